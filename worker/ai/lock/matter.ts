import type { Evidences } from './evidence.ts';
import type { MetricMark, RowMark, Sentence, TimeMark } from './sentence.ts';

/** What an answer has been speaking of, for a sentence that does not say it again. */
export interface Topic {
  metrics: string[];
  rows: RowMark[];
  times: string[][];
}

/** What the question names. */
export type Asked = Topic & { sentence: Sentence };

/** What holds for a whole answer. */
export interface Matter {
  evidences: Evidences;
  currency: string;
  /** The shop's day. */
  today: string;
  /** What the question names. */
  asked: Asked;
  /** The time of a figure of which no time is said. */
  main: string[][];
  /** Rows there are. */
  rowCount: number;
  /** How many rows the breakdowns have that add up to their whole. */
  wholes: Set<number>;
}

/** What the head of a table says of a cell, and its row. */
export interface Cell {
  metrics: MetricMark[];
  rows: RowMark[];
  times: TimeMark[];
  change: boolean;
  /** The words of its column and its row. */
  words: string;
}
