import { Temporal } from 'temporal-polyfill';
import { type Calendar, today } from '../../period.ts';
import type { Assumption } from '../asides.ts';
import { MONTHS, NUMBERS, WEEKDAYS } from './date-words.ts';
import { type Day, dayAt, isAfter, type Period, spanOf, unitFrom } from './period.ts';

export type Groups = Partial<Record<string | 0, string>>;

export function numberOf(word: string | undefined): number {
  return NUMBERS[word ?? ''] ?? Number(word);
}

/** "11" and "'11" are 2011, "98" is 1998. */
export function yearOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const number = Number(text.replace(/\D/g, ''));
  if (text.replace(/\D/g, '').length === 4) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

/** A month's first day; without a year the latest one that has begun. */
export function monthOf(word: string | undefined, year: number | undefined, calendar: Calendar): Day {
  const now = today(calendar);
  const month = MONTHS[word ?? ''] ?? 1;
  return Temporal.PlainDate.from({ year: year ?? now.year - (month > now.month ? 1 : 0), month, day: 1 });
}

/** A day of a month; without a year the latest one that has come. Null where the month has no such day. */
export function dayOf(
  month: string | undefined,
  day: string | undefined,
  year: number | undefined,
  calendar: Calendar,
): Day | null {
  return dateOf(MONTHS[month ?? ''] ?? 0, Number.parseInt(day ?? '', 10), year, calendar);
}

export function dateOf(month: number, day: number, year: number | undefined, calendar: Calendar): Day | null {
  const now = today(calendar);
  if (year !== undefined) return dayAt(year, month, day);
  const found = dayAt(now.year, month, day);
  // 29 February of a year without one: the latest that was.
  if (!found) return month === 2 && day === 29 ? leapDay(now) : null;
  return isAfter(found, now) ? (dayAt(now.year - 1, month, day) ?? null) : found;
}

function leapDay(now: Day): Day | null {
  for (let year = now.year; year > now.year - 9; year -= 1) {
    const day = dayAt(year, 2, 29);
    if (day && !isAfter(day, now)) return day;
  }
  return null;
}

/** The latest such weekday: today counts, unless `before` asks for one that is over. */
export function weekdayOf(word: string | undefined, before: boolean, calendar: Calendar): Day {
  const now = today(calendar);
  const back = (now.dayOfWeek - (WEEKDAYS[word ?? ''] ?? 1) + 7) % 7;
  return now.subtract({ days: back === 0 && before ? 7 : back });
}

export function isoDay(text: string | undefined): Day | null {
  const [, year, month, day] = text?.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/) ?? [];
  return dayAt(Number(year), Number(month), Number(day));
}

export function oneDay(day: Day | null, calendar: Calendar): Period | null {
  return day && unitFrom('day', day, calendar);
}

/** From a day up to and with today. */
export function sinceDay(day: Day | null, calendar: Calendar): Period | null {
  if (!day) return null;
  return spanOf(day, isAfter(day, today(calendar)) ? day : today(calendar));
}

/** Everything before a day. */
export function untilDay(day: Day | null): Period | null {
  return day && spanOf(Temporal.PlainDate.from('1990-01-01'), day.subtract({ days: 1 }));
}

const MONTH_FIRST =
  /^America\/(?!Argentina|Sao|Bogota|Lima|Mexico|Santiago|Caracas|Montevideo)|^US\/|^Pacific\/Honolulu/;

/** `3/4/2026`: the order of day and month that the shop's part of the world writes, unless only the other one is a day. */
export function numericDate(
  a: string | undefined,
  b: string | undefined,
  year: number | undefined,
  dots: boolean,
  calendar: Calendar,
): { day: Day | null; assumed?: Assumption } {
  const [first, second] = [Number(a), Number(b)];
  const monthFirst = !dots && second <= 31 && (second > 12 || (first <= 12 && MONTH_FIRST.test(calendar.timezone)));
  const [day, month] = monthFirst ? [second, first] : [first, second];
  const found = dateOf(month, day, year, calendar);
  const doubtful = first <= 12 && second <= 12 && first !== second && !dots;
  if (!found || !doubtful) return { day: found };
  return { day: found, assumed: { date: `${a}/${b}`, day: found.toString() } };
}

/** The nth such weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
}
