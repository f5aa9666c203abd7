import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import type { Dimension, Metric, MetricFilter, MetricQuery } from '../../contract/metrics.ts';
import type { UserCtx } from '../context.ts';
import { type FieldError, fail } from '../errors.ts';
import { nameIn } from '../people/naming.ts';
import type { Segments } from '../segments/rows.ts';
import { windowBefore, windowYearBefore } from './calendar/before.ts';
import type { Calendar } from './calendar/calendar.ts';
import { readRange, type Window } from './calendar/window.ts';
import { WEEKDAYS } from './calendar/words.ts';
import type { Kept } from './compile/frame.ts';
import { COMPUTATIONS, MEASURES } from './compile/measures.ts';
import type { Shop } from './shop.ts';

/** The windows of a question; 400 for a range that is none. Without a second one where nothing lies before. */
export function windowsOf(
  query: Pick<MetricQuery, 'range' | 'compare'>,
  calendar: Calendar,
): [Window] | [Window, Window] {
  const window = rangeAt('range', query.range, calendar);
  const { compare } = query;
  if (compare === undefined) return [window];
  const before =
    compare === 'previous'
      ? windowBefore(window, calendar)
      : compare === 'year_before'
        ? windowYearBefore(window, calendar)
        : rangeAt('compare', compare, calendar);
  return before ? [window, before] : [window];
}

function rangeAt(path: string, range: string, calendar: Calendar): Window {
  const read = readRange(range, calendar);
  return read.kind === 'window' ? read.window : refuse([{ path, message: read.message }]);
}

/** 400 where a question asks a metric for what it cannot be split or filtered by. */
export function checkShape(metric: Metric, query: MetricQuery): void {
  const faults: FieldError[] = [];
  const can = `${metric.name} can be split by ${metric.dimensions.join(', ')}`;
  for (const [index, dimension] of (query.dimensions ?? []).entries()) {
    if (!metric.dimensions.includes(dimension)) {
      faults.push({ path: `dimensions.${index}`, message: `${can}: not by ${dimension}` });
    } else if ((query.dimensions ?? []).indexOf(dimension) !== index) {
      faults.push({ path: `dimensions.${index}`, message: `Give ${dimension} once` });
    }
  }
  if (query.grain && !metric.dimensions.includes(query.grain)) {
    faults.push({ path: 'grain', message: `${can}: not by ${query.grain}` });
  }
  for (const [index, { by }] of (query.filters ?? []).entries()) {
    const fits =
      by === 'order_value' ? isOfOrders(metric) : by === 'buyer' ? fitsBuyer(metric) : metric.dimensions.includes(by);
    if (!fits) {
      const message = `${metric.name} cannot be filtered by ${by}: it can by ${filtersOf(metric).join(', ')}`;
      faults.push({ path: `filters.${index}.by`, message });
    }
  }
  if ((query.order === 'rise' || query.order === 'fall') && !query.compare) {
    faults.push({ path: 'order', message: `Give a time to compare with (compare) to order by ${query.order}` });
  }
  if (faults.length > 0) refuse(faults);
}

/** Worked out from orders and refunds alone. */
function isOfOrders({ id }: Metric): boolean {
  const measures = COMPUTATIONS[id]?.measures ?? [];
  return measures.length > 0 && measures.every((name) => ['sold', 'returned', 'placed'].includes(MEASURES[name].of));
}

function fitsBuyer({ dimensions }: Metric): boolean {
  return dimensions.includes('buyer');
}

const FILTERS: Dimension[] = [
  'source',
  'channel',
  'campaign',
  'product',
  'segment',
  'customer',
  'buyer',
  'weekday',
  'hour',
];

function filtersOf(metric: Metric): string[] {
  const some: string[] = FILTERS.filter((one) => metric.dimensions.includes(one));
  return isOfOrders(metric) ? [...some, 'order_value'] : some;
}

/** What a question's filters keep, by ids; 400 names what is not known. `inWords` says each for a receipt. */
export async function keptBy(
  ctx: UserCtx,
  filters: MetricFilter[],
  { shop, segments }: { shop: Shop; segments: Segments | undefined },
): Promise<{ kept: Kept[]; inWords: string[] }> {
  const faults: FieldError[] = [];
  const kept: Kept[] = [];
  const inWords: string[] = [];
  const found = await Promise.all(filters.map((filter) => lookUp(ctx, filter, { shop, segments })));
  for (const [index, { one, words, unknown }] of found.entries()) {
    if (unknown) faults.push({ path: `filters.${index}.${unknown.path}`, message: unknown.message });
    kept.push(one);
    inWords.push(words);
  }
  return faults.length > 0 ? refuse(faults) : { kept, inWords };
}

interface LookedUp {
  one: Kept;
  words: string;
  unknown?: { path: string; message: string } | undefined;
}

