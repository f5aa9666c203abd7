export type Measure = 'money' | 'percent' | 'points' | 'times' | 'fraction' | 'days' | 'plain';

/** What a figure may say, and the worth of its last digit. */
export interface Reading {
  value: bigint;
  step: bigint;
}

/** A figure as a text states it. Without readings nobody can tell what it says, and it is not let through. */
export interface Figure {
  from: number;
  to: number;
  /** Without its signs and words, for a figure of digits. */
  digits?: { from: number; to: number };
  /** What it may say ("1.234" says two things). */
  readings: Reading[];
  measure: Measure;
  /** Of money: its sign, word or code. */
  currency: string;
  sign: '+' | '-' | '';
  bound: 'exact' | 'about' | 'over' | 'under' | 'vague';
  ordinal: boolean;
}
