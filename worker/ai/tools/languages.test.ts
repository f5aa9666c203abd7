import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolName } from '../../../contract/analyst.ts';
import { runTool } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openLumenAndOak } from '../../../test/lumen-and-oak-shop.ts';
import type { UserCtx } from '../../context.ts';
import { numberLock } from '../lock/lock.ts';
import type { Finding } from './tool.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  const { ctx } = await openLumenAndOak(database.db);
  shop = { ...ctx, env: { ...ctx.env, JOBS: { sendBatch: async () => undefined } } as never };
});
afterAll(() => database.stop());

const bought = { type: 'orders', of: 'orders', is: 'at_least', amount: 1 } as const;
const definition = (...of: object[]) => ({ version: 1, who: 'known', where: { type: 'all', of } });

const ASKED: [ToolName, object][] = [
  ['list_people', { by: 'revenue' }],
  ['list_people', { segmentId: 'repeat_customers', by: 'orders' }],
  ['list_people', { segmentId: 'cart_abandoners', by: 'last_seen' }],
  ['list_people', { definition: definition(bought), by: 'last_order', range: 'last_week' }],
  [
    'list_people',
    { definition: definition(bought, { ...bought, not: true, within: { last: { n: 5, unit: 'days' } } }) },
  ],
  ['list_people', { definition: definition({ ...bought, amount: 3 }), by: 'last_seen', order: 'lowest' }],
  ['count_segments', {}],
  ['count_segments', { segmentIds: ['repeat_customers'] }],
  ['find_person', { text: 'bob@customers.example' }],
  ['find_person', { text: 'bob@customers.example', orders: 'all' }],
  ['find_person', { text: 'cara@customers.example', orders: 'last' }],
  ['find_person', { text: 'dev', orders: 'first', range: 'last_week' }],
  ['find_person', { text: 'bob', orders: 'all', range: 'last_month' }],
  ['find_person', { text: 'customers.example' }],
  ['find_person', { text: 'nobody-at-all' }],
  ['read_funnel', {}],
  ['read_funnel', { range: 'last_week', breakdown: 'source' }],
  ['read_retention', {}],
  ['read_retention', { cohort: '2026-03-01' }],
  ['read_retention', { cohort: '2020-03-01', grain: 'week' }],
  ['explain_change', { range: 'last_week' }],
  ['explain_change', { range: 'last_week', metric: 'orders' }],
  ['explain_change', { range: 'all' }],
  ['predict', { what: 'churn' }],
  ['predict', { what: 'value' }],
  ['predict', { what: 'next_order' }],
  ['predict', { what: 'likely_buyers' }],
  ['predict', { what: 'model' }],
  ['list_people', { segmentId: 'repeat_customers', addresses: true }],
  ['read_sources', {}],
  ['read_sources', { source: 'Shopify' }],
  ['list_facts', {}],
  ['list_set_up', { what: 'tasks' }],
  ['list_set_up', { what: 'workflows' }],
  ['list_set_up', { what: 'questions' }],
  ['list_set_up', { what: 'letters' }],
  ['recall_plan', { wish: 'undo' }],
  ['campaign_results', {}],
  ['campaign_results', { which: 'learned' }],
  ['predict', { what: 'value', person: 'bob@customers.example' }],
  ['recommend_campaigns', {}],
  ['recommend_campaigns', { segmentIds: ['high_value_customers'] }],
  ['describe', {}],
  ['describe', { subject: 'average order value' }],
  ['describe', { subject: 'conversion rate' }],
  ['describe', { subject: 'cart abandoners' }],
  ['describe', { subject: 'receipts' }],
  ['describe', { subject: 'prediction' }],
  ['describe', { subject: 'zzz' }],
];

/** What cannot be answered as it is: an input that does not fit, and what is not there. */
const REFUSED: [ToolName, object][] = [
  ['query_metric', { metric: 'no_such_metric' }],
  ['list_people', { segmentId: 'no-such-segment' }],
  ['count_segments', { segmentIds: ['no-such-segment'] }],
  ['propose_action', { kind: 'no_such_kind' }],
  ['query_metric', { metric: 'sessions', filters: [{ by: 'order_value', above: 10 }] }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'order_value', above: 'ten' }] }],
  ['query_metric', { metric: 'revenue', dimensions: ['source', 'source'] }],
  ['query_metric', { metric: 'revenue', dimensions: ['product'], order: 'rise' }],
  ['query_metric', { metric: 'revenue', range: '2026-02-30' }],
  ['query_metric', { metric: 'revenue', range: '2026-03-10..2026-03-01' }],
  ['query_metric', { metric: 'revenue', range: 'whenever' }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'product', is: ['Moon'] }] }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'source', is: ['Moon'] }] }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'segment', is: ['Moon'] }] }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'weekday', is: ['Moonday'] }] }],
  ['query_metric', { metric: 'revenue', filters: [{ by: 'customer', is: ['moon@moon.example'] }] }],
  ['read_funnel', { range: 'whenever' }],
  ['read_retention', { range: 'whenever' }],
  ['recommend_campaigns', { segmentIds: ['moon'] }],
  [
    'propose_action',
    {
      kind: 'draft_email',
      input: { audience: { segmentId: 'repeat_customers' }, subject: 'Moon', body: 'Moon {{ name | moon }}' },
    },
  ],
];

