import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MetricQuery } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openLumenAndOak } from '../../test/lumen-and-oak-shop.ts';
import { openShop } from '../../test/shop.ts';
import { summary } from '../analytics/summary.ts';
import type { UserCtx } from '../context.ts';
import { writeEvents } from '../ingest/write.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
let shop: UserCtx;
let sources: { shop: string; browser: string };
beforeAll(async () => {
  database = await startTestDatabase();
  ({ ctx: shop, sources } = await openLumenAndOak(database.db));
});
afterAll(() => database.stop());

const ask = (query: Partial<MetricQuery>) => runMetric(shop, { metric: 'revenue', range: 'last_week', ...query });

describe('what cannot be asked is refused, with where and what to do', () => {
  test.for<[string, Partial<MetricQuery>, string, RegExp]>([
    ['a range that is none', { range: 'soon' }, 'range', /^Use all, today/],
    ['a day that does not exist', { range: '2026-02-30..2026-03-02' }, 'range', /no 2026-02-30 in any calendar/],
    ['a comparison that is none', { compare: 'sometime' }, 'compare', /^Use all, today/],
    ['a split the metric has not', { metric: 'tax', dimensions: ['product'] }, 'dimensions.0', /Tax can be split by/],
    ['the same split twice', { dimensions: ['day', 'day'] }, 'dimensions.1', /once/],
    ['a grain the metric has not', { metric: 'people', grain: 'hour' }, 'grain', /People can be split by/],
    ['more points than anybody reads', { range: '3000d', grain: 'hour' }, 'grain', /longer grain/],
    ['an unknown source', { filters: [{ by: 'source', is: ['Till'] }] }, 'filters.0.is.0', /use one of Shop, Browser/],
    ['an unknown segment', { filters: [{ by: 'segment', is: ['vip'] }] }, 'filters.0.is.0', /no segment “vip”/],
    ['an unknown product', { filters: [{ by: 'product', is: ['Candle', 'Boat'] }] }, 'filters.0.is.1', /“Boat”/],
    ['an unknown person', { filters: [{ by: 'customer', is: ['zoe'] }] }, 'filters.0.is.0', /nobody with the id/],
    ['no amount at all', { filters: [{ by: 'order_value' }] }, 'filters.0.above', /Give an amount/],
    [
      'a filter the metric has not',
      { metric: 'page_views', filters: [{ by: 'order_value', above: 1 }] },
      'filters.0.by',
      /cannot be filtered by order_value/,
    ],
  ])('%s', async ([, query, path, message]) => {
    await expect(ask(query)).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ path, message: expect.stringMatching(message) }],
    });
  });
});

describe('filters', () => {
  test.for<[string, Partial<MetricQuery>, string]>([
    ['a source by its name', { filters: [{ by: 'source', is: ['shop'] }] }, '510.00'],
    ['any source but one', { filters: [{ by: 'source', is: ['Shop'], not: true }] }, '0.00'],
    ['a person by e-mail', { filters: [{ by: 'customer', is: ['alice@customers.example'] }] }, '180.00'],
    ['new buyers', { filters: [{ by: 'buyer', is: ['new'] }] }, '270.00'],
    ['orders above an amount', { filters: [{ by: 'order_value', above: 100 }] }, '280.00'],
    ['a weekday by its name', { filters: [{ by: 'weekday', is: ['Thursday'] }] }, '200.00'],
    // 120 of the lamp alone, and 120 of the 200 of which 40 were given back: 200 × 0.6 − 40 × 0.6 + 120.
    ['a product’s share of its orders', { filters: [{ by: 'product', is: ['oak lamp'] }] }, '216.00'],
    // Alice, Bob and Dev have ordered more than once.
    ['a segment’s people', { filters: [{ by: 'segment', is: ['Repeat customers'] }] }, '420.00'],
  ])('%s', async ([, query, value]) => {
    expect((await ask(query)).value).toBe(value);
  });

  test('are told in words, and their rows add up', async () => {
    const { receipt } = await ask({
      filters: [
        { by: 'product', is: ['oak lamp'] },
        { by: 'order_value', above: 100 },
      ],
    });
    expect(receipt.filters).toEqual(['product is Oak lamp', 'orders above 100 USD']);
  });
});

