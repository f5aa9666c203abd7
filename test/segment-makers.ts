import fc from 'fast-check';
import { type CHANNELS, COMPARISONS, type Definition, type Node } from '../contract/segments.ts';
import type { CommonEvent } from '../worker/ingest/event.ts';
import type { PlainPerson } from './plain-segments.ts';

const HOUR = 3_600_000;
const NAMES = ['page_view', 'add_to_cart', 'purchase', 'quiz'] as const;

/** Something that happened, so many hours before the end of a history. Whole hours, so that edges of windows are met. */
export interface Happening {
  hour: number;
  what: (typeof NAMES)[number] | 'identify' | 'refund' | 'consent';
  product: string;
  size: number | string | (number | string)[];
  value: number;
  currency: 'GBP' | 'USD' | undefined;
  kind: 'plain' | 'test' | 'cancelled';
  channel: (typeof CHANNELS)[number];
  state: 'subscribed' | 'unsubscribed';
  plan: string | string[];
  joined: string | string[];
  address: { city: string; floor: number };
  isActive: boolean;
  lines: { id: 'p1' | 'p2' | undefined; name: string; quantity: number }[];
}

export const happenings = (most: number) =>
  fc.array(
    fc.record<Happening>({
      hour: fc.integer({ min: 0, max: 24 * 12 }),
      what: fc.constantFrom(...NAMES, ...NAMES, 'identify', 'refund', 'consent'),
      product: fc.constantFrom('p1', 'p2'),
      size: fc.constantFrom<Happening['size']>(1, 2, '3', 'big', 19.990000000000002, ['big', 2]),
      value: fc.integer({ min: 0, max: 60 }),
      currency: fc.constantFrom('GBP', 'USD', undefined),
      kind: fc.constantFrom('plain', 'plain', 'plain', 'test', 'cancelled'),
      channel: fc.constantFrom('email', 'push', 'sms'),
      state: fc.constantFrom('subscribed', 'unsubscribed'),
      plan: fc.constantFrom<Happening['plan']>('pro', 'Free', '7', ['pro', 'gold'], ['7'], []),
      joined: fc.constantFrom<Happening['joined']>(
        ...(['2026-03-08', '2026-03-10', '2026-03-14T09:00:00Z', '2026-03-18', 'soon'] as const),
        ['2026-03-09', '2026-03-15'],
      ),
      address: fc.record({ city: fc.constantFrom('Pisa', 'Ivrea'), floor: fc.nat(3) }),
      isActive: fc.boolean(),
      lines: fc.array(
        fc.record({
          id: fc.constantFrom('p1', 'p2', undefined),
          name: fc.constantFrom('Blue mug', 'Red Mugs', 'Smug cup', 'Tea'),
          quantity: fc.integer({ min: 0, max: 3 }),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: most },
  );

/** A person and what a source would send of them; both are of the same happenings. */
export function makePerson(
  name: string,
  isKnown: boolean,
  all: Happening[],
  { end, sourceId }: { end: number; sourceId: string },
): { person: PlainPerson; events: CommonEvent[]; consents: PlainPerson['consents'] } {
  const email = isKnown && name.endsWith('1') ? `${name}@shop.example` : null;
  const person: PlainPerson = {
    ...{ id: name, userId: isKnown ? name : null, email, events: [], told: [], orders: [], consents: [] },
  };
  const events: CommonEvent[] = [];
  const times = new Set<number>();
  for (const one of [...all].sort((a, b) => b.hour - a.hour)) {
    // No two at the same moment: which of two consents or identifies came last would be anybody's guess.
    let at = end - one.hour * HOUR;
    while (times.has(at)) at += 60_000;
    if (at > end) continue;
    times.add(at);
    const time = new Date(at).toISOString();
    const base: CommonEvent = {
      ...{ sourceId, messageId: crypto.randomUUID(), kind: 'track', name: one.what, originalName: one.what },
      ...(isKnown ? { userId: name } : { anonymousId: name }),
      ...(email ? { email } : {}),
      ...{ occurredAt: time, receivedAt: time, properties: {}, context: {}, historical: false },
    };
    if (one.what === 'consent') {
      person.consents.push({ channel: one.channel, state: one.state, at });
      continue;
    }
    if (one.what === 'identify') {
      const traits = { plan: one.plan, joined: one.joined, address: one.address, active: one.isActive };
      person.told.push({ at, traits });
      events.push({ ...base, kind: 'identify', traits });
      continue;
    }
    const properties: Record<string, unknown> =
      one.what === 'purchase'
        ? { products: [{ product_id: one.product }, { product_id: 'p3' }], size: one.size }
        : { product_id: one.product, size: one.size };
    person.events.push({ name: one.what, at, value: one.value, properties });
    const event: CommonEvent = { ...base, value: String(one.value), currency: one.currency, properties };
    if (one.what === 'purchase') {
      const orderId = crypto.randomUUID();
      const cancelledAt = one.kind === 'cancelled' ? Math.min(end, at + HOUR) : undefined;
      const { currency } = one;
      person.orders.push({
        ...{ at, total: one.value, refunds: [], isTest: one.kind === 'test' },
        lines: one.lines.map(({ id, ...line }) => ({ ...line, ...(id && { id }) })),
        ...(currency ? { currency } : {}),
        ...(cancelledAt ? { cancelledAt } : {}),
      });
      const order: CommonEvent['order'] = {
        ...{ orderId, rank: 10, stateAt: time, placedAt: time, total: String(one.value), currency: one.currency },
        items: one.lines.map(({ id: productId, ...line }) => ({ ...line, productId })),
        ...{ isTest: one.kind === 'test', cancelledAt: cancelledAt ? new Date(cancelledAt).toISOString() : undefined },
      };
      events.push({ ...event, orderId, order });
      continue;
    }
    const last = person.orders.at(-1);
    const orderId = events.findLast((sent) => sent.name === 'purchase')?.orderId;
    if (one.what === 'refund' && last && orderId) {
      last.refunds.push({ at, amount: one.value });
      const refund = { refundId: crypto.randomUUID(), orderId, amount: String(one.value), refundedAt: time };
      events.push({ ...event, orderId, refund });
    } else events.push(event);
  }
  return { person, events, consents: person.consents };
}

const span = fc.oneof(
  { weight: 5, arbitrary: fc.record({ n: fc.integer({ min: 1, max: 8 }), unit: fc.constantFrom('hours', 'days') }) },
  fc.record({ n: fc.constantFrom(30, 60, 1500), unit: fc.constant('minutes') }),
);
const day = fc.constantFrom('2026-03-08', '2026-03-10', '2026-03-12', '2026-03-15');
const window = fc.oneof(
  fc.record({ last: span }),
  fc.record({ from: day }),
  fc.record({ to: day }),
  fc.record({ from: fc.constant('2026-03-08'), to: day }),
);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const comparison = fc.constantFrom(...COMPARISONS);
const number = fc.integer({ min: 0, max: 4 });
const name = fc.constantFrom(...NAMES);
const test = fc.oneof(
  fc.constant({ op: 'exists' }),
  fc.record({ op: fc.constant('equals'), value: fc.constantFrom('pro', 'p1', 2, 7, 'big') }),
  fc.record({ op: fc.constant('contains'), value: fc.constantFrom('P', 'ree', 'i') }),
  fc.record({ op: fc.constant('in'), values: fc.constant(['pro', '1', 'p2']) }),
  fc.record({ op: comparison, value: number }),
);
const dayTest = fc.oneof(
  fc.record({ op: fc.constantFrom('before', 'after'), day }),
  fc.record({ op: fc.constant('within'), last: span }),
);
const filters = maybe(
  fc.array(fc.record({ property: fc.constantFrom('size', 'product_id'), test }), { minLength: 1, maxLength: 2 }),
);
const not = maybe(fc.boolean());
const measure = fc.oneof(
  fc.record({ of: fc.constant('count'), is: comparison, n: number }),
  fc.record({
    of: fc.constant('sum'),
    property: maybe(fc.constant('size')),
    is: comparison,
    amount: fc.constantFrom(0, 3, 50),
  }),
);
const moment = fc.record({ of: fc.constantFrom('first', 'last'), when: window });
const product = fc.oneof(
  fc.record({ id: fc.constantFrom('p1', 'p2', 'Tea') }),
  fc.record({ word: fc.constantFrom('mug', 'Mugs', 'blue mug') }),
);
const clauseOver = (segments: string[]) =>
  fc.oneof(
    fc.record({
      type: fc.constant('trait'),
      trait: fc.constantFrom('plan', 'none', 'address.city', 'address.floor'),
      test,
      not,
    }),
    fc.record({
      ...{ type: fc.constant('trait'), trait: fc.constant('active'), not },
      test: fc.record({ op: fc.constant('equals'), value: fc.boolean() }),
    }),
    fc.record({
      ...{ type: fc.constant('fact'), fact: fc.constantFrom('email', 'userId'), not },
      test: fc.oneof(
        fc.constant({ op: 'exists' }),
        fc.record({ op: fc.constant('contains'), value: fc.constantFrom('1', 'U0') }),
      ),
    }),
    fc.record({ type: fc.constant('trait'), trait: fc.constant('joined'), test: dayTest, not }),
    fc.record({ type: fc.constant('fact'), fact: fc.constantFrom('firstSeen', 'lastSeen'), test: dayTest, not }),
    fc.record({
      ...{ type: fc.constant('fact'), fact: fc.constantFrom('events', 'eventTypes'), not },
      test: fc.record({ op: comparison, value: number }),
    }),
    fc.record({
      type: fc.constant('event'),
      event: name,
      where: filters,
      within: maybe(window),
      measure: maybe(measure),
      not,
    }),
    fc.record({ type: fc.constant('event'), event: name, where: filters, measure: moment, not }),
    fc.record({
      ...{ type: fc.constant('sequence'), first: fc.record({ event: name, where: filters }) },
      ...{ second: fc.record({ event: name, where: filters }), missing: maybe(fc.boolean()), within: span },
      ...{ since: maybe(window), same: maybe(fc.constant('product_id')), not },
    }),
    fc.record({
      type: fc.constant('segment'),
      segment: fc.constantFrom(...segments),
      not,
    }),
    fc.record({
      ...{ type: fc.constant('consent'), channel: fc.constantFrom('email', 'push', 'sms') },
      ...{ state: fc.constantFrom('subscribed', 'unsubscribed', 'unknown'), not },
    }),
    fc.record({ type: fc.constant('reachable'), channel: fc.constantFrom('email', 'push', 'sms', 'messenger'), not }),
    fc.record({
      ...{ type: fc.constant('orders'), of: fc.constantFrom('orders', 'kept', 'value', 'net'), is: comparison },
      ...{ amount: fc.constantFrom(0, 1, 2, 40), within: maybe(window), not },
    }),
    fc.record({
      ...{ type: fc.constant('products'), products: fc.array(product, { minLength: 1, maxLength: 2 }) },
      ...{ of: fc.constantFrom('orders', 'units'), is: comparison, amount: number, within: maybe(window), not },
    }),
  );

/** Definitions with every kind of clause, groups in groups; they ask for these segments. */
export const definitionsOver = (segments: string[]): fc.Arbitrary<Definition> =>
  fc
    .record({
      version: fc.constant(1 as const),
      who: fc.constantFrom('known', 'everyone') as fc.Arbitrary<'known' | 'everyone'>,
      where: fc.letrec<{ node: unknown; group: unknown }>((tie) => ({
        node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, clauseOver(segments), tie('group')),
        group: fc.record({
          type: fc.constantFrom('all', 'any', 'none'),
          of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        }),
      })).group as fc.Arbitrary<Node>,
    })
    // As it travels: without what is undefined.
    .map((one) => JSON.parse(JSON.stringify(one)) as Definition);

export const definitions = definitionsOver(['engaged_users', 'repeat_customers', 'cart_abandoners']);
