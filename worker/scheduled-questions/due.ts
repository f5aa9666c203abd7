import { Temporal } from 'temporal-polyfill';

/** When a question is asked: at a time of the shop's day, every day or on one weekday (1 is Monday). */
export interface Rhythm {
  every: 'day' | 'week';
  /** HH:MM */
  at: string;
  weekday: number | null;
}

/**
 * The next time after a moment at which a question is due, in the shop's zone. A time that a clock change leaves out is
 * the same distance after it, and one that comes twice is the first.
 */
export function nextDue({ every, at, weekday }: Rhythm, timezone: string, after: Date): Date {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timezone);
  const time = Temporal.PlainTime.from(at);
  const ahead = every === 'week' ? ((weekday ?? 1) - now.dayOfWeek + 7) % 7 : 0;
  const first = now.toPlainDate().add({ days: ahead });
  const step = every === 'week' ? 7 : 1;
  for (const days of [0, step]) {
    const due = first.add({ days }).toZonedDateTime({ timeZone: timezone, plainTime: time });
    if (due.epochMilliseconds > after.getTime()) return new Date(due.epochMilliseconds);
  }
  throw new Error('A day later is later');
}
