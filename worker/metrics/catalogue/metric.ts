import type { Dimension, Metric } from '../../../contract/metrics.ts';

/** A metric but for its id, which is where it stands in the catalogue. */
export type Meaning = Omit<Metric, 'id'>;

/** The shop's own calendar: hours of the day, days, weekdays and the periods that make a series. */
export const TIMES: Dimension[] = ['hour', 'day', 'weekday', 'week', 'month', 'quarter', 'year'];

/** The periods that each are a window of their own. */
export const PERIODS: Dimension[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Where an order or an event came from. */
export const ORIGINS: Dimension[] = ['source', 'channel', 'campaign'];

/** What every order has: its time, where it came from, what was in it, and who bought. */
export const ALL: Dimension[] = [...TIMES, ...ORIGINS, 'product', 'segment', 'customer', 'buyer'];

/** All but some of them. */
export function without(...some: Dimension[]): Dimension[] {
  return ALL.filter((one) => !some.includes(one));
}

/** What is said of every order that counts, so that it is said the same everywhere. */
export const COUNTED = 'Tests and cancelled orders never count.';
