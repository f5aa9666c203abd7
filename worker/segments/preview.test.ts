import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Node } from '../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import { previewSegment } from './preview.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-16T14:00:00Z');

/** Three thousand customers who came in the last days, seven who came long ago, and after all of them visitors. */
async function busyShop() {
  const ctx = await openShop(database.db, { now: NOW });
  const seen = (count: number, name: string, isKnown: boolean, from: string) =>
    ctx.db.execute(sql`
      insert into profiles (id, workspace_id, user_id, known, first_seen_at, last_seen_at, event_count, event_types)
      select gen_random_uuid(), ${ctx.workspace.id}::uuid, case when ${isKnown} then ${name} || n end, ${isKnown},
        ${from}::timestamptz + n * interval '1 minute', ${from}::timestamptz + n * interval '1 minute', 1, 1
      from generate_series(1, ${count}::int) n`);
  await seen(3000, 'new', true, '2026-03-10T00:00:00Z');
  await seen(7, 'old', true, '2026-01-10T00:00:00Z');
  await seen(2500, 'visitor', false, '2026-03-14T12:00:00Z');
  return ctx;
}

test('near misses are shown though all who were seen last are inside, or are visitors who are not asked for', async () => {
  const ctx = await busyShop();
  const preview = (who: 'known' | 'everyone', ...of: Node[]) =>
    previewSegment(ctx, { definition: { version: 1, who, where: { type: 'all', of } } });
  const lately: Node = { type: 'fact', fact: 'lastSeen', test: { op: 'within', last: { n: 30, unit: 'days' } } };

  const came = await preview('known', lately);
  expect([came.people, came.inside.length, came.nearMisses.length]).toEqual([3000, 5, 5]);
  for (const { userId, failed } of came.nearMisses) {
    expect(userId).toMatch(/^old/);
    expect(failed).toEqual([
      {
        words: 'the last time they were seen is within the last 30 days',
        found: expect.stringMatching(/^it was 2026-01-10/),
      },
    ]);
  }

  const busy = await preview('known', lately, { type: 'fact', fact: 'events', test: { op: 'at_least', value: 2 } });
  expect(busy.people).toBe(0);
  expect(busy.nearMisses.map(({ userId }) => userId)).toEqual(['new3000', 'new2999', 'new2998', 'new2997', 'new2996']);
  expect((await preview('everyone', lately)).nearMisses).toHaveLength(5);
});
