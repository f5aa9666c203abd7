import { Temporal } from 'temporal-polyfill';
import { type Calendar, clock, LENGTH } from './calendar.ts';
import { type Window, windowOf } from './window.ts';

/**
 * The like time before: the day, week, month, quarter or year before; for a number of days as many days before them. One
 * that still runs meets the like part of the one before, up to the same time of the like day and never past its end: the
 * 1st to the 31st at noon meets the 1st to the 28th of February at noon. Undefined for all of time.
 */
export function windowBefore(window: Window, calendar: Calendar): Window | undefined {
  const { first, end, unit, running } = window;
  if (first === null || unit === 'all') return undefined;
  const days = first.until(end).days;
  const length = unit === 'days' ? { days } : LENGTH[unit];
  const what = unit === 'days' ? `${days} days` : unit;
  const name = running && unit !== 'days' ? `the same part of the ${what} before` : `the ${what} before`;
  const before = windowOf(unit, name, first.subtract(length), first, calendar);
  return running ? cutAt(before, length, calendar) : before;
}

/** The same time a year before: the same days, or for a week the one 52 weeks before it, so that weekdays meet. */
export function windowYearBefore(window: Window, calendar: Calendar): Window | undefined {
  const { first, end, unit, running } = window;
  if (first === null || unit === 'all') return undefined;
  const length = unit === 'week' ? { weeks: 52 } : { years: 1 };
  const name = unit === 'week' ? 'the same week a year before' : 'the same time a year before';
  const before = windowOf(unit, name, first.subtract(length), end.subtract(length), calendar);
  return running ? cutAt(before, length, calendar) : before;
}

/** Cut off at the time of the day at which it is asked, so much earlier. */
function cutAt(window: Window, length: Temporal.DurationLike, calendar: Calendar): Window {
  const cut = new Date(clock(calendar).subtract(length).add({ milliseconds: 1 }).epochMilliseconds);
  if (cut >= window.to) return window;
  const end = Temporal.Instant.fromEpochMilliseconds(cut.getTime() - 1)
    .toZonedDateTimeISO(calendar.timezone)
    .toPlainDate()
    .add({ days: 1 });
  return { ...window, to: cut, end, running: false };
}
