import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Summary } from '../../contract/analytics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Behaviour, readPlainly } from '../../test/plain-reading.ts';
import { newId } from '../db/id.ts';
import { dataSources, orders, workspaces } from '../db/schema.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { summary } from './summary.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const START = Date.UTC(2026, 2, 1);
const HOUR = 3_600_000;
const NAMES = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase', 'constructor', 'identify'];

/** A few people and times, so that carts meet orders and steps come in and out of order. */
const someEvents = fc.array(
  fc
    .record({
      name: fc.constantFrom(...NAMES),
      person: fc.option(fc.constantFrom('ann', 'bob', 'cid', 'dee'), { freq: 5 }),
      hour: fc.integer({ min: 0, max: 12 }),
      cents: fc.integer({ min: 0, max: 15_000 }),
      source: fc.constantFrom(0, 1),
    })
    .map(({ name, person, hour, cents, source }) => ({
      kind: name === 'identify' ? 'identify' : 'track',
      name,
      person,
      at: START + hour * HOUR,
      value: name === 'purchase' ? (cents / 100).toFixed(2) : null,
      source,
    })),
  { maxLength: 60, size: 'max' },
);

test('what was written is counted as a plain reading counts it, ever and in a range', async () => {
  await fc.assert(
    fc.asyncProperty(
      someEvents,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      async (made, from, length) => {
        const workspaceId = newId();
        const stored = await store(workspaceId, made);
        const span = { from: new Date(START + from * HOUR), to: new Date(START + (from + length) * HOUR) };
        const ever = await summary({ db: database.db }, workspaceId);
        expect(comparable(ever)).toEqual(comparable(readPlainly(stored)));
        const read = await summary({ db: database.db }, workspaceId, span);
        // In a range, people are those who did something in it; being told about is nothing done.
        const within = stored.filter(({ kind, at }) => kind === 'track' && at >= +span.from && at < +span.to);
        expect(comparable(read)).toEqual(comparable(readPlainly(within)));
        // A long range is read from what is kept of everybody, and only what reaches over its edge from the events.
        const long = { from: new Date(+span.to - 90 * 24 * HOUR), to: span.to };
        const until = stored.filter(({ kind, at }) => kind === 'track' && at < +span.to);
        expect(comparable(await summary({ db: database.db }, workspaceId, long))).toEqual(
          comparable(readPlainly(until)),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('a workspace without events has an empty summary, with and without a range', async () => {
  const workspaceId = newId();
  await store(workspaceId, []);
  for (const span of [undefined, { from: new Date(START), to: null }]) {
    const read = await summary({ db: database.db }, workspaceId, span);
    expect(comparable(read)).toEqual(comparable(readPlainly([])));
    expect(read.totals.currency).toBe('USD');
  }
});

test('an unknown workspace is not found', async () => {
  await expect(summary({ db: database.db }, newId())).rejects.toMatchObject({ code: 'not_found' });
});

test('money of another currency is not added to the shop’s own', async () => {
  const workspaceId = newId();
  await store(workspaceId, []);
  const order = (orderId: string, currency: string | null, total: string) => ({
    ...{ workspaceId, orderId, currency, total, sourceId: newId() },
    ...{ placedAt: new Date(START), stateAt: new Date(START) },
  });
  await database.db.insert(orders).values([order('1', 'EUR', '10'), order('2', 'EUR', '2.50')]);
  const totals = async () => (await summary({ db: database.db }, workspaceId)).totals;
  expect(await totals()).toMatchObject({ orders: 2, ordersInCurrency: 2, revenue: '12.50', currency: 'EUR' });
  await database.db.insert(orders).values([order('3', null, '7')]);
  expect(await totals()).toMatchObject({ orders: 3, ordersInCurrency: 1, revenue: '7.00', currency: 'USD' });
});

/** Makes a shop with two sources and writes its events, in two batches of which the second repeats the first. */
async function store(workspaceId: string, made: (Omit<Behaviour, 'sourceId' | 'orderId'> & { source: number })[]) {
  const { db } = database;
  const sourceIds = [newId(), newId()] as const;
  await db.insert(workspaces).values({ id: workspaceId, name: 'Shop' });
  await db
    .insert(dataSources)
    .values(sourceIds.map((id) => ({ id, workspaceId, sourceType: 'webhook' as const, name: 'Shop' })));
  const stored: Behaviour[] = made.map((event, index) => ({
    ...event,
    sourceId: sourceIds[event.source] ?? '',
    orderId: event.name === 'purchase' ? `order-${index}` : null,
  }));
  const sent = stored.map((event, index) => asCommonEvent(event, index));
  await writeEvents({ db }, workspaceId, sent.slice(0, sent.length / 2));
  await writeEvents({ db }, workspaceId, sent);
  return stored;
}

function asCommonEvent({ kind, name, sourceId, person, at, value, orderId }: Behaviour, index: number): CommonEvent {
  const time = new Date(at).toISOString();
  return {
    ...{ kind: kind as CommonEvent['kind'], name, originalName: name, sourceId, messageId: `message-${index}` },
    ...{ userId: person ?? undefined, anonymousId: person ? undefined : `nobody-${index % 3}` },
    ...{ occurredAt: time, receivedAt: time, historical: false, properties: {}, context: {} },
    ...{ value: value ?? undefined, orderId: orderId ?? undefined },
  };
}

type Comparable = Pick<Summary, 'eventsByType' | 'segments' | 'engagement' | 'funnel'> & {
  totals: Pick<Summary['totals'], 'events' | 'people' | 'orders' | 'revenue'>;
};

function comparable({ totals, eventsByType, segments, engagement, funnel }: Comparable): Comparable {
  const { events: count, people, orders: placed, revenue } = totals;
  return { totals: { events: count, people, orders: placed, revenue }, eventsByType, segments, engagement, funnel };
}
