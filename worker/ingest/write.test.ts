import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { expectPackedAsStored } from '../../test/packed-deeds.ts';
import { type Behaviour, factsOf, readPlainly } from '../../test/plain-reading.ts';
import { newId } from '../db/id.ts';
import type { CommonEvent } from './event.ts';
import { writeEvents } from './write.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function newWorkspace(): Promise<string> {
  const id = newId();
  await database.db.execute(sql`insert into workspaces (id, name) values (${id}::uuid, 'Shop')`);
  return id;
}

const START = Date.parse('2026-01-01T00:00:00Z');
const SOURCES = [newId(), newId()] as const;
const NAMES = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase', 'signed_up'] as const;

/** An event of a story: who by which keys, what, and when. */
interface Told {
  user?: number | undefined;
  email?: number | undefined;
  visitor?: number | undefined;
  name: (typeof NAMES)[number];
  kind: 'track' | 'identify';
  minute: number;
  order: number | undefined;
  source: 0 | 1;
}

const what = {
  name: fc.constantFrom(...NAMES),
  kind: fc.constantFrom('track', 'track', 'track', 'identify'),
  minute: fc.nat(20),
  order: fc.option(fc.nat(2), { nil: undefined }),
  source: fc.constantFrom(0, 1),
} as const;

/** Few people with few keys, used in any combination: shared devices, shared addresses and all. */
const anyone: fc.Arbitrary<Told> = fc.record({
  ...what,
  user: fc.option(fc.nat(2), { nil: undefined }),
  email: fc.option(fc.nat(2), { nil: undefined, freq: 1 }),
  visitor: fc.option(fc.nat(3), { nil: undefined }),
});

/** People who share nothing, and whose keys are only ever shown together with their user id. */
const separate: fc.Arbitrary<Told> = fc
  .tuple(fc.record(what), fc.nat(3), fc.constantFrom('u', 'e', 'v', 'ue', 'uv', 'uev'))
  .map(([told, who, keys]) => ({
    ...told,
    user: keys.includes('u') ? who : undefined,
    email: keys.includes('e') ? who : undefined,
    visitor: keys.includes('v') ? who : undefined,
  }));

/** One person who goes back and forth through the funnel, told out of order. */
const wanderer: fc.Arbitrary<Told> = fc
  .record({ ...what, kind: fc.constant('track' as const), name: fc.constantFrom(...NAMES.slice(0, 5)) })
  .map((told) => ({ ...told, user: 0 }));

function asEvent(told: Told, index: number): CommonEvent {
  const at = new Date(START + told.minute * 60_000).toISOString();
  const isPurchase = told.name === 'purchase' && told.kind === 'track';
  // An order id is one person's, and what is said of an order at one time is always the same.
  const orderId =
    isPurchase && told.user !== undefined && told.order !== undefined ? `o-${told.user}-${told.order}` : undefined;
  return {
    sourceId: SOURCES[told.source],
    messageId: `m-${index}`,
    kind: told.kind,
    name: told.kind === 'identify' ? 'identify' : told.name,
    originalName: told.name,
    userId: told.user === undefined ? undefined : `user-${told.user}`,
    email: told.email === undefined ? undefined : `e${told.email}@shop.example`,
    anonymousId: told.visitor === undefined ? undefined : `visitor-${told.visitor}`,
    occurredAt: at,
    receivedAt: at,
    value: isPurchase ? `${((told.minute * 37 + (told.order ?? 0)) % 60) + 0.25}` : undefined,
    currency: 'EUR',
    orderId,
    properties: {},
    context: {},
    historical: false,
  };
}

/** Tells people apart by reading the whole story at once: an e-mail or visitor is whose it first appeared with. */
function readPeople(events: CommonEvent[]): (event: CommonEvent) => { key: string; known: boolean } | null {
  const userOfEmail = new Map<string, string>();
  const personOfVisitor = new Map<string, string>();
  for (const { userId, email, anonymousId } of events) {
    if (userId && email && !userOfEmail.has(email)) userOfEmail.set(email, userId);
    const sure = userId ?? email;
    if (sure && anonymousId && !personOfVisitor.has(anonymousId)) personOfVisitor.set(anonymousId, sure);
  }
  const whoIs = (id: string) => userOfEmail.get(id) ?? id;
  return ({ userId, email, anonymousId }) => {
    if (userId) return { key: userId, known: true };
    if (email) return { key: whoIs(email), known: true };
    if (!anonymousId) return null;
    const person = personOfVisitor.get(anonymousId);
    return person ? { key: whoIs(person), known: true } : { key: anonymousId, known: false };
  };
}

function readNaively(events: CommonEvent[]) {
  const personOf = readPeople(events);
  const behaviour = events
    .filter(({ kind }) => kind === 'track')
    .map((event): Behaviour & { known: boolean } => ({
      kind: event.kind,
      name: event.name,
      sourceId: event.sourceId,
      person: personOf(event)?.key ?? null,
      at: Date.parse(event.occurredAt),
      value: event.value ?? null,
      orderId: event.orderId ?? null,
      known: personOf(event)?.known ?? false,
    }));
  const people = Map.groupBy(behaviour, ({ person }) => person);
  people.delete(null);
  return {
    facts: [...people.values()].map((own) => show({ ...factsOf(own), known: own[0]?.known ?? false })).sort(),
    plain: readPlainly(behaviour.filter(({ known }) => known)),
    everyone: readPlainly(behaviour),
  };
}

