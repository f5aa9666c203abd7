import type { Summary } from '../../contract/analytics.ts';
import type { Format } from '../app/format.ts';

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

const rangeWords: Record<string, string> = { all: 'Of all time', '7d': 'The last 7 days', '30d': 'The last 30 days' };

/** A range's key as the beginning of a sentence: one that can be chosen, or days as `2026-11-01..2026-11-08`. */
export function rangeInWords(key: string, format: Pick<Format, 'days'>): string {
  const [first, end] = key.split('..');
  if (first && end) return format.days(first, addDays(end, -1), { year: true });
  return rangeWords[key] ?? RANGES.find(([one]) => one === key)?.[1] ?? key;
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

export function addDays(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function dayIn(timeZone: string, iso: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const found = Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return `${found.year}-${found.month}-${found.day}`;
}
