import type { ToolInput } from '../../contract/analyst.ts';
import type { Dimension, MetricQuery, MetricResult, MetricValue } from '../../contract/metrics.ts';
import type { UserCtx } from '../context.ts';
import { answer, prepare } from './ask.ts';
import type { Calendar } from './calendar/calendar.ts';
import { type Factors, factorsOf, ordersIn } from './factors.ts';
import { figuresOf } from './result.ts';
import { calendarOf, runMetric } from './run.ts';
import { difference, money } from './values.ts';

/** What one source, product ... had in both times, and what it adds to the change. */
export interface ChangedPart {
  /** Null for what belongs to none, and for `others`. */
  key: string | null;
  label: string;
  now: MetricValue;
  before: MetricValue;
  change: MetricValue;
  /** Of the whole change; null where nothing changed. */
  share: number | null;
  /** Everything that is not named. */
  others: boolean;
}

/** A change with what it is made of. */
export interface Explanation {
  /** The metric in both times, with its receipt. */
  whole: MetricResult;
  /** For each split, parts whose changes add up to the whole change, what changed most first. */
  contributions: { by: Dimension; parts: ChangedPart[] }[];
  /** The same change as factors that are multiplied: orders and what one brought in, visitors and how many bought. */
  factors: Factors[];
}

const NAMED = 5;

/** By what each metric is told apart. People are in several sources at once: they only add up by being new or not. */
const SPLITS: Record<ToolInput<'explain_change'>['metric'], Dimension[]> = {
  revenue: ['source', 'product', 'buyer', 'channel', 'customer'],
  orders: ['source', 'buyer', 'channel', 'customer'],
  refunds: ['source', 'product', 'channel', 'customer'],
  average_order_value: ['source', 'buyer', 'channel'],
  customers: ['buyer'],
  visitors: [],
};

/**
 * Why a metric changed against the like time before, or another. Without a time before, there is only the whole. Of an
 * average, a part is its money over all orders, so that parts of it add up too. `only` leaves out other splits, and factors.
 */
export async function explainChange(
  ctx: UserCtx,
  { metric, range, compare = 'previous', filters }: ToolInput<'explain_change'>,
  given?: Calendar,
  only?: Dimension[],
): Promise<Explanation> {
  const query: MetricQuery = { metric, range, compare, ...(filters?.length ? { filters } : {}) };
  const calendar = calendarOf(ctx, query, given);
  const whole = await runMetric(ctx, query, given);
  if (!whole.change || whole.change.by === null) return { whole, contributions: [], factors: [] };
  const taken = new Set((filters ?? []).map(({ by }) => by));
  const splits = SPLITS[metric].filter((by) => !taken.has(by as never) && (only?.includes(by) ?? true));
  const [factors, ...contributions] = await Promise.all([
    only ? [] : factorsOf(ctx, whole, query, calendar),
    ...splits.map(async (by) => ({ by, parts: await partsOf(ctx, whole, query, by, calendar) })),
  ]);
  return { whole, contributions, factors };
}

async function partsOf(
  ctx: UserCtx,
  whole: MetricResult,
  query: MetricQuery,
  by: Dimension,
  calendar: Calendar,
): Promise<ChangedPart[]> {
  const isAverage = query.metric === 'average_order_value';
  const split: MetricQuery = { ...query, metric: isAverage ? 'revenue' : query.metric, dimensions: [by] };
  const asked = await prepare(ctx, split, calendar);
  const frame = { ...asked.frame, order: 'change' as const, limit: NAMED };
  const { rows = [] } = figuresOf({ ...asked, frame }, await answer(ctx, { ...asked, frame }));
  const orders = isAverage ? await ordersIn(ctx, query, calendar) : undefined;
  const { digits } = frame;
  const over = (value: MetricValue, count: number | undefined) =>
    count === undefined ? value : money((Number(value) / (count || 1)).toFixed(digits), digits);
  const named = rows.map((row) => {
    const [now, before] = [over(row.value, orders?.now), over(row.previous ?? null, orders?.before)];
    return { key: row.keys[0] ?? null, label: row.labels[0] ?? '', now, before };
  });
  const rest = (all: MetricValue, some: MetricValue[]) =>
    some.reduce((left, one) => difference(left, one, digits), all);
  const others = {
    now: rest(
      whole.value,
      named.map(({ now }) => now),
    ),
    before: rest(
      whole.previous ?? null,
      named.map(({ before }) => before),
    ),
  };
  const parts = [
    ...named.map((part) => ({ ...part, others: false })),
    ...(Number(others.now) !== 0 || Number(others.before) !== 0
      ? [{ key: null, label: 'All others', ...others, others: true }]
      : []),
  ];
  const changed = Number(whole.change?.by ?? 0);
  return parts.map((part) => {
    const change = difference(part.now, part.before, digits);
    return { ...part, change, share: changed === 0 ? null : Math.round((Number(change) / changed) * 10_000) / 10_000 };
  });
}
