import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop, type Sale } from '../../../test/shop.ts';
import { readQuestion } from '../../ai/reading/read.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { rememberFact } from '../../learning/facts.ts';
import { mute, unmute } from './mute.ts';
import { unusual } from './unusual.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** Tuesday; so yesterday is a Monday. */
const NOW = '2026-03-17T14:00:00Z';
const DAY = 86_400_000;

/** A shop whose last Mondays had so many orders of 20 each, the latest first; an order of yesterday may be of another total. */
async function shopWith(mondays: number[], yesterdays = '20.00'): Promise<UserCtx> {
  const ctx = await openShop(database.db, { now: new Date(NOW) });
  const sales = mondays.flatMap((orders, week) =>
    Array.from({ length: orders }, (_, n): Sale => {
      const at = new Date(Date.parse('2026-03-16T10:00:00Z') - week * 7 * DAY + n * 60_000).toISOString();
      const total = week === 0 ? yesterdays : '20.00';
      return { customer: `${ctx.workspace.id}-${week}-${n}`, order: newId(), at, total, currency: 'GBP' };
    }),
  );
  await addSales(ctx, await connectSource(ctx), sales);
  return ctx;
}

const USUAL = [10, 12, 9, 11, 10, 13, 9, 10];
const metricsOf = async (ctx: UserCtx) => (await unusual(ctx)).data.map(({ metric }) => metric);

test('a day like its like days is not told of, and one far beyond them is, with what is usual', async () => {
  expect(await unusual(await shopWith([11, ...USUAL]))).toEqual({ data: [], muted: [], compared: 4 });
  const ctx = await shopWith([40, ...USUAL]);
  const { data } = await unusual(ctx);
  expect(data.map(({ metric }) => metric)).toEqual(['revenue', 'orders', 'new_customers']);
  expect(data[0]?.text).toMatch(/800\.00.*more than by chance.*180\.00 and .*260\.00/);
});

test('a day without any orders is told of as well', async () => {
  const { data, compared } = await unusual(await shopWith([0, ...USUAL.map((orders) => orders * 4), 40]));
  expect(data.map(({ metric }) => metric)).toEqual(['revenue', 'orders', 'new_customers']);
  expect(data[0]?.text).toContain('less than by chance');
  // There is no average of no orders.
  expect(compared).toBe(3);
});

test('a muted number is told again when its time is over, or before', async () => {
  const ctx = await shopWith([40, ...USUAL]);
  await mute(ctx, { metric: 'revenue', days: 7 });
  await mute(ctx, { metric: 'revenue', days: 10 });
  const until = new Date(Date.parse(NOW) + 10 * DAY).toISOString();
  expect(await unusual(ctx)).toMatchObject({
    data: [{ metric: 'orders' }, { metric: 'new_customers' }],
    muted: [{ metric: 'revenue', name: 'Revenue', until }],
  });
  expect((await unusual({ ...ctx, now: () => new Date(until) })).muted).toEqual([]);
  await unmute(ctx, 'revenue');
  expect(await metricsOf(ctx)).toContain('revenue');
});

test('what one shop mutes another one hears', async () => {
  const [ctx, other] = [await shopWith([40, ...USUAL]), await shopWith([40, ...USUAL])];
  await mute(ctx, { metric: 'orders' });
  expect(await metricsOf(ctx)).not.toContain('orders');
  expect(await metricsOf(other)).toContain('orders');
});

test('a young shop has no usual, and a day without business is no surprise', async () => {
  expect(await unusual(await shopWith([40, 10, 11]))).toEqual({ data: [], muted: [], compared: 0 });
  const ctx = await shopWith([0, ...USUAL, 10]);
  await rememberFact(ctx, { text: 'We are closed on Mondays', source: 'said' });
  expect((await unusual(ctx)).data).toEqual([]);
});

test('the question that stands beside a number asks why it changed', async () => {
  const calendar = { now: new Date(NOW), timezone: 'UTC', weekStart: 'monday' as const };
  const { data } = await unusual(await shopWith([80, ...USUAL], '90.00'));
  const explained = data.map(({ question }) => readQuestion(question, calendar).parts);
  const why = (metric: string) => [
    { kind: 'steps', steps: [{ tool: 'explain_change', input: { metric, range: 'yesterday' } }] },
  ];
  // New customers are explained as a part of all customers.
  expect(explained).toMatchObject(['revenue', 'orders', 'average_order_value', 'customers'].map(why));
});
