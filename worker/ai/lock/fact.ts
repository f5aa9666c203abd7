import type { MetricUnit } from '../../../contract/metrics.ts';

/** A figure that an answer may state: it stands in a tool's result, or follows from such by a declared derivation. */
export interface Fact {
  /** Decimal, exact: "510.00", "6", "0.2206" for a share of 22.06 %. */
  value: string;
  unit: MetricUnit;
  /** Of money. */
  currency?: string;
  /** What it is of, in the catalogue's words and their synonyms, lower case: ["revenue", "net revenue", "sales"]. */
  of: string[];
  /** Where in a breakdown it belongs, in words as they are shown: "March 2011", "Candle", "14646". Empty for a whole. */
  at?: string[];
  /** The period it is of, as it may be called: "last week", "9–15 March 2026", "2026-03". Empty where it has none. */
  when?: string[];
  /**
   * Set where it follows from others: a difference or change (signed, against another time), a ratio of one metric to
   * itself at another time, a part's share in the whole, the sum of the parts that are listed.
   */
  how?: Derivation['how'];
  /** The lower or the upper end of what is expected: no level by itself, but with the other end a range. */
  end?: 'low' | 'high';
}

/** What holds between facts: its result is a fact too, because the engine worked it out. */
export interface Derivation {
  how: 'difference' | 'ratio' | 'share' | 'sum' | 'change';
  from: Fact[];
  result: Fact;
}
