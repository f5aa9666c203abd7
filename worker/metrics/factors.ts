import type { MetricQuery, MetricResult, MetricValue } from '../../contract/metrics.ts';
import type { UserCtx } from '../context.ts';
import { answer, prepare } from './ask.ts';
import type { Calendar } from './calendar/calendar.ts';
import { difference, digitsOf, money } from './values.ts';

/** A change as the effects of factors that are multiplied; the effects add up to the change. */
export interface Factors {
  factors: {
    factor: 'orders' | 'average_order_value' | 'visitors' | 'orders_per_visitor';
    now: MetricValue;
    before: MetricValue;
    /** What the change would have been by this factor alone, on average over the orders in which factors can change. */
    change: MetricValue;
  }[];
}

/**
 * Revenue as orders × average order value, and where visitors are known as visitors × orders per visitor × average order
 * value; orders as visitors × orders per visitor. Each factor's effect is its Shapley value: what it changes, averaged over
 * all orders in which the factors could have changed one after the other.
 */
export async function factorsOf(
  ctx: UserCtx,
  whole: MetricResult,
  query: MetricQuery,
  calendar: Calendar,
): Promise<Factors[]> {
  if (query.metric !== 'revenue' && query.metric !== 'orders') return [];
  const isMoney = query.metric === 'revenue';
  const [orders, visitors] = await Promise.all([
    isMoney ? ordersIn(ctx, query, calendar) : { now: Number(whole.value), before: Number(whole.previous) },
    visitorsIn(ctx, query, calendar),
  ]);
  const digits = isMoney ? digitsOf(whole.currency ?? '') : 0;
  const average = ratio({ now: Number(whole.value), before: Number(whole.previous) }, orders);
  const shownAverage = {
    now: orders.now ? money(String(average.now), digits) : null,
    before: orders.before ? money(String(average.before), digits) : null,
  };
  const told: Factors[] = [];
  if (isMoney) {
    told.push(
      effects(whole, digits, [
        { factor: 'orders', of: orders },
        { factor: 'average_order_value', of: average, shown: shownAverage },
      ]),
    );
  }
  if (visitors && visitors.now > 0 && visitors.before > 0) {
    told.push(
      effects(whole, digits, [
        { factor: 'visitors', of: visitors },
        { factor: 'orders_per_visitor', of: ratio(orders, visitors) },
        ...(isMoney ? [{ factor: 'average_order_value' as const, of: average, shown: shownAverage }] : []),
      ]),
    );
  }
  return told;
}

interface Pair {
  now: number;
  before: number;
}

/** Where one of both has nothing to be divided by, the other's ratio stands for it: nothing changed in it. */
function ratio(part: Pair, whole: Pair): Pair {
  const now = whole.now ? part.now / whole.now : undefined;
  const before = whole.before ? part.before / whole.before : undefined;
  return { now: now ?? before ?? 0, before: before ?? now ?? 0 };
}

interface Factor {
  factor: Factors['factors'][number]['factor'];
  of: Pair;
  /** As it is told, where that is not the number itself. */
  shown?: { now: MetricValue; before: MetricValue };
}

function effects(whole: MetricResult, digits: number, factors: Factor[]): Factors {
  const isMoney = whole.unit === 'money';
  const written = (value: number): MetricValue =>
    isMoney ? money(value.toFixed(digits), digits) : Math.round(value * 100) / 100;
  let left: MetricValue = whole.change?.by ?? (isMoney ? '0' : 0);
  return {
    factors: factors.map(({ factor, of, shown }, index) => {
      // The last one takes what rounding leaves, so that all of them add up.
      const change: MetricValue = index === factors.length - 1 ? left : written(effect(factors, index));
      left = difference(left, change, digits);
      const told = shown ?? { now: rounded(of.now), before: rounded(of.before) };
      return { factor, ...told, change };
    }),
  };
}

function effect(factors: Factor[], index: number): number {
  const own = factors[index]?.of ?? { now: 0, before: 0 };
  const others = factors.filter((_, other) => other !== index).map(({ of }) => of);
  const [first = { now: 1, before: 1 }, second] = others;
  const change = own.now - own.before;
  if (!second) return (change * (first.now + first.before)) / 2;
  const same = first.now * second.now + first.before * second.before;
  const crossed = first.now * second.before + first.before * second.now;
  return change * (same / 3 + crossed / 6);
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** Orders in the currency that is told, in both times. */
export async function ordersIn(ctx: UserCtx, query: MetricQuery, calendar: Calendar): Promise<Pair> {
  const { totals } = await answer(ctx, await prepare(ctx, { ...query, metric: 'average_order_value' }, calendar));
  const of = (w: number) => Number(totals.find((one) => one.w === w)?.counted[0] ?? 0);
  return { now: of(0), before: of(1) };
}

/** Visitors in both times; undefined where a filter asks for what visitors have not. */
async function visitorsIn(ctx: UserCtx, query: MetricQuery, calendar: Calendar): Promise<Pair | undefined> {
  if ((query.filters ?? []).some(({ by }) => by !== 'segment')) return undefined;
  const { totals } = await answer(ctx, await prepare(ctx, { ...query, metric: 'visitors' }, calendar));
  const of = (w: number) => Number(totals.find((one) => one.w === w)?.value ?? 0);
  return { now: of(0), before: of(1) };
}
