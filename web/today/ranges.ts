import type { Summary } from '../../contract/analytics.ts';

/** The ranges that can be chosen, by the API's key. */
export const RANGES = [
  ['today', 'Today'],
  ['7d', '7 days'],
  ['30d', '30 days'],
  ['this_month', 'This month'],
  ['all', 'All'],
] as const;
export type RangeKey = (typeof RANGES)[number][0];

const usual: RangeKey = '7d';

/** The range an address asks for. */
export function rangeIn(query: URLSearchParams): RangeKey {
  return RANGES.find(([key]) => key === query.get('range'))?.[0] ?? usual;
}

export function addressOf(range: RangeKey): string {
  return range === usual ? '/today' : `/today?range=${range}`;
}

/** Days of a calendar as `YYYY-MM-DD`: from the first up to, and without, `end`. */
export interface Days {
  first: string;
  end: string;
}

/** The days of a summary in its own zone; undefined where it has no beginning. `end` is tomorrow in ranges that run. */
export function daysOf({ from, to, timezone }: Summary['range']): Days | undefined {
  return from && to ? { first: dayIn(timezone, from), end: dayIn(timezone, to) } : undefined;
}

/**
 * What a running range can be compared with, like with like: its whole days, without today which is not over, beside
 * as many days before them. Days of a week meet the same days of the week before, days of a month the same days of the
 * month before as far as both have them. Undefined where there is no whole day yet, and for all of the past.
 */
export function comparableDays(range: RangeKey, { first, end }: Days): { now: Days; before: Days } | undefined {
  const today = addDays(end, -1);
  if (range === 'this_month') return comparableMonth(first, today);
  const back = { '7d': -7, '30d': -30, today: 0, all: 0 }[range];
  if (back === 0 || first === today) return undefined;
  return { now: { first, end: today }, before: { first: addDays(first, back), end: addDays(today, back) } };
}

function comparableMonth(first: string, today: string) {
  const before = `${addDays(first, -1).slice(0, 8)}01`;
  const days = Math.min(daysBetween(first, today), daysBetween(before, first));
  if (days === 0) return undefined;
  return { now: { first, end: addDays(first, days) }, before: { first: before, end: addDays(before, days) } };
}

export function addDays(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function daysBetween(first: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(first)) / 86_400_000);
}

function dayIn(timeZone: string, iso: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const found = Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return `${found.year}-${found.month}-${found.day}`;
}
