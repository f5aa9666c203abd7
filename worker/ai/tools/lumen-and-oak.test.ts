import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolName } from '../../../contract/analyst.ts';
import { runTool } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { figuresIn, withoutFact } from '../../../test/figures.ts';
import { openLumenAndOak } from '../../../test/lumen-and-oak-shop.ts';
import type { UserCtx } from '../../context.ts';
import { dataSources, reconciliations } from '../../db/schema.ts';
import { rememberFact } from '../../learning/facts.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  const opened = await openLumenAndOak(database.db);
  shop = { ...opened.ctx, env: { JOBS: { sendBatch: async () => undefined } } as never };
});
afterAll(() => database.stop());

const revenue = (more = {}, tools = {}) =>
  runTool(shop, 'query_metric', { metric: 'revenue', range: 'last_week', ...more }, tools);

describe('What was my revenue last week?', () => {
  it('says the money, the days, the time before, what it is made of, and nothing else', async () => {
    const { text, data, cards, receipts, looked } = await revenue();
    expect(text.split('\n\n')).toEqual([
      'Your net revenue last week (9–15 March 2026, America/New_York) was **$510.00**. That is 155% more than the week before (2–8 March 2026): $200.00.',
      'Net: after discounts and refunds, without tax and shipping. Counted from 6 orders and 2 refunds. Left out: 1 test order and 1 cancelled order.',
    ]);
    expect(looked).toBe('Worked out net revenue of last week (9–15 March 2026, America/New_York) from 8 rows');
    expect(data).toMatchObject({ metric: 'revenue', revenue: '510.00', value: '510.00', previous: '200.00' });
    expect(cards).toMatchObject([
      {
        type: 'metric',
        value: '510.00',
        previous: '200.00',
        change: { by: '310.00', share: 1.55 },
        receiptId: receipts[0],
      },
      {
        type: 'choices',
        options: [{ label: 'Gross', ask: 'gross revenue last week' }, { label: 'Charged, with tax' }],
      },
    ]);
    expect(JSON.stringify({ text, data, cards })).not.toMatch(/600\.00|645|1,?509|580\.00|620\.00|666\.20/);
  });

  it.each([
    ['en', 'That is 60 points more than', ': 0%.'],
    ['de', 'Das sind 60 Punkte mehr als', ': 0 %.'],
    ['es', 'Son 60 puntos más que', ': 0 %.'],
    ['fr', "C'est 60 points de plus que", ': 0 %.'],
  ] as const)('tells in points how far one share is from another: %s', async (language, far, before) => {
    const compare = '2026-03-02..2026-03-09';
    const input = { metric: 'repeat_rate', range: 'last_week', compare } as const;
    const { text } = await runTool(shop, 'query_metric', input, { language });
    expect(text).toContain(far);
    expect(text).toContain(before);
  });

  it('knows what each figure may be called, and the change by its direction', async () => {
    const { facts } = await revenue();
    expect(facts).toContainEqual(
      expect.objectContaining({
        ...{ value: '510.00', unit: 'money', currency: 'USD' },
        of: expect.arrayContaining(['revenue', 'net revenue', 'sales']),
        when: expect.arrayContaining(['last week', '9–15 March 2026', '2026-03-09..2026-03-15']),
      }),
    );
    expect(facts).toContainEqual(expect.objectContaining({ value: '1.55', unit: 'share', how: 'change' }));
    const fallen = await revenue({ range: '2026-03-02..2026-03-09', compare: '2026-03-09..2026-03-16' });
    expect(fallen.text).toContain('60.8% less than');
    expect(fallen.facts.filter(({ how }) => how === 'change').map(({ value }) => value.slice(0, 6))).toEqual([
      '-0.607',
    ]);
  });

  it('says what "revenue" means to the shop, once it has said so, unless it is asked for net', async () => {
    const own = await openLumenAndOak(database.db);
    await rememberFact(own.ctx, { text: 'By revenue we mean gross revenue', source: 'said' });
    const ask = (question: string) =>
      runTool(own.ctx, 'query_metric', { metric: 'revenue', range: 'last_week' }, { question });
    const { text, data } = await ask('What was my revenue last week?');
    expect(data).toMatchObject({ metric: 'gross_revenue', gross_revenue: '620.00' });
    expect(text).toContain('You told me that this is what “revenue” means here.');
    expect((await ask('What was my net revenue last week?')).data).toMatchObject({ revenue: '510.00' });
  });

  it('leaves days on which the shop is closed out of its weakest', async () => {
    const own = await openLumenAndOak(database.db);
    const weakest = async () => {
      const asked = {
        metric: 'revenue',
        range: 'last_week',
        dimensions: ['weekday'],
        order: 'lowest',
        limit: 1,
      } as const;
      return runTool(own.ctx, 'query_metric', { ...asked, dimensions: [...asked.dimensions] });
    };
    const before = await weakest();
    await rememberFact(own.ctx, { text: 'We are closed on Fridays', source: 'said' });
    const after = await weakest();
    expect(before.text).toContain('**Friday**');
    expect(after.text).not.toContain('Friday');
    expect(after.text).toContain('Days on which you are closed');
  });

  it('says how orders stand against the platform, and of a silent source before the number', async () => {
    const own = await openLumenAndOak(database.db);
    const ask = () => runTool(own.ctx, 'query_metric', { metric: 'revenue', range: 'last_week' });
    await own.ctx.db
      .update(dataSources)
      .set({ sourceType: 'shopify', config: { shopDomain: 'lumen.myshopify.com' } })
      .where(eq(dataSources.id, own.sources.shop));
    expect((await ask()).text).toMatch(/Your orders here: not compared with Shopify yet\.$/);
    const row = {
      sourceId: own.sources.shop,
      workspaceId: own.ctx.workspace.id,
      state: 'behind' as const,
      ordersBehind: 3,
    };
    const now = own.ctx.now();
    await own.ctx.db.insert(reconciliations).values({ ...row, asOf: now, checkedAt: now });
    const behind = await ask();
    expect(behind.text).toMatch(/Your orders here: 3 orders behind, repairing\.$/);
    expect(withoutFact(behind)).toEqual([]);
    await own.ctx.db
      .update(reconciliations)
      .set({ state: 'matches', ordersBehind: 0 })
      .where(eq(reconciliations.sourceId, own.sources.shop));
    expect((await ask()).text).toMatch(/Your orders here: matches Shopify to the cent as of 10:00\.$/);
    const german = await runTool(
      own.ctx,
      'query_metric',
      { metric: 'revenue', range: 'last_week' },
      { language: 'de' },
    );
    expect(german.text).toMatch(/stimmen mit Shopify auf den Cent überein, Stand 10:00\.$/);
    const visitors = await runTool(own.ctx, 'query_metric', { metric: 'visitors', range: 'last_week' });
    expect(visitors.text).not.toContain('Shopify');

    const later = { ...own.ctx, now: () => new Date('2026-03-26T14:00:00Z') };
    const stale = await runTool(later, 'query_metric', { metric: 'revenue', range: 'this_month' });
    expect(stale.text).toMatch(/^First of all: `Shop` has been silent since 16 March 2026/);
    const whole = await runTool(later, 'query_metric', { metric: 'revenue', range: '2026-03-02..2026-03-09' });
    expect(whole.text).not.toContain('First of all');
  });
});

