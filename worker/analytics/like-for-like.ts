import { Temporal } from 'temporal-polyfill';
import type { Calendar, TimeRange } from './ranges.ts';

/** Two spans of time that can be compared, half-open. */
export interface Alike {
  now: { from: Date; to: Date };
  before: { from: Date; to: Date };
  /** The range has not ended: both are cut off at the same time of their day. */
  running: boolean;
}

const UNITS: [pattern: RegExp, unit: Temporal.DurationLike][] = [
  [/^(today|yesterday)$/, { days: 1 }],
  [/_week$/, { weeks: 1 }],
  [/_month$/, { months: 1 }],
  [/_quarter$/, { months: 3 }],
  [/_year$/, { years: 1 }],
];

/**
 * A range beside the one before it: the day, week, month, quarter or year before; for a number of days as many days
 * before them. A range that still runs is cut off now, and the one before it at the same time of the day on the like
 * day, never past its end: the 1st to the 31st at noon meets the 1st to the 28th of February at noon. Undefined for all
 * of time, and before the range has begun.
 */
export function likeForLike(range: TimeRange, { now, timezone }: Calendar): Alike | undefined {
  const { from, to } = range;
  if (!from || !to || from > now) return undefined;
  const zoned = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone);
  const days = zoned(from).toPlainDate().until(zoned(to).toPlainDate()).days;
  const unit = UNITS.find(([pattern]) => pattern.test(range.key))?.[1] ?? { days };
  const earlier = (moment: Date) => new Date(zoned(moment).subtract(unit).epochMilliseconds);
  const afterNow = new Date(now.getTime() + 1);
  const running = to > afterNow;
  const start = new Date(zoned(from).toPlainDate().subtract(unit).toZonedDateTime(timezone).epochMilliseconds);
  const cut = earlier(afterNow);
  return {
    now: { from, to: running ? afterNow : to },
    before: { from: start, to: running && cut < from ? cut : from },
    running,
  };
}
