import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { makeLog } from '../../http/log.ts';
import type { AcceptedRecord } from '../record.ts';
import { bury } from './bury.ts';
import { type Fed, processRecords } from './process.ts';
import { writeProducts } from './products.ts';

/** What is told live is told nobody here. */
const waitUntil = (work: Promise<unknown>) => void work.catch(() => undefined);

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await startTestDatabase();
  ctx = { db: database.db, log: { ...makeLog({}), error: () => undefined }, waitUntil } as Partial<Ctx> as Ctx;
});
afterAll(() => database.stop());

async function newSource(status = 'active') {
  const [workspaceId, id] = [newId(), newId()];
  await database.db.execute(sql`insert into workspaces (id, name) values (${workspaceId}::uuid, 'Shop')`);
  await database.db.execute(sql`
    insert into data_sources (id, workspace_id, source_type, name, status, paused_at, created_at)
    values (${id}::uuid, ${workspaceId}::uuid, 'segment', 'Shop', ${status},
      case ${status}::text when 'paused' then now() - interval '1 minute' end, now() - interval '1 hour')`);
  return { workspaceId, id };
}

let seq = 0;
function fed(source: { workspaceId: string; id: string }, body: unknown, more: Partial<AcceptedRecord> = {}): Fed {
  const record: AcceptedRecord = {
    id: newId(),
    workspaceId: source.workspaceId,
    sourceId: source.id,
    kind: 'segment',
    headers: { type: 'batch' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    receivedAt: new Date().toISOString(),
    ...more,
  };
  return { shard: 'shard', seq: ++seq, record, attempts: 0, reason: null };
}

const track = (more: object = {}) => ({ type: 'track', event: 'Seen', userId: 'ada', ...more });

async function count(table: 'events' | 'ingest_failures', workspaceId: string): Promise<number> {
  const { rows } = await database.db.execute(
    sql`select count(*)::int as n from ${sql.identifier(table)} where workspace_id = ${workspaceId}::uuid`,
  );
  return Number(rows[0]?.n);
}

test('what a source sent after it was paused or removed is dropped, with the reason', async () => {
  const paused = await newSource('paused');
  const removed = { ...paused, id: newId() };
  const entries = [fed(paused, { batch: [track()] }), fed(removed, { batch: [track()] })];
  const processed = await processRecords(ctx, entries);
  const done = entries.map((entry) => ({ entry, events: 0, failed: false }));
  expect(processed).toEqual({ done, failed: [], stored: 0, dropped: { source_paused: 1, source_deleted: 1 } });
  expect(await count('events', paused.workspaceId)).toBe(0);
});

test('what was accepted before its source was paused is stored, however late its turn comes', async () => {
  const paused = await newSource('paused');
  const receivedAt = new Date(Date.now() - 120_000).toISOString();
  const processed = await processRecords(ctx, [fed(paused, { batch: [track()] }, { receivedAt })]);
  expect(processed).toMatchObject({ stored: 1, dropped: {} });
  expect(await count('events', paused.workspaceId)).toBe(1);
});

test('a record processed twice has one effect, also without ids of its own', async () => {
  const source = await newSource();
  const entry = fed(source, { batch: [track(), track(), track({ messageId: 'm' })] });
  expect(await processRecords(ctx, [entry])).toMatchObject({ stored: 3, dropped: {} });
  expect(await processRecords(ctx, [entry, entry])).toMatchObject({ stored: 0, dropped: { duplicate: 6 } });
  expect(await count('events', source.workspaceId)).toBe(3);
});

test('what cannot be read is a failure at once, once, and holds up nothing else', async () => {
  const source = await newSource();
  const broken = fed(source, '{"batch": [');
  const entries = [broken, fed(source, { batch: [track({ event: '' }), track()] })];
  expect(await processRecords(ctx, entries)).toMatchObject({
    failed: [],
    stored: 1,
    dropped: { unreadable: 1, no_event_name: 1 },
  });
  await processRecords(ctx, [broken]);
  expect(await count('ingest_failures', source.workspaceId)).toBe(1);
});

test('a failure that cannot be listed holds up no other', async () => {
  const source = await newSource();
  const failures = [{}, { receivedAt: 'never' }, {}].map((more) => ({
    ...{ record: fed(source, 'broken', more).record, attempts: 1, reason: 'Broken\0' },
  }));
  expect(await bury(ctx, failures)).toEqual([failures[1]]);
  expect(await count('ingest_failures', source.workspaceId)).toBe(2);
});

test('what was fetched is history when its sync says so, or when it happened before its source was connected', async () => {
  const source = await newSource();
  const fetchedFor = (historical: boolean) => ({ fetched: { syncId: newId(), historical } });
  const long = { timestamp: '2025-01-01T00:00:00.000Z' };
  await processRecords(ctx, [
    fed(source, { batch: [track({ messageId: 'sent long after', ...long })] }),
    fed(source, { batch: [track({ messageId: 'fetched', ...long })] }, fetchedFor(false)),
    fed(source, { batch: [track({ messageId: 'news' })] }, fetchedFor(false)),
    fed(source, { batch: [track({ messageId: 'of a backfill' })] }, fetchedFor(true)),
  ]);
  const { rows } = await database.db.execute(sql`
    select message_id from events where workspace_id = ${source.workspaceId}::uuid and historical order by 1`);
  expect(rows.map((row) => row.message_id)).toEqual(['fetched', 'of a backfill']);
});

test('of two states of a product the later one counts, in whichever order they come', async () => {
  const { workspaceId, id: sourceId } = await newSource();
  const state = (title: string, stateAt: string) => ({ sourceId, product: { productId: 'p', title, stateAt } });
  const [older, newer] = [state('Cup', '2026-01-01T00:00:00.000Z'), state('Mug', '2026-01-02T00:00:00.000Z')];
  expect(await writeProducts(ctx, workspaceId, [newer, older])).toEqual(['p']);
  expect(await writeProducts(ctx, workspaceId, [older])).toEqual([]);
  expect(await writeProducts(ctx, workspaceId, [newer])).toEqual([]);
  const { rows } = await database.db.execute(sql`select title from products where workspace_id = ${workspaceId}::uuid`);
  expect(rows).toEqual([{ title: 'Mug' }]);
});

test('an event that Postgres refuses fails alone; all others of its batch and record are stored', async () => {
  const source = await newSource();
  await database.db.execute(sql`alter table events add constraint refused check (name <> 'refused')`);
  const poisoned = fed(source, { batch: [track(), track({ event: 'refused' }), track()] });
  const others = Array.from({ length: 20 }, () => fed(source, { batch: [track(), track()] }));
  const processed = await processRecords(ctx, [...others.slice(0, 9), poisoned, ...others.slice(9)]);
  expect(processed.failed).toMatchObject([{ entry: poisoned, reason: expect.stringMatching(/"refused"/) }]);
  expect(processed.done).toEqual(others.map((entry) => ({ entry, events: 2, failed: false })));
  expect(processed.stored).toBe(42);
  await database.db.execute(sql`alter table events drop constraint refused`);
  expect(await processRecords(ctx, [poisoned])).toMatchObject({ stored: 1, dropped: { duplicate: 2 } });
});

test('Postgres being away is nobody’s fault', async () => {
  const source = await newSource();
  const away = {
    ...ctx,
    db: {
      select: () => {
        throw new DOMException('late', 'TimeoutError');
      },
    },
  } as unknown as Ctx;
  await expect(processRecords(away, [fed(source, { batch: [track()] })])).rejects.toThrow('late');
});
