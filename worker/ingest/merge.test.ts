import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { PeopleModel, type ShownPerson, show } from '../../test/people-model.ts';
import { newId } from '../db/id.ts';
import type { CommonEvent } from './event.ts';
import { mergePeople, undoMerge } from './merge.ts';
import { writeEvents } from './write.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const ctx = () => ({ db: database.db, now: () => new Date() });
const userId = newId();
const sourceId = newId();

async function newWorkspace(): Promise<string> {
  const id = newId();
  await database.db.execute(sql`insert into workspaces (id, name) values (${id}::uuid, 'Shop')`);
  return id;
}

async function select(statement: ReturnType<typeof sql>): Promise<Record<string, any>[]> {
  return (await database.db.execute<Record<string, any>>(statement)).rows;
}

const START = Date.parse('2026-01-01T00:00:00Z');
const NAMES = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase', 'refund', 'signed_up'] as const;
const maybe = (most: number) => fc.option(fc.nat(most), { nil: undefined });

/** Few people with few keys, used in any combination: shared devices, shared addresses and all. */
const anyEvent = fc.record({
  user: maybe(2),
  email: fc.option(fc.nat(2), { nil: undefined, freq: 1 }),
  whatsapp: fc.option(fc.nat(1), { nil: undefined, freq: 1 }),
  visitor: maybe(3),
  phone: fc.option(fc.nat(1), { nil: undefined, freq: 1 }),
  name: fc.constantFrom(...NAMES),
  kind: fc.constantFrom('track' as const, 'track' as const, 'track' as const, 'identify' as const),
  minute: fc.nat(20),
  order: maybe(2),
  consent: fc.option(fc.constantFrom('subscribed' as const, 'unsubscribed' as const), { nil: undefined, freq: 1 }),
  /** A customer of the shop whom it merged into this one. */
  merged: maybe(2),
});
/** Two people and two browsers, seen together again and again: what is taken apart meets soon. */
const closeEvent = fc.record({ user: maybe(1), visitor: fc.nat(1), minute: fc.nat(20) }).map((told) => ({
  ...{ ...told, email: undefined, whatsapp: undefined, phone: undefined, order: undefined, consent: undefined },
  merged: undefined,
  ...{ name: 'page_view' as const, kind: 'track' as const },
}));
type Told = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

function asEvent(told: Told, index: number): CommonEvent {
  const at = new Date(START + told.minute * 60_000).toISOString();
  const name = told.kind === 'identify' ? 'identify' : told.name;
  const orderId = told.order === undefined ? undefined : `o-${told.order}`;
  const isRefund = name === 'refund' && orderId !== undefined;
  // A shop's refund names its order and nobody.
  const keys = isRefund
    ? {}
    : {
        userId: told.user === undefined ? undefined : `user-${told.user}`,
        email: told.email === undefined ? undefined : `e${told.email}@shop.example`,
        whatsappId: told.whatsapp === undefined ? undefined : `wa-${told.whatsapp}`,
        anonymousId: told.visitor === undefined ? undefined : `visitor-${told.visitor}`,
        phone: told.phone === undefined ? undefined : `+1555000${told.phone}`,
      };
  const refund = { refundId: `r-${index}`, orderId, amount: '2.5', refundedAt: at };
  return {
    ...{ sourceId, messageId: `m-${String(index).padStart(3, '0')}`, kind: told.kind, name, originalName: told.name },
    ...keys,
    ...{ occurredAt: at, receivedAt: at, currency: 'EUR', properties: {}, context: {}, historical: false },
    value: name === 'purchase' ? `${((told.minute * 37 + (told.order ?? 0)) % 60) + 0.25}` : undefined,
    orderId: name === 'purchase' || isRefund ? orderId : undefined,
    refund: isRefund ? refund : undefined,
    mergedUserId:
      name === 'identify' && told.user !== undefined && told.merged !== undefined ? `user-${told.merged}` : undefined,
    consents: told.consent && [{ channel: 'email', state: told.consent, at }],
    traits: told.kind === 'identify' ? { name: `Name ${told.minute}`, [`t${told.order}`]: told.minute } : undefined,
  };
}

