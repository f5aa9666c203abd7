import { Temporal } from 'temporal-polyfill';

export const MONTHS = [
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

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** "17 November 2026" */
export function dayText(day: Temporal.PlainDate): string {
  return `${day.day} ${monthName(day.month)} ${day.year}`;
}

/** "1–30 November 2026", "28 November – 4 December 2026", "17 November 2026"; both days are in it. */
export function daysText(first: Temporal.PlainDate | null, last: Temporal.PlainDate): string {
  if (first === null) return `everything up to ${dayText(last)}`;
  if (first.equals(last)) return dayText(last);
  if (first.year !== last.year) return `${dayText(first)} – ${dayText(last)}`;
  if (first.month !== last.month) return `${first.day} ${monthName(first.month)} – ${dayText(last)}`;
  return `${first.day}–${dayText(last)}`;
}

/** The day of a moment in a zone, in words. */
export function dayOfMoment(moment: Date, timezone: string): string {
  return dayText(Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate());
}
