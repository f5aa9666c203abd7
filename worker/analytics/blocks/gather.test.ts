import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import { asEvent, happen, happening, NAMES, START } from '../../../test/block-happenings.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { beginning, type Deed, plainPath, plainSteps } from '../../../test/plain-funnel.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { expectBlocksAsPacked, withBlocks } from '../../../test/told-by-blocks.ts';
import type { UserCtx } from '../../context.ts';
import { mergePeople } from '../../ingest/merge.ts';
import { writeEvents } from '../../ingest/write.ts';
import { eraseRows } from '../../privacy/rows.ts';
import { funnel, funnelPeople } from '../funnels/funnel.ts';
import { askForColumns } from './columns.ts';
import { readBlocks } from './read.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** What is asked for beside deeds below. */
const COLUMNS = [
  { kind: 'property' as const, name: 'size' },
  { kind: 'trait' as const, name: 'city' },
  { kind: 'trait' as const, name: 'address.city' },
];
const questions = fc
  .record({
    steps: fc.array(
      fc.record({
        name: fc.constantFrom(...NAMES),
        where: fc.option(fc.constant([{ property: 'size', test: { op: 'equals' as const, value: 'S' } }]), {
          ...{ nil: undefined, freq: 3 },
        }),
      }),
      { minLength: 2, maxLength: 3 },
    ),
    order: fc.constantFrom('ordered' as const, 'strict' as const, 'unordered' as const),
    windowSeconds: fc.option(fc.constantFrom(180, 86_400), { nil: undefined }),
    range: fc.constantFrom('all', '2026-03-02..2026-03-03'),
    exclude: fc.option(fc.constant([{ name: 'fill' }]), { nil: undefined }),
    breakdown: fc.option(
      fc.constantFrom(
        { by: 'source' as const },
        { by: 'trait' as const, trait: 'city', top: 1 },
        { by: 'trait' as const, trait: 'address.city' },
        { by: 'property' as const, property: 'size' },
        { by: 'property' as const, property: 'size', top: 1 },
      ),
      { nil: undefined },
    ),
  })
  .map((question) => (question.order === 'strict' ? { ...question, exclude: undefined } : question))
  .filter((question) => FunnelQuery.safeParse(JSON.parse(JSON.stringify(question))).success);

