import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Definition, type Node, SEGMENT_LIMITS } from '../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { consents, profileIdentifiers } from '../db/schema.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { listMembers } from './people.ts';
import { previewSegment } from './preview.ts';
import { createSegment, listSegments, updateSegment } from './segments.ts';
import { explain, segmentsOf } from './why/why.ts';

/** Monday 16 March 2026, 10:00 in New York: eight days after its clocks went forward. */
const T0 = new Date('2026-03-16T14:00:00Z');
const rule = (...of: Node[]): Definition => ({ version: 1, who: 'known', where: { type: 'all', of } });
const days = (n: number) => ({ n, unit: 'days' as const });

let database: TestDatabase;
let shop: UserCtx;
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await startTestDatabase();
  shop = await openShop(database.db, { now: T0, timezone: 'America/New_York', currency: 'USD' });
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  (shop.env as { SEGMENT_CLOCK: unknown }).SEGMENT_CLOCK = clocks;
  await writeEvents(shop, shop.workspace.id, lumenAndOak(await connectSource(shop)));
  const rows = await shop.db.select().from(profileIdentifiers);
  for (const { kind, value, profileId } of rows) if (kind === 'user') ids.set(value, profileId);
  const said = (name: string, channel: 'email' | 'sms', state: 'subscribed' | 'unsubscribed') => ({
    ...{ id: newId(), workspaceId: shop.workspace.id, profileId: idOf(name), channel, state, source: 'form' },
    ...{ messageId: newId(), occurredAt: new Date('2026-02-01T12:00:00Z') },
  });
  const said4 = [said('gina', 'email', 'subscribed'), said('hugo', 'email', 'subscribed')];
  await shop.db
    .insert(consents)
    .values([...said4, said('ivy', 'email', 'unsubscribed'), said('jon', 'sms', 'subscribed')]);
});
afterAll(() => database?.stop());

const idOf = (name: string) => ids.get(name) ?? '';

/** The shop at T0. Times are New York's: at -05:00 until 8 March, at -04:00 after. */
function lumenAndOak(sourceId: string): CommonEvent[] {
  const event = (userId: string, name: string, at: string, more: Partial<CommonEvent> = {}): CommonEvent => {
    const occurredAt = new Date(at).toISOString();
    return {
      ...{ sourceId, messageId: newId(), kind: 'track', name, originalName: name, userId, occurredAt },
      ...{ receivedAt: occurredAt, properties: {}, context: {}, historical: false, ...more },
    };
  };
  const order = (orderId: string, at: string, userId: string, subtotal: string): CommonEvent => {
    const placedAt = new Date(at).toISOString();
    const state = {
      orderId,
      rank: 10,
      stateAt: placedAt,
      placedAt,
      total: subtotal,
      subtotal,
      currency: 'USD',
      isTest: false,
    };
    return event(userId, 'purchase', at, { orderId, value: subtotal, currency: 'USD', order: state });
  };
  const refund = (orderId: string, at: string, userId: string, amount: string) =>
    event(userId, 'refund', at, {
      orderId,
      refund: {
        refundId: newId(),
        orderId,
        amount,
        goods: amount,
        currency: 'USD',
        refundedAt: new Date(at).toISOString(),
      },
    });
  const cart = (userId: string, at: string, ...products: string[]) =>
    products.map((product_id) => event(userId, 'add_to_cart', at, { properties: { product_id } }));
  return [
    order('O0700', '2025-11-10T10:00:00-05:00', 'dev', '180'),
    order('O0990', '2026-03-04T10:00:00-05:00', 'bob', '155'),
    order('O1009', '2026-03-08T23:00:00-04:00', 'frank', '45'),
    order('O1001', '2026-03-09T09:00:00-04:00', 'alice', '120'),
    order('O1002', '2026-03-10T12:00:00-04:00', 'bob', '80'),
    order('O1003', '2026-03-11T18:00:00-04:00', 'cara', '50'),
    refund('O1003', '2026-03-13T12:00:00-04:00', 'cara', '50'),
    order('O1004', '2026-03-12T08:00:00-04:00', 'dev', '200'),
    refund('O1004', '2026-03-15T15:00:00-04:00', 'dev', '40'),
    order('O1005', '2026-03-14T22:00:00-04:00', 'alice', '60'),
    ...['gina', 'hugo', 'ivy', 'jon'].map((name) => event(name, 'page_view', '2026-02-20T10:00:00-05:00')),
    event('gina', 'identify', '2026-02-20T10:01:00-05:00', { kind: 'identify', email: 'gina@shop.example' }),
    event('hugo', 'identify', '2026-02-20T10:01:00-05:00', { kind: 'identify', email: 'hugo@shop.example' }),
    event('ivy', 'identify', '2026-02-20T10:01:00-05:00', { kind: 'identify', email: 'ivy@shop.example' }),
    event('jon', 'identify', '2026-02-20T10:01:00-05:00', { kind: 'identify', phone: '+12135550100' }),
    ...cart('gina', '2026-03-16T07:30:00-04:00', 'candle'),
    ...cart('hugo', '2026-03-16T06:00:00-04:00', 'candle', 'matches'),
    {
      ...order('O1011', '2026-03-16T08:00:00-04:00', 'hugo', '48'),
      properties: { products: [{ product_id: 'candle' }] },
    },
    ...cart('ivy', '2026-03-16T08:15:00-04:00', 'candle'),
    ...cart('jon', '2026-03-16T08:00:00-04:00', 'candle'),
    event('kim', 'page_view', '2026-03-16T09:50:00-04:00'),
    event('lea', 'page_view', '2026-02-20T10:00:00-05:00'),
    event('lea', 'product_view', '2026-03-15T10:00:00-04:00'),
    event('lea', 'product_view', '2026-03-16T09:00:00-04:00'),
    event('max', 'page_view', '2026-01-10T10:00:00-05:00'),
    ...[3, 5, 7, 9, 11, 13].map((day) =>
      event('max', 'session_started', `2026-03-${String(day).padStart(2, '0')}T12:00:00-04:00`),
    ),
  ];
}

