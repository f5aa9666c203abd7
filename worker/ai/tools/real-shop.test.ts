import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../../contract/analyst.ts';
import { askShop, runTool, toolsOf } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { withoutFact } from '../../../test/figures.ts';
import { addSales, connectSource, openShop, realInvoices } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { fitModels } from '../../predictions/fit.ts';
import { runStep } from './run.ts';

let database: TestDatabase;
let shop: UserCtx;
let published: Map<string, unknown>;
beforeAll(async () => {
  database = await startTestDatabase();
  const file = new URL('../../../test/fixtures/online-retail/questions.json', import.meta.url);
  const { now, questions } = JSON.parse(await readFile(file, 'utf8'));
  published = new Map(questions.map((one: { question: string; answer: unknown }) => [one.question, one.answer]));
  const settings = { JOBS: { sendBatch: async () => undefined } } as never;
  shop = await openShop(database.db, { now: new Date(now), timezone: 'UTC', currency: 'GBP', settings });
  await addSales(shop, await connectSource(shop), await realInvoices());
});
afterAll(() => database.stop());

function answerOf<Shape>(question: string): Shape {
  if (!published.has(question)) throw new Error(`"${question}" is not among the published questions`);
  return published.get(question) as Shape;
}

describe('customers at risk', () => {
  it('are those of whom it is predicted, in a plan as in a question', async () => {
    await fitModels(shop, { workspaceId: shop.workspace.id });
    const { data } = await runTool(shop, 'predict', { what: 'churn' });
    expect(data.people).toBeGreaterThan(0);
    const { found } = await askShop(shop, 'Tag my customers at risk as rescue');
    expect(found[0]?.finding.data).toMatchObject({ plan: { difference: { people: data.people } } });
  });
});

describe('the published questions of a real shop’s year', () => {
  it.each([
    ['How much did I sell last month?', 'last_month'],
    ['Revenue in the past 7 days, today included', '7d'],
    ['Revenue in the last 7 full days, today excluded', '2011-12-03..2011-12-10'],
  ])('%s', async (question, range) => {
    const { data } = await runTool(shop, 'query_metric', { metric: 'revenue', range });
    expect(Number(data.revenue)).toBe(answerOf(question));
    expect(data).toMatchObject({ metric: 'revenue', value: data.revenue, state: 'known', currency: 'GBP' });
    expect(data).not.toHaveProperty('receipt');
  });

  it('compares with the time before', async () => {
    const expected = answerOf<{ last_month: number; previous: number; change_pct: number }>(
      'How do sales compare to the period before? (last month)',
    );
    const { data, text, receipts } = await runTool(shop, 'query_metric', { metric: 'revenue', range: 'last_month' });
    expect([Number(data.revenue), Number(data.previous)]).toEqual([expected.last_month, expected.previous]);
    expect((data.change as { share: number }).share * 100).toBeCloseTo(expected.change_pct, 1);
    expect(text).toContain('Your net revenue last month (1–30 November 2011, UTC) was **£1,161,817.38**.');
    expect(text).toContain('11.8% more than the month before (1–31 October 2011): £1,039,318.79.');
    expect(text).toContain('Net: after discounts and refunds, without tax and shipping.');
    expect(text).toContain('Refunds are not recorded, so none are taken off.');
    expect(receipts).toEqual([data.receiptId]);
  });

  it.each([
    ['How many orders did we get in Q3 2011?', '2011-Q3'],
    ['How many orders in total?', 'all'],
  ])('%s', async (question, range) => {
    const { data } = await runTool(shop, 'query_metric', { metric: 'orders', range });
    expect(data.orders).toBe(answerOf(question));
  });

  it('Who are my top 5 customers by revenue?', async () => {
    const { data, text } = await runTool(shop, 'query_metric', {
      metric: 'revenue',
      dimensions: ['customer'],
      limit: 5,
    });
    const rows = data.rows as { labels: string[]; value: string }[];
    expect(rows.map(({ labels, value }) => ({ customer_id: Number(labels[0]), revenue: Number(value) }))).toEqual(
      answerOf('Who are my top 5 customers by revenue?'),
    );
    expect(text).toContain('1. `14646`: £280,206.02 (3.1%)');
    expect(text).toContain('Together they are 11.7% of your net revenue');
  });

  it('Show revenue by month', async () => {
    const { data, text, cards } = await runTool(shop, 'query_metric', { metric: 'revenue', grain: 'month' });
    const series = data.series as { key: string; value: string }[];
    expect(Object.fromEntries(series.map(({ key, value }) => [key, Number(value)]))).toEqual(
      answerOf('Show revenue by month'),
    );
    expect(text).toContain('- December 2011 (so far): £518,192.79');
    expect(text).toContain('The strongest was November 2011 with **£1,161,817.38**, the weakest February 2011');
    expect(cards).toMatchObject([{ type: 'chart', points: { length: 13 } }]);
  });

  it('follows the customers of a month through the months after it', async () => {
    const expected = answerOf<{ cohort: number; returned: Record<string, [number, number]> }>(
      'For customers whose first purchase was in January 2011, what proportion came back in each following month?',
    );
    const { data, text } = await runTool(shop, 'read_retention', { cohort: '2011-01-15' });
    expect({ cohort: data.cohort, returned: data.returned }).toEqual(expected);
    expect(text).toContain('- February 2011: 92 (22.1%)');
    expect(text).toContain('- December 2011: 49 (11.8%) so far');
  });

  it('does not call it zero where refunds are not recorded', async () => {
    const { text, data, found } = await runTool(shop, 'query_metric', { metric: 'refunds', range: 'last_month' });
    expect(text).toContain('**not recorded**');
    expect(text).not.toMatch(/\b0\b/);
    expect(data).toMatchObject({ refunds: null, state: 'not_recorded' });
    expect(found).toBe(false);
  });
});