type Facts = ReturnType<typeof factsOf> & { known: boolean };
function show({ known, events, types, pageViews, cartAdds, orders, value, steps }: Facts): string {
  return JSON.stringify([known, events, types, pageViews, cartAdds, orders, Number(value), steps]);
}

async function readStored(workspaceId: string) {
  const { rows } = await database.db.execute<Record<string, any>>(sql`
    select *,
      num_nonnulls(reached_page_view_at, reached_product_view_at, reached_cart_at, reached_checkout_at,
        reached_purchase_at) as steps
    from profiles where workspace_id = ${workspaceId}::uuid and event_count > 0`);
  const { rows: counters } = await database.db.execute<Record<string, any>>(
    sql`select * from workspace_counters where workspace_id = ${workspaceId}::uuid`,
  );
  const { rows: totals } = await database.db.execute<{ name: string; count: string }>(
    sql`select name, sum(count) as count from event_totals where workspace_id = ${workspaceId}::uuid group by name`,
  );
  const { rows: orders } = await database.db.execute<{ orders: number }>(
    sql`select count(*)::int as orders from orders where workspace_id = ${workspaceId}::uuid`,
  );
  return {
    facts: rows
      .map((row) =>
        show({
          known: row.known,
          events: Number(row.event_count),
          types: row.event_types,
          pageViews: Number(row.page_views),
          cartAdds: Number(row.cart_adds),
          orders: Number(row.order_count),
          value: row.order_value,
          steps: row.steps,
        }),
      )
      .sort(),
    counters: Object.fromEntries(Object.entries(counters[0] ?? {}).map(([name, value]) => [name, Number(value)])),
    byType: Object.fromEntries(totals.map(({ name, count }) => [name, Number(count)])),
    orders: orders[0]?.orders,
  };
}

async function expectAsNaive(workspaceId: string, events: CommonEvent[]) {
  await expectPackedAsStored(database.db, workspaceId);
  const stored = await readStored(workspaceId);
  const naive = readNaively(events);
  expect(stored.facts).toEqual(naive.facts);
  expect(stored.byType).toEqual(naive.everyone.eventsByType);
  expect(stored.orders).toBe(naive.everyone.totals.orders);
  const { segments, funnel } = naive.plain;
  if (naive.plain.totals.people > 1) {
    expect(stored.counters).toMatchObject({
      cart_abandoners: segments.cart_abandoners,
      high_value: segments.high_value_customers,
      new_visitors: segments.new_visitors,
      engaged: segments.engaged_users,
      repeat: segments.repeat_customers,
      reached_page_view: funnel[0]?.people,
      reached_product_view: funnel[1]?.people,
      reached_cart: funnel[2]?.people,
      reached_checkout: funnel[3]?.people,
      reached_purchase: funnel[4]?.people,
    });
  }
}

/** How a story is cut into batches: the sizes, over and over. */
const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });

function cut(events: CommonEvent[], sizes: number[]): CommonEvent[][] {
  const batches: CommonEvent[][] = [];
  for (let at = 0; at < events.length; at += batches.at(-1)?.length ?? 1) {
    batches.push(events.slice(at, at + (sizes[batches.length % sizes.length] ?? 1)));
  }
  return batches;
}

describe('the facts of people', () => {
  test('are those of a plain reading of everything, in any order, with repetitions and people who join', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyone, { minLength: 1, maxLength: 40 }),
        cuts,
        fc.array(fc.nat(39)),
        async (story, sizes, again) => {
          const workspaceId = await newWorkspace();
          const events = story.map(asEvent);
          const repeated = again.flatMap((index) => events[index] ?? []);
          for (const batch of cut([...events, ...repeated], sizes)) await writeEvents(database, workspaceId, batch);
          await expectAsNaive(workspaceId, events);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('follow one person through the funnel, however late each step is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wanderer, { minLength: 8, maxLength: 25 }), cuts, async (story, sizes) => {
        const workspaceId = await newWorkspace();
        const events = story.map(asEvent);
        for (const batch of cut(events, sizes)) await writeEvents(database, workspaceId, batch);
        await expectAsNaive(workspaceId, events);
      }),
      { numRuns: 40 },
    );
  });

  test('are the same whoever writes first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(separate, { minLength: 1, maxLength: 40 }), cuts, async (story, sizes) => {
        const workspaceId = await newWorkspace();
        const events = story.map(asEvent);
        const batches = cut(events, sizes);
        const written = await Promise.all(
          [...batches, ...batches].map((batch) => writeEvents(database, workspaceId, batch)),
        );
        expect(written.flatMap(({ outcomes }) => outcomes).filter(({ kind }) => kind === 'stored')).toHaveLength(
          events.length,
        );
        await expectAsNaive(workspaceId, events);
      }),
      { numRuns: 20 },
    );
  });
});
