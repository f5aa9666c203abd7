import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { countDays, DayTally } from './days.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

test('what arrives around midnight counts for the day that it was in the shop', async () => {
  const kathmandu = await openShop(database.db, { timezone: 'Asia/Kathmandu' });
  const newYork = await openShop(database.db, { timezone: 'America/New_York' });
  const sources = [await connectSource(kathmandu), await connectSource(newYork)];
  const days = new DayTally();
  // Midnight is at 18:15 UTC in Kathmandu, and at 05:00 in New York.
  for (const time of [
    '2026-03-01T18:14:59.999Z',
    '2026-03-01T18:15:00.000Z',
    '2026-03-02T04:59:00Z',
    '2026-03-02T05:00:00Z',
  ]) {
    for (const sourceId of sources) days.add({ sourceId, receivedAt: time }, 'stored');
  }
  await countDays(kathmandu, days);
  await countDays(kathmandu, days);
  const { rows } = await database.db.execute<{ days: string }>(sql`
    select string_agg(d.day || ' ' || d.stored, ', ' order by d.day) as days from source_days d
    join json_array_elements_text(${JSON.stringify(sources)}::json) with ordinality s (id, place) on d.source_id = s.id::uuid
    group by s.place order by s.place`);
  expect(rows.map((row) => row.days)).toEqual(['2026-03-01 2, 2026-03-02 6', '2026-03-01 6, 2026-03-02 2']);
});
