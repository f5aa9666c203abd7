import { type Engagement, FUNNEL_STEPS, type FunnelStep, type SegmentCounts } from '../../contract/analytics.ts';

/** A person is of high value when the value of all orders together is more than this. */
const HIGH_VALUE = 100;
/** So many events for each person, and so many different ones, are full engagement. */
const FULL_EVENTS = 10;
const FULL_DIVERSITY = 5;

/**
 * The segments where one person or none can be told apart. Each event is taken as another person's:
 * - cart abandoners, potential customers: the carts that no order accounts for;
 * - high value: at most every order, and at most as many as the revenue has room for at more than 100 each;
 * - new visitors: the page views that the next most frequent event does not account for;
 * - engaged: at most as many people can have done three different things as the third most frequent event has;
 * - repeat: the orders that no cart accounts for.
 */
export function estimateSegments(totals: {
  byType: Record<string, number>;
  orders: number;
  /** Decimal. */
  revenue: string;
}): SegmentCounts {
  const { page_view: views = 0, add_to_cart: carts = 0, ...others } = totals.byType;
  const ranked = Object.values(totals.byType).sort((a, b) => b - a);
  const room = Number((units(totals.revenue) - 1n) / units(HIGH_VALUE));
  const abandoned = Math.max(0, carts - totals.orders);
  return {
    cart_abandoners: abandoned,
    potential_customers: abandoned,
    high_value_customers: Math.max(0, Math.min(totals.orders, room)),
    new_visitors: Math.max(0, views - Math.max(carts, ...Object.values(others), 0)),
    engaged_users: ranked[2] ?? 0,
    repeat_customers: Math.max(0, totals.orders - carts),
    estimated: true,
  };
}

/**
 * Engagement of people: events each, different events each, and a score of 0 to 100. Half of the score is for ten
 * events a person, half for five different ones; more than that earns no more.
 */
export function engagementOf(sums: { people: number; events: number; types: number }): Engagement {
  if (sums.people === 0) return { eventsPerPerson: 0, diversity: 0, score: 0 };
  const eventsPerPerson = sums.events / sums.people;
  const diversity = sums.types / sums.people;
  const share = Math.min(1, eventsPerPerson / FULL_EVENTS) + Math.min(1, diversity / FULL_DIVERSITY);
  return { eventsPerPerson: round(eventsPerPerson), diversity: round(diversity), score: round(share * 50) };
}

/** The funnel from the number of people at each step. */
export function funnelOf(people: number[]): FunnelStep[] {
  return FUNNEL_STEPS.map((step, index) => {
    const before = people[index - 1] ?? 0;
    const here = people[index] ?? 0;
    return { step, people: here, rate: before > 0 ? Math.round((here / before) * 10_000) / 10_000 : null };
  });
}

/** A decimal with at least two places and no needless ones: what Postgres writes as 139.1200 is 139.12. */
export function money(value: string): string {
  return decimal(units(value));
}

function units(value: string | number): bigint {
  const [, sign, whole = '0', part = ''] = String(value).match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
  const sum = BigInt(whole) * 10_000n + BigInt(part.slice(0, 4).padEnd(4, '0'));
  return sign ? -sum : sum;
}

function decimal(sum: bigint): string {
  const digits = String(sum < 0n ? -sum : sum).padStart(5, '0');
  const part = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -4)}.${part}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
