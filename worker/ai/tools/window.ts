import type { MetricWindow } from '../../../contract/metrics.ts';
import { fail } from '../../errors.ts';
import { readRange, told, type Window } from '../../metrics/calendar/window.ts';
import type { ToolCtx } from './tool.ts';

/** A range as it was asked, in the shop's calendar; 400 says what is wrong with it. */
export function windowOf(
  { calendar }: Pick<ToolCtx, 'calendar'>,
  range: string,
): { window: Window; told: MetricWindow } {
  const read = readRange(range, calendar);
  if (read.kind === 'refused')
    return fail('invalid', read.message, { fields: [{ path: 'range', message: read.message }] });
  return { window: read.window, told: told(read.window, calendar.timezone) };
}

/** The range as days, for what knows no other names: "2026-03-01..2026-04-01". */
export function asDays({ first, end }: Window): string {
  return first === null ? 'all' : `${first}..${end}`;
}

/** A moment's day in the shop's zone, YYYY-MM-DD. */
export function dayOf(moment: Date | string, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date(moment));
}
