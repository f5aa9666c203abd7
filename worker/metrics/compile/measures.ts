import { type SQL, sql } from 'drizzle-orm';
import type { MetricId } from '../../../contract/metrics.ts';
import { type Frame, raw } from './frame.ts';
import type { Needs } from './orders.ts';

/** The rows that a measure is taken over: see `orderFacts`, `acts` and `visits`. */
export type FactName = 'sold' | 'returned' | 'placed' | 'acts' | 'visits';

/** How rows are put together where a measure is taken: what is new there, and whether orders are split by product. */
export interface Grouping {
  /** Whether a row's buyer is new, as a yes or no; null where the buyer is not known. */
  fresh: SQL;
  split: boolean;
}

export interface Measure {
  of: FactName;
  take: (grouping: Grouping) => SQL;
}

/** What has to have been told at least once for a metric to be known. */
export type Recorded = 'refunds' | 'discounts' | 'tax' | 'shipping' | 'lines' | 'consents' | { event: string };

/** How a metric is worked out: measures over rows, put together by an expression. */
export interface Computation {
  measures: (keyof typeof MEASURES)[];
  /** Numeric, or null where there is nothing to measure. */
  value: (of: (measure: keyof typeof MEASURES) => SQL, frame: Frame) => SQL;
  /** Parts that share no row add up to the whole. */
  adds: boolean;
  /** What it is counted from, to be told. */
  counted: Counted[];
  needs?: Partial<Needs>;
  recorded?: Recorded;
  /** Money of one currency is read. */
  inCurrency: boolean;
  /** The only events that are read. */
  events?: string[];
}

export interface Counted {
  measure: keyof typeof MEASURES;
  one: string;
  many: string;
}

const OWN = raw('where f.own');
const of = (fact: FactName, take: Measure['take']): Measure => ({ of: fact, take });
const sum = (fact: FactName, column: string): Measure =>
  of(fact, () => sql`sum(${raw(`f.${column}`)}) filter (${OWN})`);
const eventsNamed = (name: string) => of('acts', () => sql`sum(f.n) filter (where f.name = ${raw(`'${name}'`)})`);
/** How many orders: a split one has a row for each product. */
const count = (fact: FactName, id: string, where = 'true'): Measure =>
  of(fact, ({ split }) => sql`count(${raw(split ? `distinct f.${id}` : '*')}) filter (where ${raw(where)})`);

export const MEASURES = {
  orders: count('sold', 'order_id'),
  ownOrders: count('sold', 'order_id', 'f.own'),
  discountedOrders: count('sold', 'order_id', 'f.discounts > 0'),
  listedOrders: count('sold', 'order_id', 'f.units is not null'),
  buyersOrders: count('sold', 'order_id', 'f.buyer_id is not null'),
  cancelled: count('placed', 'order_id', 'not f.is_test and f.is_cancelled'),
  goods: sum('sold', 'goods'),
  total: sum('sold', 'total'),
  discounts: sum('sold', 'discounts'),
  discountedGoods: of('sold', () => sql`sum(f.goods) filter (where f.own and f.discounts is not null)`),
  tax: sum('sold', 'tax'),
  shipping: sum('sold', 'shipping'),
  largest: of('sold', () => sql`max(f.goods) filter (${OWN})`),
  smallest: of('sold', () => sql`min(f.goods) filter (${OWN})`),
  median: of('sold', () => sql`percentile_cont(0.5) within group (order by f.goods) filter (${OWN})`),
  refundedOrders: count('sold', 'order_id', 'f.is_refunded'),
  units: of('sold', () => sql`sum(f.units)`),
  buyersGoods: of('sold', () => sql`sum(f.goods) filter (where f.own and f.buyer_id is not null)`),
  freshGoods: of('sold', ({ fresh }) => sql`sum(f.goods) filter (where f.own and ${fresh})`),
  oldGoods: of('sold', ({ fresh }) => sql`sum(f.goods) filter (where f.own and not ${fresh})`),
  freshOrders: of('sold', ({ fresh }) => sql`count(distinct f.order_id) filter (where ${fresh})`),
  oldOrders: of('sold', ({ fresh }) => sql`count(distinct f.order_id) filter (where not ${fresh})`),
  customers: of('sold', () => sql`count(distinct f.buyer_id)`),
  freshCustomers: of('sold', ({ fresh }) => sql`count(distinct f.buyer_id) filter (where ${fresh})`),
  oldCustomers: of('sold', ({ fresh }) => sql`count(distinct f.buyer_id) filter (where not ${fresh})`),
  repeaters: of('sold', () => sql`count(distinct f.buyer_id) filter (where f.before_at is not null)`),
  laterOrders: of('sold', () => sql`count(*) filter (where f.before_at is not null and f.buyer_id is not null)`),
  secondsBetween: of(
    'sold',
    () =>
      sql`sum(extract(epoch from f.at - f.before_at)) filter (where f.before_at is not null and f.buyer_id is not null)`,
  ),
  refunds: count('returned', 'refund_id'),
  given: sum('returned', 'given'),
  buyersGiven: of('returned', () => sql`sum(f.given) filter (where f.own and f.buyer_id is not null)`),
  freshGiven: of('returned', ({ fresh }) => sql`sum(f.given) filter (where f.own and ${fresh})`),
  oldGiven: of('returned', ({ fresh }) => sql`sum(f.given) filter (where f.own and not ${fresh})`),
  events: of('acts', () => sql`sum(f.n)`),
  visitors: of('acts', () => sql`count(distinct f.person_id)`),
  visits: of('visits', () => sql`count(*)`),
  pageViews: eventsNamed('page_view'),
  productViews: eventsNamed('product_view'),
  cartAdds: eventsNamed('add_to_cart'),
  checkouts: eventsNamed('checkout'),
} satisfies Record<string, Measure>;

