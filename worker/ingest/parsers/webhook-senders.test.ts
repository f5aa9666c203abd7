import { describe, expect, test } from 'vitest';
import type { WebhookMapping } from '../../../contract/mapping.ts';
import { orderOf, refundOf } from '../writing/orders.ts';
import { webhook } from './webhook.ts';

const RECEIVED = '2026-03-01T12:00:00.000Z';

function read(...given: Parameters<typeof readAll>) {
  const [event] = readAll(...given);
  if (!event) throw new Error('It tells nothing');
  return event;
}
function readAll(body: unknown, mapping: WebhookMapping = {}, headers: Record<string, string> = {}) {
  const record = { id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'webhook' as const, headers };
  const parsed = webhook.parse({ ...record, body: JSON.stringify(body), receivedAt: RECEIVED }, { mapping });
  if (parsed.kind !== 'events') throw new Error(JSON.stringify(parsed));
  return parsed.events;
}

describe('Stripe', () => {
  const session = {
    ...{ id: 'cs_1', object: 'checkout.session', amount_subtotal: 2000, amount_total: 2198, currency: 'usd' },
    ...{ customer: 'cus_1', customer_details: { email: 'Ann@x.example', phone: null }, metadata: { order_id: '6735' } },
  };
  const event = (type: string, object: object, more: object = {}) => ({
    ...{ id: 'evt_1', object: 'event', api_version: '2025-09-30', created: 1_772_300_000, livemode: true },
    ...{ pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object }, ...more },
  });
  const mapping: WebhookMapping = {
    ...{ value: 'data.object.amount_total', currency: 'data.object.currency', valueIn: 'smallest' },
    ...{ orderId: 'data.object.metadata.order_id', email: 'data.object.customer_details.email' },
    ...{ purchase: 'checkout.session.completed', refund: 'charge.refunded' },
  };

  test('is read by its name, its time and its own id before anybody said anything, and no amount is guessed', () => {
    expect(read(event('checkout.session.completed', session))).toMatchObject({
      ...{ name: 'checkout_session_completed', messageId: 'webhook:s1:evt_1', value: undefined },
      occurredAt: '2026-02-28T17:33:20.000Z',
    });
  });

  test('sells what its cents come to, in the digits that the currency has', () => {
    const sold = (more: object) => read(event('checkout.session.completed', { ...session, ...more }), mapping);
    expect(sold({})).toMatchObject({
      ...{ name: 'purchase', originalName: 'checkout.session.completed', orderId: '6735', email: 'ann@x.example' },
      ...{ value: '21.98', currency: 'USD' },
    });
    expect(sold({ currency: 'jpy' })).toMatchObject({ value: '2198', currency: 'JPY' });
    expect(sold({ currency: 'kwd', amount_total: 12_345 })).toMatchObject({ value: '12.345', currency: 'KWD' });
    expect(sold({ amount_total: 0 }).value).toBe('0');
  });

  test('gives back by the event that was named as a refund, and only that', () => {
    const charge = { ...session, object: 'charge', amount_total: 500 };
    expect(read(event('charge.refunded', charge), mapping)).toMatchObject({ name: 'refund', value: '5' });
    expect(read(event('charge.updated', charge), mapping).name).toBe('charge_updated');
  });

  test('sells nothing while it is tried out', () => {
    const tried = read(event('checkout.session.completed', session, { livemode: false }), mapping);
    expect(orderOf(tried)).toMatchObject({ orderId: '6735', total: '21.98', isTest: true });
    expect(orderOf(read(event('checkout.session.completed', session), mapping))).toMatchObject({ isTest: false });
    const charge = { id: 'ch_1', object: 'charge', metadata: session.metadata, amount_refunded: 500, currency: 'usd' };
    expect(refundOf(read(event('charge.refunded', charge, { livemode: false }), mapping))).toBeUndefined();
  });
});

describe('WooCommerce', () => {
  const order = {
    ...{ id: 727, number: '727', status: 'processing', currency: 'USD', total: '29.35', customer_id: 0 },
    ...{ date_created: '2026-02-22T16:28:02', date_created_gmt: '2026-02-22T19:28:02' },
    ...{ date_modified_gmt: '2026-02-22T19:28:08', billing: { email: 'John@x.example', phone: '(555) 555-5555' } },
    line_items: [{ id: 315, name: 'Woo Single #1', product_id: 93, quantity: 2, total: '6.00', price: 3 }],
  };
  const mapping: WebhookMapping = { orderId: 'id', email: 'billing.email', purchase: 'order.created' };

  test('says beside the body what happened, in UTC though its times name no zone', () => {
    expect(read(order, mapping, { topic: 'order.created' })).toMatchObject({
      ...{ name: 'purchase', originalName: 'order.created', orderId: '727', value: '29.35', currency: 'USD' },
      ...{ email: 'john@x.example', userId: undefined, occurredAt: '2026-02-22T19:28:08.000Z' },
    });
  });

  test('a thing’s name and id are not those of what happened to it: each change of an order is told', () => {
    const product = { id: 93, name: 'Woo Single #1', price: '3', date_created_gmt: '2026-02-22T19:28:02' };
    expect(read(product, {}, { topic: 'product.updated' }).name).toBe('product_updated');
    const created = read(order, mapping, { topic: 'order.created' });
    const updated = read({ ...order, status: 'completed' }, mapping, { topic: 'order.updated' });
    expect(updated.messageId).not.toBe(created.messageId);
    expect(read(order, mapping, { topic: 'order.created' }).messageId).toBe(created.messageId);
  });
});

