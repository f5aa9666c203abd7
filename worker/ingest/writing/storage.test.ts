import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { newId } from '../../db/id.ts';
import { type CommonEvent, type OrderState, SHOP_RANK } from '../event.ts';
import { writeEvents } from '../write.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function openStory() {
  const ctx = await openShop(database.db);
  const sourceId = await connectSource(ctx);
  const event = (given: Partial<CommonEvent>): CommonEvent => ({
    ...{ sourceId, messageId: newId(), kind: 'track', name: 'purchase', originalName: 'Order', properties: {} },
    ...{ occurredAt: '2026-01-02T00:00:00.000Z', receivedAt: '2026-01-02T00:00:00.000Z', context: {} },
    historical: false,
    ...given,
  });
  const write = (...events: Partial<CommonEvent>[]) => writeEvents(ctx, ctx.workspace.id, events.map(event));
  const rows = async (table: string, order: string) =>
    (
      await database.db.execute<Record<string, any>>(
        sql.raw(`select * from ${table} where workspace_id = '${ctx.workspace.id}' order by ${order}`),
      )
    ).rows;
  return { ctx, write, rows };
}

const order = (given: Partial<OrderState> = {}): OrderState => ({
  ...{ orderId: '7', rank: SHOP_RANK, stateAt: '2026-01-02T00:00:00.000Z', placedAt: '2026-01-02T00:00:00.000Z' },
  ...{ total: '48.50', currency: 'USD', isTest: false },
  ...given,
});
const candle = { productId: 'p1', variantId: 'v1', sku: 'C-1', name: 'Candle', quantity: 2, price: '20.00' };
const matches = { name: 'Matches', quantity: 1, price: '9.00' };

describe('an order', () => {
  test('keeps its number, what its total is made of, and its lines; a newer state replaces them whole', async () => {
    const { write, rows } = await openStory();
    const details = { number: '#1001', subtotal: '45', discounts: '4', tax: '2.5', shipping: '5' };
    await write({ userId: 'ada', order: order({ ...details, items: [candle, matches] }) });
    expect(await rows('orders', 'order_id')).toMatchObject([
      { number: '#1001', subtotal: '45.0000', discounts: '4.0000', tax: '2.5000', shipping: '5.0000' },
    ]);
    expect(await rows('order_items', 'line')).toMatchObject([
      { line: 0, product_id: 'p1', variant_id: 'v1', sku: 'C-1', name: 'Candle', quantity: 2, price: '20.0000' },
      { line: 1, product_id: null, name: 'Matches', quantity: 1 },
    ]);

    const later = '2026-01-03T00:00:00.000Z';
    await write({ userId: 'ada', order: order({ stateAt: later, total: '9', items: [matches] }) });
    expect(await rows('order_items', 'line')).toMatchObject([{ line: 0, name: 'Matches', product_id: null }]);
    expect(await rows('orders', 'order_id')).toMatchObject([{ number: '#1001', subtotal: null, total: '9.0000' }]);

    await write({ userId: 'ada', order: order({ items: [candle] }) });
    await write({ userId: 'ada', order: order({ rank: 0, stateAt: '2026-02-01T00:00:00.000Z', items: [candle] }) });
    expect(await rows('order_items', 'line')).toMatchObject([{ name: 'Matches' }]);
  });

  test('whose lines are not told keeps those it had', async () => {
    const { write, rows } = await openStory();
    await write({ userId: 'ada', order: order({ items: [candle] }) });
    await write({ userId: 'ada', order: order({ stateAt: '2026-01-03T00:00:00.000Z', total: '40' }) });
    expect(await rows('order_items', 'line')).toMatchObject([{ name: 'Candle' }]);
  });

  test('tells when a person first and last ordered, and what was given back', async () => {
    const { write, rows } = await openStory();
    const second = { orderId: '8', placedAt: '2026-02-02T00:00:00.000Z', stateAt: '2026-02-02T00:00:00.000Z' };
    await write({ userId: 'ada', order: order() }, { userId: 'ada', order: order(second) });
    const refund = { refundId: 'r', orderId: '8', amount: '10.50', goods: '8', refundedAt: '2026-02-03T00:00:00.000Z' };
    await write({ name: 'refund', orderId: '8', value: '10.50', refund });
    expect(await rows('profiles', 'id')).toMatchObject([
      { order_count: '2', order_value: '97.0000', refunded_value: '10.5000', event_types: 2 },
    ]);
    const [ada] = await rows('profiles', 'id');
    expect([ada?.first_order_at, ada?.last_order_at].map((at) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-01-02',
      '2026-02-02',
    ]);
    expect(await rows('refunds', 'refund_id')).toMatchObject([{ goods: '8.0000', waiting_message_id: null }]);
  });
});