type Name = keyof typeof MEASURES;
const ORDERS: Counted = { measure: 'orders', one: 'order', many: 'orders' };
const OWN_ORDERS: Counted = { ...ORDERS, measure: 'ownOrders' };
const REFUNDS: Counted = { measure: 'refunds', one: 'refund', many: 'refunds' };
const EVENTS: Counted = { measure: 'events', one: 'event', many: 'events' };
const CUSTOMERS: Counted = { measure: 'customers', one: 'customer', many: 'customers' };

function money(measures: Name[], value: Computation['value'], more: Partial<Computation> = {}): Computation {
  return { measures, value, adds: true, counted: [OWN_ORDERS], inCurrency: true, ...more };
}
function counts(measure: Name, counted: Counted, more: Partial<Computation> = {}): Computation {
  return {
    measures: [measure],
    value: (m) => zero(m(measure)),
    adds: true,
    counted: [counted],
    inCurrency: false,
    ...more,
  };
}
const zero = (value: SQL) => sql`coalesce(${value}, 0)`;
const minus = (a: SQL, b: SQL) => sql`coalesce(${a}, 0) - coalesce(${b}, 0)`;
const over = (part: SQL, whole: SQL, places: number) =>
  sql`round((${part}) / nullif(${whole}, 0), ${raw(String(places))})`;
const SHARE = 6;
const HISTORY = { needs: { history: true } };
const named = (measure: Name, event: string): Computation =>
  counts(measure, EVENTS, { measures: [measure, 'events'], events: [event], recorded: { event } });

/** An order of two products is one of each: by product these are more than in all. */
export const COUNTED_BY_ORDER: ReadonlySet<MetricId> = new Set([
  ...(['orders', 'discounted_orders', 'cancelled_orders', 'refund_count'] as const),
]);