describe('splits', () => {
  test('rows come with what they had before, the highest first, nobody last', async () => {
    const { rows, rowsInAll } = await ask({ dimensions: ['customer'], compare: 'previous', limit: 3 });
    expect(rowsInAll).toBe(6);
    expect(rows?.map(({ labels, value, previous, share }) => [labels[0], value, previous, share])).toEqual([
      ['alice@customers.example', '180.00', '0.00', 0.352941],
      ['dev', '160.00', '0.00', 0.313725],
      ['erin@customers.example', '90.00', '0.00', 0.176471],
    ]);
  });

  test('by two at once, and the lowest first', async () => {
    const { rows } = await ask({ dimensions: ['weekday', 'buyer'], order: 'lowest', limit: 2 });
    expect(rows?.map(({ labels, value }) => [...labels, value])).toEqual([
      ['Friday', 'New customers', '-50.00'],
      ['Sunday', 'Returning customers', '-40.00'],
    ]);
  });

  test('by segment, with people who are in several in each', async () => {
    const { rows } = await ask({ metric: 'customers', dimensions: ['segment'] });
    const of = (name: string) => rows?.find(({ labels }) => labels[0] === name)?.value;
    expect([of('Repeat customers'), of('High-value customers')]).toEqual([3, 3]);
  });

  test('who is new is asked of each month anew', async () => {
    const { series } = await ask({ metric: 'new_customers', range: '2025-11-01..2026-04-01', grain: 'month' });
    expect(series?.map(({ key, value }) => [key, value])).toEqual([
      ['2025-11', 1],
      ['2025-12', 0],
      ['2026-01', 0],
      ['2026-02', 0],
      ['2026-03', 6],
    ]);
    expect(series?.at(-1)).toMatchObject({ label: 'March 2026', running: true });
  });
});

describe('behaviour', () => {
  test('a funnel’s rates are the summary’s', async () => {
    const { funnel } = await summary(shop, shop.workspace.id, { from: null, to: new Date('2026-03-16T14:00:00.001Z') });
    const rates = ['view_to_cart_rate', 'cart_to_checkout_rate', 'checkout_to_purchase_rate'] as const;
    for (const [index, metric] of rates.entries()) {
      const { value } = await ask({ metric, range: '365d' });
      expect(value, metric).toBe(metric === 'checkout_to_purchase_rate' ? null : (funnel[index + 2]?.rate ?? null));
    }
  });

  test('three of four carts of today were left', async () => {
    expect(await ask({ metric: 'cart_abandonment_rate', range: 'today' })).toMatchObject({
      ...{ value: 0.75, state: 'known' },
      receipt: { counted: [{ what: 'people who reached add to cart', count: 4 }, { count: 1 }] },
    });
  });

  test('half an hour of nothing ends a visit', async () => {
    // Today: Gina, Hugo's cart, his order two hours later, Ivy, Jon, Kim, and Lea who looked twice within ten minutes.
    expect((await ask({ metric: 'sessions', range: 'today' })).value).toBe(7);
    expect((await ask({ metric: 'visitors', range: 'today' })).value).toBe(6);
  });

  test('what was never told is not known', async () => {
    expect(await ask({ metric: 'checkouts' })).toMatchObject({ value: null, state: 'not_recorded' });
    expect(await ask({ metric: 'page_views', range: 'yesterday' })).toMatchObject({ value: 0, state: 'no_data' });
  });
});

test('an order comes from the channel that its purchase was tagged with', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const tagged = { campaign: { medium: 'Email', source: 'klaviyo', name: 'Spring launch' } };
  const bySearch = { page: { referrer: 'https://www.google.com/', url: 'https://lumen.example/' } };
  const at = '2026-03-12T10:00:00.000Z';
  await writeEvents(
    ctx,
    ctx.workspace.id,
    [tagged, bySearch, {}].map((context, index) => ({
      ...{ sourceId: sources.browser, messageId: `tagged:${index}`, kind: 'track', name: 'purchase' },
      ...{ originalName: 'Order Completed', userId: 'kim', occurredAt: at, receivedAt: at, historical: false },
      ...{ value: String(10 * (index + 1)), currency: 'USD', orderId: `tagged-${index}`, properties: {}, context },
    })),
  );
  const byChannel = await runMetric(ctx, { metric: 'revenue', range: '2026-03-12', dimensions: ['channel'] });
  expect(byChannel.rows?.map(({ labels, value }) => [labels[0], value])).toEqual([
    ['direct/unknown', '230.00'],
    ['organic search', '20.00'],
    ['email', '10.00'],
  ]);
  const ofCampaign = { by: 'campaign' as const, is: ['spring launch'] };
  expect((await runMetric(ctx, { metric: 'orders', range: 'all', filters: [ofCampaign] })).value).toBe(1);
});

test('one shop never reads another’s', async () => {
  const stranger = await openShop(database.db, { now: shop.now(), timezone: 'America/New_York', currency: 'USD' });
  expect(await runMetric(stranger, { metric: 'revenue', range: 'all' })).toMatchObject({
    value: '0.00',
    state: 'no_data',
  });
  const filters: MetricQuery['filters'] = [{ by: 'source', is: [sources.shop] }];
  await expect(runMetric(stranger, { metric: 'revenue', range: 'all', filters })).rejects.toMatchObject({
    code: 'invalid',
  });
});
