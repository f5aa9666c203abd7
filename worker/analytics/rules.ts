import {
  type Engagement,
  FUNNEL_STEPS,
  type FunnelStep,
  SEGMENT_KEYS,
  type SegmentCounts,
  type SegmentKey,
} from '../../contract/analytics.ts';

/** What the rules need to know of one event. */
export interface Behaviour {
  kind: string;
  name: string;
  sourceId: string;
  /** Who did it, where one can be told apart. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
  /** Of a purchase: its decimal value, and the order it belongs to. */
  value: string | null;
  orderId: string | null;
}

export interface PersonFacts {
  events: number;
  types: number;
  pageViews: number;
  cartAdds: number;
  orders: number;
  /** Total value of the orders, in ten-thousandths of the currency. */
  value: bigint;
  /** How many steps of the funnel were reached, in order. */
  steps: number;
}

/** A person is of high value when the value of all orders together is more than this. */
const HIGH_VALUE = 100;
/** So many events for each person, and so many different ones, are full engagement. */
const FULL_EVENTS = 10;
const FULL_DIVERSITY = 5;

/** Kinds that tell who somebody is. They are not behaviour: no count of events has them. */
const ABOUT_PEOPLE = new Set(['identify', 'group', 'alias']);

/** The segments by their rules. The generated columns of `profiles` say the same in SQL. */
const RULES: Record<SegmentKey, (person: PersonFacts) => boolean> = {
  cart_abandoners: ({ cartAdds, orders }) => cartAdds > 0 && orders === 0,
  potential_customers: ({ cartAdds, orders }) => cartAdds > 0 && orders === 0,
  high_value_customers: ({ value }) => value > units(HIGH_VALUE),
  new_visitors: ({ pageViews, types }) => pageViews > 0 && types === 1,
  engaged_users: ({ types }) => types >= 3,
  repeat_customers: ({ orders }) => orders > 1,
};

/**
 * A plain reading of everything there is: what the counters and statements must agree with. People are all who were
 * told apart, also those who were only told about and did nothing yet.
 */
export function readPlainly(events: Behaviour[]) {
  const behaviour = events.filter(({ kind }) => !ABOUT_PEOPLE.has(kind));
  const people = [...groupBy(events, ({ person }) => person)].flatMap(([person, own]) =>
    person === null ? [] : [factsOf(own)],
  );
  const orders = ordersOf(behaviour);
  const eventsByType = countBy(behaviour, ({ name }) => name);
  const revenue = decimal(orders.reduce((sum, order) => sum + units(order.value), 0n));
  return {
    totals: { events: behaviour.length, people: people.length, orders: orders.length, revenue },
    eventsByType,
    eventsBySource: countBy(behaviour, ({ sourceId }) => sourceId),
    segments:
      people.length > 1
        ? countSegments(people)
        : estimateSegments({ byType: eventsByType, orders: orders.length, revenue }),
    engagement: engagementOf({
      people: people.length,
      events: people.reduce((sum, { events }) => sum + events, 0),
      types: people.reduce((sum, { types }) => sum + types, 0),
    }),
    funnel: funnelOf(FUNNEL_STEPS.map((_, step) => people.filter(({ steps }) => steps > step).length)),
  };
}

/** The facts of one person from all that person's events. */
export function factsOf(all: Behaviour[]): PersonFacts {
  const events = all.filter(({ kind }) => !ABOUT_PEOPLE.has(kind));
  const orders = ordersOf(events);
  return {
    events: events.length,
    types: new Set(events.map(({ name }) => name)).size,
    pageViews: events.filter(({ name }) => name === 'page_view').length,
    cartAdds: events.filter(({ name }) => name === 'add_to_cart').length,
    orders: orders.length,
    value: orders.reduce((sum, order) => sum + units(order.value), 0n),
    steps: stepsOf(events),
  };
}

export function countSegments(people: PersonFacts[]): SegmentCounts {
  const counts = SEGMENT_KEYS.map((key) => [key, people.filter(RULES[key]).length] as const);
  return { ...(Object.fromEntries(counts) as Record<SegmentKey, number>), estimated: false };
}

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

/** An order id makes one order, and what was said of it last counts; a purchase without an id is an order of its own. */
function ordersOf(events: Behaviour[]): { value: string }[] {
  const purchases = events.filter(({ name }) => name === 'purchase').sort((a, b) => a.at - b.at);
  const byId = new Map<string, { value: string }>();
  const alone: { value: string }[] = [];
  for (const { orderId, value } of purchases) {
    const order = { value: value ?? '0' };
    if (orderId === null) alone.push(order);
    else byId.set(orderId, order);
  }
  return [...byId.values(), ...alone];
}

/** Each step counts from the first time at or after the step before. */
function stepsOf(events: Behaviour[]): number {
  let since = Number.NEGATIVE_INFINITY;
  for (const [index, step] of FUNNEL_STEPS.entries()) {
    const times = events.filter(({ name, at }) => name === step && at >= since).map(({ at }) => at);
    if (times.length === 0) return index;
    since = Math.min(...times);
  }
  return FUNNEL_STEPS.length;
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

function groupBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function countBy<T>(items: T[], keyOf: (item: T) => string): Record<string, number> {
  return Object.fromEntries([...groupBy(items, keyOf)].map(([key, own]) => [key, own.length]));
}