/** How each metric that is made of measures is worked out. The others are in `whole.ts`. */
export const COMPUTATIONS: Partial<Record<MetricId, Computation>> = {
  revenue: money(['goods', 'given'], (m) => minus(m('goods'), m('given')), { counted: [OWN_ORDERS, REFUNDS] }),
  gross_revenue: money(['goods', 'discounts'], (m) => sql`${zero(m('goods'))} + ${zero(m('discounts'))}`),
  total_charged: money(['total'], (m) => zero(m('total'))),
  discounts: money(['discounts'], (m) => zero(m('discounts')), { recorded: 'discounts' }),
  refunds: money(['given'], (m) => zero(m('given')), { counted: [REFUNDS], recorded: 'refunds' }),
  tax: money(['tax'], (m) => zero(m('tax')), { recorded: 'tax' }),
  shipping: money(['shipping'], (m) => zero(m('shipping')), { recorded: 'shipping' }),
  average_order_value: money(
    ['goods', 'given', 'ownOrders'],
    (m, { digits }) => over(minus(m('goods'), m('given')), m('ownOrders'), digits),
    { adds: false, counted: [OWN_ORDERS, REFUNDS] },
  ),
  revenue_per_customer: money(
    ['buyersGoods', 'buyersGiven', 'customers'],
    (m, { digits }) => over(minus(m('buyersGoods'), m('buyersGiven')), m('customers'), digits),
    { adds: false, counted: [CUSTOMERS, OWN_ORDERS], needs: { buyers: true } },
  ),
  new_customer_revenue: money(['freshGoods', 'freshGiven'], (m) => minus(m('freshGoods'), m('freshGiven')), {
    counted: [{ ...ORDERS, measure: 'freshOrders' }],
    ...HISTORY,
  }),
  returning_customer_revenue: money(['oldGoods', 'oldGiven'], (m) => minus(m('oldGoods'), m('oldGiven')), {
    counted: [{ ...ORDERS, measure: 'oldOrders' }],
    ...HISTORY,
  }),
  largest_order: money(['largest'], (m) => m('largest'), { adds: false }),
  smallest_order: money(['smallest'], (m) => m('smallest'), { adds: false }),
  median_order_value: money(['median'], (m, { digits }) => sql`round(${m('median')}, ${raw(String(digits))})`, {
    adds: false,
  }),
  orders: counts('orders', ORDERS),
  units: counts('units', ORDERS, { needs: { lines: true }, recorded: 'lines' }),
  units_per_order: counts('units', ORDERS, {
    measures: ['units', 'listedOrders'],
    value: (m) => over(zero(m('units')), m('listedOrders'), 2),
    ...{ adds: false, needs: { lines: true }, recorded: 'lines' },
  }),
  refund_count: counts('refunds', REFUNDS, { recorded: 'refunds' }),
  refund_rate: money(['given', 'goods'], (m) => over(zero(m('given')), m('goods'), SHARE), {
    ...{ adds: false, counted: [OWN_ORDERS, REFUNDS], recorded: 'refunds' },
  }),
  order_refund_rate: counts(
    'refundedOrders',
    { measure: 'refundedOrders', one: 'refunded order', many: 'refunded orders' },
    {
      measures: ['refundedOrders', 'orders'],
      value: (m) => over(zero(m('refundedOrders')), m('orders'), SHARE),
      ...{ adds: false, counted: [ORDERS], needs: { refunded: true }, recorded: 'refunds' },
    },
  ),
  discounted_orders: counts('discountedOrders', ORDERS, { recorded: 'discounts' }),
  discount_rate: money(
    ['discounts', 'discountedGoods'],
    (m) => over(zero(m('discounts')), sql`(${m('discountedGoods')} + ${m('discounts')})`, SHARE),
    { adds: false, recorded: 'discounts' },
  ),
  cancelled_orders: counts('cancelled', { measure: 'cancelled', one: 'cancelled order', many: 'cancelled orders' }),
  customers: counts('customers', ORDERS, { adds: false, needs: { buyers: true } }),
  new_customers: counts('freshCustomers', ORDERS, { adds: false, ...HISTORY }),
  returning_customers: counts('oldCustomers', ORDERS, { adds: false, ...HISTORY }),
  repeat_rate: counts('repeaters', CUSTOMERS, {
    measures: ['repeaters', 'customers'],
    value: (m) => over(m('repeaters'), m('customers'), SHARE),
    ...{ adds: false, ...HISTORY },
  }),
  orders_per_customer: counts('buyersOrders', CUSTOMERS, {
    measures: ['buyersOrders', 'customers'],
    value: (m) => over(m('buyersOrders'), m('customers'), 2),
    ...{ adds: false, needs: { buyers: true } },
  }),
  days_between_orders: counts(
    'laterOrders',
    { measure: 'laterOrders', one: 'later order', many: 'later orders' },
    {
      measures: ['secondsBetween', 'laterOrders'],
      value: (m) => over(sql`${m('secondsBetween')} / 86400`, m('laterOrders'), 2),
      ...{ adds: false, ...HISTORY },
    },
  ),
  events: counts('events', EVENTS),
  visitors: counts('visitors', EVENTS, { measures: ['visitors', 'events'], adds: false }),
  sessions: counts('visits', { measure: 'visits', one: 'visit', many: 'visits' }),
  page_views: named('pageViews', 'page_view'),
  product_views: named('productViews', 'product_view'),
  cart_adds: named('cartAdds', 'add_to_cart'),
  checkouts: named('checkouts', 'checkout'),
  orders_per_session: counts('visits', ORDERS, {
    measures: ['orders', 'visits'],
    value: (m) => over(zero(m('orders')), m('visits'), 4),
    ...{ adds: false, counted: [ORDERS, { measure: 'visits', one: 'visit', many: 'visits' }] },
  }),
};
