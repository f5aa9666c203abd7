import type { Interval } from '../statistics/forecast.ts';

/** The people at risk of a model, together. */
export interface AtRisk {
  people: number;
  /** Buyers who came back at least once: those whose habits are known. */
  of: number;
  /** In the model's currency. */
  money: number;
  moneyInterval: Interval;
  /** What most of them have in common, the most frequent first. */
  reasons: { reason: Reason; people: number }[];
}

export type Reason = 'overdue_twice' | 'few_orders' | 'rare_buyer' | 'likely_gone';