/** What happens next: some more events at once, two people merged, or a merge undone; people by one of their events. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ write: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ merge: fc.tuple(fc.nat(30), fc.nat(30)) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(30) }) },
);

async function personOf(workspaceId: string, message: string) {
  const [row] = await select(sql`
    select profile_id as person, coalesce(home_id, profile_id) as home from events
    where workspace_id = ${workspaceId}::uuid and message_id = ${message}`);
  return row as { person: string | null; home: string | null } | undefined;
}

async function merge(workspaceId: string, one: string, other: string): Promise<boolean> {
  const [from, into] = [await personOf(workspaceId, one), await personOf(workspaceId, other)];
  if (!from?.person || !into?.person) return false;
  const given = { from: from.person, into: into.person, userId, reason: null };
  return (await mergePeople(ctx(), workspaceId, given)).kind === 'done';
}

async function undo(workspaceId: string, message: string): Promise<boolean> {
  const owner = await personOf(workspaceId, message);
  const [edge] = await select(sql`
    select id from profile_merges where from_profile_id = ${owner?.home ?? null}::uuid and undone_at is null`);
  if (!edge || !owner?.person) return false;
  return (await undoMerge(ctx(), workspaceId, { mergeId: edge.id, person: owner.person, userId })).kind === 'done';
}

async function storedPeople(workspaceId: string): Promise<string[]> {
  const rows = await select(sql`
    select p.*,
      num_nonnulls(reached_page_view_at, reached_product_view_at, reached_cart_at, reached_checkout_at,
        reached_purchase_at) as steps,
      (select json_agg(messages order by messages::text) from (
        select json_agg(message_id order by message_id) as messages from events e
        where e.profile_id = p.id group by coalesce(home_id, profile_id)) h) as homes,
      (select json_agg(kind || ':' || value order by kind || ':' || value) from profile_identifiers i
        where i.profile_id = p.id) as identifiers
    from profiles p where workspace_id = ${workspaceId}::uuid`);
  return rows
    .map((row) =>
      show({
        ...{ homes: row.homes.sort(), identifiers: row.identifiers.sort(), known: row.known, types: row.event_types },
        ...{ pageViews: Number(row.page_views), cartAdds: Number(row.cart_adds), events: Number(row.event_count) },
        ...{ orders: Number(row.order_count), value: Number(row.order_value), refunded: Number(row.refunded_value) },
        ...{ steps: row.steps, consent: row.consent },
        seen: [row.first_seen_at, row.last_seen_at].map((at) => new Date(at).toISOString()),
      } satisfies ShownPerson),
    )
    .sort();
}

/** Everything that is stored of a workspace's people, but for what says that some are kept apart. */
async function everything(workspaceId: string) {
  const of = (table: string, columns = '*', where = '') =>
    select(
      sql.raw(`select to_jsonb(t) - 'apart' as row from (select ${columns} from ${table}
        where workspace_id = '${workspaceId}' ${where}) t order by 1`),
    );
  return {
    profiles: await of('profiles'),
    parts: await of('profile_parts'),
    identifiers: await of('profile_identifiers'),
    events: await of('events'),
    orders: await of('orders'),
    consents: await of('consents'),
    counts: await of('profile_event_counts'),
    names: await of('profile_names'),
    counters: await of('workspace_counters'),
    edges: await of('profile_merges', '*', 'and undone_at is null'),
  };
}

