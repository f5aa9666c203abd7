import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { METRIC_IDS, type MetricId, type MetricQuery, type ReceiptRow } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { lumenOrder, openLumenAndOak } from '../../test/lumen-and-oak-shop.ts';
import { openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { receipts } from '../db/schema.ts';
import { requireReceipt, rerun } from './receipts.ts';
import { receiptRows } from './rows.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const ask = (ctx: UserCtx, metric: MetricId, more: Partial<MetricQuery> = {}) =>
  runMetric(ctx, { metric, range: 'last_week', ...more });

async function allRows(ctx: UserCtx, id: string, limit = 3): Promise<ReceiptRow[]> {
  const rows: ReceiptRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await receiptRows(ctx, { id, limit, ...(cursor ? { cursor } : {}) });
    rows.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

test('behind 510.00 are the six orders and the two refunds, the last first, page by page', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const { receipt } = await ask(ctx, 'revenue');
  const rows = await allRows(ctx, receipt.id);
  expect(rows.map(({ kind, label, amount }) => [kind, label, amount])).toEqual([
    ['order', 'O1006', '90.00'],
    ['refund', 'Refund of O1004', '-40.00'],
    ['order', 'O1005', '60.00'],
    ['refund', 'Refund of O1003', '-50.00'],
    ['order', 'O1004', '200.00'],
    ['order', 'O1003', '50.00'],
    ['order', 'O1002', '80.00'],
    ['order', 'O1001', '120.00'],
  ]);
  expect(rows.at(-1)).toMatchObject({ personName: 'alice@customers.example', at: '2026-03-09T13:00:00.000Z' });
});

test('wherever a number is a sum, what is behind it adds up to it', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const sums = new Set(['money', 'count']);
  const averages = new Set([
    'average_order_value',
    'revenue_per_customer',
    'largest_order',
    'smallest_order',
    'median_order_value',
    'lifetime_value',
  ]);
  for (const metric of METRIC_IDS) {
    const { value, unit, receipt } = await ask(ctx, metric, { range: 'all' });
    const rows = await allRows(ctx, receipt.id, 100);
    if (sums.has(unit) && !averages.has(metric)) {
      const cents = rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
      expect(cents, metric).toBe(Math.round(Number(value) * 100));
    } else {
      expect(rows.length, metric).toBeGreaterThanOrEqual(0);
    }
  }
});

test('the same question has the same hash, and one that asks otherwise has another', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const hashOf = async (metric: MetricId, more: Partial<MetricQuery> = {}) =>
    (await ask(ctx, metric, more)).receipt.queryHash;
  const hash = await hashOf('revenue');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf('revenue', { filters: [], dimensions: [] })).toBe(hash);
  const others = [await hashOf('orders'), await hashOf('revenue', { range: '2026-03-09..2026-03-16' })];
  others.push(await hashOf('revenue', { filters: [{ by: 'buyer', is: ['new'] }] }));
  expect(new Set([hash, ...others]).size).toBe(4);
});

test('a receipt re-runs to the same value later, and a changed order changes exactly what rests on it', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const asked = {
    'revenue last week': await ask(ctx, 'revenue'),
    'orders last week': await ask(ctx, 'orders'),
    'refunds last week': await ask(ctx, 'refunds'),
    'the week before': await ask(ctx, 'revenue', { range: '2026-03-02..2026-03-09' }),
    'with the week before': await ask(ctx, 'revenue', { range: 'today', compare: '2026-03-09..2026-03-16' }),
    'customers last week': await ask(ctx, 'customers'),
  };
  const later: UserCtx = { ...ctx, now: () => new Date('2026-04-20T09:00:00Z') };
  const again = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(asked).map(async ([name, { receipt }]) => {
          const { same, dataChanged } = await rerun(later, receipt.id);
          return [name, { same, dataChanged }] as const;
        }),
      ),
    );
  for (const one of Object.values(await again())) expect(one).toEqual({ same: true, dataChanged: false });
  await ctx.db.execute(sql`update orders set subtotal = subtotal + 1 where workspace_id = ${ctx.workspace.id}::uuid
    and order_id = ${lumenOrder(1006)}`);
  expect(await again()).toEqual({
    'revenue last week': { same: false, dataChanged: true },
    'orders last week': { same: true, dataChanged: true },
    'refunds last week': { same: true, dataChanged: true },
    'the week before': { same: true, dataChanged: true },
    'with the week before': { same: false, dataChanged: true },
    'customers last week': { same: true, dataChanged: true },
  });
});

test('a receipt is written with its moment and the version of the data, and is nobody else’s', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const { receipt } = await ask(ctx, 'revenue');
  const [row] = await ctx.db.select().from(receipts).where(eq(receipts.id, receipt.id));
  expect(row).toMatchObject({ asOf: ctx.now(), userId: ctx.user.id, queryHash: receipt.queryHash, receipt });
  const stranger = await openShop(database.db);
  for (const look of [requireReceipt, rerun, (one: UserCtx, id: string) => receiptRows(one, { id, limit: 5 })]) {
    await expect(look(stranger, receipt.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(look(ctx, newId())).rejects.toMatchObject({ code: 'not_found' });
  }
});