const NO_ORDER: Node = { type: 'orders', of: 'orders', is: 'exactly', amount: 0 };
const ADDED: Node = { type: 'event', event: 'add_to_cart' };
const SEEN_BEFORE: Node = { type: 'fact', fact: 'firstSeen', test: { op: 'within', last: days(7) }, not: true };
/** The six with the thresholds of this shop. */
const EDITED: Record<string, [Definition, string[]]> = {
  cart_abandoners: [
    rule({
      ...{ type: 'sequence', first: { event: 'add_to_cart' }, second: { event: 'purchase' }, same: 'product_id' },
      ...{ missing: true, within: { n: 1, unit: 'hours' }, since: { last: days(1) } },
    }),
    ['gina', 'hugo', 'ivy', 'jon'],
  ],
  repeat_customers: [rule({ type: 'orders', of: 'kept', is: 'at_least', amount: 2 }), ['alice', 'bob', 'dev']],
  high_value_customers: [
    rule({ type: 'orders', of: 'net', is: 'at_least', amount: 300, within: { last: days(365) } }),
    ['dev'],
  ],
  new_visitors: [rule({ type: 'fact', fact: 'firstSeen', test: { op: 'within', last: days(7) } }, NO_ORDER), ['kim']],
  potential_customers: [
    rule(
      {
        ...{ type: 'event', event: 'product_view', within: { last: days(7) } },
        measure: { of: 'count', is: 'at_least', n: 2 },
      },
      { type: 'none', of: [ADDED] },
      NO_ORDER,
      SEEN_BEFORE,
    ),
    ['lea'],
  ],
  engaged_users: [
    rule(
      {
        ...{ type: 'event', event: 'session_started', within: { last: days(14) } },
        measure: { of: 'count', is: 'at_least', n: 5 },
      },
      { type: 'none', of: [ADDED] },
    ),
    ['max'],
  ],
};

describe('the six segments', () => {
  test.each(Object.entries(EDITED))('%s with a threshold of its own', async (id, [definition, expected]) => {
    const shown = await updateSegment(shop, { id, definition });
    const { data } = await listMembers(shop, { id, limit: 50 });
    expect(data.map(({ userId }) => userId).sort()).toEqual(expected);
    expect(shown).toMatchObject({ people: expected.length, edited: true, filling: false });
    const person = idOf(expected[0] ?? '');
    const { reason, inside } = await explain(shop, { id, profileId: person });
    expect([inside, reason.holds]).toEqual([true, true]);
  });

  test('are told in words, in their order, with the saved ones after them', async () => {
    const list = await listSegments(shop);
    expect(list.map(({ id, definition }) => [id, definition]).slice(0, 3)).toEqual([
      [
        'cart_abandoners',
        'Added something to the cart in the last day, then did not buy the same product within 1 hour.',
      ],
      [
        'potential_customers',
        'Looked at a product at least 2 times in the last 7 days, and none of these: added something to the cart, and placed no order, and the first time they were seen is not within the last 7 days.',
      ],
      ['high_value_customers', 'Spent, after discounts and refunds, at least 300 in the last 365 days.'],
    ]);
  });
});

