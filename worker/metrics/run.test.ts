import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension, MetricQuery, MetricValue } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import {
  type PlainMetric,
  type PlainShop,
  type PlainSpan,
  plainDay,
  plainMidnight,
  plainOrdersByProduct,
  plainValue,
  plainWeek,
} from '../../test/plain-metrics.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { orderItems, orders, profiles, refunds } from '../db/schema.ts';
import { explainChange } from './explain.ts';
import { receiptRows } from './rows.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

// Around the nights on which clocks go forward in New York and in Berlin, and in Cairo at midnight itself.
const START = Date.parse('2026-03-01T00:00:00Z');
const END = Date.parse('2026-05-05T00:00:00Z');
const NOW = new Date('2026-04-29T15:20:00Z');
const BUYERS = ['ann', 'bob', 'cid', 'dee'];
const money = fc.integer({ min: 0, max: 50_000 });
const moment = fc.integer({ min: START / 60_000, max: END / 60_000 }).map((minute) => minute * 60_000);

const anyShops: fc.Arbitrary<PlainShop> = fc.record({
  timezone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'),
  weekStart: fc.constantFrom('monday', 'sunday', 'saturday'),
  currency: fc.constant('USD'),
  orders: fc
    .array(
      fc.record({
        buyer: fc.option(fc.constantFrom(...BUYERS), { freq: 5 }),
        source: fc.constantFrom(0, 1),
        at: moment,
        total: money,
        subtotal: fc.option(money, { freq: 2 }),
        discounts: fc.option(money, { freq: 1 }),
        currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
        isTest: fc.constantFrom(false, false, false, true),
        isCancelled: fc.constantFrom(false, false, false, true),
        lines: fc.uniqueArray(fc.record({ product: fc.constantFrom('p1', 'p2', 'p3'), cents: money }), {
          maxLength: 3,
          selector: ({ product }) => product,
        }),
      }),
      { minLength: 1, maxLength: 25 },
    )
    .map((made) => [
      // One order in the workspace's own currency, so that it is the one that money is told in.
      ...made.map((order, index) => ({ ...order, id: `o-${index}` })),
      { ...PLAIN_ORDER, id: 'o-own' },
    ]),
  refunds: fc
    .array(
      fc.record({
        order: fc.option(
          fc.integer({ min: 0, max: 24 }).map((n) => `o-${n}`),
          { freq: 6 },
        ),
        at: moment,
        amount: money,
        goods: fc.option(money, { freq: 2 }),
      }),
      { maxLength: 10 },
    )
    .map((made) => made.map((refund, index) => ({ ...refund, id: `r-${index}` }))),
});

/** Money is given back after it was taken: nobody is a new customer before the first order. */
const shops = anyShops.map((shop) => ({
  ...shop,
  refunds: shop.refunds.map((refund) => {
    const order = shop.orders.find(({ id }) => id === refund.order);
    return order ? { ...refund, at: Math.max(refund.at, order.at) } : refund;
  }),
}));

const PLAIN_ORDER = {
  ...{ buyer: null, source: 0, at: START, total: 100, subtotal: null, discounts: null },
  ...{ currency: 'USD', isTest: false, isCancelled: false, lines: [] },
};

const METRICS: PlainMetric[] = [
  'revenue',
  'gross_revenue',
  'refunds',
  'orders',
  'customers',
  'new_customers',
  'returning_customers',
  'new_customer_revenue',
  'cancelled_orders',
  'largest_order',
];
const ADDS = new Set<PlainMetric>(['revenue', 'gross_revenue', 'refunds', 'orders']);

const questions = fc.record({
  metric: fc.constantFrom(...METRICS),
  first: fc.integer({ min: 0, max: 50 }),
  days: fc.integer({ min: 1, max: 20 }),
  source: fc.option(fc.constantFrom(0, 1), { freq: 1, nil: undefined }),
  above: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 1, nil: undefined }),
  dimension: fc.constantFrom<Dimension>('day', 'week', 'month', 'weekday', 'source', 'product', 'customer', 'buyer'),
});

