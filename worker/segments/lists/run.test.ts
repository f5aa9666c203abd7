import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListRequest } from '../../../contract/segment-lists.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { applyList } from './apply.ts';
import { listImports, stopImport, undoImport } from './imports.ts';
import { lookAtList } from './look.ts';
import { keepLists, workOn } from './run.ts';

const NOW = new Date('2026-03-16T14:00:00Z');
const [KNOWN, NEW] = [1100, 1200];
const MINUTE = 60_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

/** A shop that knows 1,100 people, and the jobs it asked for. */
async function open() {
  const jobs: unknown[] = [];
  const ctx = await openShop(database.db, { now: NOW });
  const clock = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  const room = { idFromName: (name: string) => name, get: () => ({ tell: async () => undefined }) };
  const queue = {
    sendBatch: async (messages: { body: unknown }[]) => void jobs.push(...messages.map(({ body }) => body)),
  };
  Object.assign(ctx.env, { SEGMENT_CLOCK: clock, LIVE_ROOM: room, JOBS: queue });
  await ctx.db.execute(sql`
    insert into profiles (id, workspace_id, email, known)
    select gen_random_uuid(), ${ctx.workspace.id}::uuid, 'known' || n || '@shop.example', true
    from generate_series(1, ${KNOWN}::int) n`);
  await ctx.db.execute(sql`
    insert into profile_identifiers (workspace_id, kind, value, profile_id)
    select workspace_id, 'email', email, id from profiles where workspace_id = ${ctx.workspace.id}::uuid`);
  return { ctx, jobs };
}

const lines = [
  ...Array.from({ length: KNOWN }, (_, n) => `known${n + 1}@shop.example`),
  ...Array.from({ length: NEW }, (_, n) => `new${n + 1}@shop.example`),
];
const request: ListRequest = {
  ...{ file: Buffer.from(['email', ...lines].join('\n')).toString('base64'), fileName: 'fair.csv' },
  ...{ name: 'The fair', mode: 'replace', makeUnknown: true },
};

/** A database that is gone after so many transactions. */
function dyingAfter(db: Database, transactions: number): Database {
  let left = transactions;
  return new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (name !== 'batch' || typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (left-- <= 0) throw new Error('The database is gone');
        return value.apply(target, given) as unknown;
      };
    },
  });
}

/** Begins with a file whose worker dies after some transactions: the look takes one, and writing down what is to be done another. */
async function beginAndDie(ctx: UserCtx, transactions: number) {
  const look = await lookAtList(ctx, request);
  const dying = { ...ctx, db: dyingAfter(ctx.db, 2 + transactions) };
  const begun = await applyList(dying, { ...request, hash: look.hash, newId: look.segmentId });
  return { look, begun, run: { workspaceId: ctx.workspace.id, importId: begun.id } };
}

async function onList(ctx: UserCtx, id: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ email: string }>(sql`
    select p.email from segment_list_people l join profiles p on p.id = l.profile_id
    where l.segment_id = ${id}::uuid order by p.email`);
  return rows.map(({ email }) => email);
}

async function left(ctx: UserCtx) {
  const { rows } = await ctx.db.execute<{ count: number }>(
    sql`select count(*)::int as count from segment_import_pieces where workspace_id = ${ctx.workspace.id}::uuid`,
  );
  return rows[0]?.count;
}

describe('a long file', () => {
  test('goes on wherever its worker died, also with two at once, and everybody is on the list once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 9 }), async (transactions) => {
        const { ctx } = await open();
        const { look, run } = await beginAndDie(ctx, transactions);
        await Promise.all([workOn(ctx, run, MINUTE), workOn(ctx, run, MINUTE)]);
        expect(await onList(ctx, look.segmentId)).toEqual([...lines].sort());
        const [done] = await listImports(ctx, look.segmentId);
        expect(done).toMatchObject({ state: 'done', moved: lines.length, toMove: lines.length, canUndo: true });
        expect(await left(ctx)).toBe(0);
        await undoImport(ctx, { id: look.segmentId, importId: run.importId });
        expect(await onList(ctx, look.segmentId)).toEqual([]);
        const { rows } = await ctx.db.execute(sql`
          select count(*)::int as people, count(*) filter (where consent <> '{}')::int as asked
          from profiles where workspace_id = ${ctx.workspace.id}::uuid`);
        expect(rows).toEqual([{ people: lines.length, asked: 0 }]);
      }),
      { numRuns: 4 },
    );
  });

  test('tells how far it is, can be stopped, and what was done until then can be undone', async () => {
    const { ctx } = await open();
    const { look, run, begun } = await beginAndDie(ctx, 0);
    expect(begun).toMatchObject({ state: 'running', moved: 0, toMove: lines.length, canUndo: false });
    const later = { ...ctx, now: () => new Date(NOW.getTime() + 10_000) };
    await workOn(later, run, 0);
    const [half] = await listImports(ctx, look.segmentId);
    // A thousand in ten seconds: thirteen more for the other 1,300.
    expect(half).toMatchObject({ state: 'running', moved: 1000, secondsLeft: 13 });
    const other = { ...request, name: undefined, segmentId: look.segmentId };
    await expect(lookAtList(ctx, other)).rejects.toMatchObject({ code: 'conflict' });
    const undo = { id: look.segmentId, importId: run.importId };
    await expect(undoImport(ctx, undo)).rejects.toMatchObject({ code: 'conflict' });

    const [stopped] = await stopImport(ctx, undo);
    expect(stopped).toMatchObject({ state: 'stopped', moved: 1000, secondsLeft: null, canUndo: true });
    expect(await workOn(ctx, run, MINUTE)).toBe(true);
    expect(await stopImport(ctx, undo)).toEqual([stopped]);
    expect(await onList(ctx, look.segmentId)).toHaveLength(1000);
    expect(await left(ctx)).toBe(0);
    await undoImport(ctx, undo);
    expect(await onList(ctx, look.segmentId)).toEqual([]);
    expect((await lookAtList(ctx, other)).counts).toMatchObject({ matched: KNOWN + 1000, unknown: 200 });
  });

  test('that was forgotten is taken up by the clock, and one that moves is not', async () => {
    const { ctx, jobs } = await open();
    const { run } = await beginAndDie(ctx, 0);
    const at = (seconds: number) => ({ ...ctx, now: () => new Date(NOW.getTime() + seconds * 1000) });
    await keepLists(at(20));
    expect(jobs).toEqual([]);
    await keepLists(at(40));
    expect(jobs).toContainEqual({ kind: 'apply-list', ...run });
  });
});
