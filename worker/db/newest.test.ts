import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { newestEventsOf } from './newest.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A step of a plan as Postgres tells it in JSON. */
interface Step {
  'Rows Removed by Filter'?: number;
  Plans?: Step[];
}

const passedOver = (step: Step): number =>
  (step['Rows Removed by Filter'] ?? 0) + (step.Plans ?? []).reduce((sum, one) => sum + passedOver(one), 0);

test('the newest events of each source are found without going through those of others, also where a source never sent', async () => {
  const ctx = await openShop(database.db);
  const busy = await connectSource(ctx);
  await connectSource(ctx, 'Silent');
  await ctx.db.execute(sql`
    insert into events (id, workspace_id, source_id, message_id, kind, name, original_name, occurred_at, received_at, properties, context)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${ctx.workspace.id}::uuid, ${busy}::uuid, n::text, 'track', 'page_view',
      'page_view', now(), now() - (5000 - n) * interval '1 second', '{}', '{}'
    from generate_series(1, 5000) n`);
  await ctx.db.execute(sql`analyze events`);
  const newest = sql`
    select s.id, e.message_id from data_sources s
    cross join lateral (select message_id ${newestEventsOf(sql`s.id`, 3)}) e
    where s.workspace_id = ${ctx.workspace.id}::uuid order by s.id, e.message_id desc`;
  const { rows } = await ctx.db.execute<{ id: string; message_id: string }>(newest);
  expect(rows.map(({ id, message_id }) => [id, message_id])).toEqual([
    [busy, '5000'],
    [busy, '4999'],
    [busy, '4998'],
  ]);
  const plan = await ctx.db.execute<{ 'QUERY PLAN': { Plan: Step }[] }>(sql`explain (analyze, format json) ${newest}`);
  expect(passedOver(plan.rows[0]?.['QUERY PLAN'][0]?.Plan ?? {})).toBe(0);
});