// Some thousand transactions, one after the other: minutes, where a machine has other work too.
describe('people who are merged and taken apart', { timeout: 600_000 }, () => {
  test('are whom a plain telling of it all makes them, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...[anyEvent, closeEvent].map((one) => fc.array(one, { minLength: 8, maxLength: 30 }))),
        fc.array(step, { minLength: 5, maxLength: 16 }),
        async (story, steps) => {
          const workspaceId = await newWorkspace();
          const model = new PeopleModel();
          const events = story.map(asEvent);
          let written = 0;
          const write = async (amount: number) => {
            const batch = events.slice(written, written + amount);
            await writeEvents(database, workspaceId, batch);
            for (const event of batch) model.write(event);
            written += batch.length;
          };
          const one = (index: number) => events[index % Math.max(1, written)]?.messageId ?? '';
          for (const next of steps) {
            if ('write' in next) await write(next.write);
            else if ('merge' in next) {
              const [from, into] = [one(next.merge[0]), one(next.merge[1])];
              expect(await merge(workspaceId, from, into)).toBe(model.merge(from, into));
            } else {
              expect(await undo(workspaceId, one(next.undo))).toBe(model.undo(one(next.undo)));
            }
          }
          await write(events.length);
          expect(await storedPeople(workspaceId)).toEqual(model.people());
          await expectCountersRight(workspaceId, events.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('are exactly as before when a merge is undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 4, maxLength: 25 }),
        fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { minLength: 1, maxLength: 4 }),
        async (story, pairs) => {
          const workspaceId = await newWorkspace();
          const events = story.map(asEvent);
          await writeEvents(database, workspaceId, events.slice(0, 6));
          await writeEvents(database, workspaceId, events.slice(6));
          for (const [one, other] of pairs) {
            const [from, into] = [events[one % events.length], events[other % events.length]];
            const before = await everything(workspaceId);
            const owner = await personOf(workspaceId, from?.messageId ?? '');
            if (!(await merge(workspaceId, from?.messageId ?? '', into?.messageId ?? ''))) continue;
            expect((await everything(workspaceId)).events).toHaveLength(events.length);
            const [edge] = await select(sql`
              select * from profile_merges where from_profile_id = ${owner?.person}::uuid and undone_at is null`);
            const now = await personOf(workspaceId, from?.messageId ?? '');
            await undoMerge(ctx(), workspaceId, { mergeId: edge?.id, person: now?.person ?? '', userId });
            expect(await everything(workspaceId)).toEqual(before);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('say of themselves, once apart, what they would have said had they never been merged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 6, maxLength: 25 }),
        fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { minLength: 1, maxLength: 5 }),
        async (story, pairs) => {
          // Everybody says who they are, and nobody says they are two.
          const events = story.map((told, index) => {
            const user = told.user ?? 0;
            const alone = { whatsapp: undefined, merged: undefined };
            return asEvent({ ...told, ...alone, user, email: user, visitor: user, phone: user % 2 }, index);
          });
          const [merged, plain] = [await newWorkspace(), await newWorkspace()];
          for (let at = 0; at < events.length; at += 3) {
            for (const workspaceId of [merged, plain]) {
              await writeEvents(database, workspaceId, events.slice(at, at + 3));
            }
            const [one, other] = pairs[at / 3] ?? [];
            if (one === undefined || other === undefined) continue;
            await merge(merged, `m-${String(one).padStart(3, '0')}`, `m-${String(other).padStart(3, '0')}`);
          }
          for (const { messageId } of [...events, ...events]) await undo(merged, messageId);
          const said = async (workspaceId: string) =>
            (
              await select(sql`
                select to_jsonb(p) - 'id' - 'workspace_id' - 'created_at' - 'apart' as row,
                  (select array_agg(word order by word) from profile_names n where n.profile_id = p.id) as words
                from profiles p where workspace_id = ${workspaceId}::uuid order by user_id`)
            ).map(({ row, words }) => ({ row, words }));
          expect(await said(merged)).toEqual(await said(plain));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('come out the same whoever writes, merges or takes apart first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { minLength: 8, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 2, maxLength: 6 }),
        async (story, pairs) => {
          const workspaceId = await newWorkspace();
          const events = story.map((told, index) => asEvent({ ...told, email: undefined, whatsapp: undefined }, index));
          const half = Math.floor(events.length / 2);
          await writeEvents(database, workspaceId, events.slice(0, half));
          const id = (index: number) => events[index % half]?.messageId ?? '';
          const batches = Array.from({ length: Math.ceil((events.length - half) / 4) }, (_, index) =>
            events.slice(half + index * 4, half + index * 4 + 4),
          );
          await Promise.all([
            ...[...batches, ...batches].map((batch) => writeEvents(database, workspaceId, batch)),
            ...pairs.map(([one, other]) => merge(workspaceId, id(one), id(other))),
            ...pairs.map(([one]) => undo(workspaceId, id(one))),
          ]);
          await expectCountersRight(workspaceId, events.length);
          await expectFactsRight(workspaceId);
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Whoever a row is shown with is who its home is merged into; and what is counted is what is there. */
async function expectFactsRight(workspaceId: string) {
  const wrong = await select(sql`
    with recursive shown as (
      select p.id as home, p.id as person from profiles p where workspace_id = ${workspaceId}::uuid
      union all
      select m.from_profile_id, s.person from shown s
      join profile_merges m on m.into_profile_id = s.home and m.undone_at is null
    ), rows as (
      select 'event ' || message_id as what, profile_id, home_id from events where workspace_id = ${workspaceId}::uuid
      union all select 'order ' || order_id, profile_id, home_id from orders where workspace_id = ${workspaceId}::uuid
      union all select 'id ' || value, profile_id, home_id from profile_identifiers where workspace_id = ${workspaceId}::uuid
      union all select 'consent', profile_id, home_id from consents where workspace_id = ${workspaceId}::uuid
    )
    select what, profile_id, home_id from rows r where profile_id is not null and not exists (
      select from shown s where s.home = coalesce(r.home_id, r.profile_id) and s.person = r.profile_id)
    union all
    select 'count ' || coalesce(c.name, e.name), c.profile_id, e.profile_id
    from (select * from profile_event_counts where workspace_id = ${workspaceId}::uuid) c
    full join (
      select profile_id, name, count(*) as count from events
      where workspace_id = ${workspaceId}::uuid and kind = 'track' and profile_id is not null group by 1, 2
    ) e on e.profile_id = c.profile_id and e.name = c.name
    where c.count is distinct from e.count
    union all
    select 'orders', p.id, null from profiles p where workspace_id = ${workspaceId}::uuid and order_count <> (
      select count(*) from orders o where o.profile_id = p.id)
    union all
    select 'part', q.profile_id, q.person_id from profile_parts q where workspace_id = ${workspaceId}::uuid
      and not exists (select from shown s where s.home = q.profile_id and s.person = q.person_id)
    union all
    select 'merged', p.id, null from profiles p where workspace_id = ${workspaceId}::uuid
      and merged <> ((select count(*) from profile_parts q where q.person_id = p.id) > 1)`);
  expect(wrong).toEqual([]);
}

/** The workspace's counters are the sums of its people's facts, and no event came or went. */
async function expectCountersRight(workspaceId: string, events: number) {
  const [row] = await select(sql`
    select c.*, (select count(*) from events where workspace_id = ${workspaceId}::uuid) as events, s.*
    from workspace_counters c
    cross join lateral (
      select count(*) as s_profiles, count(*) filter (where known) as s_people,
        coalesce(sum(event_count) filter (where known), 0) as s_events,
        count(*) filter (where is_engaged) as s_engaged, count(*) filter (where is_repeat) as s_repeat,
        count(*) filter (where is_cart_abandoner) as s_carts, count(*) filter (where is_high_value) as s_high,
        count(*) filter (where known and reached_purchase_at is not null) as s_bought
      from profiles where workspace_id = c.workspace_id) s
    where c.workspace_id = ${workspaceId}::uuid`);
  if (!row) return;
  const counted = [
    'profiles',
    'people',
    'people_events',
    'engaged',
    'repeat',
    'cart_abandoners',
    'high_value',
    'reached_purchase',
  ];
  const summed = ['s_profiles', 's_people', 's_events', 's_engaged', 's_repeat', 's_carts', 's_high', 's_bought'];
  expect(counted.map((name) => Number(row[name]))).toEqual(summed.map((name) => Number(row[name])));
  expect(Number(row.events)).toBe(events);
}