async function lookUp(
  ctx: UserCtx,
  filter: MetricFilter,
  { shop, segments }: { shop: Shop; segments: Segments | undefined },
): Promise<LookedUp> {
  if (filter.by === 'order_value') {
    const { above, below } = filter;
    const unknown =
      above === undefined && below === undefined
        ? { path: 'above', message: 'Give an amount above or below which orders are kept' }
        : undefined;
    const parts = [above === undefined ? '' : `above ${above}`, below === undefined ? '' : `below ${below}`];
    const words = `orders ${parts.filter(Boolean).join(' and ')} ${shop.currency}`;
    return { one: { by: 'order_value', above, below }, words, unknown };
  }
  const { by, is } = filter;
  const not = filter.not === true;
  const matched = await Promise.all(is.map((value) => match(ctx, by, value, { shop, segments })));
  const missing = matched.indexOf(undefined);
  const names = matched.map((one, index) => one?.name ?? is[index] ?? '');
  return {
    one: { by, is: matched.flatMap((one) => one?.ids ?? []), not },
    words: `${by} ${not ? 'is not' : 'is'} ${by === 'hour' ? hoursText(names) : names.join(' or ')}`,
    unknown:
      missing < 0 ? undefined : { path: `is.${missing}`, message: notKnown(by, is[missing] ?? '', { shop, segments }) },
  };
}

/** Hours that follow each other as one span: "06:00–12:00". */
function hoursText(hours: string[]): string {
  const own = new Set(hours.map(Number));
  const starts = [...own].filter((hour) => !own.has((hour + 23) % 24)).sort((a, b) => a - b);
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const spans = starts.map((start) => {
    let end = start;
    while (own.has(end % 24)) end += 1;
    return `${clock(start)}–${clock(end > 24 ? end - 24 : end)}`;
  });
  return spans.length > 0 ? spans.join(' or ') : `${clock(0)}–${clock(24)}`;
}

type Found = { ids: string[]; name: string } | undefined;

async function match(
  ctx: UserCtx,
  by: Exclude<MetricFilter['by'], 'order_value'>,
  value: string,
  { shop, segments }: { shop: Shop; segments: Segments | undefined },
): Promise<Found> {
  const same = (one: string) => one.toLowerCase() === value.toLowerCase();
  switch (by) {
    case 'source': {
      const some = shop.sources.filter(({ id, name }) => same(id) || same(name));
      return some[0] && { ids: some.map(({ id }) => id), name: some[0].name };
    }
    case 'segment': {
      const ids = [...SEGMENT_KEYS, ...(segments?.live.map((row) => row.key ?? row.id) ?? [])];
      const id = ids.find((one) => same(one) || same(segments?.nameOf(one) ?? ''));
      return id === undefined ? undefined : { ids: [id], name: segments?.nameOf(id) ?? id };
    }
    case 'weekday': {
      const day = /^[1-7]$/.test(value) ? Number(value) : WEEKDAYS.findIndex(same) + 1;
      return day > 0 ? { ids: [String(day)], name: WEEKDAYS[day - 1] ?? value } : undefined;
    }
    case 'hour':
      return /^(?:[01]?\d|2[0-3])$/.test(value)
        ? { ids: [value.padStart(2, '0')], name: value.padStart(2, '0') }
        : undefined;
    case 'buyer':
      return same('new') || same('returning') ? { ids: [value.toLowerCase()], name: value.toLowerCase() } : undefined;
    case 'product':
      return findProduct(ctx, value);
    case 'customer':
      return findPerson(ctx, value);
    default:
      return { ids: [value], name: value };
  }
}

async function findProduct(ctx: UserCtx, value: string): Promise<Found> {
  const id = sql`${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<{ key: string; name: string }>(sql`
    select coalesce(product_id, name) as key, max(name) as name from order_items
    where workspace_id = ${id} and (product_id = ${value} or lower(name) = lower(${value})) group by 1
    union all
    select product_id, title from products
    where workspace_id = ${id} and (product_id = ${value} or lower(title) = lower(${value})) limit 100`);
  return rows[0] && { ids: [...new Set(rows.map(({ key }) => key))], name: rows.at(-1)?.name || value };
}

async function findPerson(ctx: UserCtx, value: string): Promise<Found> {
  const { rows } = await ctx.db.execute<{ id: string; traits: unknown }>(sql`
    select id, traits from profiles where workspace_id = ${ctx.workspace.id}::uuid and id::text = lower(${value})
    union
    select profile_id, null::jsonb from profile_identifiers where workspace_id = ${ctx.workspace.id}::uuid
      and ((kind = 'user' and value = ${value}) or (kind = 'email' and value = lower(${value}))) limit 2`);
  // Our own id says nothing to a reader of a receipt: the name does.
  return rows[0] && { ids: rows.map(({ id }) => id), name: nameIn(rows[0].traits) ?? value };
}

function notKnown(
  by: string,
  value: string,
  { shop, segments }: { shop: Shop; segments: Segments | undefined },
): string {
  switch (by) {
    case 'source':
      return `There is no source “${value}”: use one of ${shop.sources.map(({ name }) => name).join(', ') || 'those you connect first'}`;
    case 'segment':
      return `There is no segment “${value}”: use one of ${SEGMENT_KEYS.join(', ')}${
        (segments?.live.length ?? 0) > 0 ? ' or a saved segment’s id or name' : ''
      }`;
    case 'weekday':
      return `“${value}” is no weekday: use monday to sunday, or 1 (Monday) to 7`;
    case 'hour':
      return `“${value}” is no hour of a day: use 00 to 23`;
    case 'buyer':
      return `“${value}” is no kind of buyer: use new or returning`;
    case 'customer':
      return `There is nobody with the id or e-mail “${value}”`;
    default:
      return `There is no product “${value}”: use a product’s id or name as it was sold`;
  }
}

export function refuse(fields: FieldError[]): never {
  return fail('invalid', fields[0]?.message, { fields });
}