/** Small words of English that no other of the languages has. */
const ENGLISH =
  /\b(?:the|of|and|with|your|you|are|were|have|not|from|to|who|which|more|than|last|by|their|they|it|for|nobody|people|orders?|customers?|ask|before)\b/gi;

/** The digits of the figures in a text, whatever points stand in them; names in code are not looked at. */
function figuresIn(text: string): string[] {
  const numbers = text.replace(/`[^`]*`/g, '').match(/\d+(?:[.,\u00a0 ]\d+)*/g) ?? [];
  return numbers.map((one) => one.replace(/\D/g, '').replace(/^(\d+?)0+$/, '$1')).sort();
}

/** A text without what strangers wrote and without time zones. */
const ownWords = (text: string) => text.replace(/`[^`]*`/g, '').replace(/\w+\/\w+/g, '');

const metric = (input: object): [ToolName, object] => ['query_metric', { metric: 'revenue', ...input }];
/** What else a model is given to narrate. */
const ALSO: [ToolName, object][] = [
  metric({ range: 'last_week' }),
  metric({ metric: 'orders', range: 'last_week' }),
  metric({ metric: 'refund_count', range: 'last_week' }),
  metric({ metric: 'repeat_rate', range: 'last_week' }),
  metric({ metric: 'average_order_value', range: 'last_month' }),
  metric({ metric: 'conversion_rate' }),
  metric({ grain: 'month' }),
  metric({ range: 'last_week', grain: 'day' }),
  metric({ dimensions: ['hour'] }),
  metric({ dimensions: ['customer'], limit: 5 }),
  metric({ dimensions: ['product'], range: 'last_week' }),
  metric({ metric: 'orders', dimensions: ['country'] }),
  ['describe', { subject: 'revenue' }],
  ['search', { q: 'candle' }],
  ...REFUSED,
];

/** A text in pieces of one to nine characters. */
const inPieces = (text: string) =>
  text.match(/[\s\S]{1,9}/g)?.flatMap((piece, n) => [piece.slice(0, n % 9), piece.slice(n % 9)]) ?? [];

/** Word for word it goes through a model's lock as it stands. */
function expectLetThrough({ text, facts }: Finding, language: 'en' | 'de' | 'es' | 'fr'): void {
  const options = { currency: 'USD', timezone: 'America/New_York', today: '2026-03-16', question: '', language };
  const lock = numberLock(facts, { ...options, told: [text] });
  const shown = inPieces(text).map((piece) => lock.add(piece));
  expect(shown.join('') + lock.end()).toBe(text);
  expect(lock.withheld + lock.corrected).toBe(0);
}

describe.each(['de', 'es', 'fr'] as const)('in %s', (language) => {
  it.each(ASKED)('%s %j is told in the language, with the figures of English', async (tool, input) => {
    const english = await runTool(shop, tool, input as never);
    const told = await runTool(shop, tool, input as never, { language });
    expect(figuresIn(told.text)).toEqual(figuresIn(english.text));
    const shown = told.cards.flatMap((card) => {
      if (card.type === 'metric') return [card.title, card.window, card.previousWindow ?? ''];
      return card.type === 'table' ? [card.title, ...card.columns.map(({ label }) => label)] : [];
    });
    expect(ownWords([told.text, told.looked, ...shown].join('\n')).match(ENGLISH) ?? []).toEqual([]);
    expect(told.next).not.toBe(english.next);
    expect(told.data.people).toEqual(english.data.people);
    expectLetThrough(told, language);
    expectLetThrough(english, 'en');
  });
});

describe.each(['de', 'es', 'fr'] as const)('what is refused, in %s', (language) => {
  it.each(REFUSED)('%s %j is told in the language, and nothing of it in English', async (tool, input) => {
    const english = await runTool(shop, tool, input as never);
    const told = await runTool(shop, tool, input as never, { language });
    expect(ownWords([told.text, told.looked].join('\n')).match(ENGLISH) ?? []).toEqual([]);
    expect(told.text).not.toMatch(/Auf Englisch|En inglés|En anglais/);
    expect(told.next).not.toBe(english.next);
    expect(told.found).toBe(false);
    expect(Object.keys(told.data)).toEqual(Object.keys(english.data));
  });
});

describe.each(['en', 'de', 'es', 'fr'] as const)('a model that says it word for word, in %s', (language) => {
  it.each(ALSO)('%s %j is let through by the number-lock', async (tool, input) => {
    expectLetThrough(await runTool(shop, tool, input as never, { language }), language);
  });
});
