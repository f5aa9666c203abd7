import { Temporal } from 'temporal-polyfill';

/** How the shop reads its calendar, and the moment it is asked. */
export interface Calendar {
  now: Date;
  /** `now` is a moment of the past: everything is read up to it, and no running counter is of use. */
  asOf?: boolean;
  /** IANA zone: a day begins at its first moment there. */
  timezone: string;
  weekStart: 'monday' | 'sunday' | 'saturday';
}

/** The units of a calendar. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export const LENGTH = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const satisfies Record<Unit, Temporal.DurationLike>;

const WEEK_START = { monday: 1, saturday: 6, sunday: 7 } as const;

/** The moment of asking, on the shop's own clock. */
export function clock({ now, timezone }: Pick<Calendar, 'now' | 'timezone'>): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
}

/** The shop's day at the moment of asking. */
export function today(calendar: Calendar): Temporal.PlainDate {
  return clock(calendar).toPlainDate();
}

/** The first day of the week, month, quarter or year in which a day lies. */
export function unitStart(day: Temporal.PlainDate, unit: Unit, { weekStart }: Pick<Calendar, 'weekStart'>) {
  if (unit === 'day') return day;
  if (unit === 'week') return day.subtract({ days: (day.dayOfWeek - WEEK_START[weekStart] + 7) % 7 });
  if (unit === 'month') return day.with({ day: 1 });
  if (unit === 'quarter') return day.with({ day: 1, month: Math.floor((day.month - 1) / 3) * 3 + 1 });
  return day.with({ day: 1, month: 1 });
}

/** The first moment of a day in a zone; not always midnight, where clocks go forward at midnight. */
export function momentOf(day: Temporal.PlainDate, timezone: string): Date {
  return new Date(day.toZonedDateTime(timezone).epochMilliseconds);
}

/** A day as it is written, or undefined where no calendar has it, such as the 30th of February. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'reject' }) : undefined;
  } catch {
    return undefined;
  }
}