test('with blocks, however old, everybody is told of as they are, and funnels find what trying every attempt finds', {
  // Twenty shops through everything that can happen to one: minutes, where the machine has other work too.
  timeout: 600_000,
}, async () => {
  let [covered, told] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 3, maxLength: 9 }),
      fc.array(questions, { minLength: 3, maxLength: 5 }),
      fc.record({ isAsked: fc.integer({ min: 0, max: 3 }).map((n) => n > 0), isBuilt: fc.boolean() }),
      async (happenings, asked, { isAsked, isBuilt }) => {
        const shop = await openShop(database.db, { now: new Date(START + 10 * 86_400_000) });
        const sourceId = await connectSource(shop);
        const { build } = await withBlocks(shop);
        if (isAsked) await askForColumns(shop, shop.workspace.id, COLUMNS);
        await happen(shop, happenings, { sourceId, build, look: () => expectBlocksAsPacked(shop) });
        if (isBuilt) await build();
        await expectSeenWhenDone(shop);
        const { blocks } = await readBlocks(shop, { from: null, to: null }, COLUMNS);
        covered += blocks.length;
        told += blocks.filter((block) => block.isTold).length;
        const people = await deedsOf(shop);
        for (const question of asked) {
          const query = FunnelQuery.parse(JSON.parse(JSON.stringify(question)));
          const found = await funnel(shop, query);
          const [from, to] = [found.range.from, found.range.to];
          const span = {
            from: from ? Date.parse(from) : Number.NEGATIVE_INFINITY,
            to: to ? Date.parse(to) : Number.POSITIVE_INFINITY,
          };
          const { breakdown } = query;
          const paths = people.map(({ id, deeds, traits }) => {
            const path = plainPath({ ...query, ...span }, deeds);
            const began = beginning({ ...query, ...span }, deeds, path.times[0]);
            const trait = breakdown?.by === 'trait' && breakdown.trait === 'city' ? traits.city : traits.address?.city;
            const value = (breakdown?.by === 'property' ? began?.properties.size : trait) ?? null;
            return { ...path, id, value: value === null ? null : asText(value) };
          });
          const kept = paths.filter(({ excluded }) => !excluded);
          const reached = query.steps.map((_, step) => kept.filter(({ times }) => times.length > step));
          expect(found.steps.map(({ people, medianSeconds }) => ({ people, medianSeconds }))).toEqual(
            plainSteps(reached),
          );
          expect(found.excluded).toBe(paths.length - kept.length);
          const parts = found.breakdown?.map(({ steps }) => steps[0]?.people ?? 0);
          if (parts) expect(parts.reduce((sum, count) => sum + count, 0)).toBe(found.steps[0]?.people);
          if (!breakdown || breakdown.by === 'source') continue;
          const tops = found.breakdown
            ?.filter(({ other, value }) => !other && value !== null)
            .map(({ value }) => value);
          const counts = (found.breakdown ?? []).map(({ other, steps }) => (other ? 0 : (steps[0]?.people ?? 0)));
          expect(counts).toEqual(counts.toSorted((one, other) => other - one));
          for (const part of found.breakdown ?? []) {
            const isHere = ({ value }: { value: string | null }) =>
              part.other ? value !== null && !tops?.includes(value) : part.value === value;
            expect(part.steps.map((row) => row.people)).toEqual(reached.map((one) => one.filter(isHere).length));
            const breakdownValue = { value: part.value, other: part.other };
            const behind = { ...query, step: 2, kind: 'dropped', breakdownValue, limit: 100 };
            const page = await funnelPeople(shop, FunnelPeopleQuery.parse(JSON.parse(JSON.stringify(behind))));
            const left = reached[0]?.filter((one) => isHere(one) && one.times.length === 1) ?? [];
            expect(page.data.map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
          }
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(covered, 'how many blocks were read in all').toBeGreaterThan(0);
  expect(told, 'how many had all columns beside them').toBeGreaterThan(0);
});

test('of whoever is erased no block tells any more, nor one that was being built meanwhile', async () => {
  const shop = await openShop(database.db);
  const { id: workspaceId } = shop.workspace;
  const sourceId = await connectSource(shop);
  const { build } = await withBlocks(shop);
  const looks = Array.from({ length: 9 }, (_, n) =>
    asEvent(sourceId, { name: 'look', person: n, isLinked: false, isVisitor: false, minute: n, size: null }, n),
  );
  await writeEvents(shop, workspaceId, looks);
  const { rows } = await shop.db.execute<{ id: string; number: string }>(sql`
    select profile_id as id, number from profile_deeds where workspace_id = ${workspaceId}::uuid order by number`);
  const coverOf = async (nth: number) => {
    const { blocks } = await readBlocks(shop, { from: null, to: null });
    return blocks.filter(({ first, last }) => first <= Number(rows[nth]?.number) && Number(rows[nth]?.number) <= last)
      .length;
  };
  const erase = (nth: number) => eraseRows(shop, workspaceId, { profiles: [rows[nth]?.id ?? ''] }, false);

  const db: UserCtx['db'] = Object.create(shop.db);
  // What goes into a block is read as a batch, and written afterwards.
  db.batch = async (statements) => {
    const read = await shop.db.batch(statements);
    await erase(0);
    return read;
  };
  await build({ ...shop, db });
  expect(await coverOf(1)).toBe(0);

  await build();
  expect(await coverOf(1)).toBe(1);
  await erase(1);
  expect(await coverOf(1)).toBe(0);

  await build();
  expect(await coverOf(2)).toBe(1);
  await expectBlocksAsPacked(shop);
});

test('no column holds what somebody brought who was merged into a person and erased with them', async () => {
  const shop = await openShop(database.db);
  const { id: workspaceId } = shop.workspace;
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const sourceId = await connectSource(shop);
  const { build } = await withBlocks(shop);
  await askForColumns(shop, workspaceId, [{ kind: 'trait', name: 'name' }]);
  const looks = Array.from({ length: 9 }, (_, n) =>
    asEvent(sourceId, { name: 'look', person: n, isLinked: false, isVisitor: false, minute: n, size: null }, n),
  );
  await writeEvents(shop, workspaceId, looks);
  await shop.db.execute(sql`update profiles set traits = jsonb_build_object('name', user_id) where ${own}`);
  await build();
  const held = async () =>
    (await shop.db.execute<{ name: string }>(sql`select unnest("values") as name from deed_columns where ${own}`)).rows
      .map(({ name }) => name)
      .sort();
  const names = await held();
  const [kept, gone] = [names[0] ?? '', names.at(-1) ?? ''];
  const { rows } = await shop.db.execute<{ id: string; name: string }>(sql`
    select id, user_id as name from profiles where ${own}`);
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? '';
  await mergePeople(shop, workspaceId, { from: idOf(gone), into: idOf(kept), userId: shop.user.id, reason: null });
  await eraseRows(shop, workspaceId, { profiles: [idOf(kept)] }, false);
  expect(names.length).toBeGreaterThan(3);
  expect(await held()).not.toContain(kept);
  expect(await held()).not.toContain(gone);
  await build();
  expect((await held()).length).toBeGreaterThan(0);
  expect(await held()).not.toContain(gone);
});

/** Rules and ranges leave people out by when they were seen first and last: nobody did anything before or after that. */
async function expectSeenWhenDone({ db, workspace }: UserCtx): Promise<void> {
  const { rows } = await db.execute(sql`
    select e.profile_id, e.name, e.occurred_at from events e join profiles p on p.id = e.profile_id
    where e.workspace_id = ${workspace.id}::uuid and (e.occurred_at between p.first_seen_at and p.last_seen_at) is not true`);
  expect(rows).toEqual([]);
}

/** A value as Postgres writes it out of JSON. */
const asText = (value: unknown) =>
  Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : String(value);

interface Traits {
  city?: string | null;
  address?: { city: string | number };
}

async function deedsOf(shop: UserCtx): Promise<{ id: string; traits: Traits; deeds: Deed[] }[]> {
  const { rows } = await shop.db.execute<
    Omit<Deed, 'at'> & { person: string; at: string; traits: Traits; properties: Deed['properties'] }
  >(sql`
    select e.profile_id as person, p.traits, e.name, e.occurred_at as at, e.id, e.properties
    from events e join profiles p on p.id = e.profile_id
    where e.workspace_id = ${shop.workspace.id}::uuid and p.known and e.kind = 'track'`);
  const people = new Map<string, { id: string; traits: Traits; deeds: Deed[] }>();
  for (const { person, traits, at, ...deed } of rows) {
    const own = people.get(person) ?? { id: person, traits, deeds: [] };
    own.deeds.push({ ...deed, at: Date.parse(at) });
    people.set(person, own);
  }
  return [...people.values()];
}
