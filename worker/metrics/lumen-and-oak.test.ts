import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MetricId, MetricQuery } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openLumenAndOak } from '../../test/lumen-and-oak-shop.ts';
import type { UserCtx } from '../context.ts';
import { explainChange } from './explain.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  ({ ctx: shop } = await openLumenAndOak(database.db));
});
afterAll(() => database.stop());

const ask = (metric: MetricId, more: Partial<MetricQuery> = {}) =>
  runMetric(shop, { metric, range: 'last_week', ...more });

describe('last week at Lumen & Oak', () => {
  test('revenue is 510.00 of 6 orders and 2 refunds, 155 % more than the 200.00 of the week before', async () => {
    const revenue = await ask('revenue', { compare: 'previous' });
    expect(revenue).toMatchObject({
      ...{
        value: '510.00',
        previous: '200.00',
        change: { by: '310.00', share: 1.55 },
        currency: 'USD',
        state: 'known',
      },
      window: { text: 'last week (9–15 March 2026, America/New_York)', running: false },
      previousWindow: { text: 'the week before (2–8 March 2026, America/New_York)' },
    });
    expect(revenue.receipt).toMatchObject({
      counted: [
        { what: 'orders', count: 6 },
        { what: 'refunds', count: 2 },
      ],
      exclusions: [
        { what: 'test orders', count: 1, amount: '999.00' },
        { what: 'cancelled orders', count: 1, amount: '70.00' },
      ],
      ...{ rowCount: 8, watermark: '2026-03-16T13:50:00.000Z', value: '510.00', previous: '200.00' },
    });
  });

  test.for<[MetricId, string | number]>([
    ['gross_revenue', '620.00'],
    ['discounts', '20.00'],
    ['refunds', '90.00'],
    ['orders', 6],
    ['average_order_value', '85.00'],
    ['tax', '41.20'],
    ['shipping', '25.00'],
    ['total_charged', '666.20'],
    ['customers', 5],
    ['new_customers', 3],
    ['returning_customers', 2],
    ['new_customer_revenue', '270.00'],
    ['returning_customer_revenue', '240.00'],
    ['refund_count', 2],
    ['refund_rate', 0.15],
    ['cancelled_orders', 1],
    ['largest_order', '200.00'],
    ['units', 9],
    ['repeat_rate', 0.6],
    ['orders_per_customer', 1.2],
    ['lifetime_value', '169.00'],
    ['revenue_concentration', 0.352941],
  ])('%s is %s', async ([metric, value]) => {
    expect((await ask(metric)).value).toBe(value);
  });

  test('parts add up to the whole, whatever it is split by', async () => {
    for (const dimension of ['day', 'product', 'customer', 'source', 'channel', 'buyer', 'weekday'] as const) {
      const { rows = [] } = await ask('revenue', { dimensions: [dimension] });
      expect(
        rows.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0),
        dimension,
      ).toBe(51_000);
    }
  });
});

describe('the wrong answers that last week lays out', () => {
  /** What somebody would say who makes the mistake, as it follows from the shop's orders. */
  const TELLTALES: [mistake: string, value: string][] = [
    ['days of UTC: the order of the Sunday before comes in, that of the last Sunday night falls out', '465.00'],
    ['a discount taken off twice', '490.00'],
    ['refunds not taken off', '600.00'],
    ['the test order counted', '1509.00'],
    ['the cancelled order counted', '580.00'],
    ['an order counted again for each copy of its webhook', '630.00'],
    ['tax and shipping counted as revenue', '576.20'],
    ['the order whose webhook was lost left out', '420.00'],
  ];

  test('each mistake has another value than the right one, and the orders of the story give it', async () => {
    const value = async (metric: MetricId, more: Partial<MetricQuery> = {}) => Number((await ask(metric, more)).value);
    const net = await value('revenue');
    expect(net).toBe(510);
    const by = (mistake: number) => Number(TELLTALES[mistake]?.[1]);
    const { rows = [] } = await runMetric(
      { ...shop, workspace: { ...shop.workspace, timezone: 'UTC' } },
      {
        ...{ metric: 'revenue', range: '2026-03-09..2026-03-16', dimensions: ['customer'] },
      },
    );
    expect(rows.reduce((sum, row) => sum + Number(row.value), 0)).toBe(by(0));
    expect(net - (await value('discounts'))).toBe(by(1));
    expect(net + (await value('refunds'))).toBe(by(2));
    const excluded = (await ask('revenue')).receipt.exclusions;
    expect(excluded.map(({ amount }) => net + Number(amount))).toEqual([by(3), by(4)]);
    const { rows: days = [] } = await ask('revenue', { dimensions: ['day'] });
    const on = (day: string) => Number(days.find(({ keys }) => keys[0] === day)?.value);
    // The order of the Monday came three times, and is one.
    expect(net + on('2026-03-09')).toBe(by(5));
    expect(net + (await value('tax')) + (await value('shipping'))).toBeCloseTo(by(6), 2);
    // The last order of the Sunday, less what was refunded on that day.
    expect(net - (on('2026-03-15') + 40)).toBe(by(7));
  });

  test('the question as people put it has none of them, in no metric of money', async () => {
    const wrong = new Set(TELLTALES.map(([, value]) => value));
    for (const metric of [
      'revenue',
      'gross_revenue',
      'total_charged',
      'new_customer_revenue',
      'returning_customer_revenue',
    ] as const) {
      const { value, previous } = await ask(metric, { compare: 'previous' });
      expect(wrong.has(String(value)), `${metric} of last week is ${value}`).toBe(false);
      expect(wrong.has(String(previous)), `${metric} of the week before is ${previous}`).toBe(false);
    }
    const { rows = [] } = await ask('revenue', { dimensions: ['customer'] });
    for (const { labels, value } of rows) expect(wrong.has(String(value)), `${labels[0]}: ${value}`).toBe(false);
  });

  test('an order that is sent again is still one: last week stays 510.00', async () => {
    const before = await ask('orders');
    const again = await openLumenAndOak(database.db);
    await again.resend();
    const now = await runMetric(again.ctx, { metric: 'revenue', range: 'last_week' });
    expect(now.value).toBe('510.00');
    expect((await runMetric(again.ctx, { metric: 'orders', range: 'last_week' })).value).toBe(before.value);
  });
});

describe('why revenue is up', () => {
  test('contributions and factors each add up to +310.00', async () => {
    const { whole, contributions, factors } = await explainChange(shop, { metric: 'revenue', range: 'last_week' });
    expect(whole.change).toEqual({ by: '310.00', share: 1.55 });
    expect(contributions.map(({ by }) => by)).toEqual(['source', 'product', 'buyer', 'channel', 'customer']);
    const sum = (parts: { change: unknown }[]) =>
      parts.reduce((all, { change }) => all + Math.round(Number(change) * 100), 0);
    for (const { by, parts } of contributions) expect(sum(parts), by).toBe(31_000);
    for (const { factors: parts } of factors) expect(sum(parts)).toBe(31_000);
    expect(factors[0]?.factors).toMatchObject([
      { factor: 'orders', now: 6, before: 2, change: '370.00' },
      { factor: 'average_order_value', now: '85.00', before: '100.00', change: '-60.00' },
    ]);
    expect(contributions.find(({ by }) => by === 'customer')?.parts[0]).toMatchObject({
      ...{ label: 'alice@customers.example', now: '180.00', before: '0.00', change: '180.00' },
    });
  });
});