describe('the shop’s other questions', () => {
  it.each([
    ['query_metric', { metric: 'orders', range: 'last_week' }, 'You had **6 orders** last week'],
    ['query_metric', { metric: 'average_order_value', range: 'last_week' }, 'was **$85.00**'],
    ['query_metric', { metric: 'refunds', range: 'last_week' }, '**$90.00**'],
    ['query_metric', { metric: 'refund_count', range: 'last_week' }, '**2 '],
    ['query_metric', { metric: 'repeat_rate', range: 'last_week' }, '**60%**'],
    ['query_metric', { metric: 'conversion_rate', range: 'all' }, '%'],
    ['query_metric', { metric: 'revenue', range: 'last_week', dimensions: ['product'] }, '`Oak lamp`'],
    ['query_metric', { metric: 'revenue', range: 'last_week', grain: 'day' }, 'The strongest was'],
    [
      'query_metric',
      { metric: 'revenue', range: 'last_week', dimensions: ['product'], order: 'highest', limit: 1 },
      'best product',
    ],
    ['read_funnel', { range: 'all' }, 'Added to cart'],
    ['read_funnel', { range: 'all', breakdown: 'source' }, 'By source'],
    ['read_retention', { who: 'visitors', grain: 'week', range: 'all' }, 'visitor'],
    ['list_people', { segmentId: 'cart_abandoners', by: 'last_seen' }, 'last seen on 16 March 2026'],
    ['count_segments', { segmentIds: ['cart_abandoners'] }, '**Cart abandoners**: 3 people'],
    ['find_person', { text: 'alice@customers.example' }, '**2 orders**'],
    ['find_person', { text: 'Gina' }, '`Gina Oak`'],
    ['predict', { what: 'churn' }, 'I cannot tell yet. Not enough data: 7 of 30 buyers'],
    ['predict', { what: 'likely_buyers' }, 'I cannot tell yet who is likely to buy'],
    ['predict', { what: 'value', person: 'gina' }, 'has not bought anything yet'],
    ['search', { q: 'nothing of the kind' }, 'Nothing was found'],
    ['read_sources', {}, '`Shop` (webhook, active)'],
    ['describe', {}, 'each with one fixed meaning'],
    ['describe', { subject: 'net revenue' }, 'the goods of orders placed in the time, after discounts'],
    ['describe', { subject: 'cart abandoners' }, 'never bought'],
    ['describe', { subject: 'how do I connect Shopify' }, 'Open **Sources**'],
    ['describe', { subject: 'NPS' }, '`nps` is not defined here'],
    ['list_facts', {}, 'not told me anything'],
  ] as [ToolName, Record<string, unknown>, string][])('%s %j', async (tool, input, says) => {
    const finding = await runTool(shop, tool, input as never);
    expect(finding.text).toContain(says);
    expect(finding.text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    expect(withoutFact(finding)).toEqual([]);
    expect(finding.next).toMatch(/^[^\n]+[.?]$/);
  });

  it('remembers what it is told, with who said it', async () => {
    const own = await openLumenAndOak(database.db);
    await rememberFact(own.ctx, { text: 'We are closed on Sundays', source: 'said' });
    const { text } = await runTool(own.ctx, 'list_facts', {});
    expect(text).toContain(
      '- `We are closed on Sundays` (`Ada L`, 16 March 2026). Sundays are left out when days are compared.',
    );
  });

  it('asks the same question twenty times and hears the same figures', async () => {
    const texts = await Promise.all(Array.from({ length: 20 }, () => revenue().then(({ text }) => text)));
    expect(new Set(texts).size).toBe(1);
    expect(figuresIn(await revenue())).toEqual(['510.00', '155%', '200.00', '6', '2', '1', '1']);
  });
});
