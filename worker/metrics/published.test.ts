import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MetricQuery } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop, realInvoices } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
let shop: UserCtx;
let published: Map<string, unknown>;
beforeAll(async () => {
  database = await startTestDatabase();
  const file = new URL('../../test/fixtures/online-retail/questions.json', import.meta.url);
  const { now, questions } = JSON.parse(await readFile(file, 'utf8'));
  published = new Map(questions.map((one: { question: string; answer: unknown }) => [one.question, one.answer]));
  shop = await openShop(database.db, { now: new Date(now), timezone: 'UTC', currency: 'GBP' });
  await addSales(shop, await connectSource(shop), await realInvoices());
});
afterAll(() => database.stop());

const answerOf = (question: string) => {
  if (!published.has(question)) throw new Error(`"${question}" is not among the published questions`);
  return published.get(question) as any;
};
const ask = (query: Omit<MetricQuery, 'range'> & { range?: string }) => runMetric(shop, { range: 'all', ...query });

test.for<[string, MetricQuery]>([
  ['How much did I sell last month?', { metric: 'revenue', range: 'last_month' }],
  ['Revenue in the past 7 days, today included', { metric: 'revenue', range: '7d' }],
  ['Revenue in the last 7 full days, today excluded', { metric: 'revenue', range: '2011-12-03..2011-12-10' }],
  ['How many orders did we get in Q3 2011?', { metric: 'orders', range: '2011-07-01..2011-10-01' }],
  ['How many orders in total?', { metric: 'orders', range: 'all' }],
])('%s', async ([question, query]) => {
  expect(Number((await ask(query)).value)).toBe(answerOf(question));
});

test('a month beside the one before it', async () => {
  const expected = answerOf('How do sales compare to the period before? (last month)');
  const found = await ask({ metric: 'revenue', range: 'last_month', compare: 'previous' });
  expect([Number(found.value), Number(found.previous)]).toEqual([expected.last_month, expected.previous]);
  expect(Math.round((found.change?.share ?? 0) * 10_000) / 100).toBe(expected.change_pct);
  expect(found.window.text).toBe('last month (1–30 November 2011, UTC)');
  expect(found.notes).toContain('Refunds are not recorded, so none are taken off.');
});

test('the best customers, by the name that is known of them', async () => {
  const { rows } = await ask({ metric: 'revenue', dimensions: ['customer'], limit: 5 });
  const found = rows?.map(({ labels, value }) => ({ customer_id: Number(labels[0]), revenue: Number(value) }));
  expect(found).toEqual(answerOf('Who are my top 5 customers by revenue?'));
});

test('revenue by month, as a series', async () => {
  const { series } = await ask({ metric: 'revenue', grain: 'month' });
  const found = Object.fromEntries(series?.map(({ key, value }) => [key, Number(value)]) ?? []);
  expect(found).toEqual(answerOf('Show revenue by month'));
});

test('refunds are not known where none were ever recorded, and not zero', async () => {
  expect(await ask({ metric: 'refunds', range: 'last_month' })).toMatchObject({ value: null, state: 'not_recorded' });
  expect(await ask({ metric: 'tax' })).toMatchObject({ value: null, state: 'not_recorded' });
});
