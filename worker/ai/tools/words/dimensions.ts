import type { Dimension } from '../../../../contract/metrics.ts';

const TIMES: ReadonlySet<Dimension> = new Set(['hour', 'day', 'weekday', 'week', 'month', 'quarter', 'year']);
const STRANGE: ReadonlySet<string> = new Set(['source', 'channel', 'campaign', 'product', 'customer']);

/** A part of the shop's calendar. */
export function isTime(dimension: Dimension): boolean {
  return TIMES.has(dimension);
}

/** What its rows are called, strangers have written. */
export function isStrange(dimension: Dimension | 'order_value'): boolean {
  return STRANGE.has(dimension);
}