describe('whatever it is asked', () => {
  const nobodyFor60Days = {
    version: 1,
    who: 'known',
    where: {
      type: 'all',
      of: [
        { type: 'orders', of: 'orders', is: 'at_least', amount: 1 },
        { type: 'orders', of: 'orders', is: 'exactly', amount: 0, within: { last: { n: 60, unit: 'days' } } },
      ],
    },
  };
  it.each([
    ['query_metric', { metric: 'average_order_value', range: 'this_year' }],
    ['query_metric', { metric: 'customers', range: 'this_month' }],
    ['query_metric', { metric: 'repeat_rate', range: '2011' }],
    ['query_metric', { metric: 'revenue', dimensions: ['weekday'], order: 'highest' }],
    ['query_metric', { metric: 'revenue', dimensions: ['day'], order: 'highest', limit: 1 }],
    ['query_metric', { metric: 'revenue', dimensions: ['month'], order: 'lowest', limit: 3, range: '2011' }],
    ['query_metric', { metric: 'revenue', dimensions: ['buyer'], range: 'last_month', compare: 'previous' }],
    ['query_metric', { metric: 'orders', grain: 'day', range: '2011' }],
    ['query_metric', { metric: 'revenue_concentration', range: 'all' }],
    ['query_metric', { metric: 'revenue', range: '2009' }],
    ['explain_change', { metric: 'revenue', range: 'last_month' }],
    ['read_retention', { range: '2011' }],
    ['list_people', { segmentId: 'repeat_customers', limit: 25 }],
    ['list_people', { definition: nobodyFor60Days, by: 'last_order', order: 'lowest' }],
    ['count_segments', {}],
    ['predict', { what: 'churn' }],
    ['predict', { what: 'value', limit: 3 }],
    ['predict', { what: 'next_order', person: '14646' }],
    ['predict', { what: 'model' }],
    ['find_person', { text: '14646' }],
    ['read_sources', {}],
    ['describe', { subject: 'repeat rate' }],
    ['recommend_campaigns', {}],
  ] as [Step['tool'], Record<string, unknown>][])(
    '%s %j: every figure is a fact, and one thing to do next',
    async (tool, input) => {
      const finding = await runTool(shop, tool, input as never);
      expect(finding.text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      expect(withoutFact(finding)).toEqual([]);
      expect(finding.next).toMatch(/^[^\n]+[.?]$/);
      expect(finding.facts.every(({ value }) => /^-?\d+(?:\.\d+)?(?:e-\d+)?$/.test(value))).toBe(true);
    },
    60_000,
  );

  it('says what there is where a period has nothing', async () => {
    const { text, found } = await runTool(shop, 'query_metric', { metric: 'revenue', range: '2009' });
    expect(text).toContain('There is no data for net revenue in 2009 (1 January – 31 December 2009, UTC)');
    expect(text).toContain('**£8,911,407.90** of net revenue in all, from 1 December 2010 – 9 December 2011.');
    expect(found).toBe(false);
  });

  it('counts those who have not bought for 60 days as one counts them from the invoices', async () => {
    const invoices = await realInvoices();
    const since = shop.now().getTime() - 60 * 86_400_000;
    const last = new Map<string, number>();
    for (const { customer, at } of invoices) last.set(customer, Math.max(last.get(customer) ?? 0, Date.parse(at)));
    const silent = [...last.values()].filter((at) => at <= since).length;
    const { data, cards } = await runTool(shop, 'list_people', { definition: nobodyFor60Days as never, limit: 5 });
    expect(data.people).toBe(silent);
    expect(cards[0]).toMatchObject({ type: 'segment', id: null, people: silent, definition: nobodyFor60Days });
  });

  it('lists an order of magnitude of rows without running on for ever', async () => {
    const { text, cards, data } = await runTool(shop, 'query_metric', {
      metric: 'revenue',
      dimensions: ['customer'],
      limit: 1000,
    });
    expect(text.length).toBeLessThan(3000);
    expect(text).toMatch(/4,3\d\d more are not listed here/);
    expect((cards[0] as { rows: unknown[] }).rows).toHaveLength(50);
    expect(cards[0]).toMatchObject({ rowsInAll: (data as { rowsInAll: number }).rowsInAll });
    expect((data.rows as unknown[]).length).toBeLessThanOrEqual(100);
  });

  it('says in words what cannot be asked', async () => {
    const wrong: [Step['tool'], Record<string, unknown>, RegExp][] = [
      ['query_metric', { metric: 'revenue', range: '2011-02-30' }, /There is no 2011-02-30 in any calendar/],
      ['query_metric', { metric: 'revenue', range: 'some day' }, /Use all, today, yesterday/],
      ['query_metric', { metric: 'nps' }, /cannot (?:answer|plan)/],
      ['list_people', { segmentId: 'nobody' }, /There is no segment “nobody”/],
      ['count_segments', { segmentIds: ['nobody'] }, /There is no segment “nobody”/],
      ['read_funnel', { range: 'whenever' }, /Use all, today, yesterday/],
      ['propose_action', { kind: 'create_task', input: {} }, /cannot (?:answer|plan)/],
    ];
    for (const [tool, input, says] of wrong) {
      const { text, found, next } = await runTool(shop, tool, input as never);
      expect(text, tool).toMatch(says);
      expect(found, tool).toBe(false);
      expect(next, tool).not.toBe('');
    }
  });

  it('plans what is asked to be done, and says that nothing has been done', async () => {
    const tools = toolsOf(shop);
    const step = {
      tool: 'propose_action',
      input: { kind: 'create_task', input: { title: 'Call **the** supplier' } },
    } as Step;
    const [first, again] = [await runStep(tools, step), await runStep(tools, step)];
    expect(first.text).toMatch(/^\*\*Nothing has been done yet\.\*\* This is the plan: /);
    expect(first.cards).toMatchObject([{ type: 'plan', plan: { status: 'proposed', kind: 'create_task' } }]);
    expect((again.cards[0] as { plan: { id: string } }).plan.id).toBe(
      (first.cards[0] as { plan: { id: string } }).plan.id,
    );
    const byClock = await runStep(toolsOf(shop, { surface: 'schedule' }), step);
    expect(byClock.text).toContain('only reads');
  });
});

describe('in the asker’s language', () => {
  it.each([
    ['de', 'Nettoumsatz letzten Monat (1.–30. November 2011, UTC): **1.161.817,38\u00a0£**.', '11,8\u00a0% mehr als'],
    [
      'es',
      'Ingresos netos el mes pasado (1–30 de noviembre de 2011, UTC): **1.161.817,38\u00a0£**.',
      '11,8\u00a0% más que',
    ],
    [
      'fr',
      "Chiffre d'affaires net le mois dernier (1–30 novembre 2011, UTC) : **1\u00a0161\u00a0817,38\u00a0£**.",
      '11,8\u00a0% de plus que',
    ],
  ] as const)('%s', async (language, total, change) => {
    const { text, next } = await runTool(
      shop,
      'query_metric',
      { metric: 'revenue', range: 'last_month' },
      { language },
    );
    expect(text).toContain(total);
    expect(text).toContain(change);
    expect(next).not.toMatch(/\bAsk\b/);
  });

  it('tells series, rankings and what is not recorded', async () => {
    const ask = (input: object, language: 'de' | 'es' | 'fr') =>
      runTool(shop, 'query_metric', { metric: 'revenue', ...input } as never, { language }).then(({ text }) => text);
    expect(await ask({ grain: 'month' }, 'de')).toContain('- März 2011: 595.500,76\u00a0£');
    expect(await ask({ dimensions: ['customer'], limit: 5 }, 'es')).toContain(
      '1. `14646`: 280.206,02\u00a0£ (3,1\u00a0%)',
    );
    expect(await ask({ dimensions: ['day'], order: 'highest', limit: 1 }, 'fr')).toContain(
      '**vendredi 9 décembre 2011**',
    );
    expect(await ask({ metric: 'refunds', range: 'last_month' }, 'de')).toContain('**nicht erfasst**');
    expect(await ask({ metric: 'refunds', range: 'last_month' }, 'es')).toContain('**no registrado**');
    expect(await ask({ metric: 'refunds', range: 'last_month' }, 'fr')).toContain('**non enregistré**');
  });
});
