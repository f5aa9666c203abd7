import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Deed, plainPath, plainSteps } from '../../../test/plain-funnel.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { deedCodes, events } from '../../db/schema.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { writeEvents } from '../../ingest/write.ts';
import { funnel, funnelPeople } from './funnel.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const START = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;
const DAY = 1440;
const [LOOK, CART, BUY] = ['page_view', 'product_view', 'add_to_cart'] as const;
const OWN = [LOOK, CART, BUY].map((name) => ({ name, where: undefined }));
const NAMES = [LOOK, CART, BUY, 'other'];

/** Few people, names and minutes, so that every order, tie and repetition comes up. */
const histories = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    person: fc.constantFrom('ann', 'bob', 'cid', 'dee', 'eve'),
    minute: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 2 * DAY })),
    size: fc.option(fc.constantFrom<string | number>('S', 'L', 3, 10.5)),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

const where = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  fc
    .constantFrom(
      { op: 'exists' as const },
      { op: 'equals' as const, value: 'S' },
      { op: 'equals' as const, value: 3 },
      { op: 'contains' as const, value: 'l' },
      { op: 'at_least' as const, value: 4 },
      { op: 'at_most' as const, value: 4 },
    )
    .map((test) => [{ property: 'size', test }]),
);

const questions = fc
  .record({
    steps: fc.oneof(
      fc.array(fc.record({ name: fc.constantFrom(LOOK, CART, BUY), where }), { minLength: 2, maxLength: 4 }),
      fc.constantFrom(OWN.slice(0, 2), OWN),
    ),
    order: fc.constantFrom('ordered' as const, 'strict' as const, 'unordered' as const),
    windowSeconds: fc.option(fc.constantFrom(60, 180, 600, 86_400), { nil: undefined }),
    range: fc.constantFrom('all', '2026-03-01..2026-03-02', '2026-03-02..2026-03-03'),
    exclude: fc.option(
      fc.constantFrom(
        [{ name: 'other' }],
        [{ name: BUY, afterStep: 1, beforeStep: 2 }],
        [{ name: 'other', afterStep: 1, beforeStep: 2 }, { name: CART }],
      ),
      { nil: undefined },
    ),
  })
  .map((question) => (question.order === 'strict' ? { ...question, exclude: undefined } : question))
  .filter((question) => FunnelQuery.safeParse(JSON.parse(JSON.stringify(question))).success);

/** In a shop without room for codes nothing that is packed tells: the statement finds everything. */
const rooms = fc.constantFrom('with codes' as const, 'without' as const);

