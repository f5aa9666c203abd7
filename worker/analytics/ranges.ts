import { Temporal } from 'temporal-polyfill';

/** Where and when a range is read: the workspace's zone and first day of the week, and the moment it is asked. */
export interface Calendar {
  now: Date;
  timezone: string;
  weekStart: 'monday' | 'sunday' | 'saturday';
}

/** A half-open span of time, `from` ≤ t < `to`; null is without end. `label` reads well after a number. */
export interface TimeRange {
  key: string;
  from: Date | null;
  to: Date | null;
  label: string;
}

type Days = readonly [from: Temporal.PlainDate, to: Temporal.PlainDate, label: string];

const ISO_WEEKDAY = { monday: 1, saturday: 6, sunday: 7 } as const;

type Named = (today: Temporal.PlainDate, weekStart: Calendar['weekStart']) => Days;

const NAMED = new Map<string, Named>(
  Object.entries({
    today: (today) => [today, today.add({ days: 1 }), 'today'],
    yesterday: (today) => [today.subtract({ days: 1 }), today, 'yesterday'],
    this_week: (today, start) => week(today, start, 'this week'),
    last_week: (today, start) => week(today.subtract({ weeks: 1 }), start, 'last week'),
    this_month: (today) => months(today.with({ day: 1 }), 1, 'this month'),
    last_month: (today) => months(today.with({ day: 1 }).subtract({ months: 1 }), 1, 'last month'),
    this_quarter: (today) => months(quarter(today), 3, 'this quarter'),
    last_quarter: (today) => months(quarter(today).subtract({ months: 3 }), 3, 'last quarter'),
    this_year: (today) => months(today.with({ month: 1, day: 1 }), 12, 'this year'),
    last_year: (today) => months(today.with({ month: 1, day: 1 }).subtract({ years: 1 }), 12, 'last year'),
  } satisfies Record<string, Named>),
);

/** The keys that `resolveRange` knows, besides `<n>d` and `YYYY-MM-DD..YYYY-MM-DD`. */
export const RANGE_KEYS = ['all', ...NAMED.keys()];

/**
 * Reads a range's key as whole days of the calendar's zone, so that a day of 23 or 25 hours is one day:
 * - `all`, `today`, `yesterday`, `this_week`, `last_week`, and the same with month, quarter and year;
 * - `7d`, `30d` or any number of days up to 3660: the last so many days, today included;
 * - `2026-05-01..2026-06-01`: from the first day up to, and without, the last one.
 *
 * Words are keys too: "last month" is `last_month`, "last 30 days" is `30d`. Undefined when it is none of these.
 */
export function resolveRange(text: string, calendar: Calendar): TimeRange | undefined {
  const key = keyOf(text);
  if (key === 'all') return { key, from: null, to: null, label: 'in all' };
  const today = Temporal.Instant.fromEpochMilliseconds(calendar.now.getTime())
    .toZonedDateTimeISO(calendar.timezone)
    .toPlainDate();
  const days = NAMED.get(key)?.(today, calendar.weekStart) ?? lastDays(key, today) ?? between(key);
  if (!days) return undefined;
  const [from, to, label] = days;
  return { key, from: startOf(from, calendar.timezone), to: startOf(to, calendar.timezone), label };
}

function keyOf(text: string): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(all|all time|ever|in all|so far)$/.test(words)) return 'all';
  const days = words.match(/^(?:the )?(?:last|past) (\d{1,4}) days?$/)?.[1];
  return days ? `${days}d` : words.replaceAll(' ', '_');
}

function lastDays(key: string, today: Temporal.PlainDate): Days | undefined {
  const days = Number(key.match(/^(\d{1,4})d$/)?.[1]);
  if (!(days >= 1 && days <= 3660)) return undefined;
  const label = days === 1 ? 'today' : `in the last ${days} days`;
  return [today.subtract({ days: days - 1 }), today.add({ days: 1 }), label];
}

function between(key: string): Days | undefined {
  const [, first, end] = key.match(/^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/) ?? [];
  if (!first || !end) return undefined;
  try {
    const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(end)];
    if (Temporal.PlainDate.compare(from, to) >= 0) return undefined;
    const last = to.subtract({ days: 1 });
    return [from, to, from.equals(last) ? `on ${from}` : `from ${from} to ${last}`];
  } catch {
    // A day that no calendar has, such as the 30th of February.
    return undefined;
  }
}

function week(day: Temporal.PlainDate, weekStart: Calendar['weekStart'], label: string): Days {
  const from = day.subtract({ days: (day.dayOfWeek - ISO_WEEKDAY[weekStart] + 7) % 7 });
  return [from, from.add({ days: 7 }), label];
}

function months(from: Temporal.PlainDate, count: number, label: string): Days {
  return [from, from.add({ months: count }), label];
}

function quarter(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 });
}

/** The first moment of a day in a zone; not always midnight, where clocks go forward at midnight. */
function startOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime(timezone).epochMilliseconds);
}
