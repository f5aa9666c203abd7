import type { Logistic } from './logistic.ts';

/**
 * `fitted`: beats the base rate on later weeks; `off`: it does not, and everyone is given the base rate; `too_few_purchases`: there are
 * too few purchases to learn from.
 */
export type PropensityStatus = 'fitted' | 'off' | 'too_few_purchases';

/** A classifier of snapshots of people, with the line that makes its scores honest chances. */
export interface Classifier {
  logistic: Logistic;
  /** Platt's scaling: the chance is the logistic of `slope` times the score plus `shift`. */
  slope: number;
  shift: number;
  /** How often a purchase followed, over all snapshots. */
  baseRate: number;
}

/** A test on the latest weeks, which nothing was fitted on. */
export interface PropensityTest {
  people: number;
  purchases: number;
  /** Mean squared error of the chance, of the model and of the base rate of the weeks before. */
  brier: number;
  baseBrier: number;
  /** Tenths of the snapshots, those with the greatest chance first: mean chance, and the share who bought. */
  deciles: { people: number; predicted: number; low: number; high: number; actual: number }[];
}