describe('why', () => {
  test('says clause by clause what was found, and what decides', async () => {
    const definition = rule(ADDED, { type: 'reachable', channel: 'email' }, NO_ORDER);
    const { id } = await createSegment(shop, { name: 'Cart, by e-mail', definition });
    const ivy = await explain(shop, { id, profileId: idOf('ivy') });
    expect(ivy).toMatchObject({ inside: false, decisive: ['can be reached by e-mail'] });
    expect(ivy.reason.of.map(({ holds, found }) => [holds, found])).toEqual([
      [true, 'added something to the cart once, 2026-03-16T12:15:00.000Z'],
      [false, 'e-mail consent = unsubscribed since 2026-02-01T12:00:00.000Z'],
      [true, '0 orders'],
    ]);
    expect((await segmentsOf(shop, idOf('gina'))).filter(({ inside }) => inside).map(({ name }) => name)).toEqual([
      'Cart abandoners',
      'Cart, by e-mail',
    ]);
  });

  test('answers as of a past time over what had happened by then', async () => {
    const [id, profileId] = ['high_value_customers', idOf('dev')];
    const at = async (time: string) => {
      const { inside, reason, note } = await explain(shop, { id, profileId, at: new Date(time) });
      expect(note).toContain('As it was');
      return [inside, reason.of[0]?.found];
    };
    expect(await at('2026-03-01T00:00:00Z')).toEqual([false, '1 order, together 180']);
    expect(await at('2026-03-14T00:00:00Z')).toEqual([true, '2 orders, together 380']);
    const now = await explain(shop, { id, profileId });
    expect(now.reason.of[0]?.found).toBe('2 orders, together 340');
    // The order of November leaves the window a year later.
    expect(now.changesAt).toBe('2026-11-10T15:00:00.000Z');
  });
});

describe('a preview', () => {
  test('counts, shows who is inside, and who nearly is with the clause that failed', async () => {
    const definition = rule(
      ADDED,
      { type: 'reachable', channel: 'email' },
      { type: 'none', of: [{ ...NO_ORDER, not: true }] },
    );
    const preview = await previewSegment(shop, { definition });
    expect([preview.people, preview.inside.map(({ userId }) => userId)]).toEqual([1, ['gina']]);
    const near = Object.fromEntries(preview.nearMisses.map(({ userId, failed }) => [userId, failed]));
    expect(near.ivy).toEqual([
      { words: 'can be reached by e-mail', found: 'e-mail consent = unsubscribed since 2026-02-01T12:00:00.000Z' },
    ]);
    expect(near.hugo).toEqual([{ words: 'none of these: placed an order', found: '1 order' }]);
    expect(preview.nearMisses.length).toBe(5);
  });

  test.each<[string, unknown, string, string]>([
    ['an unknown clause', { type: 'mood' }, 'definition.where.of.0.type', 'Use all, any'],
    ['a missing segment', { type: 'segment', segment: newId() }, 'definition.where.of.0.segment', 'no such segment'],
    [
      'a wrong number',
      { type: 'orders', of: 'net', is: 'at_least', amount: 'many' },
      'definition.where.of.0.amount',
      'number',
    ],
    ['an empty group', { type: 'any', of: [] }, 'definition.where.of.0', 'Put a clause'],
    [
      'a test that a fact has not',
      { type: 'fact', fact: 'events', test: { op: 'contains', value: 'a' } },
      'definition.where.of.0.test.op',
      'ask one of',
    ],
    [
      'a window that is none',
      { ...ADDED, within: { last: { n: 0, unit: 'days' } } },
      'definition.where.of.0.within',
      'Use {',
    ],
    [
      'too much',
      { type: 'any', of: Array(SEGMENT_LIMITS.inGroup + 1).fill(ADDED) },
      'definition.where.of.0.of',
      'At most',
    ],
  ])('refuses %s at its place', async (_, clause, path, words) => {
    const given = { version: 1, where: { type: 'all', of: [clause] } };
    const refusal = await previewSegment(shop, { definition: given }).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'invalid', fields: [{ path, message: expect.stringContaining(words) }] });
  });

  test('refuses groups too deep before it reads them', async () => {
    let where: unknown = ADDED;
    for (let depth = 0; depth < 5000; depth++) where = { type: 'all', of: [where] };
    const refusal = await previewSegment(shop, { definition: { version: 1, where } }).catch((error) => error);
    expect(refusal.fields).toEqual([{ path: 'definition.where', message: expect.stringContaining('deep') }]);
  });
});
