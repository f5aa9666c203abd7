import type { MetricId } from '../../../contract/metrics.ts';
import type { Counted, Recorded } from './measures.ts';

/** How a metric is worked out that is no sum over rows: one value for each window and part. */
export interface Whole {
  adds: boolean;
  counted: Omit<Counted, 'measure'>[];
  recorded?: Recorded;
}

export const WHOLE: Partial<Record<MetricId, Whole>> = {};
