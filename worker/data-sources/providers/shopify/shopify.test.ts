import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Shop } from '../../../../dev/providers/shopify/shop.ts';
import { startShopify } from '../../../../dev/providers/shopify.ts';
import type { FetchedPage, FetchedRecord, PageAsk, ProviderSettings } from '../provider.ts';
import { shopify } from '../shopify.ts';

let standIn: Awaited<ReturnType<typeof startShopify>>;
let settings: ProviderSettings;
let shop: Shop;
let config: Record<string, string>;

beforeAll(async () => {
  standIn = await startShopify();
  settings = { SHOPIFY_BASE_URL: `${standIn.url}/{shop}` };
});
afterAll(() => standIn.stop());
beforeEach(() => {
  shop = standIn.world.open(new Shop(`shop-${crypto.randomUUID()}.myshopify.com`));
  standIn.world.bucketOf(shop.domain).set(1_000_000, 1_000_000);
  config = { shopDomain: shop.domain, accessToken: 'shpat_1' };
});

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const at = (days: number) => new Date(NOW - days * DAY).toISOString();
const WINDOW = { since: new Date(NOW - 365 * DAY), until: new Date(NOW), bulk: false, cursor: null };

async function fetchAll(resource: string, given: Partial<PageAsk> = {}, most = 1000) {
  const records: FetchedRecord[] = [];
  const pages: number[] = [];
  let of: number | undefined;
  let cursor: string | null = null;
  for (let n = 0; n < most; n++) {
    const ask: PageAsk = { ...WINDOW, resource, ...given, cursor };
    const page: FetchedPage | undefined = await shopify.fetching?.fetchPage(config, settings, ask);
    if (!page) throw new Error('nothing to fetch');
    records.push(...page.records);
    pages.push(page.records.length);
    of = page.of ?? of;
    cursor = page.cursor;
    if (cursor === null) break;
  }
  return { records, bodies: records.map(({ body }) => JSON.parse(body)), pages, of, cursor };
}

/** Orders with more of everything than one answer holds, and all that an order may have. */
function fill(orders: number): void {
  for (let n = 0; n < orders; n++) {
    const customer = n % 3 === 0 ? shop.addCustomer({ createdAt: at(300) }) : undefined;
    const order = shop.addOrder({
      ...(n === 0 ? { id: '820982911946154508' } : {}),
      ...{ processedAt: at(n + 1), customerId: customer?.id ?? null },
      ...{ discounts: 150, tax: 321, shipping: 499, discountCodes: ['WELCOME'], test: n === 4 },
      cancelledAt: n === 5 ? at(1) : null,
      lines: Array.from({ length: n === 1 ? 137 : 2 }, (_, line) => shop.line({ price: 1999 + line, quantity: 2 })),
    });
    if (n % 4 === 2) shop.refund(order, 1000, at(0.5));
    if (n === 6) for (let more = 0; more < 4; more++) shop.refund(order, 100 + more, at(0.4));
  }
}

describe.each([
  ['page by page', false],
  ['in bulk', true],
])('orders fetched %s', (_, bulk) => {
  test('are all there once, with every line and refund, every digit kept', async () => {
    fill(60);
    const { bodies, records, of } = await fetchAll('orders', { bulk });
    expect(of).toBe(60);
    expect(new Set(bodies.map(({ id }) => id))).toEqual(new Set(shop.orders.keys()));
    expect(bodies).toHaveLength(60);
    expect(new Set(records.map(({ headers }) => headers.topic))).toEqual(new Set(['orders/updated']));

    const exact = bodies.find(({ id }) => id === '820982911946154508');
    expect(exact).toMatchObject({
      ...{ name: '#1001', total_price: '86.68', subtotal_price: '78.48', total_discounts: '1.50', total_tax: '3.21' },
      ...{ total_shipping_price_set: { shop_money: { amount: '4.99' } }, currency: 'EUR', cancelled_at: null },
      ...{ discount_codes: [{ code: 'WELCOME' }], updated_at: at(1), processed_at: at(1) },
    });
    const [, many = { line_items: [] }] = [...shop.orders.keys()].map((id) => bodies.find((body) => body.id === id));
    expect(many.line_items).toHaveLength(137);
    expect(many.line_items[136]).toMatchObject({ price: '21.35', quantity: 2 });

    const refunds = bodies.flatMap((body) => body.refunds);
    expect(refunds).toHaveLength(15 + 4);
    expect(refunds[0]).toMatchObject({ total_refunded_set: { shop_money: { amount: '10', currency_code: 'EUR' } } });
    expect(bodies.filter(({ test: isTest }) => isTest)).toHaveLength(1);
    expect(bodies.filter(({ cancelled_at }) => cancelled_at)).toHaveLength(1);
  });

  test('of another time are left out', async () => {
    fill(20);
    const { bodies } = await fetchAll('orders', { bulk, since: new Date(at(10.5)), until: new Date(at(0.6)) });
    // Refunds changed those of every fourth order at half a day before now.
    expect(bodies.map(({ name }) => name).sort()).toEqual(
      ['#1001', '#1002', '#1004', '#1005', '#1006', '#1008', '#1009', '#1010'].sort(),
    );
  });
});

