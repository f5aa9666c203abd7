import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../ranges.ts';

/** A whole day, week or month of the shop's calendar; half-open. */
export interface Period {
  /** YYYY-MM-DD: its first day, and the day after its last. */
  start: string;
  end: string;
  from: Date;
  to: Date;
}

const WEEKDAY = { monday: 1, saturday: 6, sunday: 7 } as const;
const LENGTH = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const;

/** The periods that have a part in `from` ≤ t < `to`, and `more` after them, as far as they have begun; at most `most`. */
export function periodsIn(
  span: { from: Date; to: Date },
  { grain, more, most }: { grain: keyof typeof LENGTH; more: number; most: number },
  calendar: Calendar,
): { periods: Period[]; cohorts: number } | undefined {
  const { timezone } = calendar;
  const periods: Period[] = [];
  let cohorts = 0;
  for (let day = startOf(dayOf(span.from, timezone), grain, calendar); ; ) {
    const next = day.add(LENGTH[grain]);
    const [from, to] = [instantOf(day, timezone), instantOf(next, timezone)];
    const isCohort = from < span.to;
    if (from > calendar.now || (!isCohort && periods.length >= cohorts + more)) return { periods, cohorts };
    periods.push({ start: day.toString(), end: next.toString(), from, to });
    if (isCohort) cohorts += 1;
    if (cohorts > most) return undefined;
    day = next;
  }
}

function startOf(day: Temporal.PlainDate, grain: keyof typeof LENGTH, { weekStart }: Calendar): Temporal.PlainDate {
  if (grain === 'month') return day.with({ day: 1 });
  if (grain === 'week') return day.subtract({ days: (day.dayOfWeek - WEEKDAY[weekStart] + 7) % 7 });
  return day;
}

function dayOf(moment: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}

function instantOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime(timezone).epochMilliseconds);
}
