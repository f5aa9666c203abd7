import type { IDENTIFIER_KINDS } from '../../contract/people.ts';

export interface SubjectKey {
  kind: (typeof IDENTIFIER_KINDS)[number];
  value: string;
}

/** Whom a request is about, and what of them must not be found any more. Empty once they are erased. */
export interface Subject {
  /** As the request named them. */
  keys?: SubjectKey[];
  /** Orders that the request named. */
  orders?: string[];
  /** The profiles that they are made of, once they were looked up. */
  profiles?: string[];
  /** Words that stand for them wherever they are written, and words that do so only beside one of those. */
  certain?: string[];
  likely?: string[];
  /** When they were erased: what happened before is not taken in again. */
  erasedAt?: string;
}

/** Rows by what was done with them. */
export type Counts = Record<string, number>;

export function addCounts(...all: Counts[]): Counts {
  const sum: Counts = {};
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) if (count > 0) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}
