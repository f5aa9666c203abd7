import { Temporal } from 'temporal-polyfill';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment, such as 2026-11-20, in a zone. */
export function dayOf(at: string | Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(typeof at === 'string' ? new Date(at) : at);
}

/** When a day begins in a zone. */
export function startOf(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The first run of days without a gap, at most `most`; `days` is in order. */
export function firstRun(days: string[], most: number): string[] {
  const [first] = days;
  if (!first) return [];
  const run = [first];
  for (const day of days.slice(1, most)) {
    if (day !== addDays(run.at(-1) ?? first, 1)) break;
    run.push(day);
  }
  return run;
}
