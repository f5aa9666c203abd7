import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RetentionPeopleQuery, RetentionQuery } from '../../../contract/retention.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { profiles } from '../../db/schema.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { writeEvents } from '../../ingest/write.ts';
import { retention, retentionPeople } from './retention.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** The clocks of New York go forward on 8 March 2026: the days around it are 23 and 24 hours long. */
const ZONE = 'America/New_York';
const FIRST_HOUR = Date.UTC(2026, 1, 20);
const NOW = new Date('2026-03-20T15:00:00Z');

const histories = fc.array(
  fc.record({
    name: fc.constantFrom('buy', 'look'),
    person: fc.constantFrom('ann', 'bob', 'cid', 'dee'),
    hour: fc.integer({ min: 0, max: 28 * 24 }),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

const questions = fc.record({
  cohort: fc.constantFrom({ event: 'buy' }, { first: 'buy' }, { first: 'look' }),
  returning: fc.constantFrom({ name: 'buy' }, { name: 'look' }),
  grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  periods: fc.integer({ min: 1, max: 5 }),
  range: fc.constantFrom('all', '7d', '2026-03-01..2026-03-10', '2026-02-25..2026-03-08'),
});

test('the triangle is what counting by hand makes of the calendar', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.array(questions, { minLength: 3, maxLength: 6 }), async (made, asked) => {
      const shop = await openShop(database.db, { now: NOW, timezone: ZONE, weekStart: 'sunday' });
      const sourceId = await connectSource(shop);
      const deeds = made.map((deed) => ({ ...deed, at: FIRST_HOUR + deed.hour * 3_600_000 }));
      const sent = deeds.map(({ name, person, at }, index): CommonEvent => {
        const time = new Date(at).toISOString();
        return {
          ...{ kind: 'track', name, originalName: name, sourceId, messageId: `m-${index}`, userId: person },
          ...{ occurredAt: time, receivedAt: time, historical: false, properties: {}, context: {} },
        };
      });
      await writeEvents({ db: shop.db }, shop.workspace.id, sent);
      const stored = await shop.db.select().from(profiles).where(eq(profiles.workspaceId, shop.workspace.id));
      const idOf = new Map(stored.map(({ id, userId }) => [userId ?? '', id]));
      for (const question of asked) {
        const query = RetentionQuery.parse(question);
        const { cohorts } = await retention(shop, query);
        const name = 'first' in query.cohort ? query.cohort.first : query.cohort.event;
        const did = (person: string, what: string, period: { start: string; end: string }) =>
          deeds.some((one) => one.person === person && one.name === what && liesIn(one.at, period));
        for (const [index, cohort] of cohorts.entries()) {
          expect(cohort).toMatchObject(periodWith(cohort.start, query.grain));
          const members = [...idOf.keys()].filter((person) => {
            if (!('first' in query.cohort)) return did(person, name, cohort);
            const times = deeds.filter((one) => one.person === person && one.name === name).map(({ at }) => at);
            return times.length > 0 && liesIn(Math.min(...times), cohort);
          });
          expect(cohort.people).toBe(members.length);
          let period = { start: cohort.start, end: cohort.end };
          for (const [offset, cell] of cohort.cells.entries()) {
            const back = members.filter((person) => did(person, query.returning.name, period));
            expect(cell.people, `${JSON.stringify(question)} ${index} ${offset}`).toBe(back.length);
            if (offset === 1) {
              const page = await retentionPeople(
                shop,
                RetentionPeopleQuery.parse({ ...query, cohortStart: cohort.start, offset, limit: 100 }),
              );
              expect(page.data.map(({ id }) => id).sort()).toEqual(back.map((one) => idOf.get(one)).sort());
            }
            period = periodWith(period.end, query.grain);
          }
          const begun = instantOf(period.start) <= NOW.getTime();
          expect(cohort.cells.length).toBeLessThanOrEqual(query.periods + 1);
          expect(cohort.cells.length === query.periods + 1 || !begun).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('more cohorts than anybody reads are refused, and a shop where nothing happened has none', async () => {
  const shop = await openShop(database.db, { now: NOW });
  const query = { cohort: { first: 'buy' }, returning: { name: 'buy' } };
  expect((await retention(shop, RetentionQuery.parse({ ...query, range: 'all' }))).cohorts).toEqual([]);
  const days = RetentionQuery.parse({ ...query, grain: 'day', range: '400d' });
  await expect(retention(shop, days)).rejects.toMatchObject({ code: 'invalid' });
});

function periodWith(day: string, grain: 'day' | 'week' | 'month') {
  const given = Temporal.PlainDate.from(day);
  const start =
    grain === 'month'
      ? given.with({ day: 1 })
      : grain === 'week'
        ? given.subtract({ days: given.dayOfWeek % 7 })
        : given;
  const end = start.add(grain === 'month' ? { months: 1 } : grain === 'week' ? { days: 7 } : { days: 1 });
  return { start: start.toString(), end: end.toString() };
}

function instantOf(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds;
}

function liesIn(at: number, { start, end }: { start: string; end: string }): boolean {
  return at >= instantOf(start) && at < instantOf(end);
}
