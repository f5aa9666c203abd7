import { Temporal } from 'temporal-polyfill';
import type { OfPeriods } from '../../../../contract/analyst.ts';
import type { MetricGrain, MetricPoint, MetricQuery, MetricResult, MetricValue } from '../../../../contract/metrics.ts';
import { ApiError } from '../../../errors.ts';
import { runMetric } from '../../../metrics/run.ts';
import { digitsOf, money } from '../../../metrics/values.ts';
import type { ToolCtx } from '../tool.ts';

/** Periods that lie wholly in the window and have ended; and how many were left out because they do not. */
export interface Whole {
  points: MetricPoint[];
  cut: number;
}

type Bounds = Exclude<OfPeriods, string>;

/** A window that has more periods than are read as a series is asked of its last year. */
const LAST_YEAR = '365d';

/** The series of a question; of the last year where all of the window would be more points than anybody reads. */
export async function seriesOf({ ctx, calendar }: ToolCtx, query: MetricQuery): Promise<MetricResult> {
  try {
    return await runMetric(ctx, query, calendar);
  } catch (error) {
    const tooMany = error instanceof ApiError && error.fields?.some(({ path }) => path === 'grain');
    if (!tooMany) throw error;
    return runMetric(ctx, { ...query, range: LAST_YEAR }, calendar);
  }
}

/** Only whole periods can be held against each other: none that the window cuts, and none that runs. */
export function wholeIn({ series = [], window }: MetricResult, query: MetricQuery): Whole {
  const { grain = 'day' } = query;
  const asked = onAskedDays(series, query);
  const end = Temporal.PlainDate.from(window.lastDay).add({ days: 1 }).toString();
  const points = asked.filter(({ key, running }) => {
    const { from, to } = daysOf(key, grain);
    return !running && (window.firstDay === null || from >= window.firstDay) && to <= end;
  });
  return points.length > 0 ? { points, cut: asked.length - points.length } : { points: asked, cut: 0 };
}

/** Of days that are asked for by their name, those: the others have nothing because nobody asked for them. */
export function onAskedDays(series: MetricPoint[], { grain = 'day', filters = [] }: MetricQuery): MetricPoint[] {
  const days = filters.flatMap((one) => (one.by === 'weekday' ? [one] : []));
  if (grain !== 'day' || days.length === 0) return series;
  return series.filter(({ key }) => days.every(({ is, not }) => is.includes(weekdayOf(key)) !== (not === true)));
}

export const weekdayOf = (day: string) => String(Temporal.PlainDate.from(day).dayOfWeek);

/** The first day of a period, and the one after its last. */
export function daysOf(key: string, grain: MetricGrain): { from: string; to: string } {
  const quarter = key.match(/^(\d{4})-Q(\d)$/);
  const text = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}` : key;
  const from = Temporal.PlainDate.from(`${text}-01-01`.slice(0, 10));
  const length = {
    ...{ hour: { days: 1 }, day: { days: 1 }, week: { days: 7 }, month: { months: 1 } },
    ...{ quarter: { months: 3 }, year: { years: 1 } },
  }[grain];
  return { from: from.toString(), to: from.add(length).toString() };
}

/** What the periods have on average: exact, rounded to the currency's digits or to two. Those with nothing count. */
export function averageOf(points: MetricPoint[], { unit, currency }: MetricResult): MetricValue {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const digits = unit === 'money' ? digitsOf(currency ?? 'USD') : unit === 'share' ? 6 : 2;
  const sum = values.reduce((total, value) => total + scaled(value), 0n);
  const rounded = roundedTo(sum, BigInt(values.length), digits);
  return unit === 'money' ? money(rounded, digits) : Number(rounded);
}

/** Each period with all before it: exact. */
export function runningOf(points: MetricPoint[], { unit, currency }: MetricResult): MetricPoint[] {
  const digits = unit === 'money' ? digitsOf(currency ?? 'USD') : 2;
  let sum = 0n;
  return points.map((point) => {
    sum += point.value === null ? 0n : scaled(point.value);
    const total = roundedTo(sum, 1n, digits);
    return { ...point, value: unit === 'money' ? money(total, digits) : Number(total) };
  });
}

const PLACES = 8;

function scaled(value: string | number): bigint {
  const [whole = '0', part = ''] = (typeof value === 'number' ? value.toFixed(PLACES) : value).split('.');
  const digits = `${whole.replace('-', '')}${part.padEnd(PLACES, '0').slice(0, PLACES)}`;
  return BigInt(digits) * (whole.startsWith('-') ? -1n : 1n);
}

/** Half goes away from nothing. */
function roundedTo(sum: bigint, count: bigint, digits: number): string {
  const unit = 10n ** BigInt(PLACES - digits) * count;
  const size = sum < 0n ? -sum : sum;
  const text = String((size * 2n + unit) / (unit * 2n)).padStart(digits + 1, '0');
  const written = digits > 0 ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return sum < 0n ? `-${written}` : written;
}

/** The periods whose value lies between the bounds. */
export function within(points: MetricPoint[], { above, atLeast, below, atMost }: Bounds): MetricPoint[] {
  return points.filter(({ value }) => {
    if (value === null) return false;
    const own = Number(value);
    return (
      (above === undefined || own > above) &&
      (atLeast === undefined || own >= atLeast) &&
      (below === undefined || own < below) &&
      (atMost === undefined || own <= atMost)
    );
  });
}

/** The first or last day that has anything; two look-ups, however long ago. */
export async function edgeOf(
  { ctx, calendar }: ToolCtx,
  query: MetricQuery,
  which: 'first' | 'last',
): Promise<MetricResult & { edge: { key: string; value: MetricValue } | undefined }> {
  const { grain: _, compare: __, ...plain } = query;
  const ask = (dimension: 'day' | 'year', limit: number, range = query.range) =>
    runMetric(ctx, { ...plain, range, dimensions: [dimension], order: 'key', limit }, calendar);
  let result = await ask('day', 1);
  if (which === 'last') {
    const years = await ask('year', 100);
    const year = years.rows?.findLast(({ value }) => Number(value) !== 0)?.keys[0];
    const from = `${year}-01-01`;
    const whole = `${from}..${Number(year) + 1}-01-01`;
    const first = result.window.firstDay;
    if (year) result = await ask('day', 366, first !== null && first > from ? query.range : whole);
  }
  const rows = (result.rows ?? []).filter(({ value }) => value !== null && Number(value) !== 0);
  const row = which === 'last' ? rows.at(-1) : rows[0];
  const key = row?.keys[0];
  return { ...result, edge: row && key ? { key, value: row.value } : undefined };
}
