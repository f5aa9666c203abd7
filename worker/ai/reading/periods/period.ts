import { Temporal } from 'temporal-polyfill';
import { type Calendar, startOf, today } from '../../period.ts';
import type { Assumption } from '../asides.ts';

export type Day = Temporal.PlainDate;
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'days' | 'all';

/** A time that a question names: whole days, half-open. Null `from`: since the beginning. */
export interface Period {
  /** As a query takes it: `last_month`, `7d`, `2026-03-01..2026-04-01`, `all`. */
  key: string;
  unit: Unit;
  from: Day | null;
  to: Day;
  /** How it was read, where it could be read otherwise. */
  assumed?: Assumption;
  /** The day that is meant where it begins or ends a longer time: "mid-June". */
  point?: Day;
  /** The other reading, as words that ask for it. */
  other?: { label: string; words: string };
}

/** What stands in a text where a time is named: the time, its place, or that there is no such day. */
export interface Named {
  words: string;
  start: number;
  end: number;
  /** Null: no calendar has it. */
  period: Period | null;
  /** It is named by another one: "the week before", "the same month last year", "next week" from there. */
  relative?: { of: 'before' | 'year_before'; unit: Unit | null };
}

export const UNIT_LENGTH = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const;
export type CalendarUnit = keyof typeof UNIT_LENGTH;

/** The unit that lies `offset` from the running one. */
export function unitAt(unit: CalendarUnit, offset: number, calendar: Calendar): Period {
  const now = today(calendar);
  const start = unit === 'day' ? now : startOf(now, unit, calendar);
  return unitFrom(unit, step(start, unit, offset), calendar);
}

/** A whole unit from its first day. Those that people call by a word have it as their key. */
export function unitFrom(unit: CalendarUnit, from: Day, calendar: Calendar): Period {
  const to = from.add(UNIT_LENGTH[unit]);
  const now = today(calendar);
  const running = unit === 'day' ? now : startOf(now, unit, calendar);
  const key = from.equals(running) ? (unit === 'day' ? 'today' : `this_${unit}`) : keyOf(from, to);
  return { key, unit, from, to };
}

/** From the first to the last day, both in it. */
export function spanOf(first: Day, last: Day, unit: Unit = 'days'): Period | null {
  if (Temporal.PlainDate.compare(first, last) > 0) return null;
  const to = last.add({ days: 1 });
  return { key: keyOf(first, to), unit, from: first, to };
}

export const oneAt = (day: Day, calendar: Calendar): Period => unitFrom('day', day, calendar);

export function lastDays(count: number, withToday: boolean, calendar: Calendar): Period {
  const to = withToday ? today(calendar).add({ days: 1 }) : today(calendar);
  const from = to.subtract({ days: count });
  return { key: withToday ? `${count}d` : keyOf(from, to), unit: 'days', from, to };
}

export function allTime(calendar: Calendar): Period {
  return { key: 'all', unit: 'all', from: null, to: today(calendar).add({ days: 1 }) };
}

export function keyOf(from: Day, to: Day): string {
  return `${from}..${to}`;
}

export function step(day: Day, unit: CalendarUnit, count: number): Day {
  const length = UNIT_LENGTH[unit];
  const [name, size] = Object.entries(length)[0] as ['days' | 'weeks' | 'months' | 'years', number];
  return day.add({ [name]: size * count });
}

/** A day of the calendar, or null where there is none. */
export function dayAt(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export const isAfter = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) > 0;

/** The like time before: the whole unit before it, or as many days just before. Null for all time. */
export function periodBefore(period: Period, calendar: Calendar): Period | null {
  const { from, to, unit } = period;
  if (!from) return null;
  if (unit !== 'days' && unit !== 'all') return unitFrom(unit, step(from, unit, -1), calendar);
  const start = from.subtract({ days: from.until(to).days });
  return { key: keyOf(start, from), unit: 'days', from: start, to: from };
}

export function yearBefore(period: Period): Period | null {
  if (!period.from) return null;
  const [from, to] = [period.from.subtract({ years: 1 }), period.to.subtract({ years: 1 })];
  return { key: keyOf(from, to), unit: period.unit, from, to };
}

/** Reads a key back: of an earlier answer, or a default. */
export function periodOfKey(key: string, calendar: Calendar): Period | null {
  if (key === 'all') return allTime(calendar);
  if (key === 'today') return unitAt('day', 0, calendar);
  if (key === 'yesterday') return { ...unitAt('day', -1, calendar), key };
  const days = key.match(/^(\d{1,4})d$/)?.[1];
  if (days) return lastDays(Number(days), true, calendar);
  const [, which, unit] = key.match(/^(this|last)_(week|month|quarter|year)$/) ?? [];
  if (which && unit) return { ...unitAt(unit as CalendarUnit, which === 'this' ? 0 : -1, calendar), key };
  const [, first, end] = key.match(/^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/) ?? [];
  if (!first || !end) return null;
  try {
    const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(end)];
    if (!isAfter(to, from)) return null;
    return { key, unit: unitOf(from, to, calendar), from, to };
  } catch {
    return null;
  }
}

/** Which unit a span of days is exactly. */
function unitOf(from: Day, to: Day, calendar: Calendar): Unit {
  if (to.equals(from.add({ days: 1 }))) return 'day';
  const units = ['week', 'month', 'quarter', 'year'] as const;
  return units.find((unit) => to.equals(step(from, unit, 1)) && startOf(from, unit, calendar).equals(from)) ?? 'days';
}
