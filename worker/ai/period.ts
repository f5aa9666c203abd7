import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../metrics/calendar/calendar.ts';

export type { Calendar };

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'days' | 'all';

/** Whole days of the shop's calendar, half-open: `from` is in it, `to` is not. Null `from`: since the beginning. */
export interface Period {
  unit: PeriodUnit;
  /** As people call it: "last month", "Q3 2011"; empty where only its window says it. */
  name: string;
  /** YYYY-MM-DD. */
  from: string | null;
  to: string;
  /** The period has not ended yet: it is read up to today. */
  running: boolean;
}

const WEEK_START = { monday: 1, saturday: 6, sunday: 7 } as const;

export function today(calendar: Calendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(calendar.now.getTime())
    .toZonedDateTimeISO(calendar.timezone)
    .toPlainDate();
}

/** The first day of the week, month, quarter or year in which a day lies. */
export function startOf(
  day: Temporal.PlainDate,
  unit: 'week' | 'month' | 'quarter' | 'year',
  calendar: Calendar,
): Temporal.PlainDate {
  if (unit === 'week') return day.subtract({ days: (day.dayOfWeek - WEEK_START[calendar.weekStart] + 7) % 7 });
  if (unit === 'month') return day.with({ day: 1 });
  if (unit === 'quarter') return day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 });
  return day.with({ day: 1, month: 1 });
}

const LENGTH = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const;

/** The day, week, month, quarter or year that lies `offset` from the running one: 0 this, -1 the last. */
export function calendarPeriod(unit: keyof typeof LENGTH, offset: number, name: string, calendar: Calendar): Period {
  const day = today(calendar);
  const start = unit === 'day' ? day : startOf(day, unit, calendar);
  return unitFrom(unit, shift(start, unit, offset), name, calendar);
}

/** The whole unit that begins on a day, cut off after today when it is still running. */
export function unitFrom(
  unit: keyof typeof LENGTH,
  from: Temporal.PlainDate,
  name: string,
  calendar: Calendar,
): Period {
  const end = from.add(LENGTH[unit]);
  const tomorrow = today(calendar).add({ days: 1 });
  const running = Temporal.PlainDate.compare(end, tomorrow) > 0 && Temporal.PlainDate.compare(from, tomorrow) < 0;
  return { unit, name, from: from.toString(), to: (running ? tomorrow : end).toString(), running };
}

function shift(day: Temporal.PlainDate, unit: keyof typeof LENGTH, offset: number): Temporal.PlainDate {
  const step = LENGTH[unit];
  const duration = Temporal.Duration.from(step);
  let result = day;
  for (let i = 0; i < Math.abs(offset); i += 1) {
    result = offset < 0 ? result.subtract(duration) : result.add(duration);
  }
  return result;
}

/** The last `count` days up to today (included) or up to yesterday. */
export function lastDays(count: number, includeToday: boolean, name: string, calendar: Calendar): Period {
  const day = today(calendar);
  const to = includeToday ? day.add({ days: 1 }) : day;
  return {
    unit: 'days',
    name,
    from: to.subtract({ days: count }).toString(),
    to: to.toString(),
    running: includeToday,
  };
}

/** From the first event to now. */
export function allTime(calendar: Calendar): Period {
  return { unit: 'all', name: 'all time', from: null, to: today(calendar).add({ days: 1 }).toString(), running: true };
}

/**
 * What a period is compared with: the whole unit before it; for a running unit the same number of days at the start of
 * the unit before (never past its end); for a number of days the days just before. Null for all time.
 */
export function periodBefore(period: Period): Period | null {
  if (period.from === null) return null;
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  const days = from.until(to).days;
  if (period.unit === 'all' || period.unit === 'days') {
    const start = from.subtract({ days });
    return {
      ...period,
      name: `the ${plural(days, 'day')} before`,
      from: start.toString(),
      to: period.from,
      running: false,
    };
  }
  const start = shift(from, period.unit, -1);
  const sameDays = start.add({ days });
  const end = period.running && Temporal.PlainDate.compare(sameDays, from) < 0 ? sameDays : from;
  const whole = end.equals(from);
  const name = whole ? `the ${period.unit} before` : `the same days of the ${period.unit} before`;
  return { ...period, name, from: start.toString(), to: end.toString(), running: false };
}

/** The instants between which a period lies in the shop's zone, half-open. It never reaches beyond the moment of asking. */
export function instants(period: Period, calendar: Calendar): { from: Date | null; to: Date } {
  const end = midnight(period.to, calendar.timezone);
  const afterNow = new Date(calendar.now.getTime() + 1);
  return {
    from: period.from === null ? null : midnight(period.from, calendar.timezone),
    to: end > afterNow ? afterNow : end,
  };
}

function midnight(day: string, timezone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timezone).epochMilliseconds);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "1–30 November 2026", "28 November – 4 December 2026", "17 November 2026"; the last day is in it. */
export function windowText(period: Period): string {
  const last = Temporal.PlainDate.from(period.to).subtract({ days: 1 });
  if (period.from === null) return `everything up to ${dayText(last)}`;
  const first = Temporal.PlainDate.from(period.from);
  if (first.equals(last)) return dayText(last);
  if (first.year !== last.year) return `${dayText(first)} – ${dayText(last)}`;
  if (first.month !== last.month) return `${first.day} ${monthName(first.month)} – ${dayText(last)}`;
  return `${first.day}–${dayText(last)}`;
}

/** "17 November 2026" */
export function dayText(day: Temporal.PlainDate): string {
  return `${day.day} ${monthName(day.month)} ${day.year}`;
}

/** The day of a moment in the shop's zone, in words. */
export function dayOf(moment: Date, calendar: Calendar): string {
  return dayText(today({ ...calendar, now: moment }));
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${count} ${noun}s`;
}
