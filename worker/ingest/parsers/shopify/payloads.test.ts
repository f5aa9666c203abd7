import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommonEvent } from '../../event.ts';
import { shopify } from '../shopify.ts';

const receivedAt = '2026-03-01T12:00:00.000Z';

function parse(topic: string, body: unknown, headers: Record<string, string> = {}) {
  return shopify.parse(
    {
      ...{ id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'shopify', receivedAt },
      headers: { topic, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    {},
  );
}
function told(topic: string, body: unknown, headers?: Record<string, string>): CommonEvent[] {
  const parsed = parse(topic, body, headers);
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed.events;
}
const set = (shop: string, buyer: string, currencies: [string, string]) => ({
  shop_money: { amount: shop, currency_code: currencies[0] },
  presentment_money: { amount: buyer, currency_code: currencies[1] },
});

describe('an order', () => {
  test('in a shop that shows prices with tax is worth its goods without it, and its shipping’s tax is not the goods’', () => {
    const [event] = told('orders/create', {
      ...{ id: 1, currency: 'GBP', taxes_included: true },
      ...{ total_price: '126.00', subtotal_price: '120.00', total_tax: '21.00', total_discounts: '0.00' },
      shipping_lines: [{ price: '6.00', discounted_price: '6.00', tax_lines: [{ price: '1.00', rate: 0.2 }] }],
      line_items: [{ title: 'Lamp', price: '120.00', quantity: 1, tax_lines: [{ price: '20.00', rate: 0.2 }] }],
    });
    expect(event?.order).toMatchObject({ total: '126', subtotal: '100', tax: '21', shipping: '6' });
  });

  test('that was paid in another currency is told in the shop’s own', () => {
    const both: [string, string] = ['CAD', 'JPY'];
    const [event] = told('orders/paid', {
      ...{ id: 1, currency: 'CAD', presentment_currency: 'JPY', total_price: '15.12', subtotal_price: '12.00' },
      ...{ total_price_set: set('15.12', '1650', both), total_shipping_price_set: set('3.12', '340', both) },
      line_items: [{ title: 'Cup', quantity: 1, price: '12.00', price_set: set('12.00', '1310', both) }],
    });
    expect(event).toMatchObject({ value: '15.12', currency: 'CAD', order: { shipping: '3.12' } });
    expect(event?.order?.items).toMatchObject([{ price: '12' }]);
  });

  test.each([
    ['JPY', '1650', '1650'],
    ['KWD', '12.345', '12.345'],
    ['CLP', '25990.0', '25990'],
  ])('in %s has the decimals that it has', (currency, total_price, value) => {
    expect(told('orders/create', { id: 1, currency, total_price })[0]).toMatchObject({ value, currency });
  });

  test.each([
    ['at the till, of nobody', { customer: null, email: '', source_name: 'pos', cart_token: null, user_id: 9 }, {}],
    ['of a guest', { customer: null, contact_email: 'Eve@Guests.example' }, { email: 'eve@guests.example' }],
    ['by phone alone', { customer: null, email: null, phone: '+1 (555) 010-0199' }, { phone: '+15550100199' }],
    ['of a draft', { source_name: 'shopify_draft_order', customer: { id: 5, email: null } }, { userId: '5' }],
    ['of a customer with a long id', '{"id": 9007199254740993123}', { userId: '9007199254740993123' }],
  ])('%s is whose it is', (_, more, keys) => {
    const customer = typeof more === 'string' ? `{"customer":${more},` : `${JSON.stringify(more).slice(0, -1)},`;
    const [event] = told('orders/create', `${customer}"id":820982911946154508,"total_price":"5.00","currency":"EUR"}`);
    const { userId, email, phone, anonymousId } = event ?? {};
    const known = Object.fromEntries(
      Object.entries({ userId, email, phone, anonymousId }).filter(([, one]) => one !== undefined),
    );
    expect(known).toEqual(keys);
    expect(event?.orderId).toBe('820982911946154508');
  });

  test('that was cancelled is so as of then, even where it says that it changed before', () => {
    const times = { created_at: '2026-02-01T10:00:00Z', updated_at: '2026-02-01T10:00:00Z' };
    const [event] = told('orders/cancelled', {
      id: 1,
      total_price: '5',
      ...times,
      cancelled_at: '2026-02-03T10:00:00Z',
    });
    expect(event?.order).toMatchObject({
      stateAt: '2026-02-03T10:00:00.000Z',
      cancelledAt: '2026-02-03T10:00:00.000Z',
    });
  });

  test('is told by Shopify’s global id and the currency of its amounts where that is all there is', () => {
    const [event] = told('orders/create', {
      admin_graphql_api_id: 'gid://shopify/Order/820982911946154508',
      total_price_set: set('11.00', '12.00', ['EUR', 'USD']),
    });
    expect(event).toMatchObject({ orderId: '820982911946154508', value: '11', currency: 'EUR' });
  });

  test('with a tip, duties and a gift card counts what was paid, once', () => {
    const [event, ...others] = told('orders/create', {
      ...{ id: 1, currency: 'USD', total_price: '62.50', subtotal_price: '50.00', total_tax: '0.00' },
      ...{ total_tip_received: '5.00', current_total_duties_set: set('7.50', '7.50', ['USD', 'USD']) },
      line_items: [{ title: 'Gift card', gift_card: true, quantity: 1, price: '50.00', product_id: null }],
    });
    expect(others).toEqual([]);
    expect(event?.order).toMatchObject({ total: '62.5', subtotal: '50', items: [{ name: 'Gift card', price: '50' }] });
  });
});

describe('a refund', () => {
  const line = { id: 1, quantity: 1, line_item_id: 3 };
  const success = { kind: 'refund', status: 'success' };

  test('paid back in the buyer’s currency is worth what it is in the shop’s', () => {
    const both: [string, string] = ['USD', 'EUR'];
    const [event] = told('refunds/create', {
      ...{ id: 7, order_id: 1, created_at: '2026-02-02T00:00:00Z' },
      refund_line_items: [
        {
          ...{ ...line, subtotal: 18.4, total_tax: 1.84 },
          ...{ subtotal_set: set('20.00', '18.40', both), total_tax_set: set('2.00', '1.84', both) },
        },
      ],
      order_adjustments: [
        {
          ...{ kind: 'shipping_refund', amount: '-4.60', tax_amount: '0.00' },
          ...{ amount_set: set('-5.00', '-4.60', both), tax_amount_set: set('0.00', '0.00', both) },
        },
      ],
      transactions: [{ ...success, amount: '24.84', currency: 'EUR' }],
    });
    expect(event).toMatchObject({ value: '27', currency: 'USD', refund: { amount: '27', goods: '20' } });
  });

  test('of an order is in the order’s money', () => {
    const events = told('orders/updated', {
      ...{ id: 1, currency: 'USD', total_price: '22.00' },
      refunds: [
        {
          ...{ id: 7, refund_line_items: [{ ...line, subtotal: 20, total_tax: 2 }] },
          transactions: [{ ...success, amount: '20.24', currency: 'EUR' }],
        },
      ],
    });
    expect(events[1]?.refund).toMatchObject({ amount: '22', goods: '20', currency: 'USD' });
  });

  test('paid back in the buyer’s currency may tell itself what it is in the shop’s', () => {
    const paid = { ...success, amount: '1500', currency: 'JPY', amount_set: set('9.50', '1500', ['USD', 'JPY']) };
    const [event] = told('refunds/create', { id: 7, order_id: 1, refund_line_items: [], transactions: [paid] });
    expect(event).toMatchObject({ value: '9.5', currency: 'USD', refund: { amount: '9.5' } });
  });

  test.each([
    ['refund', 'pending'],
    ['refund', 'failure'],
    ['refund', 'error'],
    ['void', 'success'],
  ])('is nothing by a %s whose state is %s, told by itself or with its order', (kind, status) => {
    const body = {
      ...{ id: 7, order_id: 1, created_at: '2026-02-01T10:00:00Z' },
      refund_line_items: [{ ...line, subtotal: '20.00', total_tax: '2.00' }],
      transactions: [{ kind, status, amount: '22.00', currency: 'USD' }],
    };
    expect(told('refunds/create', body)[0]?.refund).toMatchObject({ amount: '0', goods: undefined });
    const order = {
      id: 1,
      currency: 'USD',
      total_price: '22.00',
      updated_at: '2026-02-01T10:00:00Z',
      refunds: [body],
    };
    expect(told('orders/updated', order)[1]?.refund).toMatchObject({ amount: '0', goods: undefined });
    const paid = { ...body, transactions: [{ ...success, amount: '22.00', currency: 'USD' }] };
    const later = { ...order, updated_at: '2026-02-02T10:00:00Z', refunds: [paid] };
    expect(told('orders/updated', later)[1]?.refund).toMatchObject({ amount: '22', goods: '20' });
  });

  test('of an amount without lines is given back for goods, unless it is for shipping', () => {
    const transactions = [{ ...success, amount: '9.99', currency: 'USD' }];
    const of = (more: object) => told('refunds/create', { id: 7, order_id: 1, transactions, ...more })[0]?.refund;
    const bare = { amount: '9.99', goods: undefined, currency: 'USD' };
    expect(of({})).toMatchObject(bare);
    expect(of({ refund_line_items: [] })).toMatchObject(bare);
    const above = { kind: 'refund_discrepancy', amount: '-9.99', tax_amount: '0.00' };
    expect(of({ refund_line_items: [], order_adjustments: [above] })).toMatchObject({ amount: '9.99', goods: '9.99' });
    for (const shipping of [
      { order_adjustments: [{ kind: 'shipping_refund', amount: '-9.99', tax_amount: '0.00' }] },
      { refund_shipping_lines: [{ subtotal_amount_set: set('9.99', '9.99', ['USD', 'USD']) }] },
    ]) {
      expect(of({ refund_line_items: [], ...shipping })).toMatchObject({ amount: '9.99', goods: '0' });
    }
  });

  test('less than its lines, with a part kept back, is what was paid', () => {
    const [event] = told('refunds/create', {
      ...{ id: 7, order_id: 1 },
      refund_line_items: [{ ...line, subtotal: '30.00', total_tax: '0.00' }],
      order_adjustments: [{ kind: 'refund_discrepancy', amount: '5.00', tax_amount: '0.00' }],
    });
    expect(event?.refund).toMatchObject({ amount: '25', goods: '25' });
  });

  test('for which no transaction is listed paid nothing back, whoever tells of it first', () => {
    const body = {
      ...{ id: 7, order_id: 1, transactions: [], created_at: '2026-02-01T10:00:00Z' },
      refund_line_items: [{ ...line, restock_type: 'cancel', subtotal: '20.00', total_tax: '2.00' }],
    };
    expect(told('refunds/create', body)[0]).toMatchObject({ value: '0', refund: { amount: '0', goods: '20' } });
    const order = { id: 1, total_price: '30.00', created_at: body.created_at, updated_at: body.created_at };
    expect(told('orders/updated', { ...order, refunds: [body] })[1]?.refund).toMatchObject({
      amount: '0',
      goods: '20',
    });
  });

  test.each([
    ['on top', '100.00', '20.00', '100', '120'],
    ['inside', '120.00', '20.00', '100', '120'],
  ])('knows by the rate whether tax is %s', (_, subtotal, total_tax, goods, amount) => {
    const line_item = { id: 3, tax_lines: [{ rate: 0.15 }, { rate: 0.05 }] };
    const [event] = told('refunds/create', {
      ...{ id: 7, order_id: 1, refund_line_items: [{ ...line, subtotal, total_tax, line_item }] },
    });
    expect(event?.refund).toMatchObject({ goods, amount });
  });
});

describe('a customer', () => {
  test('of an old version says in one word what they allowed, and a bare no is no answer', () => {
    const consents = (more: object) => told('customers/update', { id: 1, ...more })[0]?.consents;
    const at = '2021-01-01T00:00:00.000Z';
    expect(consents({ accepts_marketing: true, accepts_marketing_updated_at: at })).toMatchObject([
      { channel: 'email', state: 'subscribed', at },
    ]);
    expect(consents({ accepts_marketing: false, accepts_marketing_updated_at: null })).toEqual([]);
    expect(consents({ accepts_marketing: true, email_marketing_consent: { state: 'not_subscribed' } })).toEqual([]);
  });

  test('that was merged with another is one with them, as of when Shopify says so', () => {
    const [event] = told(
      'customers/merge',
      {
        admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/9007199254740993123',
        admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
        ...{ admin_graphql_api_job_id: null, status: 'completed', errors: [] },
      },
      { triggeredAt: '2026-02-28T09:00:00.123456789Z' },
    );
    expect(event).toMatchObject({
      ...{ kind: 'alias', userId: '9007199254740993123', mergedUserId: '2' },
      ...{ messageId: 'shopify:customer-merge:9007199254740993123:2', occurredAt: '2026-02-28T09:00:00.123Z' },
    });
  });
});

test('a cart that is shown in the buyer’s currency is worth what it is in the shop’s', () => {
  const both: [string, string] = ['USD', 'EUR'];
  const line = { variant_id: 1, quantity: 2, price: '9.20', line_price: '18.40' };
  const line_items = [{ ...line, line_price_set: set('20.00', '18.40', both) }];
  expect(told('carts/update', { token: 't', line_items })[0]).toMatchObject({ value: '20', currency: 'USD' });
});

const TOPICS = [
  ...['orders/create', 'orders/updated', 'orders/paid', 'orders/cancelled', 'orders/edited', 'orders/fulfilled'],
  ...['orders/partially_fulfilled', 'orders/delete', 'refunds/create', 'customers/create', 'customers/update'],
  ...['customers/merge', 'customers/redact', 'customers/data_request', 'shop/redact', 'app/uninstalled'],
  ...['customers_email_marketing_consent/update', 'customers_marketing_consent/update', 'customers/enable'],
  ...['products/create', 'products/update', 'products/delete', 'checkouts/create', 'checkouts/update'],
  ...['carts/create', 'carts/update', 'inventory_levels/update', 'draft_orders/create', 'returns/request'],
];
const FIELDS = [
  ...[
    'id',
    'order_id',
    'token',
    'customer',
    'email',
    'phone',
    'total_price',
    'subtotal_price',
    'total_tax',
    'currency',
  ],
  ...['line_items', 'shipping_lines', 'refunds', 'refund_line_items', 'transactions', 'order_adjustments', 'variants'],
  ...['created_at', 'updated_at', 'processed_at', 'cancelled_at', 'order_edit', 'email_marketing_consent', 'status'],
  ...['total_shipping_price_set', 'shop_money', 'amount', 'tags', 'body_html', 'image', 'taxes_included', 'tax_lines'],
  ...['admin_graphql_api_customer_kept_id', 'admin_graphql_api_customer_deleted_id', 'orders_to_redact'],
];
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.string(),
      fc.constant('1.50'),
    ),
    fc.constant('gid://shopify/Customer/1'),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 8 }),
}));