test('WooCommerce tells with each change of an order whether it stands, and what was given back', () => {
  const mapping: WebhookMapping = { orderId: 'id', purchase: 'order.created' };
  const order = (status: string, more: object = {}) => ({
    ...{ id: 727, status, currency: 'USD', total: '29.35', date_created_gmt: '2026-02-22T19:28:02' },
    ...{ date_modified_gmt: '2026-02-23T10:00:00', refunds: [], ...more },
  });
  const tell = (topic: string, body: object) => readAll(body, mapping, { topic });
  const [updated] = tell('order.updated', order('processing', { total: '31.00' }));
  expect(updated).toMatchObject({ name: 'order_updated', order: { orderId: '727', total: '31', rank: 0 } });
  expect(updated?.order).toMatchObject({ placedAt: '2026-02-22T19:28:02.000Z', stateAt: '2026-02-23T10:00:00.000Z' });
  expect(updated?.order?.cancelledAt).toBeUndefined();
  for (const status of ['cancelled', 'failed']) {
    expect(tell('order.updated', order(status))[0]?.order?.cancelledAt).toBe('2026-02-23T10:00:00.000Z');
  }
  expect(tell('order.deleted', { id: 727 })[0]?.order).toMatchObject({ orderId: '727', gone: true });
  const refunds = [
    { id: 731, reason: '', total: '-10.00' },
    { id: 732, reason: '', total: '-4.35' },
  ];
  const [, ...back] = tell('order.updated', order('processing', { refunds }));
  expect(back.map((one) => [one.name, one.messageId, refundOf(one)?.amount, refundOf(one)?.orderId])).toEqual([
    ['refund', 'webhook:s1:refund:731', '10', '727'],
    ['refund', 'webhook:s1:refund:732', '4.35', '727'],
  ]);
  // Where the shop did not say that orders are its sales, they are not.
  expect(readAll(order('processing', { refunds }), {}, { topic: 'order.updated' })).toHaveLength(1);
});

test.each([
  ['order_id', 'o-9'],
  ['id', 'p-9'],
])('Square’s refund names the %s that its payment has, and what failed gives nothing back', (key, named) => {
  const mapping: WebhookMapping = {
    ...{ value: 'data.object.payment.amount_money.amount', currency: 'data.object.payment.amount_money.currency' },
    ...{ valueIn: 'smallest', orderId: `data.object.payment.${key}`, refund: 'refund.updated' },
  };
  const told = (status: string, more: object = {}) => {
    const money = { amount: 250, currency: 'GBP' };
    const refund = { id: 'r-1', status, amount_money: money, order_id: 'o-9', payment_id: 'p-9', ...more };
    return refundOf(read({ type: 'refund.updated', event_id: status, data: { object: { refund } } }, mapping));
  };
  expect(told('COMPLETED')).toMatchObject({ orderId: named, amount: '2.5', currency: 'GBP' });
  expect(told('PENDING')?.refundId).toBe(told('COMPLETED')?.refundId);
  expect(told('FAILED')?.amount).toBe('0');
  expect(told('COMPLETED', { amount_money: { amount: 250, currency: 'JPY' } })?.amount).toBe('250');
});

test('Square’s payment is worth what its cents come to', () => {
  const payment = { id: 'hYy9', status: 'COMPLETED', amount_money: { amount: 1099, currency: 'GBP' }, order_id: 'o-9' };
  const body = {
    ...{ merchant_id: 'M', location_id: 'L', type: 'payment.created', event_id: 'b3adf364' },
    ...{ created_at: '2026-02-06T21:27:34.308Z', data: { type: 'payment', id: 'hYy9', object: { payment } } },
  };
  const at = 'data.object.payment';
  const mapping: WebhookMapping = {
    ...{ value: `${at}.amount_money.amount`, currency: `${at}.amount_money.currency`, valueIn: 'smallest' },
    ...{ orderId: `${at}.order_id`, purchase: 'payment.created' },
  };
  expect(read(body, mapping)).toMatchObject({
    ...{ name: 'purchase', messageId: 'webhook:s1:b3adf364', value: '10.99', currency: 'GBP', orderId: 'o-9' },
    occurredAt: '2026-02-06T21:27:34.308Z',
  });
});

test('a currency that stands beside the amount needs not be named', () => {
  const told = (body: object, value: string) => read({ type: 'sale', ...body }, { value, valueIn: 'smallest' });
  expect(told({ data: { object: { amount: 1250, currency: 'jpy' } } }, 'data.object.amount')).toMatchObject({
    ...{ value: '1250', currency: 'JPY' },
  });
  expect(told({ resource: { amount: { value: 500, currency_code: 'EUR' } } }, 'resource.amount.value')).toMatchObject({
    ...{ value: '5', currency: 'EUR' },
  });
  expect(told({ amount: 500, currency: 'GBP' }, 'amount')).toMatchObject({ value: '5', currency: 'GBP' });
});

test('PayPal’s capture is whole money with a currency beside it', () => {
  const resource = { id: '42311647XV', amount: { currency_code: 'EUR', value: '30.00' }, custom_id: 'o-1' };
  const body = {
    ...{ id: 'WH-1', event_version: '1.0', create_time: '2026-02-13T20:00:00.000Z', resource_type: 'capture' },
    ...{ event_type: 'PAYMENT.CAPTURE.COMPLETED', summary: 'Payment completed for EUR 30.0', resource },
  };
  const mapping: WebhookMapping = {
    ...{ value: 'resource.amount.value', currency: 'resource.amount.currency_code', orderId: 'resource.custom_id' },
    purchase: 'PAYMENT.CAPTURE.COMPLETED',
  };
  expect(read(body, mapping)).toMatchObject({
    ...{ name: 'purchase', messageId: 'webhook:s1:WH-1', value: '30', currency: 'EUR', orderId: 'o-1' },
    occurredAt: '2026-02-13T20:00:00.000Z',
  });
});
