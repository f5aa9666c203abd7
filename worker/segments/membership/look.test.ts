import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import type { Clause, Definition } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { isInside } from '../../../test/plain-segments.ts';
import { definitions, happenings, makePerson } from '../../../test/segment-makers.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { newId } from '../../db/id.ts';
import { segments as table } from '../../db/schema.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { writeEvents } from '../../ingest/write.ts';
import { STANDARD } from '../definition/standard.ts';
import type { LiveSegment } from '../rows.ts';
import { follow } from './follow.ts';
import { toLookAt } from './look.ts';
import { doMatter, mattersTo } from './matters.ts';

const END = Date.parse('2026-03-16T14:00:00Z');
const HOUR = 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const rule = (...of: Clause[]): Definition => ({ version: 1, who: 'known', where: { type: 'all', of } });
const carts = rule({ type: 'event', event: 'add_to_cart' });
const standard = (id: string) => {
  const key = SEGMENT_KEYS.find((one) => one === id);
  return key && ({ kind: 'standard', key } as const);
};

test('a deed matters to a segment that asks for it by name, also through another segment, and to one that asks when', () => {
  const matters = (definition: Definition, ...deeds: string[]) => doMatter(mattersTo(definition, standard), deeds);
  expect(matters(carts, 'page_view')).toBe(false);
  expect(matters(carts, 'page_view', 'add_to_cart')).toBe(true);
  expect(matters(rule({ type: 'orders', of: 'net', is: 'at_least', amount: 5 }), 'page_view')).toBe(false);
  expect(matters(rule({ type: 'fact', fact: 'lastSeen', test: { op: 'exists' } }), 'page_view')).toBe(true);
  expect(matters(rule({ type: 'reachable', channel: 'email' }), 'page_view')).toBe(true);
  const inner = mattersTo(rule({ type: 'segment', segment: 'inner' }), () => ({ kind: 'rule', definition: carts }));
  expect(doMatter(inner, ['add_to_cart'])).toBe(true);
  expect(doMatter(inner, ['page_view'])).toBe(false);
  expect(doMatter(mattersTo(carts, standard), null)).toBe(true);
});

test('nobody is looked at for what no segment asks, and those who are, by the segments that ask', () => {
  const live = ['add_to_cart', 'quiz'].map((event) => ({
    id: event,
    key: null,
    definition: rule({ type: 'event', event }),
  }));
  const segments = { live: live as unknown as LiveSegment[], ruleOf: standard };
  const looks = (...marks: [people: string, deeds: string[] | null][]) =>
    toLookAt(
      segments,
      marks.map(([people, deeds]) => ({ people: people.split(' '), deeds })),
    ).map(({ live, people }) => [live.map(({ id }) => id).join(' '), people.map(({ id }) => id).join(' ')]);
  expect(looks(['a b', ['page_view']])).toEqual([]);
  expect(looks(['a b', ['page_view']], ['b c', ['quiz']])).toEqual([['quiz', 'b c']]);
  expect(looks(['a', null], ['b a', ['quiz']])).toEqual([
    ['add_to_cart', 'a'],
    ['quiz', 'a b'],
  ]);
});

test('who is looked at by no segment would have stayed where they are: membership is what a plain reading says', async () => {
  let spared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings(10), { minLength: 3, maxLength: 3 }),
      fc.array(definitions, { minLength: 4, maxLength: 4 }),
      async (histories, made) => {
        let now = END - 12 * 24 * HOUR;
        const ctx = await openShop(database.db, { now: new Date(now), currency: 'GBP' });
        ctx.now = () => new Date(now);
        const sourceId = await connectSource(ctx);
        const rules: Definition[] = [...made, ...SEGMENT_KEYS.map((key) => STANDARD[key])];
        const ids = rules.map(newId);
        await ctx.db.insert(table).values(
          ids.map((id, place) => ({
            ...{ id, workspaceId: ctx.workspace.id, name: `S${place}`, definition: rules[place] },
          })),
        );
        const people = histories.map((one, n) =>
          makePerson(
            `u${n}`,
            n !== 2,
            one.filter(({ what, kind }) => what !== 'consent' && kind !== 'cancelled'),
            { end: END, sourceId },
          ),
        );
        const all = people.flatMap(({ events }) => events).sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
        const plain = { currency: 'GBP', ruleOf: (key: string) => STANDARD[key as keyof typeof STANDARD] };
        // A few at a time: deeds of some names come by themselves, others with what changes more.
        for (const batch of batchesOf(all)) {
          now = Date.parse(batch.at(-1)?.occurredAt ?? '');
          await writeEvents(ctx, ctx.workspace.id, batch);
          const { rows: marks } = await ctx.db.execute<{ deeds: string[] | null }>(
            sql`select deeds from segment_marks where workspace_id = ${ctx.workspace.id}::uuid`,
          );
          spared += marks.filter(({ deeds }) => deeds !== null).length;
          while ((await follow(ctx, ctx.workspace.id)).more);
          const profiles = await profilesOf(ctx);
          const { rows } = await ctx.db.execute<{ segment: string; profile: string }>(sql`
            select segment_id as segment, profile_id as profile from segment_members
            where workspace_id = ${ctx.workspace.id}::uuid`);
          for (const [place, definition] of rules.entries()) {
            const here = people.filter(({ person }) => profiles.has(person.id)).map(({ person }) => person);
            const inside = here
              .filter((one) => isInside(definition, one, now, plain))
              .map(({ id }) => profiles.get(id));
            const kept = rows.filter(({ segment }) => segment === ids[place]).map(({ profile }) => profile);
            expect(kept.sort()).toEqual(inside.sort());
          }
        }
      },
    ),
    { numRuns: 8 },
  );
  expect(spared).toBeGreaterThan(0);
});

/** Two at a time, but all of one moment together: a reading as of that moment knows them all. */
function batchesOf(all: CommonEvent[]): CommonEvent[][] {
  const batches: CommonEvent[][] = [];
  for (const event of all) {
    const last = batches.at(-1);
    if (last && (last.length < 2 || last.at(-1)?.occurredAt === event.occurredAt)) last.push(event);
    else batches.push([event]);
  }
  return batches;
}

async function profilesOf(ctx: Pick<Awaited<ReturnType<typeof openShop>>, 'db' | 'workspace'>) {
  const { rows } = await ctx.db.execute<{ id: string; value: string }>(sql`
    select profile_id as id, value from profile_identifiers
    where workspace_id = ${ctx.workspace.id} and kind in ('user', 'anonymous')`);
  return new Map(rows.map(({ id, value }) => [value, id]));
}