test('customers come with what they allowed, products with their price, checkouts with their goods', async () => {
  const emailMarketing = { state: 'SUBSCRIBED', updatedAt: at(3) } as const;
  const { id } = shop.addCustomer({
    email: 'ada@shop.example',
    phone: '+34600000000',
    emailMarketing,
    createdAt: at(4),
  });
  shop.addProduct({ title: 'Lamp', price: 4250, imageUrl: 'https://cdn.example/lamp.png', createdAt: at(4) });
  shop.addCheckout({ createdAt: at(2), customerId: id, lines: Array.from({ length: 12 }, () => shop.line()) });

  const { bodies: customers } = await fetchAll('customers');
  expect(customers).toMatchObject([
    {
      ...{ id, email: 'ada@shop.example', phone: '+34600000000' },
      email_marketing_consent: { state: 'subscribed', consent_updated_at: at(3) },
      sms_marketing_consent: { state: 'not_subscribed' },
    },
  ]);
  const { bodies: products } = await fetchAll('products');
  expect(products).toMatchObject([
    { title: 'Lamp', variants: [{ price: '42.50' }], currency: 'EUR', status: 'active' },
  ]);
  const { bodies: checkouts } = await fetchAll('abandonedCheckouts');
  expect(checkouts).toMatchObject([{ total_price: '238.80', customer: { id, email: 'ada@shop.example' } }]);
  expect(checkouts[0].line_items).toHaveLength(12);
});

describe('limits', () => {
  test('a page that costs too much is asked for in smaller ones, and the next begin as small', async () => {
    fill(40);
    await fetchAll('orders');
    const sizes = standIn.asked
      .filter(({ path, body }) => path.includes(shop.domain) && body.includes('query Page'))
      .map(({ body }) => JSON.parse(body).variables.first);
    expect(sizes[0]).toBe(50);
    expect(sizes[1]).toBeLessThan(50);
    expect(new Set(sizes.slice(1)).size).toBe(1);
  });

  test('says how long to wait before the bucket holds a page again, and waits for little by itself', async () => {
    fill(40);
    const bucket = standIn.world.bucketOf(shop.domain);
    bucket.set(1100, 100);
    const page = await shopify.fetching?.fetchPage(config, settings, { ...WINDOW, resource: 'orders' });
    expect(page?.waitMs).toBeGreaterThan(1000);
    bucket.take(100_000);
    const error = await shopify.fetching
      ?.fetchPage(config, settings, { ...WINDOW, resource: 'orders' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'busy', retryAfterMs: expect.any(Number) });
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(900_000);
  });

  test('how much there is of everything else is told with a page that asks for it', async () => {
    fill(7);
    const ask = { ...WINDOW, resource: 'products' };
    const page = await shopify.fetching?.fetchPage(config, settings, { ...ask, countOthers: true });
    expect(page?.others).toMatchObject({ orders: 7, customers: 3, abandonedCheckouts: 0 });
    expect((await shopify.fetching?.fetchPage(config, settings, ask))?.others).toBeUndefined();
  });

  test('a bulk operation is asked about until it is done; one that fails is made up for page by page', async () => {
    fill(10);
    standIn.world.operations.failNext = 1;
    const { bodies } = await fetchAll('orders', { bulk: true });
    expect(bodies).toHaveLength(10);
    const queries = standIn.asked.filter(({ path }) => path.includes(shop.domain)).map(({ body }) => body);
    expect(queries.some((body) => body.includes('bulkOperationRunQuery'))).toBe(true);
    expect(queries.some((body) => body.includes('query Page'))).toBe(true);
  });

  test('a large file is read in pieces that go on where the last ended', async () => {
    for (let n = 0; n < 450; n++) shop.addOrder({ processedAt: at(1 + n / 100) });
    const { bodies, pages } = await fetchAll('orders', { bulk: true });
    expect(bodies).toHaveLength(450);
    expect(new Set(bodies.map(({ id }) => id)).size).toBe(450);
    expect(pages.filter((records) => records > 0)).toEqual([200, 200, 50]);
  });
});

describe('trouble', () => {
  test('an answer that is lost on its way is asked for again, and no record comes twice', async () => {
    fill(10);
    standIn.fail({ path: shop.domain, times: 1, how: 'lose' });
    const { bodies } = await fetchAll('orders', { bulk: true });
    expect(bodies.map(({ id }) => id).sort()).toEqual([...shop.orders.keys()].sort());
  });

  test('a page that broke off is the same page when it is asked for again', async () => {
    fill(30);
    const first = await shopify.fetching?.fetchPage(config, settings, { ...WINDOW, resource: 'orders' });
    const second = { ...WINDOW, resource: 'orders', cursor: first?.cursor ?? null };
    standIn.fail({ path: shop.domain, times: 3, how: 'drop' });
    await expect(shopify.fetching?.fetchPage(config, settings, second)).rejects.toMatchObject({ kind: 'away' });
    shop.addOrder({ processedAt: at(0.1) });
    const [once, again] = [
      await shopify.fetching?.fetchPage(config, settings, second),
      await shopify.fetching?.fetchPage(config, settings, second),
    ];
    expect(once?.records).toEqual(again?.records);
    const ids = (page: FetchedPage | undefined) => page?.records.map(({ body }) => JSON.parse(body).id) ?? [];
    expect(ids(first).filter((id) => ids(once).includes(id))).toEqual([]);
  });

  test('a shop that wants to be asked later says when', async () => {
    const later = { status: 429, headers: { 'Retry-After': '30' }, body: { errors: 'Exceeded' } };
    standIn.fail({ path: shop.domain, times: 1, how: later });
    await expect(
      shopify.fetching?.fetchPage(config, settings, { ...WINDOW, resource: 'orders' }),
    ).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 30_000 });
  });
});

test('a token that is no longer taken is a grant that was revoked', async () => {
  standIn.world.tokens.end('shpat_gone');
  const gone = { ...config, accessToken: 'shpat_gone' };
  await expect(shopify.fetching?.fetchPage(gone, settings, { ...WINDOW, resource: 'orders' })).rejects.toMatchObject({
    kind: 'revoked',
  });
});