test('what the statement and what is packed tell is what trying every attempt finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      rooms,
      fc.array(questions, { minLength: 4, maxLength: 8 }),
      async (made, room, asked) => {
        const shop = await openShop(database.db, { now: new Date(START + 2 * DAY * MINUTE) });
        if (room === 'without') await fillCodes(shop);
        const people = await store(shop, made);
        for (const question of asked) {
          const query = FunnelQuery.parse(JSON.parse(JSON.stringify(question)));
          const found = await funnel(shop, query);
          const from = found.range.from ? Date.parse(found.range.from) : Number.NEGATIVE_INFINITY;
          const to = found.range.to ? Date.parse(found.range.to) : Number.POSITIVE_INFINITY;
          const paths = [...people].map(([id, deeds]) => ({ id, ...plainPath({ ...query, from, to }, deeds) }));
          const kept = paths.filter(({ excluded }) => !excluded);
          const reached = query.steps.map((_, step) => kept.filter(({ times }) => times.length > step));
          expect(found.steps.map(({ people, medianSeconds }) => ({ people, medianSeconds }))).toEqual(
            plainSteps(reached),
          );
          expect(found.excluded).toBe(paths.length - kept.length);
          const step = query.steps.length;
          const ask = async (kind: 'reached' | 'dropped') =>
            (await funnelPeople(shop, FunnelPeopleQuery.parse({ ...query, step, kind, limit: 100 }))).data.map(
              ({ id }) => id,
            );
          const last = reached[step - 1] ?? [];
          expect((await ask('reached')).sort()).toEqual(last.map(({ id }) => id).sort());
          const left = (reached[step - 2] ?? []).filter((one) => !last.includes(one));
          expect((await ask('dropped')).sort()).toEqual(left.map(({ id }) => id).sort());
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a funnel is split by source, by property and by trait, the rest together', async () => {
  const shop = await openShop(database.db);
  const people = await store(shop, [
    ...[
      { person: 'ann', size: 'S' },
      { person: 'bob', size: 'S' },
      { person: 'cid', size: 'L' },
      { person: 'dee', size: null },
    ].map((one) => ({ ...one, name: 'look', minute: 0 })),
    { person: 'bob', size: null, name: 'buy', minute: 1 },
  ]);
  expect(people.size).toBe(4);
  const steps = [{ name: 'look' }, { name: 'buy' }];
  const split = async (breakdown: object) =>
    (await funnel(shop, FunnelQuery.parse({ steps, breakdown }))).breakdown?.map(({ value, other, steps }) => [
      ...[value, other],
      ...steps.map((row) => row.people),
    ]);
  expect(await split({ by: 'property', property: 'size', top: 1 })).toEqual([
    ['S', false, 2, 1],
    [null, false, 1, 0],
    [null, true, 1, 0],
  ]);
  const bySource = await funnel(shop, FunnelQuery.parse({ steps, breakdown: { by: 'source' } }));
  expect(bySource.breakdown).toMatchObject([{ label: 'Till', other: false, steps: [{ people: 4 }, { people: 1 }] }]);
  const behind = (breakdownValue: object) =>
    funnelPeople(
      shop,
      FunnelPeopleQuery.parse({
        ...{ steps, breakdown: { by: 'property', property: 'size', top: 1 } },
        ...{ step: 1, breakdownValue },
      }),
    );
  expect((await behind({ value: null, other: true })).data.map(({ userId }) => userId)).toEqual(['cid']);
  expect((await behind({ value: null, other: false })).data.map(({ userId }) => userId)).toEqual(['dee']);
});

test('the people behind a step come page by page', async () => {
  const shop = await openShop(database.db);
  await store(
    shop,
    Array.from({ length: 7 }, (_, index) => ({ person: `p${index}`, name: 'look', minute: index, size: null })),
  );
  const query = { steps: [{ name: 'look' }, { name: 'buy' }], step: 2, kind: 'dropped', limit: 3 };
  const seen: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof funnelPeople>> = await funnelPeople(
      shop,
      FunnelPeopleQuery.parse({ ...query, ...(cursor && { cursor }) }),
    );
    seen.push(...page.data.map(({ userId }) => userId));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
});

test('more people than are read at once are all there, each once, and so are those behind a step', async () => {
  const shop = await openShop(database.db, { now: new Date(START + 30 * DAY * MINUTE) });
  const { id } = shop.workspace;
  const sourceId = await connectSource(shop);
  const people = 12_000;
  const personOf = sql`('00000000-0000-4000-8000-' || right(${id}::text, 4) || lpad(to_hex(n), 8, '0'))::uuid`;
  await shop.db.execute(sql`
    insert into profiles (id, workspace_id, user_id, known, first_seen_at, last_seen_at)
    select ${personOf}, ${id}::uuid, 'u-' || n, true, ${new Date(START)}::timestamptz + n * interval '1 second',
      ${new Date(START)}::timestamptz + n * interval '1 second' + interval '1 minute'
    from generate_series(0, ${people - 1}::int) n`);
  // Everybody looks, and of those who came first a hundred buy within a minute, each a millisecond later than the one before.
  await shop.db.execute(sql`
    insert into events (id, workspace_id, source_id, message_id, kind, name, original_name, profile_id, occurred_at,
      received_at, properties, context)
    select gen_random_uuid(), ${id}::uuid, ${sourceId}::uuid, 'm-' || n || name, 'track', name, name, ${personOf},
      ${new Date(START)}::timestamptz + n * interval '1 second'
        + case name when 'buy' then interval '30 seconds' + n * interval '1 millisecond' else interval '0' end, now(), '{}', '{}'
    from generate_series(0, ${people - 1}::int) n, unnest(array['look', 'buy']) name where name = 'look' or n < 100`);
  const steps = [{ name: 'look' }, { name: 'buy' }];
  const found = await funnel(shop, FunnelQuery.parse({ steps, windowSeconds: 60 }));
  expect(found.steps).toMatchObject([{ people }, { people: 100, medianSeconds: 30.05 }]);
  const page = await funnelPeople(shop, FunnelPeopleQuery.parse({ steps, step: 2, limit: 100 }));
  expect(page.data.map(({ userId }) => userId)).toEqual(Array.from({ length: 100 }, (_, n) => `u-${99 - n}`));
  expect(page.nextCursor).toBeNull();
});

test('people who did more than fits into one answer are all there too', async () => {
  const shop = await openShop(database.db, { now: new Date(START + DAY * MINUTE) });
  const { id } = shop.workspace;
  await shop.db
    .insert(deedCodes)
    .values(['look', 'buy'].map((name, index) => ({ workspaceId: id, sourceId: id, name, code: index + 1 })));
  const personOf = sql`('00000000-0000-4000-8000-' || right(${id}::text, 4) || lpad(to_hex(n), 8, '0'))::uuid`;
  const at = sql`${new Date(START)}::timestamptz + n * interval '1 second'`;
  await shop.db.execute(sql`
    insert into profiles (id, workspace_id, user_id, known, first_seen_at, last_seen_at)
    select ${personOf}, ${id}::uuid, 'u-' || n, true, ${at}, ${at} from generate_series(0, 599) n`);
  // Each looked five thousand times, and whoever came first bought at last.
  await shop.db.execute(sql`
    insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds)
    select ${id}::uuid, ${personOf}, 0, ${at}, ${at},
      decode(repeat(encode(packed(${at}, 1), 'hex'), 5000), 'hex') || case when n < 3 then packed(${at}, 2) else '' end
    from generate_series(0, 599) n`);
  const steps = [{ name: 'look' }, { name: 'buy' }];
  const found = await funnel(shop, FunnelQuery.parse({ steps }));
  expect(found.steps.map((row) => row.people)).toEqual([600, 3]);
  const page = await funnelPeople(shop, FunnelPeopleQuery.parse({ steps, step: 2 }));
  expect(page.data.map(({ userId }) => userId)).toEqual(['u-2', 'u-1', 'u-0']);
});

test('in a shop that knows more different things than there are codes, the events themselves tell', async () => {
  const shop = await openShop(database.db);
  await fillCodes(shop);
  await store(shop, [
    { person: 'ann', name: 'look', minute: 0, size: null },
    { person: 'ann', name: 'buy', minute: 1, size: null },
    { person: 'bob', name: 'look', minute: 2, size: null },
  ]);
  const steps = [{ name: 'look' }, { name: 'buy' }];
  for (const order of ['ordered', 'strict']) {
    const found = await funnel(shop, FunnelQuery.parse({ steps, order }));
    expect(found.steps).toMatchObject([{ people: 2 }, { people: 1, medianSeconds: 60 }]);
    const dropped = await funnelPeople(shop, FunnelPeopleQuery.parse({ steps, order, step: 2, kind: 'dropped' }));
    expect(dropped.data.map(({ userId }) => userId)).toEqual(['bob']);
  }
});

async function fillCodes({ db, workspace: { id } }: UserCtx): Promise<void> {
  await db.insert(deedCodes).values({ workspaceId: id, sourceId: id, name: 'the last', code: 65_535 });
}

/** Writes what people did as ingest does, and reads back each person's deeds in the order they were stored in. */
async function store(
  shop: UserCtx,
  made: { name: string; person: string; minute: number; size: string | number | null }[],
): Promise<Map<string, Deed[]>> {
  const sourceId = await connectSource(shop);
  const sent = made.map(({ name, person, minute, size }, index): CommonEvent => {
    const time = new Date(START + minute * MINUTE).toISOString();
    return {
      ...{ kind: 'track', name, originalName: name, sourceId, messageId: `message-${index}`, userId: person },
      ...{ occurredAt: time, receivedAt: time, historical: false, context: {} },
      properties: size === null ? {} : { size },
    };
  });
  await writeEvents({ db: shop.db }, shop.workspace.id, sent);
  const rows = await shop.db.select().from(events).where(eq(events.workspaceId, shop.workspace.id));
  const people = new Map<string, Deed[]>();
  for (const row of rows) {
    const own = people.get(row.profileId ?? '') ?? [];
    own.push({ name: row.name, at: +row.occurredAt, id: row.id, properties: row.properties as Deed['properties'] });
    people.set(row.profileId ?? '', own);
  }
  return people;
}
