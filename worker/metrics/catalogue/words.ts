import type { MetricId } from '../../../contract/metrics.ts';
import { BEHAVIOUR_WORDS } from './words/behaviour.ts';
import { BUYERS_WORDS } from './words/buyers.ts';
import { MONEY_WORDS } from './words/money.ts';
import { ORDERS_WORDS } from './words/orders.ts';
import type { MetricWords } from './words/words.ts';

/**
 * Every metric's names and synonyms. Questions are read by them, and a figure may be called by any of them. A name
 * belongs to one metric only; where people use a word for two ("sales"), it stands at what they mean most often.
 */
export const METRIC_WORDS: Record<MetricId, MetricWords> = {
  ...MONEY_WORDS,
  ...ORDERS_WORDS,
  ...BUYERS_WORDS,
  ...BEHAVIOUR_WORDS,
};
