import { Temporal } from 'temporal-polyfill';
import type { WorkflowTrigger } from '../../../contract/actions.ts';

/**
 * When a trigger by time is due next after a moment: at its time of the shop's day. Where clocks are put forward over
 * that time, right after; where they are put back, the first time.
 */
export function nextTime(trigger: Extract<WorkflowTrigger, { on: 'time' }>, timezone: string, after: Date): Date {
  const at = Temporal.PlainTime.from(trigger.at);
  let day = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
  for (;;) {
    const due = day.toZonedDateTime({ timeZone: timezone, plainTime: at }).epochMilliseconds;
    if (due > after.getTime() && (!trigger.weekday || day.dayOfWeek === trigger.weekday)) return new Date(due);
    day = day.add({ days: 1 });
  }
}
