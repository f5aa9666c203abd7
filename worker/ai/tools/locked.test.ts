import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ToolName } from '../../../contract/analyst.ts';
import { runTool } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openLumenAndOak } from '../../../test/lumen-and-oak-shop.ts';
import type { UserCtx } from '../../context.ts';
import { numberLock } from '../lock/lock.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  ({ ctx: shop } = await openLumenAndOak(database.db));
});
afterAll(() => database.stop());

it.each([
  ['query_metric', { metric: 'revenue', range: 'last_week' }, 'What was my revenue last week?'],
  ['query_metric', { metric: 'orders', range: 'last_week' }, 'How many orders last week?'],
  ['query_metric', { metric: 'refund_count', range: 'last_week' }, 'How many refunds last week?'],
  ['query_metric', { metric: 'repeat_rate', range: 'last_week' }, 'What was my repeat rate last week?'],
  ['query_metric', { metric: 'average_order_value', range: 'last_week' }, 'Average order value last week?'],
  ['query_metric', { metric: 'revenue', range: 'last_week', grain: 'day' }, 'Revenue by day last week'],
  ['query_metric', { metric: 'revenue', range: 'last_week', dimensions: ['product'] }, 'Top products last week'],
  ['explain_change', { range: 'last_week' }, 'Why did revenue change last week?'],
  ['read_funnel', { range: 'all' }, 'Where do I lose people?'],
  ['read_retention', { cohort: '2026-03-01' }, 'Retention of March 2026'],
  ['predict', { what: 'churn' }, 'Who is about to churn?'],
] as [ToolName, object, string][])(
  'what %s %j says is let through by the number-lock as it stands',
  async (tool, input, question) => {
    const { text, facts } = await runTool(shop, tool, input as never);
    const lock = numberLock(facts, { currency: 'USD', timezone: 'America/New_York', today: '2026-03-16', question });
    expect(lock.add(text) + lock.end()).toBe(text);
  },
);
