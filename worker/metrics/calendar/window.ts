import { Temporal } from 'temporal-polyfill';
import type { MetricWindow } from '../../../contract/metrics.ts';
import { type Calendar, LENGTH, momentOf, readDay, today, type Unit, unitStart } from './calendar.ts';
import { daysText, dayText, monthName } from './words.ts';

/** A time that is asked about: whole days of the shop's calendar, and the moments between which they lie. */
export interface Window {
  /** What it is one of; `days` for any number of them, `all` for everything up to now. */
  unit: Unit | 'days' | 'all';
  /** As people call it: "last week", "Q3 2011"; empty where only its days say it. */
  name: string;
  /** The first day, and the one after the last; null: since the beginning. */
  first: Temporal.PlainDate | null;
  end: Temporal.PlainDate;
  /** The same as moments, half-open, never reaching beyond the moment of asking. */
  from: Date | null;
  to: Date;
  /** It has begun and not ended: it is read up to now. */
  running: boolean;
}

export type ReadRange = { kind: 'window'; window: Window } | { kind: 'refused'; message: string };

/** What a range can be, for who asked for none. */
export const RANGE_HELP =
  'Use all, today, yesterday, last_week, this_month, last_quarter, this_year, 30d (today included), 2026, 2026-Q1, 2026-03, a day, or 2026-03-01..2026-04-01 (the last day is not in it)';

const UNITS = ['week', 'month', 'quarter', 'year'] as const;

/**
 * Reads a range as whole days of the shop's zone, so that a day of 23 or 25 hours is one day:
 * - `all`, `today`, `yesterday`, `this_week`, `last_week`, and the same with month, quarter and year;
 * - `7d`, `30d` or any number of days up to 3660: the last so many days, today included;
 * - `2026`, `2026-Q1`, `2026-03`, `2026-03-09`: that year, quarter, month, day;
 * - `2026-03-01..2026-04-01`: from the first day up to, and without, the last one.
 *
 * Words are keys too: "last month" is `last_month`, "last 30 days" is `30d`.
 */
export function readRange(text: string, calendar: Calendar): ReadRange {
  const key = keyOf(text);
  const found = named(key, calendar) ?? lastDays(key, calendar) ?? unitNamed(key, calendar) ?? between(key, calendar);
  if (found === undefined) return { kind: 'refused', message: RANGE_HELP };
  return typeof found === 'string' ? { kind: 'refused', message: found } : { kind: 'window', window: found };
}

function keyOf(text: string): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(all|all time|ever|in all|so far)$/.test(words)) return 'all';
  const days = words.match(/^(?:the )?(?:last|past) (\d{1,4}) days?$/)?.[1];
  return days ? `${days}d` : words.replaceAll(' ', '_');
}

function named(key: string, calendar: Calendar): Window | undefined {
  const day = today(calendar);
  if (key === 'all') return windowOf('all', 'all time', null, day.add({ days: 1 }), calendar);
  if (key === 'today') return unitWindow('day', day, 'today', calendar);
  if (key === 'yesterday') return unitWindow('day', day.subtract({ days: 1 }), 'yesterday', calendar);
  const [, which, unit] = key.match(/^(this|last)_(week|month|quarter|year)$/) ?? [];
  const one = UNITS.find((known) => known === unit);
  if (!one) return undefined;
  const start = unitStart(day, one, calendar);
  return unitWindow(one, which === 'last' ? start.subtract(LENGTH[one]) : start, `${which} ${one}`, calendar);
}

function lastDays(key: string, calendar: Calendar): Window | undefined {
  const days = Number(key.match(/^(\d{1,4})d$/)?.[1]);
  if (!(days >= 1 && days <= 3660)) return undefined;
  const day = today(calendar);
  if (days === 1) return unitWindow('day', day, 'today', calendar);
  const end = day.add({ days: 1 });
  return windowOf('days', `the last ${days} days`, end.subtract({ days }), end, calendar);
}

function unitNamed(key: string, calendar: Calendar): Window | string | undefined {
  const [, year, quarter, month, day] = key.match(/^(\d{4})(?:-(?:q([1-4])|(\d\d)(?:-(\d\d))?))?$/) ?? [];
  if (!year) return undefined;
  const unit = day ? 'day' : month ? 'month' : quarter ? 'quarter' : 'year';
  const text = `${year}-${month ?? String(quarter ? Number(quarter) * 3 - 2 : 1).padStart(2, '0')}-${day ?? '01'}`;
  const first = readDay(text);
  return first ? unitWindow(unit, first, nameOfUnit(unit, first), calendar) : noSuchDay(day ? text : key);
}

function between(key: string, calendar: Calendar): Window | string | undefined {
  const [, start, stop] = key.match(/^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/) ?? [];
  if (!start || !stop) return undefined;
  const [first, end] = [readDay(start), readDay(stop)];
  if (!first || !end) return noSuchDay(first ? stop : start);
  if (Temporal.PlainDate.compare(first, end) >= 0) {
    return `The range ends before it begins: ${stop} is not in it, so use a later last day`;
  }
  const unit = (['day', 'week', 'month', 'quarter', 'year'] as const).find(
    (one) => unitStart(first, one, calendar).equals(first) && first.add(LENGTH[one]).equals(end),
  );
  return unit ? unitWindow(unit, first, nameOfUnit(unit, first), calendar) : windowOf('days', '', first, end, calendar);
}

function noSuchDay(text: string): string {
  return `There is no ${text} in any calendar: use a day that exists`;
}

function nameOfUnit(unit: Unit, first: Temporal.PlainDate): string {
  if (unit === 'month') return `${monthName(first.month)} ${first.year}`;
  if (unit === 'quarter') return `Q${(first.month + 2) / 3} ${first.year}`;
  if (unit === 'year') return String(first.year);
  return unit === 'week' ? `the week of ${dayText(first)}` : '';
}

/** The whole unit that begins on a day. */
export function unitWindow(unit: Unit, first: Temporal.PlainDate, name: string, calendar: Calendar): Window {
  return windowOf(unit, name, first, first.add(LENGTH[unit]), calendar);
}

export function windowOf(
  unit: Window['unit'],
  name: string,
  first: Temporal.PlainDate | null,
  end: Temporal.PlainDate,
  { now, timezone }: Pick<Calendar, 'now' | 'timezone'>,
): Window {
  const from = first && momentOf(first, timezone);
  const whole = momentOf(end, timezone);
  const afterNow = new Date(now.getTime() + 1);
  const running = whole > afterNow && (from === null || from < afterNow);
  return { unit, name, first, end, from, to: running ? afterNow : whole, running };
}

/** The last day that is in it: of a running one the day of asking. */
export function lastDay({ running, to, end }: Window, timezone: string): Temporal.PlainDate {
  if (!running) return end.subtract({ days: 1 });
  return Temporal.Instant.fromEpochMilliseconds(to.getTime() - 1)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
}

/** "last week (9–15 March 2026, America/New_York)"; without a name of its own "9–12 March 2026 (America/New_York)". */
export function windowText(window: Window, timezone: string): string {
  const days = daysText(window.first, lastDay(window, timezone));
  return window.name ? `${window.name} (${days}, ${timezone})` : `${days} (${timezone})`;
}

/** A window as answers carry it. */
export function told(window: Window, timezone: string): MetricWindow {
  return {
    ...{ from: window.from?.toISOString() ?? null, to: window.to.toISOString() },
    ...{ firstDay: window.first?.toString() ?? null, lastDay: lastDay(window, timezone).toString() },
    ...{ timezone, text: windowText(window, timezone), running: window.running },
  };
}