describe('what a shop says again', () => {
  test('of a refund corrects what was known, unless it is older', async () => {
    const { write, rows } = await openStory();
    const told = (amount: string, stateAt?: string) => ({
      ...{ messageId: 'refund', name: 'refund', orderId: '7' },
      refund: { refundId: 'r', orderId: '7', amount, refundedAt: '2026-01-05T00:00:00.000Z', stateAt },
    });
    await write({ userId: 'ada', order: order() }, told('10'));
    await write(told('12', '2026-01-07T00:00:00.000Z'), told('11', '2026-01-06T00:00:00.000Z'));
    await write(told('9'));
    expect(await rows('refunds', 'refund_id')).toMatchObject([{ amount: '12.0000' }]);
    expect(await rows('profiles', 'id')).toMatchObject([{ refunded_value: '12.0000' }]);
  });

  test('of an order that is gone keeps what was known of it, cancelled', async () => {
    const { write, rows } = await openStory();
    const at = '2026-01-09T00:00:00.000Z';
    await write({ userId: 'ada', order: order({ items: [candle], number: '#7' }) });
    await write({ name: 'order_deleted', order: order({ stateAt: at, total: '0', cancelledAt: at, gone: true }) });
    await write({ userId: 'ada', order: order({ stateAt: '2026-01-08T00:00:00.000Z', total: '50' }) });
    const [gone] = await rows('orders', 'order_id');
    expect(gone).toMatchObject({ total: '48.5000', number: '#7', cancelled_at: expect.anything() });
    expect(await rows('order_items', 'line')).toHaveLength(1);
    expect(await rows('profiles', 'id')).toMatchObject([{ order_count: '0' }]);
  });
});

describe('a refund that comes before its order', () => {
  const refund = { refundId: 'r', orderId: '7', amount: '10', refundedAt: '2026-01-05T00:00:00.000Z' };
  const early = { messageId: 'refund', name: 'refund', orderId: '7', value: '10', refund };

  test.for([
    ['in an earlier batch', true],
    ['in the same batch', false],
  ] as const)('%s is that of the order’s buyer', async ([, apart]) => {
    const { write, rows } = await openStory();
    const bought = { messageId: 'order', userId: 'ada', order: order() };
    if (apart) {
      await write(early);
      expect(await rows('refunds', 'refund_id')).toMatchObject([{ waiting_message_id: 'refund' }]);
      // A guest's order says nothing of whose it is; the buyer is named by a later state.
      await write({ messageId: 'order', order: order() });
      await write({ ...bought, order: order({ stateAt: '2026-01-04T00:00:00.000Z' }) });
    } else {
      await write(early, bought);
    }
    const [ada] = await rows('profiles', 'id');
    expect(ada).toMatchObject({ refunded_value: '10.0000', user_id: 'ada' });
    const events = await rows('events', 'name');
    expect(events.find(({ name }) => name === 'refund')).toMatchObject({ profile_id: ada?.id });
    const counts = await rows('profile_event_counts', 'name');
    expect(counts.filter(({ name }) => name === 'refund')).toMatchObject([{ count: '1', value: '10.0000' }]);
    expect(await rows('refunds', 'refund_id')).toMatchObject([{ waiting_message_id: null }]);
  });
});

describe('consents', () => {
  test('are added to and never changed; what holds is the latest of a channel', async () => {
    const { write, rows } = await openStory();
    const said = (channel: 'email' | 'sms', state: 'subscribed' | 'unsubscribed', at: string) => ({
      channel,
      state,
      at,
    });
    const yes = { messageId: 'a', userId: 'ada', consents: [said('email', 'subscribed', '2026-01-01T00:00:00.000Z')] };
    await write(yes);
    await write(yes);
    await write({
      userId: 'ada',
      consents: [
        { ...said('email', 'unsubscribed', '2026-01-03T00:00:00.000Z'), evidence: { wording: 'Stop' } },
        said('sms', 'subscribed', '2026-01-03T00:00:00.000Z'),
      ],
    });
    await write({ userId: 'ada', consents: [said('email', 'subscribed', '2026-01-02T00:00:00.000Z')] });
    expect(await rows('consents', 'occurred_at, channel')).toMatchObject([
      { channel: 'email', state: 'subscribed', source: 'webhook', message_id: 'a' },
      { channel: 'email', state: 'subscribed' },
      { channel: 'email', state: 'unsubscribed', evidence: { wording: 'Stop' } },
      { channel: 'sms', state: 'subscribed' },
    ]);
    expect(await rows('profiles', 'id')).toMatchObject([{ consent: { email: 'unsubscribed', sms: 'subscribed' } }]);
  });
});

describe('who is known to a messenger only', () => {
  test('is a person without a phone number, and stays the same person when an address is told', async () => {
    const { write, rows } = await openStory();
    await write({ whatsappId: 'US.13491208655302741918', name: 'message' });
    expect(await rows('profiles', 'id')).toMatchObject([{ known: true, phone: null, user_id: null }]);
    await write({ whatsappId: 'US.13491208655302741918', email: 'dev@shop.example', phone: '+15550100' });
    expect(await rows('profiles', 'id')).toMatchObject([{ email: 'dev@shop.example', phone: '+15550100' }]);
    expect((await rows('profile_identifiers', 'kind')).map(({ kind }) => kind)).toEqual(['email', 'phone', 'whatsapp']);
  });

  test('is found by the words of a name', async () => {
    const { write, rows } = await openStory();
    await write({ kind: 'identify', messengerId: 'm', traits: { firstName: 'Inês', lastName: 'Faria Lima' } });
    expect((await rows('profile_names', 'word')).map(({ word }) => word)).toEqual(['faria', 'inês', 'lima']);
    await write({ kind: 'identify', messengerId: 'm', traits: { lastName: 'Costa' } });
    expect((await rows('profile_names', 'word')).map(({ word }) => word)).toEqual(['costa', 'inês']);
  });
});
