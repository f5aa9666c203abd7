import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { Database } from '../db/client.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { listSourceEvents } from './stored-events.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** The database as a writer knows it whose transaction is held up: all is read and made ready by then. */
function heldUp(db: Database) {
  let letGo: () => void = () => undefined;
  let ready: () => void = () => undefined;
  const free = new Promise<void>((done) => {
    letGo = done;
  });
  const isReady = new Promise<void>((done) => {
    ready = done;
  });
  let batches = 0;
  const held: Database = Object.assign(Object.create(db), {
    batch: async (statements: Parameters<Database['batch']>[0]) => {
      batches++;
      if (batches === 2) {
        ready();
        await free;
      }
      return db.batch(statements);
    },
  });
  return { held, isReady, letGo };
}

test('who asks for what came since an event misses none that was ready before it and stored after it', async () => {
  const ctx = await openShop(database.db);
  const sourceId = await connectSource(ctx);
  const event = (messageId: string): CommonEvent => ({
    ...{ sourceId, messageId, kind: 'track', name: 'product_view', originalName: 'Product Viewed', properties: {} },
    ...{ occurredAt: '2026-01-02T00:00:00.000Z', receivedAt: '2026-01-02T00:00:00.000Z', context: {} },
    ...{ userId: messageId, historical: false },
  });
  const { held, isReady, letGo } = heldUp(database.db);
  const late = writeEvents({ db: held }, ctx.workspace.id, [event('early-1'), event('early-2')]);
  await isReady;
  await writeEvents(ctx, ctx.workspace.id, [event('quick')]);
  const seen = await listSourceEvents(ctx, { id: sourceId, limit: 10 });
  expect(seen.data.map(({ userId }) => userId)).toEqual(['quick']);

  letGo();
  await late;
  const since = await listSourceEvents(ctx, { id: sourceId, limit: 10, after: seen.data[0]?.id });
  expect(since.data.map(({ userId }) => userId)).toEqual(['early-2', 'early-1']);
});
