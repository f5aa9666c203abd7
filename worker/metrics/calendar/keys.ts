import { Temporal } from 'temporal-polyfill';
import type { Dimension, MetricGrain } from '../../../contract/metrics.ts';
import { type Calendar, clock, LENGTH, momentOf, readDay, unitStart } from './calendar.ts';
import { daysText, dayText, monthName, WEEKDAYS } from './words.ts';

/** More points than this are no series that anybody reads. */
export const MOST_POINTS = 1000;

/** The key of the period in which a local time lies: `2026-03-09T14`, `2026-03-09`, `2026-03`, `2026-Q1`, `2026`. */
export function keyOf(
  local: Temporal.PlainDateTime,
  grain: MetricGrain,
  calendar: Pick<Calendar, 'weekStart'>,
): string {
  const day = local.toPlainDate();
  if (grain === 'hour') return `${day}T${String(local.hour).padStart(2, '0')}`;
  const start = unitStart(day, grain, calendar);
  if (grain === 'month') return start.toString().slice(0, 7);
  if (grain === 'quarter') return `${start.year}-Q${(start.month + 2) / 3}`;
  return grain === 'year' ? String(start.year) : start.toString();
}

/** The keys of all periods from one moment to another, in order; undefined for more than are read as a series. */
export function keysBetween(from: Date, to: Date, grain: MetricGrain, calendar: Calendar): string[] | undefined {
  const { timezone } = calendar;
  const last = clock({ now: new Date(to.getTime() - 1), timezone });
  let at = clock({ now: from, timezone });
  const keys: string[] = [];
  if (grain === 'hour') {
    // Hours pass one by one, so that the one that is skipped in spring has no key and the one that comes twice has one.
    for (
      at = at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
      Temporal.ZonedDateTime.compare(at, last) <= 0;
    ) {
      const key = keyOf(at.toPlainDateTime(), grain, calendar);
      if (keys.at(-1) !== key) keys.push(key);
      if (keys.length > MOST_POINTS) return undefined;
      at = at.add({ hours: 1 });
    }
    return keys;
  }
  for (let day = unitStart(at.toPlainDate(), grain, calendar); ; day = day.add(LENGTH[grain])) {
    if (Temporal.PlainDate.compare(day, last.toPlainDate()) > 0) return keys;
    keys.push(keyOf(day.toPlainDateTime(), grain, calendar));
    if (keys.length > MOST_POINTS) return undefined;
  }
}

/** The first moment of the period of a key; undefined for what is no such key. */
export function momentOfKey(
  key: string,
  grain: MetricGrain,
  { timezone }: Pick<Calendar, 'timezone'>,
): Date | undefined {
  const quarter = key.match(/^(\d{4})-Q([1-4])$/);
  const text = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}` : key;
  const day = readDay(`${text.slice(0, 10)}-01-01`.slice(0, 10));
  if (!day) return undefined;
  if (grain !== 'hour') return momentOf(day, timezone);
  return new Date(day.toZonedDateTime({ timeZone: timezone, plainTime: `${key.slice(11)}:00` }).epochMilliseconds);
}

const NONE: Partial<Record<Dimension, string>> = {
  product: 'No product is told',
  campaign: 'No campaign',
  customer: 'Nobody who is known',
  segment: 'In no segment',
  buyer: 'Nobody who is known',
};

/** What a key is called: "March 2011", "the week of 9 March 2026", "Monday", "14:00". */
export function labelOf(key: string | null, dimension: Dimension | MetricGrain, isSeries = false): string {
  if (key === null) return NONE[dimension] ?? 'Not told';
  if (dimension === 'weekday') return WEEKDAYS[Number(key) - 1] ?? key;
  if (dimension === 'buyer') return key === 'new' ? 'New customers' : 'Returning customers';
  if (dimension === 'hour') {
    const day = isSeries ? readDay(key.slice(0, 10)) : undefined;
    return `${day ? `${dayText(day)}, ` : ''}${key.slice(-2)}:00`;
  }
  if (dimension === 'year') return key;
  if (dimension === 'quarter') return `${key.slice(5)} ${key.slice(0, 4)}`;
  if (dimension === 'month') return `${monthName(Number(key.slice(5, 7)))} ${key.slice(0, 4)}`;
  const day = dimension === 'day' || dimension === 'week' ? readDay(key) : undefined;
  if (!day) return key;
  return dimension === 'day' ? dayText(day) : daysText(day, day.add({ days: 6 }));
}
