import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { events, orders } from '../db/schema.ts';

const tables = openTables();
const SECRET = 'a-shared-webhook-secret';
const connect = async (member: Member, sourceType: string, config: Record<string, unknown> = {}) =>
  (await member.api('/data-sources', { body: { sourceType, name: sourceType, config } })).body as any;
const mac = (text: string) => createHmac('sha256', SECRET).update(text);

/** What all senders sent is accounted for: none of it is missing or waits. */
async function settled(member: Member, ids: string[], accepted: number) {
  await eventually(async () => {
    const all = await Promise.all(ids.map(async (id) => (await member.api(`/data-sources/${id}/health`)).body));
    const sum = (name: 'accepted' | 'processed') => all.reduce((total, one) => total + one[name], 0);
    return sum('accepted') >= accepted && sum('accepted') === sum('processed') && all.every((one) => one.missing === 0);
  });
}
const figure = async (member: Member, metric: string) =>
  Number((await member.api('/analytics/query', { body: { metric, range: 'all' } })).body.value ?? 0);

test('what shops of Shopify may send adds up, and what is no use here is left out without a loss', async () => {
  const member = await registerWorkspace();
  await member.api('/workspace', { method: 'PATCH', body: { currency: 'USD' } });
  const shop = { shopDomain: 'empty-senders.myshopify.com', accessToken: 'shpat_good', webhookSecret: SECRET };
  const { id } = await connect(member, 'shopify', shop);
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const order = (id: string, more: object) =>
    `{"id":${id},${JSON.stringify({ name: `#${id.slice(-4)}`, created_at: at, updated_at: at, currency: 'USD', line_items: [], ...more }).slice(1)}`;
  const worth = (subtotal: string, total: string, more: object = {}) => ({
    ...{ subtotal_price: subtotal, total_price: total, total_tax: '0.00', ...more },
  });
  const both = (shop: string, buyer: string) => ({
    shop_money: { amount: shop, currency_code: 'USD' },
    presentment_money: { amount: buyer, currency_code: 'JPY' },
  });
  const sent: [topic: string, body: string][] = [
    ['orders/create', order('820982911946154501', worth('100.00', '100.00', { source_name: 'pos', customer: null }))],
    ['orders/create', order('820982911946154502', worth('50.00', '62.50', { total_tip_received: '5.00' }))],
    [
      'orders/create',
      order('820982911946154503', {
        ...worth('12.00', '15.12', { presentment_currency: 'JPY', total_price_set: both('15.12', '1650') }),
        company: { id: 1, location_id: 2 },
      }),
    ],
    [
      'orders/create',
      order('820982911946154504', worth('30.00', '30.00', { email: null, line_items: null, note: null })),
    ],
    ['orders/create', order('820982911946154505', worth('999.00', '999.00', { test: true }))],
    ['orders/create', order('820982911946154506', worth('25.00', '25.00', { source_name: 'subscription_contract' }))],
    [
      'refunds/create',
      JSON.stringify({
        ...{ id: 1, order_id: 'ORDER', created_at: at, refund_line_items: [], transactions: [] },
        order_adjustments: [{ kind: 'shipping_refund', amount: '-7.50', tax_amount: '0.00' }],
      }).replace('"ORDER"', '820982911946154502'),
    ],
    [
      'orders/cancelled',
      order('820982911946154506', worth('25.00', '25.00', { cancelled_at: at, updated_at: new Date().toISOString() })),
    ],
    ['orders/edited', JSON.stringify({ order_edit: { id: 5, order_id: 1, notify_customer: false, committed_at: at } })],
    ['customers/create', JSON.stringify({ id: 77, email: 'Vera@x.example', created_at: at, updated_at: at })],
    ['customer.tags_added', JSON.stringify({ customerId: 'gid://shopify/Customer/77', tags: ['VIP'], occurredAt: at })],
    ['customers/delete', JSON.stringify({ id: 404 })],
    ['draft_orders/create', JSON.stringify({ id: 9, total_price: '400.00', currency: 'USD' })],
    ['orders/create', '{"broken": '],
  ];
  for (const [topic, body] of sent) {
    const answer = await hub().fetch(`/webhooks/shopify/${id}`, {
      method: 'POST',
      body,
      headers: { 'X-Shopify-Topic': topic, 'X-Shopify-Hmac-Sha256': mac(body).digest('base64') },
    });
    expect(answer.status, topic).toBe(202);
  }
  await settled(member, [id], sent.length);
  // A comparison with the shop, which knows none of them, may have cancelled them meanwhile; their money stays.
  const held = await tables.select().from(orders).where(eq(orders.sourceId, id));
  const money = held.map((one) => [one.orderId.slice(-1), Number(one.subtotal), Number(one.total), one.isTest]);
  expect(money.sort()).toEqual([
    ['1', 100, 100, false],
    ['2', 50, 62.5, false],
    ['3', 12, 15.12, false],
    ['4', 30, 30, false],
    ['5', 999, 999, true],
    ['6', 25, 25, false],
  ]);
  expect(held.find(({ orderId }) => orderId.endsWith('6'))?.cancelledAt).not.toBeNull();
  const told = await tables.select().from(events).where(eq(events.sourceId, id));
  const refund = told.find(({ messageId }) => messageId === 'shopify:refund:1');
  expect([refund?.value, refund?.orderId]).toEqual(['7.5000', '820982911946154502']);
  const { body: failures } = await member.api('/ingest/failures?status=open');
  expect(failures.data.map(({ payload }: { payload: string }) => payload)).toEqual(['{"broken": ']);
});

