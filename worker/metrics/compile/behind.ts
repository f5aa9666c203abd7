import { type SQL, sql } from 'drizzle-orm';
import type { MetricId } from '../../../contract/metrics.ts';
import { acts, visits } from './events.ts';
import { type Frame, list, raw } from './frame.ts';
import { buyersKept, freshIn } from './groups.ts';
import { COMPUTATIONS, type FactName } from './measures.ts';
import { needsOf, orderFacts } from './orders.ts';
import { amongKept, WHOLE } from './whole.ts';

/** Rows of one fact that stand behind a number, each with its part of it. */
interface Behind {
  of: FactName;
  /** Of people, their rows are put together and the amount is 1. */
  as: 'order' | 'refund' | 'event' | 'person';
  amount: SQL;
  where?: (fresh: SQL) => SQL;
}

const sold = (amount: string, where?: Behind['where']): Behind => ({
  ...{ of: 'sold', as: 'order', amount: raw(amount) },
  ...(where ? { where } : {}),
});
const own = (condition?: (fresh: SQL) => SQL) => (fresh: SQL) =>
  condition ? sql`f.own and ${condition(fresh)}` : sql`f.own`;
const back = (amount: string, where?: Behind['where']): Behind => ({
  ...{ of: 'returned', as: 'refund', amount: raw(amount) },
  ...(where ? { where } : {}),
});
const buyers = (where: NonNullable<Behind['where']> = () => sql`f.buyer_id is not null`): Behind => ({
  ...{ of: 'sold', as: 'person', amount: sql`1`, where },
});
const done = (where?: string): Behind => ({
  ...{ of: 'acts', as: 'event', amount: sql`1` },
  ...(where ? { where: () => raw(where) } : {}),
});

const NET = [sold('f.goods', own()), back('-f.given', own())];
const isFresh = (fresh: SQL) => fresh;
const isOld = (fresh: SQL) => sql`not ${fresh}`;
const isKnown = () => sql`f.buyer_id is not null`;

/** What stands behind each metric that is made of measures. */
const BEHIND: Partial<Record<MetricId, Behind[]>> = {
  revenue: NET,
  gross_revenue: [sold('f.goods + coalesce(f.discounts, 0)', own())],
  total_charged: [sold('f.total', own())],
  discounts: [
    sold(
      'f.discounts',
      own(() => sql`f.discounts <> 0`),
    ),
  ],
  refunds: [back('f.given', own())],
  tax: [
    sold(
      'f.tax',
      own(() => sql`f.tax <> 0`),
    ),
  ],
  shipping: [
    sold(
      'f.shipping',
      own(() => sql`f.shipping <> 0`),
    ),
  ],
  average_order_value: NET,
  revenue_per_customer: [sold('f.goods', own(isKnown)), back('-f.given', own(isKnown))],
  new_customer_revenue: [sold('f.goods', own(isFresh)), back('-f.given', own(isFresh))],
  returning_customer_revenue: [sold('f.goods', own(isOld)), back('-f.given', own(isOld))],
  largest_order: [sold('f.goods', own())],
  smallest_order: [sold('f.goods', own())],
  median_order_value: [sold('f.goods', own())],
  order_refund_rate: [sold('1', () => sql`f.is_refunded`)],
  orders: [sold('1')],
  units: [sold('f.units', () => sql`f.units is not null`)],
  units_per_order: [sold('f.units', () => sql`f.units is not null`)],
  refund_count: [back('1')],
  refund_rate: [back('f.given', own())],
  discounted_orders: [sold('1', () => sql`f.discounts > 0`)],
  discount_rate: [
    sold(
      'f.discounts',
      own(() => sql`f.discounts <> 0`),
    ),
  ],
  cancelled_orders: [{ of: 'placed', as: 'order', amount: sql`1`, where: () => sql`not f.is_test and f.is_cancelled` }],
  customers: [buyers()],
  new_customers: [buyers(isFresh)],
  returning_customers: [buyers(isOld)],
  repeat_rate: [buyers(() => sql`f.buyer_id is not null and f.before_at is not null`)],
  orders_per_customer: [sold('1', isKnown)],
  days_between_orders: [
    sold(
      'round((extract(epoch from f.at - f.before_at) / 86400)::numeric, 2)',
      () => sql`f.before_at is not null and f.buyer_id is not null`,
    ),
  ],
  events: [done()],
  visitors: [{ of: 'acts', as: 'person', amount: sql`1`, where: () => sql`f.person_id is not null` }],
  sessions: [{ of: 'visits', as: 'event', amount: sql`1` }],
  page_views: [done(`f.name = 'page_view'`)],
  product_views: [done(`f.name = 'product_view'`)],
  cart_adds: [done(`f.name = 'add_to_cart'`)],
  checkouts: [done(`f.name = 'checkout'`)],
  orders_per_session: [sold('1')],
};

const ID = { order: 'f.order_id', refund: 'f.refund_id', event: 'f.id::text', person: 'f.person_id::text' } as const;
/** Metrics of which an order that has several products still counts as one. */
const EACH_ONCE = new Set(['orders', 'refund_count', 'discounted_orders', 'orders_per_customer', 'orders_per_session']);

/**
 * Selects what stands behind a number: `kind`, `id`, `at`, `person_id`, `amount` and `sort`, by which the latest comes
 * first, or of people the one with the highest amount.
 */
export function behind(frame: Frame, metric: MetricId): SQL {
  const whole = WHOLE[metric];
  if (whole) {
    return sql`select 'person'::text as kind, w.person_id::text as id, null::timestamptz as at, w.person_id, w.amount, w.amount as sort
      from (${whole.people(frame, frame.spans[0], amongKept(frame))}) w`;
  }
  const rows = BEHIND[metric] ?? [];
  const computation = COMPUTATIONS[metric];
  const needs = needsOf(frame, computation?.needs ?? {});
  const ofOrders = rows.some(({ of }) => of === 'sold' || of === 'returned' || of === 'placed');
  const ctes = [
    ...(ofOrders ? orderFacts(frame, needs) : []),
    ...(rows.some(({ of }) => of === 'acts') ? [acts(frame, computation?.events)] : []),
    ...(rows.some(({ of }) => of === 'visits') ? [visits(frame)] : []),
  ];
  const fresh = needs.history ? freshIn(frame, [], false) : sql`null::boolean`;
  const each = rows.map(({ of, as, amount, where }) => {
    const total = as === 'person' || EACH_ONCE.has(metric) ? sql`max(${amount})` : sql`sum(${amount})`;
    const at = as === 'person' ? sql`null::timestamptz` : sql`max(f.at)`;
    const sort = as === 'person' ? total : sql`extract(epoch from max(f.at))`;
    const kept = where ? where(fresh) : sql`true`;
    const person = as === 'person' ? sql`f.person_id` : sql`(array_agg(f.person_id))[1]`;
    return sql`select ${as}::text as kind, ${raw(ID[as])} as id, ${at} as at, ${person} as person_id,
        (${total})::numeric as amount, (${sort})::numeric as sort
      from ${raw(of)} f where f.w = 0 and ${kept} and ${buyersKept(frame, of, { fresh, split: needs.lines })}
      group by ${as === 'person' ? sql`f.person_id` : raw(ID[as])}`;
  });
  return sql`with ${list(ctes, ',\n')} ${list(each, ' union all ')}`;
}
