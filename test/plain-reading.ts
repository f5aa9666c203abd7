import { FUNNEL_STEPS, SEGMENT_KEYS, type SegmentCounts, type SegmentKey } from '../contract/analytics.ts';
import { engagementOf, estimateSegments, funnelOf, money } from '../worker/analytics/rules.ts';
import { addMoney } from '../worker/ingest/reading/money.ts';

/** What a plain reading needs to know of one event. */
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
  /** Total value of the orders, decimal. */
  value: string;
  /** How many steps of the funnel were reached, in order. */
  steps: number;
}

/** Kinds that tell who somebody is. They are not behaviour: no count of events has them. */
const ABOUT_PEOPLE = new Set(['identify', 'group', 'alias']);

/** The segments by their rules. The generated columns of `profiles` say the same in SQL. */
const RULES: Record<SegmentKey, (person: PersonFacts) => boolean> = {
  cart_abandoners: ({ cartAdds, orders }) => cartAdds > 0 && orders === 0,
  potential_customers: ({ cartAdds, orders }) => cartAdds > 0 && orders === 0,
  high_value_customers: ({ value }) => Number(value) > 100,
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
  const revenue = money(addMoney(...orders.map(({ value }) => value)));
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
    value: addMoney(...orders.map(({ value }) => value)),
    steps: stepsOf(events),
  };
}

export function countSegments(people: PersonFacts[]): SegmentCounts {
  const counts = SEGMENT_KEYS.map((key) => [key, people.filter(RULES[key]).length] as const);
  return { ...(Object.fromEntries(counts) as Record<SegmentKey, number>), estimated: false };
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