test('whatever was sold, a value is what plain arithmetic says, and its parts and rows add up to it', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(shops, fc.array(questions, { minLength: 4, maxLength: 4 }), async (plain, asked) => {
      const { ctx, sources } = await open(plain);
      for (const { metric, first, days, source, above, dimension } of asked) {
        const [day, end] = [dayAfter(first), dayAfter(first + days)];
        const span = spanOf(plain, day, end);
        const filter = {
          ...(source === undefined ? {} : { source }),
          ...(above === undefined ? {} : { above: above * 100 }),
        };
        const filters: MetricQuery['filters'] = [
          ...(source === undefined ? [] : [{ by: 'source' as const, is: [sources[source] ?? ''] }]),
          ...(above === undefined ? [] : [{ by: 'order_value' as const, above }]),
        ];
        const query: MetricQuery = { metric, filters, range: `${day}..${end}` };
        const told = `${metric} ${query.range} ${JSON.stringify(filters)}`;
        if (metric === 'refunds' && plain.refunds.length === 0) {
          expect(await runMetric(ctx, query), told).toMatchObject({ value: null, state: 'not_recorded' });
          continue;
        }
        const found = await runMetric(ctx, { ...query, compare: 'previous' });
        expect(cents(found.value, found.unit), told).toBe(plainValue(plain, metric, span, filter));

        const before = { from: found.previousWindow?.from ?? '', to: found.previousWindow?.to ?? '' };
        const earlier = { from: Date.parse(before.from), to: Date.parse(before.to) };
        expect(cents(found.previous ?? null, found.unit), told).toBe(plainValue(plain, metric, earlier, filter));
        expect(earlier.to <= Date.parse(found.window.from ?? ''), told).toBe(true);

        if (ADDS.has(metric)) {
          const { rows = [] } = await runMetric(ctx, { ...query, dimensions: [dimension], limit: 1000 });
          const parts = rows.reduce((sum, { value }) => sum + (cents(value, found.unit) ?? 0), 0);
          const manifold = metric === 'orders' && dimension === 'product';
          const whole = manifold ? plainOrdersByProduct(plain, span, filter) : cents(found.value, found.unit);
          expect(parts, `${told} by ${dimension}`).toBe(whole);
          if (manifold)
            expect(
              rows.map(({ share }) => share),
              told,
            ).toEqual(rows.map(() => undefined));
          const { data } = await receiptRows(ctx, { id: found.receipt.id, limit: 100 });
          const behind = data.reduce((sum, { amount }) => sum + (cents(amount, found.unit) ?? 0), 0);
          expect(behind, `what is behind ${told}`).toBe(cents(found.value, found.unit));
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('a series has every day or week of the shop’s own calendar, each with what that day has by itself', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      shops,
      fc.constantFrom<'day' | 'week'>('day', 'week'),
      fc.constantFrom(...METRICS),
      async (plain, grain, metric) => {
        fc.pre(metric !== 'refunds' || plain.refunds.length > 0);
        const { ctx } = await open(plain);
        const found = await runMetric(ctx, { metric, grain, range: '2026-03-01..2026-04-29' });
        const keys = new Set<string>();
        for (let n = 0; n < 59; n += 1) {
          const day = dayAfter(n);
          keys.add(grain === 'day' ? day : plainWeek(day, plain.weekStart));
        }
        expect(found.series?.map(({ key }) => key)).toEqual([...keys]);
        const [first, end] = [plainMidnight('2026-03-01', plain.timezone), plainMidnight('2026-04-29', plain.timezone)];
        for (const { key, value } of found.series ?? []) {
          const next = dayAfter(daysTo(key) + (grain === 'day' ? 1 : 7));
          const bounds = { from: plainMidnight(key, plain.timezone), to: plainMidnight(next, plain.timezone) };
          // Who is new is asked of the whole week, though only a part of it may lie in the range.
          if (grain === 'week' && (bounds.from < first || bounds.to > end)) continue;
          expect(cents(value, found.unit) ?? 0, `${metric} of ${key}`).toBe(plainValue(plain, metric, bounds) ?? 0);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('why something changed is told in parts and factors that add up to the change, to the cent', {
  timeout: 300_000,
}, async () => {
  const metrics = fc.constantFrom<ChangedMetric>('revenue', 'orders', 'refunds', 'customers', 'average_order_value');
  await fc.assert(
    fc.asyncProperty(shops, metrics, async (plain, metric) => {
      const { ctx } = await open(plain);
      const { whole, contributions, factors } = await explainChange(ctx, { metric, range: '2026-04-01..2026-04-20' });
      fc.pre(whole.change !== undefined && whole.change.by !== null);
      const changed = cents(whole.change?.by ?? null, whole.unit);
      for (const parts of [...contributions.map((one) => one.parts), ...factors.map((one) => one.factors)]) {
        expect(parts.reduce((sum, { change }) => sum + (cents(change, whole.unit) ?? 0), 0)).toBeCloseTo(
          changed ?? 0,
          6,
        );
      }
      for (const { parts } of contributions) {
        expect(parts.reduce((sum, { now }) => sum + (cents(now, whole.unit) ?? 0), 0)).toBe(
          cents(whole.value, whole.unit),
        );
      }
    }),
    { numRuns: 12 },
  );
});

type ChangedMetric = Parameters<typeof explainChange>[1]['metric'];

async function open(plain: PlainShop): Promise<{ ctx: UserCtx; sources: string[] }> {
  const { timezone, weekStart, currency } = plain;
  const ctx = await openShop(database.db, { now: NOW, timezone, weekStart, currency });
  const workspaceId = ctx.workspace.id;
  const sources = [await connectSource(ctx, 'Till'), await connectSource(ctx, 'Web')];
  const ids = new Map(BUYERS.map((name) => [name, newId()]));
  await ctx.db.insert(profiles).values([...ids].map(([name, id]) => ({ id, workspaceId, userId: name, known: true })));
  const decimal = (amount: number | null) => (amount === null ? null : (amount / 100).toFixed(2));
  await ctx.db.insert(orders).values(
    plain.orders.map((order) => ({
      ...{ workspaceId, orderId: order.id, sourceId: sources[order.source] ?? '', currency: order.currency },
      ...{ profileId: order.buyer && (ids.get(order.buyer) ?? null), isTest: order.isTest },
      ...{ placedAt: new Date(order.at), stateAt: new Date(order.at), total: decimal(order.total) ?? '0' },
      ...{ subtotal: decimal(order.subtotal), discounts: decimal(order.discounts) },
      cancelledAt: order.isCancelled ? new Date(order.at) : null,
    })),
  );
  const lines = plain.orders.flatMap(({ id, lines: made }) =>
    made.map(({ product, cents: price }, line) => ({
      ...{ workspaceId, orderId: id, line, productId: product, name: product, quantity: 1, price: decimal(price) },
    })),
  );
  if (lines.length > 0) await ctx.db.insert(orderItems).values(lines);
  const given = plain.refunds.map(({ id, order, at, amount, goods }) => ({
    ...{ workspaceId, refundId: id, orderId: order, refundedAt: new Date(at), currency: null },
    ...{ amount: decimal(amount) ?? '0', goods: decimal(goods) },
  }));
  if (given.length > 0) await ctx.db.insert(refunds).values(given);
  return { ctx, sources };
}

/** Days of the range, never beyond the moment of asking. */
function spanOf({ timezone }: PlainShop, day: string, end: string): PlainSpan {
  const [from, to] = [plainMidnight(day, timezone), plainMidnight(end, timezone)];
  return { from, to: from <= NOW.getTime() ? Math.min(to, NOW.getTime() + 1) : to };
}

function dayAfter(days: number): string {
  return plainDay(START + days * 86_400_000 + 43_200_000, 'UTC');
}

function daysTo(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - START) / 86_400_000);
}

function cents(value: MetricValue, unit: string): number | null {
  if (value === null) return null;
  return unit === 'money' ? Math.round(Number(value) * 100) : Number(value);
}
