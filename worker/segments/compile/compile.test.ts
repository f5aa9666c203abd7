import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Definition, Definition as DefinitionSchema } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { isInside, type PlainPerson } from '../../../test/plain-segments.ts';
import { definitions, definitionsOver, happenings, makePerson } from '../../../test/segment-makers.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { consents } from '../../db/schema.ts';
import { writeEvents } from '../../ingest/write.ts';
import { STANDARD } from '../definition/standard.ts';
import { frameOf, Segments } from '../rows.ts';
import { COLUMN, compile } from './compile.ts';
import type { Reach } from './frame.ts';

const END = Date.parse('2026-03-16T14:00:00Z');
const HOUR = 3_600_000;
const STANDARD_OF = (key: string) => STANDARD[key as keyof typeof STANDARD];
const SHOP = { currency: 'GBP', ruleOf: STANDARD_OF };
const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'];

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

interface Told {
  ctx: UserCtx;
  people: PlainPerson[];
}

/** A shop in which all of this happened. People without a history are nobody yet. */
async function shopOf(histories: Parameters<typeof makePerson>[2][], timezone = 'UTC'): Promise<Told> {
  const ctx = await openShop(database.db, { now: new Date(END), currency: 'GBP', timezone });
  const sourceId = await connectSource(ctx);
  const made = histories.map((history, index) =>
    makePerson(`u${index}`, index % 4 !== 3, history, { end: END, sourceId }),
  );
  await writeEvents(
    ctx,
    ctx.workspace.id,
    made.flatMap(({ events }) => events),
  );
  const { rows } = await ctx.db.execute<{ id: string; value: string }>(sql`
    select profile_id as id, value from profile_identifiers
    where workspace_id = ${ctx.workspace.id} and kind in ('user', 'anonymous')`);
  const ids = new Map(rows.map(({ id, value }) => [value, id]));
  const people = made.flatMap(({ person }) => {
    const id = ids.get(person.id);
    return id ? [{ ...person, id }] : [];
  });
  const said = people.flatMap((person) => person.consents.map((one) => ({ ...one, profileId: person.id })));
  if (said.length > 0) {
    await ctx.db.insert(consents).values(
      said.map(({ profileId, channel, state, at }) => ({
        ...{ id: newId(), workspaceId: ctx.workspace.id, profileId, source: 'test', messageId: newId() },
        ...{ channel: channel as 'email', state: state as 'subscribed', occurredAt: new Date(at) },
      })),
    );
  }
  return { ctx, people };
}

/** `saved` is the rule of a segment of that name, which others ask for. */
async function ask({ ctx }: Told, definition: Definition, reach: Reach, now: number, saved?: Definition) {
  const frame = frameOf(ctx.workspace, new Segments([]), reach, new Date(now));
  const ruleOf = (id: string) =>
    id === 'saved' && saved ? { kind: 'rule' as const, definition: saved } : frame.ruleOf(id);
  const { joins, holds, keeps, next, distance } = compile(definition, { ...frame, ruleOf });
  const { rows } = await ctx.db.execute<{ id: string; inside: boolean; next: string | null; distance: number }>(sql`
    select p.id, ${holds} as inside, ${next ?? sql`null::timestamptz`} as next, ${distance} as distance
    from profiles p ${joins} where p.workspace_id = ${ctx.workspace.id}::uuid`);
  const { rows: kept } = await ctx.db.execute<{ id: string }>(sql`
    select p.id from profiles p ${joins} where p.workspace_id = ${ctx.workspace.id}::uuid and ${keeps}`);
  const inside = rows.filter((row) => row.inside).map(({ id }) => id);
  expect(kept.map(({ id }) => id).sort(), 'kept by its condition on rows').toEqual(inside.sort());
  return rows;
}

test('a definition is asked of the database as it would be of everything that ever happened', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings(14), { minLength: 8, maxLength: 8 }),
      fc.array(definitionsOver([...Object.keys(STANDARD), 'saved', 'gone']), { minLength: 12, maxLength: 12 }),
      definitions,
      fc.integer({ min: 1, max: 24 * 10 }),
      fc.constantFrom(...ZONES),
      async (histories, rules, saved, hoursAgo, timezone) => {
        const told = await shopOf(histories, timezone);
        const shop = { ...SHOP, timezone, ruleOf: (id: string) => (id === 'saved' ? saved : STANDARD_OF(id)) };
        for (const rule of rules) {
          expect(DefinitionSchema.safeParse(rule).error).toBeUndefined();
          const insideAt = (now: number) =>
            told.people
              .filter((one) => isInside(rule, one, now, shop))
              .map(({ id }) => id)
              .sort();
          const found = async (reach: Reach, now: number) =>
            (await ask(told, rule, reach, now, saved))
              .filter(({ inside }) => inside)
              .map(({ id }) => id)
              .sort();
          expect(await found('everyone', END)).toEqual(insideAt(END));
          expect(await found('some', END)).toEqual(insideAt(END));
          expect(await found('past', END)).toEqual(insideAt(END));
          const past = END - hoursAgo * HOUR;
          expect(await found('past', past)).toEqual(insideAt(past));
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('nobody comes or goes by time alone before it was said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings(10), { minLength: 6, maxLength: 6 }),
      fc.array(definitions, { minLength: 10, maxLength: 10 }),
      fc.constantFrom(...ZONES),
      async (histories, rules, timezone) => {
        const told = await shopOf(histories, timezone);
        const shop = { ...SHOP, timezone };
        for (const rule of rules) {
          for (const { id, inside, next, distance } of await ask(told, rule, 'some', END)) {
            const person = told.people.find((one) => one.id === id) as PlainPerson;
            const turn = next ? Date.parse(next) : END + 400 * 24 * HOUR;
            expect(turn).toBeGreaterThan(END);
            for (const now of [turn - 1, END + 1, (END + turn) / 2, ...[1, 5, 24, 50].map((n) => END + n * HOUR)]) {
              if (now < turn) expect(isInside(rule, person, now, shop)).toBe(inside);
            }
            expect(distance === 0).toBe(inside);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('the six standard rules as definitions are the generated columns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happenings(8), { minLength: 12, maxLength: 12 }), async (histories) => {
      const told = await shopOf(histories);
      for (const [key, rule] of Object.entries(STANDARD)) {
        const column = sql.raw(COLUMN[key as keyof typeof COLUMN]);
        const { rows } = await told.ctx.db.execute<{ id: string }>(
          sql`select id from profiles where workspace_id = ${told.ctx.workspace.id}::uuid and ${column}`,
        );
        const asked = (await ask(told, rule, 'everyone', END)).filter(({ inside }) => inside);
        expect(asked.map(({ id }) => id).sort(), key).toEqual(rows.map(({ id }) => id).sort());
      }
    }),
    { numRuns: 10 },
  );
});
