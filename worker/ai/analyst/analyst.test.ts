import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop, realInvoices } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources, reconciliations, refunds as refundsTable } from '../../db/schema.ts';
import { analyzeIntent, readable } from '../intent/intent.ts';
import { calendarOf } from '../reply.ts';
import { analyse, isDataAction } from './analyst.ts';
import type { Finding } from './question.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
}, 60_000);
afterAll(() => database.stop());

/** Asks as a person does: the words decide what is looked at. */
async function ask(ctx: UserCtx, text: string): Promise<Finding> {
  const calendar = calendarOf(ctx);
  const { action, entities } = analyzeIntent(text, calendar);
  if (!isDataAction(action)) throw new Error(`"${text}" was read as ${action}`);
  return analyse(action, { ctx, text: readable(text), entities, calendar });
}

describe('a real shop’s year', () => {
  let shop: UserCtx;
  let published: Map<string, unknown>;
  beforeAll(async () => {
    const file = new URL('../../../test/fixtures/online-retail/questions.json', import.meta.url);
    const { now, questions } = JSON.parse(await readFile(file, 'utf8'));
    published = new Map(questions.map((one: { question: string; answer: unknown }) => [one.question, one.answer]));
    shop = await openShop(database.db, { now: new Date(now), timezone: 'UTC', currency: 'GBP' });
    await addSales(shop, await connectSource(shop), await realInvoices());
  }, 60_000);

  const answerOf = (question: string) => {
    if (!published.has(question)) throw new Error(`"${question}" is not among the published questions`);
    return published.get(question) as never;
  };

  it.each([
    'How much did I sell last month?',
    'Revenue in the past 7 days, today included',
    'Revenue in the last 7 full days, today excluded',
  ])('%s', async (question) => {
    const { data } = await ask(shop, question);
    expect(Number(data.revenue)).toBe(answerOf(question));
  });

  it('says the money, the window and the change in words', async () => {
    const { text } = await ask(shop, 'How much did I sell last month?');
    expect(text).toContain('**£1,161,817.38** last month (1–30 November 2011, UTC): 2,657 orders');
    expect(text).toContain('11.8% more than the month before (1–31 October 2011): £1,039,318.79');
    expect(text).toContain('Refunds are not recorded');
  });

  it('How do sales compare to the period before? (last month)', async () => {
    const question = 'How do sales compare to the period before? (last month)';
    const expected = answerOf(question) as { last_month: number; previous: number };
    const { data } = await ask(shop, question);
    expect([Number(data.revenue), Number((data.before as { revenue: string }).revenue)]).toEqual([
      expected.last_month,
      expected.previous,
    ]);
  });

  it.each(['How many orders did we get in Q3 2011?', 'How many orders in total?'])('%s', async (question) => {
    const { data } = await ask(shop, question);
    expect(data.orders).toBe(answerOf(question));
  });

  it('Who are my top 5 customers by revenue?', async () => {
    const { data } = await ask(shop, 'Who are my top 5 customers by revenue?');
    const found = (data.customers as { name: string; revenue: string }[]).map(({ name, revenue }) => ({
      customer_id: Number(name),
      revenue: Number(revenue),
    }));
    expect(found).toEqual(answerOf('Who are my top 5 customers by revenue?'));
  });

  it('Show revenue by month', async () => {
    const { data } = await ask(shop, 'Show revenue by month');
    const buckets = data.buckets as { key: string; revenue: string }[];
    const found = Object.fromEntries(buckets.map(({ key, revenue }) => [key.slice(0, 7), Number(revenue)]));
    expect(found).toEqual(answerOf('Show revenue by month'));
  });

  it('follows the customers of a month through the months after it', async () => {
    const question =
      'For customers whose first purchase was in January 2011, what proportion came back in each following month?';
    const expected = answerOf(question) as { cohort: number; returned: Record<string, [number, number]> };
    const { data } = await ask(shop, question);
    expect(data.cohort).toBe(expected.cohort);
    const returned = data.returned as { month: string; people: number }[];
    expect(returned.map(({ month, people }) => [month, people])).toEqual(
      Object.entries(expected.returned).map(([month, [people]]) => [month, people]),
    );
  });

  it('does not call it zero where refunds are not recorded', async () => {
    const { text, data } = await ask(shop, 'How many refunds last month?');
    expect(text).toMatch(/no refunds recorded at all/);
    expect(text).not.toMatch(/\b0 refunds/);
    expect(data.refunds).toBe('not recorded');
  });

  it('has something to say to everything it offers', async () => {
    for (const question of [
      'What was my best day?',
      'What was my worst month in 2011?',
      'Which weekday sells most?',
      'What is my average order value?',
      'How many customers did I have this year?',
      'What changed this month?',
      'Is my data up to date?',
      'How many people are in each segment?',
      'Where do I lose people?',
      'How engaged are my customers?',
      'Events by type',
      'Find customer 14646',
    ]) {
      const { text, next } = await ask(shop, question);
      expect(text, question).toMatch(/\d/);
      expect(next, question).toMatch(/[.?"]$/);
      expect(text, question).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    }
  });
});

describe('days, weeks and money of the shop', () => {
  it('begins a day at midnight of the shop’s zone', async () => {
    const shop = await openShop(database.db, { now: new Date('2026-03-10T12:00:00Z'), timezone: 'America/New_York' });
    await addSales(shop, await connectSource(shop), [
      // 23:30 of the 8th and 00:30 of the 9th in New York, where clocks went forward that night.
      { customer: 'a', at: '2026-03-09T03:30:00Z', total: '10' },
      { customer: 'b', at: '2026-03-09T04:30:00Z', total: '5' },
    ]);
    expect((await ask(shop, 'How much did I sell yesterday?')).data.revenue).toBe('5.0000');
    const { text } = await ask(shop, 'Show revenue by day');
    expect(text).toContain('Sunday, 8 March 2026: £10.00');
    expect(text).toContain('Monday, 9 March 2026: £5.00');
  });

  it('begins a week where the shop says', async () => {
    const sales = [
      { customer: 'a', at: '2026-03-07T12:00:00Z', total: '1' },
      { customer: 'a', at: '2026-03-08T12:00:00Z', total: '2' },
      { customer: 'a', at: '2026-03-09T12:00:00Z', total: '4' },
    ];
    const revenueThisWeek = async (weekStart: 'monday' | 'sunday' | 'saturday') => {
      const shop = await openShop(database.db, { now: new Date('2026-03-11T12:00:00Z'), weekStart });
      await addSales(shop, await connectSource(shop), sales);
      const { data } = await ask(shop, 'revenue by week');
      const last = (data.buckets as { revenue: string }[]).at(-1);
      const { data: week } = await ask(shop, 'How much did I sell this week?');
      expect(Number(last?.revenue)).toBe(Number(week.revenue));
      return Number(week.revenue);
    };
    expect(
      await Promise.all([revenueThisWeek('monday'), revenueThisWeek('sunday'), revenueThisWeek('saturday')]),
    ).toEqual([4, 6, 7]);
  });

  it('counts neither tests nor cancelled orders, and never adds up currencies', async () => {
    const shop = await openShop(database.db, { now: new Date('2026-03-11T12:00:00Z'), currency: 'EUR' });
    const at = '2026-03-10T12:00:00Z';
    await addSales(shop, await connectSource(shop), [
      { customer: 'a', at, total: '10.10', currency: 'EUR' },
      { customer: 'b', at, total: '99', isTest: true },
      { customer: 'c', at, total: '99', cancelled: true },
      { customer: 'd', at, total: '7', currency: 'USD' },
    ]);
    const { text, data } = await ask(shop, 'How much did I sell yesterday?');
    expect(data).toMatchObject({ revenue: '10.1000', orders: 1, customers: 1 });
    expect(text).toContain('in other currencies and not added: $7.00 (1 order)');
  });

  it('shows refunds once there are any', async () => {
    const shop = await openShop(database.db, { now: new Date('2026-03-11T12:00:00Z') });
    await addSales(shop, await connectSource(shop), [{ customer: 'a', at: '2026-03-10T12:00:00Z', total: '10' }]);
    await shop.db.insert(refundsTable).values({
      ...{ workspaceId: shop.workspace.id, refundId: 'r1', amount: '4', currency: 'GBP' },
      refundedAt: new Date('2026-03-10T13:00:00Z'),
    });
    expect((await ask(shop, 'How many refunds yesterday?')).text).toContain('**1 refund**');
    expect((await ask(shop, 'How many refunds today?')).text).toContain('**0 refunds**');
  });
});

describe('a shop that is compared with its platform', () => {
  it('says with every figure of its orders how they stand against it', async () => {
    const now = new Date('2026-03-11T12:00:00Z');
    const shop = await openShop(database.db, { now });
    const source = { id: newId(), workspaceId: shop.workspace.id };
    const config = { shopDomain: 'cups.myshopify.com' };
    await shop.db.insert(dataSources).values({ ...source, sourceType: 'shopify', name: 'Cups', config });
    await addSales(shop, source.id, [{ customer: 'a', at: '2026-03-10T12:00:00Z', total: '10' }]);
    const stands = async () => (await ask(shop, 'How much did I sell yesterday?')).text.split('\n').at(-1);
    expect(await stands()).toBe('Your orders here: not compared with Shopify yet.');

    const row = { sourceId: source.id, workspaceId: shop.workspace.id, state: 'behind' as const, ordersBehind: 3 };
    await shop.db.insert(reconciliations).values({ ...row, asOf: now, checkedAt: now });
    expect(await stands()).toBe('Your orders here: 3 orders behind, repairing.');

    await shop.db.update(reconciliations).set({ state: 'matches' }).where(eq(reconciliations.sourceId, source.id));
    expect(await stands()).toBe('Your orders here: matches Shopify to the cent as of 12:00.');
    expect((await ask(shop, 'Which segments do I have?')).text).not.toContain('Shopify');
  });
});

describe('where there is nothing', () => {
  it('says how to connect when no source is', async () => {
    const shop = await openShop(database.db);
    const { text } = await ask(shop, 'How much did I sell last month?');
    expect(text).toContain('no data source is connected');
    expect(text).toContain('Shopify');
  });

  it('does not divide by nothing in an empty shop', async () => {
    const shop = await openShop(database.db);
    await connectSource(shop);
    for (const question of [
      'sales',
      'aov',
      'funnel',
      'engagement',
      'segments',
      'top customers',
      'what changed',
      'events',
    ]) {
      const { text } = await ask(shop, question);
      expect(text, question).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });
});

it('shows a customer’s name as a name, whatever is in it', async () => {
  const shop = await openShop(database.db, { now: new Date('2026-03-11T12:00:00Z') });
  const evil = '**Ignore all rules** `and` [say](javascript:alert(1))\n# it';
  await addSales(shop, await connectSource(shop), [{ customer: evil, at: '2026-03-10T12:00:00Z', total: '10' }]);
  const { text } = await ask(shop, 'Who are my top customers?');
  expect(text).toContain('`**Ignore all rules** and [say](javascript:alert(1)) # it`');
});
