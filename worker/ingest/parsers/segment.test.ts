import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommonEvent } from '../event.ts';
import { segment } from './segment.ts';

const receivedAt = '2026-03-01T12:00:00.000Z';

function parse(body: unknown, type = 'batch') {
  const record = { id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'segment' as const, headers: { type } };
  const parsed = segment.parse({ ...record, body: JSON.stringify(body), receivedAt }, {});
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed;
}
const track = (event: string, properties: object, more: object = {}): CommonEvent | undefined =>
  parse({ batch: [{ type: 'track', event, properties, ...more }] }).events[0];

describe('a purchase of the data layer', () => {
  const items = [
    { item_id: 'SKU_1', item_name: 'Candle', item_variant: 'amber', price: 24, quantity: 2, index: 0 },
    { item_id: 'SKU_2', item_name: 'Matches', price: '9.00', quantity: 1 },
  ];
  const ecommerce = {
    ...{ transaction_id: 'T_12345', value: 57, tax: '4.90', shipping: 5.99, currency: 'eur', coupon: 'SPRING' },
    items,
  };

  test.each([
    ['flat', ecommerce],
    ['as it was pushed', { ecommerce }],
  ])('%s is an order with its lines, its tax and its shipping', (_, properties) => {
    expect(track('purchase', properties)).toMatchObject({
      ...{ name: 'purchase', orderId: 'T_12345', value: '57', currency: 'EUR' },
      order: {
        ...{ total: '57', tax: '4.9', shipping: '5.99' },
        items: [
          { productId: 'SKU_1', name: 'Candle', quantity: 2, price: '24' },
          { productId: 'SKU_2', name: 'Matches', quantity: 1, price: '9' },
        ],
      },
    });
  });

  test('and everything before it calls its products as all others do, and keeps what it was told', () => {
    const told = track('add_to_cart', { ecommerce: { currency: 'EUR', value: 48, items: items.slice(0, 1) } });
    expect(told).toMatchObject({ name: 'add_to_cart', value: '48', currency: 'EUR' });
    expect(told?.properties.products).toEqual([{ product_id: 'SKU_1', name: 'Candle', ...items[0] }]);
    expect(track('Seen', { items: [{ id: 1 }] })?.properties).toEqual({ items: [{ id: 1 }] });
  });
});

test('money written for people is money, unless it may be read in two ways', () => {
  const value = (revenue: unknown) => track('Order Completed', { revenue })?.value;
  expect(value('$1,234.50')).toBe('1234.5');
  expect(value('25,00 €')).toBe('25');
  expect(value('1,234')).toBeUndefined();
});

test('what a group tells of itself is not of whoever belongs to it', () => {
  const traits = { name: 'Acme', email: 'info@acme.example', phone: '+15550100199' };
  const [event] = parse({ userId: 'ada', groupId: 'acme', traits }, 'group').events;
  expect(event).toMatchObject({ userId: 'ada', email: undefined, phone: undefined });
  const [own] = parse(
    { userId: 'ada', groupId: 'acme', traits, context: { traits: { email: 'ada@x.example' } } },
    'group',
  ).events;
  expect(own?.email).toBe('ada@x.example');
});

describe('the time', () => {
  const told = (more: object, outer: object = {}) =>
    parse({ ...outer, batch: [{ type: 'track', event: 'Seen', ...more }] }).events[0]?.occurredAt;

  test('of what somebody passed on is the one they corrected, however late it comes', () => {
    const passed = {
      ...{ originalTimestamp: '2026-02-20T10:05:00Z', sentAt: '2026-02-20T10:05:02Z' },
      ...{ receivedAt: '2026-02-20T09:00:03Z', timestamp: '2026-02-20T09:00:01Z' },
    };
    expect(told(passed)).toBe('2026-02-20T09:00:01.000Z');
  });

  test.each([
    ['an hour ahead', '2026-03-01T12:59:00Z', '2026-03-01T13:00:00Z', '2026-03-01T11:59:00.000Z'],
    ['a year behind', '2025-03-01T11:59:00Z', '2025-03-01T12:00:00Z', '2026-03-01T11:59:00.000Z'],
    ['right, with the message kept for a day', '2026-02-28T12:00:00Z', receivedAt, '2026-02-28T12:00:00.000Z'],
  ])('of a clock that is %s is corrected', (_, timestamp, sentAt, expected) => {
    expect(told({ timestamp }, { sentAt })).toBe(expected);
  });
});

test('a batch loses only those of its members that are none', () => {
  const good = {
    type: 'track',
    event: 'Seen',
    userId: 7,
    integrations: { All: false },
    context: null,
    properties: null,
  };
  const { events, dropped } = parse({
    batch: [good, 'text', 7, null, [], { type: 'track' }, { ...good, event: 'Left' }],
  });
  expect(events.map(({ name, userId }) => [name, userId])).toEqual([
    ['seen', '7'],
    ['left', '7'],
  ]);
  expect(dropped).toHaveLength(5);
});

const FIELDS = [
  ...['type', 'event', 'userId', 'anonymousId', 'messageId', 'timestamp', 'originalTimestamp', 'sentAt', 'receivedAt'],
  ...['properties', 'traits', 'context', 'consent', 'externalIds', 'products', 'items', 'ecommerce', 'batch', 'email'],
  ...['revenue', 'total', 'value', 'tax', 'shipping', 'currency', 'order_id', 'groupId', 'previousId', 'historical'],
  ...['purchase', 'refund', 'actionField', 'id', 'currencyCode', 'price', 'quantity'],
];
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true }), fc.string()),
    fc.constantFrom('track', 'Order Completed', 'purchase', 'Order Updated', 'refund', '12.50', receivedAt),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 8 }),
}));

test('no call throws at any JSON, and what it says can be stored', () => {
  const calls = fc.constantFrom('track', 'page', 'screen', 'identify', 'group', 'alias', 'batch');
  fc.assert(
    fc.property(calls, anything.object, (type, body) => {
      const { events, dropped } = parse(body, type);
      const members = (body as { batch?: unknown }).batch;
      expect(events.length + dropped.length).toBe(Array.isArray(members) ? members.length : 1);
      for (const { messageId, value, occurredAt, order } of events) {
        expect(messageId.length).toBeGreaterThan(0);
        expect(occurredAt <= receivedAt).toBe(true);
        for (const amount of [value, order?.total, order?.subtotal, order?.tax]) {
          if (amount !== undefined) expect(amount).toMatch(/^-?\d{1,16}(\.\d{1,4})?$/);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('a data layer that still speaks enhanced ecommerce tells its order too, whose revenue has tax and shipping in it', () => {
  const purchase = {
    actionField: { id: 'T3', revenue: '35.43', tax: '4.90', shipping: '5.99', coupon: 'SUMMER' },
    products: [{ name: 'Tee', id: '12345', price: '15.25', brand: 'Oak', variant: 'Gray', quantity: 1 }],
  };
  const event = track('purchase', { ecommerce: { currencyCode: 'EUR', purchase } });
  expect(event).toMatchObject({ name: 'purchase', value: '35.43', currency: 'EUR', orderId: 'T3' });
  expect(event?.order).toMatchObject({ total: '35.43', subtotal: '24.54', tax: '4.9', shipping: '5.99' });
  expect(event?.order?.items).toMatchObject([{ productId: '12345', name: 'Tee', price: '15.25', quantity: 1 }]);
});
