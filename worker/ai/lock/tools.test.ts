import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTool } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openLumenAndOak } from '../../../test/lumen-and-oak-shop.ts';
import { addSales, connectSource, openShop, realInvoices } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { dataSources, reconciliations } from '../../db/schema.ts';
import { numberLock } from './lock.ts';

let database: TestDatabase;
let lumen: UserCtx;
let real: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  const settings = { JOBS: { sendBatch: async () => undefined } } as never;
  lumen = { ...(await openLumenAndOak(database.db)).ctx, env: settings };
  real = await openShop(database.db, {
    now: new Date('2011-12-10T12:00:00Z'),
    timezone: 'UTC',
    currency: 'GBP',
    settings,
  });
  await addSales(real, await connectSource(real), await realInvoices());
});
afterAll(() => database.stop());

/** What the tools find, in the built-in analyst's words: a careful model says it much like that. */
const ASKED: [question: string, tool: Parameters<typeof runTool>[1], input: object][] = [
  ['What was my revenue last week?', 'query_metric', { metric: 'revenue', range: 'last_week' }],
  ['How many orders last week?', 'query_metric', { metric: 'orders', range: 'last_week' }],
  ['Gross revenue last week?', 'query_metric', { metric: 'gross_revenue', range: 'last_week' }],
  ['Average order value last month?', 'query_metric', { metric: 'average_order_value', range: 'last_month' }],
  ['Revenue by month', 'query_metric', { metric: 'revenue', grain: 'month' }],
  ['Revenue by day last week', 'query_metric', { metric: 'revenue', range: 'last_week', grain: 'day' }],
  ['Orders by weekday', 'query_metric', { metric: 'orders', dimensions: ['weekday'] }],
  ['Who are my top 5 customers?', 'query_metric', { metric: 'revenue', dimensions: ['customer'], limit: 5 }],
  ['Best products?', 'query_metric', { metric: 'revenue', dimensions: ['product'], limit: 5 }],
  ['New against returning', 'query_metric', { metric: 'revenue', dimensions: ['buyer'] }],
  ['Repeat rate?', 'query_metric', { metric: 'repeat_rate' }],
  ['How many customers last month?', 'query_metric', { metric: 'customers', range: 'last_month' }],
  ['Refunds last week?', 'query_metric', { metric: 'refunds', range: 'last_week' }],
  ['Why did revenue change last week?', 'explain_change', { metric: 'revenue', range: 'last_week' }],
  ['Who has not bought lately?', 'list_people', { limit: 5 }],
  ['How many people are in each segment?', 'count_segments', {}],
  ['Where do I lose people?', 'read_funnel', {}],
  ['Who comes back?', 'read_retention', {}],
];

it.each(ASKED)(
  'what a tool says to “%s” passes with the facts that it gives, and no other amount in its place',
  async (question, tool, input) => {
    for (const shop of [lumen, real]) {
      const { text, facts } = await runTool(shop, tool, input as never);
      const { currency, timezone } = shop.workspace;
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(shop.now());
      const shownOf = (given: string) => {
        const lock = numberLock(facts, { currency, timezone, today, question });
        return lock.add(given) + lock.end();
      };
      expect(shownOf(text)).toBe(text);
      expect(text).toMatch(/\d|not recorded/);
      // Each amount with one digit moved: it goes nowhere.
      for (const { 0: amount, index } of [...text.matchAll(/(?<=[$£])\d[\d,]*\.\d\d/g)].slice(0, 12)) {
        const wrong = amount.replace(/\d(?=[.,]|\d\.)/, (digit) => String((Number(digit) + 7) % 10));
        const value = wrong.replaceAll(',', '');
        if (facts.some((fact) => Math.abs(Number(fact.value)) === Number(value)) || /^0\d/.test(wrong)) continue;
        const forged = text.slice(0, index) + wrong + text.slice(index + amount.length);
        expect(shownOf(forged), `${amount} as ${wrong} in ${text}`).not.toContain(text[index - 1] + wrong);
      }
    }
  },
  60_000,
);

it.each(['en', 'de', 'es', 'fr'] as const)(
  'how the orders stand against the platform passes with its own time of day, and no other: %s',
  async (language) => {
    const { ctx, sources } = await openLumenAndOak(database.db);
    const sourceId = sources.shop;
    await ctx.db
      .update(dataSources)
      .set({ sourceType: 'shopify', config: { shopDomain: 'lumen.myshopify.com' } })
      .where(eq(dataSources.id, sourceId));
    const row = { sourceId, workspaceId: ctx.workspace.id, asOf: ctx.now(), checkedAt: ctx.now() };
    await ctx.db.insert(reconciliations).values({ ...row, state: 'behind', ordersBehind: 3 });
    const input = { metric: 'revenue', range: 'last_week' } as const;
    const told = async () => {
      const { text, facts } = await runTool(ctx, 'query_metric', input, { language });
      const { currency, timezone } = ctx.workspace;
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(ctx.now());
      const question = 'What was my revenue last week?';
      const shown = (given: string) => {
        const lock = numberLock(facts, { currency, timezone, today, question, language });
        return lock.add(given) + lock.end();
      };
      return { text, shown };
    };
    const behind = await told();
    expect(behind.shown(behind.text)).toBe(behind.text);
    expect(behind.text).toContain('3');
    const set = { state: 'matches' as const, ordersBehind: 0 };
    await ctx.db.update(reconciliations).set(set).where(eq(reconciliations.sourceId, sourceId));
    const matches = await told();
    expect(matches.text).toContain('10:00');
    expect(matches.shown(matches.text)).toBe(matches.text);
    expect(matches.shown(matches.text.replace('10:00', '11:17'))).not.toContain('11:17');
  },
);