test('no topic throws at any JSON, and what it says can be stored', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TOPICS), anything.object, (topic, body) => {
      const parsed = parse(topic, { id: 1, ...body });
      if (parsed.kind !== 'events') throw new Error(parsed.reason);
      for (const { messageId, value, occurredAt, order, refund } of parsed.events) {
        expect(messageId.startsWith('shopify:')).toBe(true);
        expect(occurredAt <= receivedAt).toBe(true);
        for (const amount of [value, order?.total, order?.subtotal, refund?.amount, refund?.goods]) {
          if (amount !== undefined) expect(amount).toMatch(/^-?\d{1,16}(\.\d{1,4})?$/);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('the money of an order is exact, whatever its size and tax', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 });
  const written = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
  const same = (amount: string | undefined, expected: number) => {
    const [whole = '0', part = ''] = (amount ?? '').replace('-', '').split('.');
    expect(Number(whole) * 100 + Number(part.padEnd(2, '0'))).toBe(Math.abs(expected));
  };
  fc.assert(
    fc.property(cents, cents, cents, cents, fc.boolean(), (goods, tax, shipping, shippingTax, taxes_included) => {
      const [event] = told('orders/create', {
        ...{ id: 1, currency: 'EUR', taxes_included, subtotal_price: written(goods + (taxes_included ? tax : 0)) },
        total_tax: written(tax + shippingTax),
        total_price: written(goods + tax + shipping + shippingTax),
        shipping_lines: [{ price: written(shipping), tax_lines: [{ price: written(shippingTax) }] }],
      });
      same(event?.order?.subtotal, goods);
      same(event?.order?.shipping, shipping);
      same(event?.value, goods + tax + shipping + shippingTax);
    }),
  );
});
