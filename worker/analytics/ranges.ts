import { type Calendar, momentOf } from '../metrics/calendar/calendar.ts';
import { readRange } from '../metrics/calendar/window.ts';

export type { Calendar };

/** A half-open span of time, `from` ≤ t < `to`; null is without end. */
export interface TimeRange {
  from: Date | null;
  to: Date | null;
}

const UNITS = ['week', 'month', 'quarter', 'year'];

/** The ranges that have a name, besides `<n>d`, units such as `2026-03`, and `YYYY-MM-DD..YYYY-MM-DD`. */
export const RANGE_KEYS = ['all', 'today', 'yesterday', ...UNITS.flatMap((unit) => [`this_${unit}`, `last_${unit}`])];

/**
 * A range as whole days of the shop's calendar, also those that are still to come; see `readRange` for what can be asked.
 * Undefined when it is none.
 */
export function resolveRange(text: string, calendar: Calendar): TimeRange | undefined {
  const read = readRange(text, calendar);
  if (read.kind === 'refused') return undefined;
  const { first, from, end } = read.window;
  return first === null ? { from: null, to: null } : { from, to: momentOf(end, calendar.timezone) };
}
