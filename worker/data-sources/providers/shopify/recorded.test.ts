import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Order, Shop } from '../../../../dev/providers/shopify/shop.ts';
import { orderWebhook, refundWebhook } from '../../../../dev/providers/shopify/webhooks.ts';
import { startShopify } from '../../../../dev/providers/shopify.ts';
import { shopify as parser } from '../../../ingest/parsers/shopify.ts';
import { readJson } from '../../../ingest/reading/json.ts';
import { shopify } from '../shopify.ts';

/** Recorded webhooks, and what they tell when the stand-in holds the same and is asked: one must say what the other says. */

let standIn: Awaited<ReturnType<typeof startShopify>>;
beforeAll(async () => {
  standIn = await startShopify();
});
afterAll(() => standIn.stop());

const sample = (name: string) => readFileSync(`test/fixtures/webhooks/shopify/${name}.json`, 'utf8');
function recorded(name: string) {
  const json = readJson(sample(name));
  if (json.kind === 'unreadable') throw new Error(json.reason);
  return json.value as any;
}
const iso = (at: string) => new Date(at).toISOString();
const cents = (amount: string | number) => Math.round(Number(amount) * 100);

function eventsOf(topic: string, body: string, headers: Record<string, string> = {}) {
  const receivedAt = new Date().toISOString();
  const parsed = parser.parse(
    { id: 'r', workspaceId: 'w', sourceId: 's', kind: 'shopify', headers: { topic, ...headers }, body, receivedAt },
    {},
  );
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed.events.map(
    ({ messageId, name, userId, email, value, currency, orderId, occurredAt, order, refund }) => ({
      ...{ messageId, name, userId, email, value, currency, orderId, occurredAt },
      ...{ order, refund: refund && { ...refund, stateAt: undefined } },
    }),
  );
}

/** A shop that holds what a recorded order says. */
function shopWith(name: string): { shop: Shop; order: Order } {
  const shop = standIn.world.open(new Shop(`recorded-${crypto.randomUUID()}.myshopify.com`));
  standIn.world.bucketOf(shop.domain).set(1e9, 1e9);
  const body = recorded(name);
  shop.currency = body.currency;
  const { customer } = body;
  if (customer?.id) shop.addCustomer({ id: String(customer.id), email: customer.email, phone: customer.phone });
  const order = shop.addOrder({
    ...{
      id: String(body.id),
      number: body.order_number,
      email: body.email,
      phone: body.phone,
      test: body.test === true,
    },
    ...{ createdAt: iso(body.created_at), updatedAt: iso(body.updated_at), processedAt: iso(body.processed_at) },
    ...{
      cancelledAt: body.cancelled_at && iso(body.cancelled_at),
      customerId: customer?.id ? String(customer.id) : null,
    },
    tax: cents(body.total_tax),
    shipping: cents(body.total_shipping_price_set?.shop_money.amount ?? 0),
    lines: body.line_items.map((item: Record<string, string>) =>
      shop.line({
        ...{
          title: item.title ?? '',
          sku: item.sku ?? null,
          quantity: Number(item.quantity),
          price: cents(item.price ?? 0),
        },
        productId: item.product_id ? String(item.product_id) : null,
        variantId: item.variant_id ? String(item.variant_id) : null,
      }),
    ),
  });
  for (const { productId } of order.lines) if (productId) shop.addProduct({ id: productId });
  return { shop, order };
}

const ALL = { since: new Date(0), until: new Date('2100-01-01'), cursor: null };

test.each(['orders-create', 'orders-create-guest'])(
  '%s: told, fetched and fetched in bulk, it is one and the same',
  async (name) => {
    const { shop, order } = shopWith(name);
    const settings = { SHOPIFY_BASE_URL: `${standIn.url}/{shop}` };
    const config = { shopDomain: shop.domain, accessToken: 'shpat_1' };
    const [told] = eventsOf('orders/create', orderWebhook('orders/create', shop, order).body);
    const ask = { ...ALL, resource: 'orders' };
    const page = await shopify.fetching?.fetchPage(config, settings, { ...ask, bulk: false });
    const fetched = page?.records[0];
    expect(eventsOf(fetched?.headers.topic ?? '', fetched?.body ?? '')).toEqual([told]);

    let bulk = await shopify.fetching?.fetchPage(config, settings, { ...ask, bulk: true });
    while (bulk?.records.length === 0) {
      bulk = await shopify.fetching?.fetchPage(config, settings, { ...ask, cursor: bulk.cursor, bulk: true });
    }
    expect(bulk?.records).toEqual(page?.records);

    // What is made of the recorded body itself: the same order of the same person, its lines and parts.
    const [real] = eventsOf('orders/create', sample(name));
    const { messageId, userId, email, occurredAt, orderId } = real ?? {};
    expect(told).toMatchObject({ messageId, userId, email, occurredAt, orderId });
    const { items, number, placedAt, isTest, tax, shipping } = real?.order ?? {};
    expect(told?.order).toMatchObject({ items, number, placedAt, isTest, tax, shipping });
  },
);

test('a recorded refund is told by the order that is fetched as it is by itself', async () => {
  const body = recorded('refunds-create');
  const { shop, order } = shopWith('orders-create');
  shop.orders.delete(order.id);
  order.id = String(body.order_id);
  shop.orders.set(order.id, order);
  const refund = shop.refund(order, cents(body.transactions[0].amount), iso(body.created_at));
  refund.id = String(body.id);
  const [real] = eventsOf('refunds/create', sample('refunds-create'));
  const [told] = eventsOf('refunds/create', refundWebhook(shop, order, refund).body);
  expect(told).toEqual(real);

  const config = { shopDomain: shop.domain, accessToken: 'shpat_1' };
  const settings = { SHOPIFY_BASE_URL: `${standIn.url}/{shop}` };
  const page = await shopify.fetching?.fetchPage(config, settings, { ...ALL, resource: 'orders', bulk: false });
  const [, fetched] = eventsOf('orders/updated', page?.records[0]?.body ?? '');
  expect(fetched).toEqual(real);
});

test.each([
  ['orders-create', (shop: Shop) => orderWebhook('orders/create', shop, shop.addOrder()).body],
  ['refunds-create', (shop: Shop) => refundWebhook(shop, shop.addOrder(), shop.refund(shop.addOrder(), 1)).body],
])('the stand-in’s webhooks have no field that %s does not', (name, made) => {
  const known = Object.keys(recorded(name));
  const own = Object.keys(JSON.parse(made(new Shop('gift-shop.myshopify.com'))));
  const documented = ['processed_at', 'note'];
  expect(own.filter((field) => !known.includes(field) && !documented.includes(field))).toEqual([]);
});