test('what Stripe, WooCommerce and a site tell of sales, refunds and cancellations adds up', async () => {
  const member = await registerWorkspace();
  await member.api('/workspace', { method: 'PATCH', body: { currency: 'USD' } });
  const mapping = {
    ...{
      value: 'data.object.amount',
      currency: 'data.object.currency',
      orderId: 'data.object.order',
      valueIn: 'smallest',
    },
    ...{ purchase: 'charge.succeeded', refund: 'refund.created' },
  };
  const stripe = await connect(member, 'webhook', { signingSecret: SECRET, mapping });
  const woo = await connect(member, 'webhook', {
    signingSecret: SECRET,
    mapping: { orderId: 'id', purchase: 'order.created' },
  });
  const site = await connect(member, 'segment');
  const seconds = Math.floor(Date.now() / 1000);

  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const answer = await hub().fetch(path, { method: 'POST', body, headers });
    expect(answer.status, body).toBeLessThan(300);
  };
  const charge = (id: string, type: string, object: object, more: object = {}) => {
    const body = JSON.stringify({ id, type, created: seconds - 60, livemode: true, data: { object }, ...more });
    const signature = `t=${seconds},v1=${mac(`${seconds}.${body}`).digest('hex')}`;
    return post(`/webhooks/webhook/${stripe.id}`, body, { 'Stripe-Signature': signature });
  };
  await charge('evt_1', 'charge.succeeded', { amount: 2198, currency: 'usd', order: 's-1' });
  await charge('evt_1', 'charge.succeeded', { amount: 2198, currency: 'usd', order: 's-1' });
  await charge('evt_2', 'charge.updated', { amount: 2198, currency: 'usd', order: 's-1' });
  await charge('evt_3', 'charge.succeeded', { amount: 90_000, currency: 'usd', order: 's-2' }, { livemode: false });
  const gmt = (ago: number) => new Date(Date.now() - ago).toISOString().slice(0, 19);
  const wooOrder = (topic: string, more: object = {}) => {
    const placed = { date_created_gmt: gmt(3_600_000), date_modified_gmt: gmt(3_600_000) };
    const order = { id: 727, status: 'processing', currency: 'USD', total: '29.35', ...placed, ...more };
    const body = JSON.stringify(order);
    const headers = { 'X-WC-Webhook-Topic': topic, 'X-WC-Webhook-Signature': mac(body).digest('base64') };
    return post(`/webhooks/webhook/${woo.id}`, body, headers);
  };
  await wooOrder('order.created');
  await wooOrder('order.updated', { status: 'completed' });
  await wooOrder('order.created', { id: 728 });
  const track = (event: string, properties: object) =>
    post(
      '/v1/track',
      JSON.stringify({
        writeKey: site.writeKey,
        type: 'track',
        userId: 'ada',
        messageId: crypto.randomUUID(),
        event,
        properties,
      }),
      { 'content-type': 'application/json' },
    );
  await track('Order Completed', { order_id: 'w-1', subtotal: 40, total: 50, tax: 4, shipping: 6, currency: 'USD' });
  await track('Order Completed', { order_id: 'w-2', subtotal: 75, total: 75, currency: 'USD' });
  await settled(member, [stripe.id, woo.id, site.id], 9);
  expect(await figure(member, 'revenue')).toBe(195.68);

  await charge('evt_4', 'refund.created', { amount: 198, currency: 'usd', order: 's-1' });
  await track('Order Refunded', { order_id: 'w-1' });
  await track('Order Cancelled', { order_id: 'w-2' });
  const later = { date_modified_gmt: gmt(60_000) };
  await wooOrder('order.updated', { ...later, refunds: [{ id: 731, reason: '', total: '-10.00' }] });
  await wooOrder('order.updated', { ...later, id: 728, status: 'cancelled' });
  await settled(member, [stripe.id, woo.id, site.id], 14);
  expect(await figure(member, 'revenue')).toBe(39.35);
  expect(await figure(member, 'orders')).toBe(3);
  expect(await figure(member, 'cancelled_orders')).toBe(2);
});

