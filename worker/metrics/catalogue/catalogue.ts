import { METRIC_IDS, type Metric, type MetricId } from '../../../contract/metrics.ts';
import { BEHAVIOUR_METRICS } from './behaviour.ts';
import { BUYERS } from './buyers.ts';
import type { Meaning } from './metric.ts';
import { MONEY } from './money.ts';
import { ORDERS } from './orders.ts';

/** What every metric means, once. How it is computed in SQL is in `compile/`. */
const MEANINGS: Record<MetricId, Meaning> = { ...MONEY, ...ORDERS, ...BUYERS, ...BEHAVIOUR_METRICS };

/** All metrics, in the order in which they are listed. */
export const CATALOGUE: Metric[] = METRIC_IDS.map(metricOf);

export function metricOf(id: MetricId): Metric {
  return { id, ...MEANINGS[id] };
}
