import type { Step } from '../../../../contract/analyst.ts';
import type { Clause } from '../clause.ts';
import type { Part } from '../reading.ts';

/** What a reader makes of a clause, and how sure it is, 0 to 1. */
export interface Draft {
  part: Part;
  confidence: number;
}

/** Reads one kind of question; undefined where it is none of that kind. */
export type Reader = (clause: Clause) => Draft | undefined;

interface More {
  assumed?: string[];
  choices?: { label: string; ask: string }[];
  confidence?: number;
}

export function steps(
  clause: Clause,
  list: Step[],
  { assumed = [], choices = [], confidence = 0.9 }: More = {},
): Draft {
  const part: Part = {
    ...{ kind: 'steps', text: clause.said, steps: list, assumed: [...new Set(assumed)] },
    ...(choices.length > 0 && { choices }),
  };
  return { part, confidence };
}
