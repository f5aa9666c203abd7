import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Shop } from '../../../../dev/providers/shopify/shop.ts';
import { orderWebhook } from '../../../../dev/providers/shopify/webhooks.ts';
import { shopify } from '../shopify.ts';

const receivedAt = '2026-03-01T12:00:00.000Z';

function parse(topic: string, body: unknown, headers: Record<string, string> = {}) {
  const parsed = shopify.parse(
    {
      ...{ id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'shopify', receivedAt },
      headers: { topic, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    {},
  );
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed;
}
const sample = (name: string) => readFileSync(`test/fixtures/webhooks/shopify/${name}.json`, 'utf8');

describe('an order', () => {
  test('says what its total is made of, and its lines', () => {
    expect(parse('orders/create', sample('orders-create')).events[0]?.order).toMatchObject({
      ...{ number: '#1001', total: '409.94', subtotal: '398', discounts: '0', tax: '11.94', shipping: '30' },
      items: [
        {
          productId: '7513594',
          variantId: '4264112',
          sku: 'IPOD-342-N',
          name: 'IPod Nano',
          quantity: 1,
          price: '199.99',
        },
      ],
    });
    expect(
      parse('orders/create', { id: 1, shipping_lines: [{ price: '4.00' }, { price: '1.5' }] }).events[0],
    ).toMatchObject({
      order: { shipping: '5.5', items: undefined },
    });
  });

  test('tells of its refunds as of its own state, once each, and of goods that were taken out for nothing', () => {
    const paid = { kind: 'refund', status: 'success', amount: '5.00', currency: 'EUR' };
    const { events } = parse('orders/updated', {
      ...{ id: 1, updated_at: '2026-02-03T00:00:00Z', created_at: '2026-02-01T00:00:00Z' },
      refunds: [
        {
          ...{ id: 7, created_at: '2026-02-02T00:00:00Z', transactions: [paid, { ...paid, status: 'pending' }] },
          refund_line_items: [{ subtotal: '4.20', total_tax: '0.80' }],
        },
        { id: 8, transactions: [], refund_line_items: [{ subtotal: '9' }] },
        { id: 10, transactions: [], refund_line_items: [] },
        { id: 9, total_refunded_set: { shop_money: { amount: '0.00', currency_code: 'EUR' } } },
      ],
    });
    expect(events.map(({ messageId }) => messageId)).toEqual([
      'shopify:order:1',
      'shopify:refund:7',
      'shopify:refund:8',
      'shopify:refund:9',
    ]);
    expect(events[1]?.refund).toEqual({
      ...{ refundId: '7', orderId: '1', amount: '5', goods: '4.2', currency: 'EUR' },
      ...{ refundedAt: '2026-02-02T00:00:00.000Z', stateAt: '2026-02-03T00:00:00.000Z' },
    });
    expect(events[2]?.refund).toMatchObject({ amount: '0', goods: '9' });
    expect(events[3]?.refund).toMatchObject({ amount: '0' });
    expect(events[0]?.raw).toBeDefined();
    expect(events[1]?.raw).toBeUndefined();
  });

  test('that is no more is told without what it was', () => {
    const { events } = parse('orders/delete', '{"id":820982911946154508}');
    expect(events).toMatchObject([
      {
        messageId: 'shopify:order-deleted:820982911946154508',
        order: { orderId: '820982911946154508', gone: true, cancelledAt: receivedAt, stateAt: receivedAt },
      },
    ]);
  });

  test('that was edited says so; its state comes by itself', () => {
    const order_edit = { id: 5, order_id: 1, committed_at: '2026-02-02T00:00:00Z' };
    expect(parse('orders/edited', { order_edit }).events).toMatchObject([
      { messageId: 'shopify:order-edit:5', name: 'order_edited', orderId: '1' },
    ]);
  });

  test('may be true as of a later time than it was changed, where we asked for it', () => {
    const body = { id: 1, updated_at: '2026-02-01T00:00:00Z' };
    const stateAt = '2026-02-01T00:00:00.001Z';
    expect(parse('orders/updated', body, { stateAt }).events[0]?.order?.stateAt).toBe(stateAt);
  });

  test('of the stand-in reads like the recorded ones', () => {
    const shop = new Shop('gift-shop.myshopify.com');
    const recorded = JSON.parse(sample('orders-create'));
    const { body } = orderWebhook('orders/create', shop, shop.addOrder({ id: '820982911946154508', shipping: 100 }));
    expect(Object.keys(recorded)).toEqual(expect.arrayContaining(Object.keys(JSON.parse(body))));
    expect(body).toContain('"id":820982911946154508,');
  });
});

describe('what a person allowed', () => {
  test('comes with the customer, each channel by itself, as of its own time', () => {
    const { events } = parse('customers/update', {
      ...{ id: 1, email: 'ada@shop.example', updated_at: '2026-02-03T00:00:00Z' },
      email_marketing_consent: {
        state: 'subscribed',
        opt_in_level: 'single_opt_in',
        consent_updated_at: '2026-02-01T00:00:00Z',
      },
      sms_marketing_consent: { state: 'unsubscribed', consent_updated_at: null },
    });
    expect(events[0]?.consents).toMatchObject([
      {
        channel: 'email',
        state: 'subscribed',
        at: '2026-02-01T00:00:00.000Z',
        evidence: { opt_in_level: 'single_opt_in' },
      },
      { channel: 'sms', state: 'unsubscribed', at: '2026-02-03T00:00:00.000Z' },
    ]);
  });

  test.each(['not_subscribed', 'pending', 'invalid', undefined])('is nothing while the state is %s', (state) => {
    expect(parse('customers/update', { id: 1, email_marketing_consent: { state } }).events[0]?.consents).toEqual([]);
  });

  test('may come by itself', () => {
    const email_marketing_consent = { state: 'SUBSCRIBED', consent_updated_at: '2026-02-01T00:00:00Z' };
    const body = { customer_id: 1, email_address: 'Ada@Shop.example', email_marketing_consent };
    expect(parse('customers_email_marketing_consent/update', body).events).toMatchObject([
      {
        kind: 'identify',
        userId: '1',
        email: 'ada@shop.example',
        consents: [{ channel: 'email', state: 'subscribed' }],
      },
    ]);
  });
});

test('a checkout that says later who it is loses neither the visitor nor the buyer', () => {
  const told = { id: 1, token: 't', cart_token: 'c', created_at: '2026-02-01T00:00:00Z', total_price: '5.00' };
  const [begun] = parse('checkouts/create', told).events;
  const later = parse('checkouts/update', { ...told, email: 'ada@shop.example' }).events;
  expect(later.map(({ messageId }) => messageId)).toEqual([begun?.messageId, 'shopify:checkout:1:ada@shop.example:5']);
  expect(later[1]).toMatchObject({ kind: 'identify', email: 'ada@shop.example', anonymousId: 'shopify:cart:c' });
});

test('a product is what the shop sells, in words and without markup', () => {
  const body = {
    ...{
      id: 9,
      title: 'Lamp',
      body_html: '<p>Folds&nbsp;flat.<script>x()</script></p><p>Warm</p>',
      tags: 'paper, warm',
    },
    ...{ vendor: 'Lumen', product_type: 'Lamps', handle: 'lamp', status: 'active', updated_at: '2026-02-01T00:00:00Z' },
    variants: [{ price: '42.50' }, { price: '9.00' }],
    image: { src: 'https://cdn.example/lamp.png' },
  };
  expect(parse('products/update', body)).toMatchObject({
    events: [],
    dropped: [],
    products: [
      {
        ...{ productId: '9', title: 'Lamp', description: 'Folds flat. Warm', tags: ['paper', 'warm'], price: '9' },
        ...{ kind: 'Lamps', imageUrl: 'https://cdn.example/lamp.png', stateAt: '2026-02-01T00:00:00.000Z' },
      },
    ],
  });
  expect(parse('products/delete', { id: 9 }).products).toMatchObject([{ productId: '9', deletedAt: receivedAt }]);
});

describe('what Shopify tells the app', () => {
  test('is a notice and no event', () => {
    expect(parse('app/uninstalled', { id: 42, domain: 'x' })).toMatchObject({
      events: [],
      notices: [{ type: 'app_uninstalled', about: { shop_id: '42' } }],
    });
    expect(parse('shop/redact', { shop_id: 42 }).notices).toMatchObject([{ type: 'shop_redact' }]);
  });

  test('about a customer is kept without their address', () => {
    const body = {
      ...{ shop_id: 42, customer: { id: 7, email: 'ada@shop.example', phone: '+1' }, orders_to_redact: [1, 2] },
    };
    const [notice] = parse('customers/redact', body).notices ?? [];
    expect(notice).toMatchObject({
      type: 'customers_redact',
      about: { shop_id: '42', customer_id: '7', orders: ['1', '2'], request_id: undefined },
    });
    expect(JSON.stringify(notice?.about)).not.toContain('ada');
    expect(notice?.person?.keys).toContainEqual({ kind: 'email', value: 'ada@shop.example' });
  });
});
