import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import { type Fed, processRecords } from '../../ingest/processing/process.ts';
import { listSamples } from './samples.ts';
import { tryMapping } from './try.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const RECEIVED = '2026-03-02T10:00:00.000Z';

async function newWebhook(ctx: UserCtx, sourceType: 'webhook' | 'segment' = 'webhook'): Promise<string> {
  const id = newId();
  await database.db.insert(dataSources).values({
    ...{ id, workspaceId: ctx.workspace.id, sourceType, name: 'Till', status: 'active', config: {} },
    createdAt: new Date('2026-01-01'),
  });
  return id;
}

function sent(ctx: UserCtx, sourceId: string, body: unknown, receivedAt = RECEIVED): Fed {
  const record = { id: newId(), workspaceId: ctx.workspace.id, sourceId, kind: 'webhook' as const, headers: {} };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { shard: 's', seq: 1, attempts: 0, reason: null, record: { ...record, body: text, receivedAt } };
}

/** As a till of another make would send it. */
const RECEIPT = {
  was: 'sale',
  guest: { card: 'C-7', mail: 'Ada@Lantern.example' },
  paid: { sum: '12.50', in: 'EUR' },
  at: '2026-03-01T18:30:00Z',
  no: 'R-19',
};

const MAPPING = {
  ...{ name: 'was', userId: 'guest.card', email: 'guest.mail', value: 'paid.sum', currency: 'paid.in' },
  ...{ timestamp: 'at', messageId: 'no', orderId: 'no' },
};

test('what a webhook sent is at hand to be named, whether it was stored or waits', async () => {
  const ctx = await openShop(database.db);
  const id = await newWebhook(ctx);
  const named = { event: 'Sale', id: 1 };
  await processRecords(ctx, [
    sent(ctx, id, named, '2026-03-02T09:00:00.000Z'),
    sent(ctx, id, RECEIPT),
    sent(ctx, id, { ...RECEIPT, note: 'x'.repeat(70_000) }, '2026-03-02T11:00:00.000Z'),
  ]);
  const samples = await listSamples(ctx, id);
  expect(samples.map(({ stored, receivedAt, body }) => [stored, receivedAt, JSON.parse(body)])).toEqual([
    [false, RECEIVED, RECEIPT],
    [true, '2026-03-02T09:00:00.000Z', named],
  ]);
});

test('no more than the last five are listed', async () => {
  const ctx = await openShop(database.db);
  const id = await newWebhook(ctx);
  const bodies = Array.from({ length: 8 }, (_, i) =>
    sent(ctx, id, { event: 'Sale', id: i }, `2026-03-02T0${i}:00:00.000Z`),
  );
  await processRecords(ctx, bodies);
  const ids = (await listSamples(ctx, id)).map(({ body }) => JSON.parse(body).id);
  expect(ids).toEqual([7, 6, 5, 4, 3]);
});

test('a mapping is tried on a body before it is kept, and stores nothing', async () => {
  const ctx = await openShop(database.db);
  const id = await newWebhook(ctx);
  const body = JSON.stringify(RECEIPT);
  expect(await tryMapping(ctx, { id, body, mapping: {} })).toEqual({
    events: [],
    problem: expect.stringContaining('which field is the name'),
  });
  expect(await tryMapping(ctx, { id, body, mapping: MAPPING })).toEqual({
    events: [
      {
        ...{ name: 'sale', originalName: 'sale', userId: 'C-7', email: 'ada@lantern.example', value: '12.5' },
        ...{ currency: 'EUR', orderId: 'R-19', occurredAt: '2026-03-01T18:30:00.000Z', saysWhen: true },
        messageId: `webhook:${id}:R-19`,
      },
    ],
    problem: null,
  });
  expect(await tryMapping(ctx, { id, body: JSON.stringify([RECEIPT, { x: 1 }]), mapping: MAPPING })).toMatchObject({
    events: [{ name: 'sale' }],
    problem: '1 of 2 have no name',
  });
  expect(await tryMapping(ctx, { id, body: '{"was": ', mapping: MAPPING })).toMatchObject({ events: [] });
  const { rows } = await database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from events where source_id = ${id}::uuid`,
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('what waited for a name is read once its field is known', async () => {
  const ctx = await openShop(database.db);
  const id = await newWebhook(ctx);
  const entry = sent(ctx, id, RECEIPT);
  expect(await processRecords(ctx, [entry])).toMatchObject({ stored: 0, dropped: { unreadable: 1 } });
  await database.db.execute(
    sql`update data_sources set config = ${JSON.stringify({ mapping: MAPPING })}::jsonb where id = ${id}::uuid`,
  );
  expect(await processRecords(ctx, [entry])).toMatchObject({ stored: 1, dropped: {} });
});

test('another workspace’s webhook and another kind of source are refused', async () => {
  const [ctx, other] = [await openShop(database.db), await openShop(database.db)];
  const theirs = await newWebhook(other);
  await expect(listSamples(ctx, theirs)).rejects.toMatchObject({ code: 'not_found' });
  await expect(tryMapping(ctx, { id: theirs, body: '{}', mapping: {} })).rejects.toMatchObject({ code: 'not_found' });
  const segment = await newWebhook(ctx, 'segment');
  const tried = tryMapping(ctx, { id: segment, body: '{}', mapping: {} });
  await expect(tried).rejects.toMatchObject({ code: 'invalid' });
});