test('what PayPal signs with its certificate is taken, and nothing that only looks like it', async () => {
  const member = await registerWorkspace();
  await member.api('/workspace', { method: 'PATCH', body: { currency: 'EUR' } });
  const mapping = {
    ...{ value: 'resource.amount.value', currency: 'resource.amount.currency_code', orderId: 'resource.custom_id' },
    ...{ purchase: 'PAYMENT.CAPTURE.COMPLETED', refund: 'PAYMENT.CAPTURE.REFUNDED' },
  };
  const source = await connect(member, 'webhook', { mapping });
  const webhookId = '8PT597110X687430L';
  const patched = await member.api(`/data-sources/${source.id}`, {
    method: 'PATCH',
    body: { config: { paypalWebhookId: webhookId } },
  });
  expect(patched.body.config).toMatchObject({ paypalWebhookId: webhookId, mapping });

  const body = (id: string, type: string, value: string) =>
    JSON.stringify({
      ...{ id, event_version: '1.0', create_time: new Date().toISOString(), event_type: type },
      resource: { id: `R-${id}`, amount: { currency_code: 'EUR', value }, custom_id: 'pp-1', note: 'Grüße' },
    });
  const signed = async (body: string, more: object = {}): Promise<Record<string, string>> => {
    const asked = JSON.stringify({ webhookId, body, ...more });
    return (
      await fetch(`${hub().settings.PAYPAL_BASE_URL}/_control/sign`, { method: 'POST', body: asked })
    ).json() as any;
  };
  const send = async (body: string, headers: Record<string, string>) =>
    (await hub().fetch(`/webhooks/paypal/${source.id}`, { method: 'POST', body, headers })).status;

  const sale = body('WH-1', 'PAYMENT.CAPTURE.COMPLETED', '30.00');
  // A source that was looked up a moment ago may not know yet what PayPal calls it.
  await eventually(async () => (await send(sale, await signed(sale))) === 202);
  for (const refund of ['4.50', '5.25'].map((value, n) => body(`WH-${n + 2}`, 'PAYMENT.CAPTURE.REFUNDED', value))) {
    const headers = await signed(refund);
    expect([await send(refund, headers), await send(refund, headers)]).toEqual([202, 202]);
    expect(await send(refund.replace('.', '9.'), headers)).toBe(401);
  }
  expect(await send(sale, await signed(sale, { webhookId: '1JE4291016473214C' }))).toBe(401);
  expect(await send(sale, await signed(sale, { certificate: 'CERT-old' }))).toBe(401);
  await eventually(async () => (await figure(member, 'revenue')) === 20.25);
});
