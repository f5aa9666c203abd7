import { Temporal } from 'temporal-polyfill';

/** A shop as plain data: what the engine's tables hold, read here without any of its SQL. Money is in cents. */
export interface PlainOrder {
  id: string;
  buyer: string | null;
  source: number;
  at: number;
  total: number;
  subtotal: number | null;
  discounts: number | null;
  currency: string;
  isTest: boolean;
  isCancelled: boolean;
  lines: { product: string; cents: number }[];
}

export interface PlainRefund {
  id: string;
  order: string | null;
  at: number;
  amount: number;
  goods: number | null;
}

export interface PlainShop {
  timezone: string;
  weekStart: 'monday' | 'sunday' | 'saturday';
  currency: string;
  orders: PlainOrder[];
  refunds: PlainRefund[];
}

export interface PlainSpan {
  from: number | null;
  to: number;
}

export type PlainMetric =
  | 'revenue'
  | 'gross_revenue'
  | 'refunds'
  | 'orders'
  | 'customers'
  | 'new_customers'
  | 'returning_customers'
  | 'new_customer_revenue'
  | 'cancelled_orders'
  | 'largest_order';

/** Which orders are kept; refunds are by their order. */
export interface PlainFilter {
  source?: number;
  above?: number;
}

/** A metric of a span: cents for money, a count for the rest; null where there is nothing to measure. */
export function plainValue(shop: PlainShop, metric: PlainMetric, span: PlainSpan, filter: PlainFilter = {}) {
  const within = (at: number) => (span.from === null || at >= span.from) && at < span.to;
  const byId = new Map(shop.orders.map((order) => [order.id, order]));
  const kept = (order: PlainOrder | undefined) => isKept(order, filter);
  const counted = shop.orders.filter(({ isTest, isCancelled }) => !isTest && !isCancelled);
  const sold = counted.filter((order) => within(order.at) && kept(order));
  const own = sold.filter(({ currency }) => currency === shop.currency);
  const returned = shop.refunds.flatMap((refund) => {
    const order = refund.order === null ? undefined : byId.get(refund.order);
    if (!within(refund.at) || !kept(order) || order?.isTest || order?.isCancelled) return [];
    if (order && order.currency !== shop.currency) return [];
    const given = order && order.subtotal === null ? refund.amount : (refund.goods ?? refund.amount);
    return [{ order, given }];
  });
  const firstOf = (buyer: string) => Math.min(...counted.filter((one) => one.buyer === buyer).map(({ at }) => at));
  const isNew = (buyer: string) => firstOf(buyer) >= (span.from ?? Number.NEGATIVE_INFINITY);
  const buyers = new Set(sold.flatMap(({ buyer }) => (buyer === null ? [] : [buyer])));
  const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);
  const back = sum(returned.map(({ given }) => given));
  switch (metric) {
    case 'revenue':
      return sum(own.map(goods)) - back;
    case 'gross_revenue':
      return sum(own.map((order) => goods(order) + (order.discounts ?? 0)));
    case 'refunds':
      return back;
    case 'orders':
      return sold.length;
    case 'customers':
      return buyers.size;
    case 'new_customers':
      return [...buyers].filter(isNew).length;
    case 'returning_customers':
      return [...buyers].filter((buyer) => !isNew(buyer)).length;
    case 'new_customer_revenue': {
      const ofNew = (buyer: string | null | undefined) => buyer != null && isNew(buyer);
      const given = returned.filter(({ order }) => ofNew(order?.buyer));
      return sum(own.filter(({ buyer }) => ofNew(buyer)).map(goods)) - sum(given.map((one) => one.given));
    }
    case 'cancelled_orders':
      return shop.orders.filter((one) => !one.isTest && one.isCancelled && within(one.at) && kept(one)).length;
    case 'largest_order':
      return own.length === 0 ? null : Math.max(...own.map(goods));
  }
}

/** What the orders of each product are together: one of two products is an order of each, one without lines of none. */
export function plainOrdersByProduct(shop: PlainShop, { from, to }: PlainSpan, filter: PlainFilter = {}): number {
  return shop.orders
    .filter(
      (one) => !one.isTest && !one.isCancelled && one.at >= (from ?? one.at) && one.at < to && isKept(one, filter),
    )
    .reduce((sum, { lines }) => sum + Math.max(1, lines.length), 0);
}

const goods = (order: PlainOrder) => order.subtotal ?? order.total;

function isKept(order: PlainOrder | undefined, { source, above }: PlainFilter): boolean {
  return (
    (source === undefined || order?.source === source) &&
    (above === undefined || (order !== undefined && goods(order) > above))
  );
}

/** The first moment of a day, counted in milliseconds. */
export function plainMidnight(day: string, timezone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timezone).epochMilliseconds;
}

/** The day of a moment in a zone, by the platform's own formatter. */
export function plainDay(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date(at));
}

/** The first day of the week in which a day lies. */
export function plainWeek(day: string, weekStart: PlainShop['weekStart']): string {
  const start = { monday: 1, sunday: 0, saturday: 6 }[weekStart];
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() - start + 7) % 7));
  return date.toISOString().slice(0, 10);
}
