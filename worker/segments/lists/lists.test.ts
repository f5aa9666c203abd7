import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListLook, ListRequest } from '../../../contract/segment-lists.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { listMerges, mergeByHand, takeApartByHand } from '../../people/merges.ts';
import { history } from '../history.ts';
import { follow } from '../membership/follow.ts';
import { listMembers } from '../people.ts';
import { createSegment, deleteSegment, getSegment, listSegments } from '../segments.ts';
import { explain } from '../why/why.ts';
import { applyList } from './apply.ts';
import { listImports, undoImport } from './imports.ts';
import { lookAtList } from './look.ts';

const NOW = new Date('2026-03-16T14:00:00Z');
const CUSTOMERS = ['ann', 'ben', 'cas', 'dee', 'eli', 'fay'];
const mail = (name: string) => `${name}@shop.example`;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

/** A shop that knows six customers by their ids and addresses. */
async function open(): Promise<UserCtx> {
  const ctx = await openShop(database.db, { now: NOW });
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  const room = { idFromName: (name: string) => name, get: () => ({ tell: async () => undefined }) };
  Object.assign(ctx.env, { SEGMENT_CLOCK: clocks, LIVE_ROOM: room });
  const at = '2026-03-01T12:00:00Z';
  await addSales(
    ctx,
    await connectSource(ctx),
    CUSTOMERS.map((customer) => ({ customer, email: mail(customer), at })),
  );
  await ctx.db.execute(sql`
    insert into profile_identifiers (workspace_id, kind, value, profile_id)
    select workspace_id, 'email', email, id from profiles where workspace_id = ${ctx.workspace.id}`);
  return ctx;
}

const asked = (lines: string[], more: Partial<ListRequest> = {}): ListRequest => ({
  ...{ file: Buffer.from(['email', ...lines].join('\n')).toString('base64'), fileName: 'fair.csv', mode: 'replace' },
  ...{ makeUnknown: false, ...more },
});

const agree = (request: ListRequest, { hash, isNew, segmentId }: ListLook) => ({
  ...{ ...request, hash },
  ...(isNew ? { newId: segmentId } : {}),
});

/** Looks and applies at once, as a merchant does who agrees. */
async function put(ctx: UserCtx, lines: string[], more: Partial<ListRequest> = {}) {
  const request = asked(lines, more);
  const look = await lookAtList(ctx, request);
  return { look, done: await applyList(ctx, agree(request, look)) };
}

async function on(ctx: UserCtx, id: string): Promise<string[]> {
  while ((await follow(ctx, ctx.workspace.id)).more);
  const { data } = await listMembers(ctx, { id, limit: 100 });
  return data.map(({ userId, email }) => userId ?? email ?? '').sort();
}

describe('a list from a file', () => {
  test('is looked at before anything is done: every row is told of', async () => {
    const ctx = await open();
    const lines = [mail('ann'), 'no address', mail('ANN'), mail('new'), mail('ben')];
    const look = await lookAtList(ctx, asked(lines, { name: 'The fair' }));
    expect(look.counts).toEqual({
      ...{ rows: 5, matched: 2, unknown: 1, duplicates: 1, bad: 1, made: 0, enter: 2, leave: 0, after: 2 },
    });
    expect(look.bad).toEqual([{ line: 3, text: 'no address', why: 'This is no e-mail address' }]);
    expect(look.duplicates).toEqual([{ line: 4, text: mail('ANN'), why: 'The same person as in line 2' }]);
    expect(look.unknown).toEqual([{ line: 5, text: mail('new'), why: 'Nobody is known by this; left out' }]);
    expect(look.entering.map(({ userId }) => userId)).toEqual(['ann', 'ben']);
    expect((await listSegments(ctx)).some(({ name }) => name === 'The fair')).toBe(false);
  });

  test('is a segment like any other: its rule can be asked within others, and why answers for it', async () => {
    const ctx = await open();
    const { look, done } = await put(ctx, [mail('ann'), mail('ben')], { name: 'The fair' });
    const list = look.segmentId;
    expect(done.counts.enter).toBe(2);
    expect(await getSegment(ctx, list)).toMatchObject({
      isList: true,
      definition: 'On the list “The fair”.',
      people: 2,
    });
    const rule = {
      type: 'all',
      of: [
        { type: 'list', list, not: true },
        { type: 'fact', fact: 'email', test: { op: 'exists' } },
      ],
    };
    const others = await createSegment(ctx, { name: 'The others', definition: { version: 1, where: rule } });
    expect(await on(ctx, others.id)).toEqual(['cas', 'dee', 'eli', 'fay']);
    const later = { ...ctx, now: () => new Date(NOW.getTime() + 60_000) };
    await put(later, [mail('cas')], { segmentId: list, mode: 'add' });
    expect(await on(ctx, others.id)).toEqual(['dee', 'eli', 'fay']);
    expect(await on(ctx, list)).toEqual(['ann', 'ben', 'cas']);
    const [cas] = (await history(ctx, { id: list, limit: 1 })).data;
    expect(cas).toMatchObject({ change: 'entered', person: { userId: 'cas' } });
    const why = await explain(ctx, { id: list, profileId: cas?.person.id ?? '' });
    expect(why).toMatchObject({ inside: true, reason: { of: [{ type: 'list', holds: true }] } });
    await expect(deleteSegment(ctx, list)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('makes people only where that was asked for, and subscribes nobody', async () => {
    const ctx = await open();
    const { look } = await put(ctx, [mail('ann'), mail('new'), mail('other')], { name: 'Guests', makeUnknown: true });
    expect(look.counts).toMatchObject({ unknown: 2, made: 2, enter: 3, after: 3 });
    expect(await on(ctx, look.segmentId)).toEqual(['ann', mail('new'), mail('other')]);
    const { rows } = await ctx.db.execute(sql`
      select known, consent, event_count::int as events from profiles
      where workspace_id = ${ctx.workspace.id} and email = ${mail('new')}`);
    expect(rows).toEqual([{ known: true, consent: {}, events: 0 }]);
    const reachable = { version: 1, where: { type: 'all', of: [{ type: 'reachable', channel: 'email' }] } };
    const reached = await createSegment(ctx, { name: 'Reached', definition: reachable });
    expect(await on(ctx, reached.id)).toEqual([]);
  });

  test('is applied once under what was looked at, and not at all when that is no longer so', async () => {
    const ctx = await open();
    const request = asked([mail('ann'), mail('ben')], { name: 'Once' });
    const look = await lookAtList(ctx, request);
    const both = await Promise.all([1, 2].map(() => applyList(ctx, agree(request, look))));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect((await applyList(ctx, agree(request, look))).id).toBe(both[0]?.id);
    expect(await listImports(ctx, look.segmentId)).toHaveLength(1);
    const later = asked([mail('cas')], { segmentId: look.segmentId });
    const seen = await lookAtList(ctx, later);
    await put(ctx, [mail('dee')], { segmentId: look.segmentId, mode: 'add' });
    await expect(applyList(ctx, agree(later, seen))).rejects.toMatchObject({ code: 'conflict' });
    await expect(applyList(ctx, { ...agree(later, seen), mode: 'add' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await on(ctx, look.segmentId)).toEqual(['ann', 'ben', 'dee']);
  });

  test('follows whoever its people are shown with, and gives each side its own when that is undone', async () => {
    const ctx = await open();
    const { look } = await put(ctx, [mail('ann')], { name: 'The fair' });
    const find = async (name: string) => {
      const { rows } = await ctx.db.execute<{ id: string }>(
        sql`select profile_id as id from profile_identifiers where workspace_id = ${ctx.workspace.id} and value = ${name}`,
      );
      return rows[0]?.id ?? '';
    };
    const [ann, ben] = [await find('ann'), await find('ben')];
    await mergeByHand(ctx, { into: ben, from: ann });
    expect(await on(ctx, look.segmentId)).toEqual(['ben']);
    const again = await lookAtList(ctx, asked([mail('ann'), mail('ben')], { segmentId: look.segmentId }));
    expect(again.counts).toMatchObject({ matched: 1, duplicates: 1, enter: 0, leave: 0, after: 1 });
    const [merge] = (await listMerges(ctx, ben)).data;
    await takeApartByHand(ctx, { person: ben, mergeId: merge?.id ?? '' });
    expect(await on(ctx, look.segmentId)).toEqual(['ann']);
  });

  test('is of its own workspace alone', async () => {
    const [mine, theirs] = [await open(), await open()];
    const { look, done } = await put(mine, [mail('ann')], { name: 'Mine' });
    const id = look.segmentId;
    await expect(lookAtList(theirs, asked([mail('ann')], { segmentId: id }))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listImports(theirs, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoImport(theirs, { id, importId: done.id })).rejects.toMatchObject({ code: 'not_found' });
    const definition = { version: 1, where: { type: 'all', of: [{ type: 'list', list: id }] } };
    await expect(createSegment(theirs, { name: 'Theirs', definition })).rejects.toMatchObject({ code: 'invalid' });
    await expect(applyList(theirs, { ...agree(asked([mail('ann')]), look), name: 'Mine' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await on(mine, id)).toEqual(['ann']);
  });
});

test('whatever files come and are undone, a list is what they say, and undoing is the way back', async () => {
  const names = fc.subarray(CUSTOMERS);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('file' as const), names, mode: fc.constantFrom('replace' as const, 'add' as const) }),
    fc.record({ kind: fc.constant('undo' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const ctx = await open();
      const { look } = await put(ctx, CUSTOMERS.slice(0, 2).map(mail), { name: 'Told' });
      const id = look.segmentId;
      // What stood after each file that was not undone.
      const before: string[][] = [[], CUSTOMERS.slice(0, 2)];
      for (const one of steps) {
        const now = before.at(-1) ?? [];
        if (one.kind === 'file') {
          const lines = [...one.names.map(mail), 'not an address'];
          const { look: seen } = await put(ctx, lines, { segmentId: id, mode: one.mode });
          const then = one.mode === 'add' ? [...new Set([...now, ...one.names])] : one.names;
          expect(seen.counts.enter).toBe(then.filter((name) => !now.includes(name)).length);
          expect(seen.counts.leave).toBe(now.filter((name) => !then.includes(name)).length);
          before.push(then);
        } else if (before.length > 1) {
          const latest = (await listImports(ctx, id)).find(({ canUndo }) => canUndo);
          await undoImport(ctx, { id, importId: latest?.id ?? '' });
          await undoImport(ctx, { id, importId: latest?.id ?? '' });
          before.pop();
        }
        expect(await on(ctx, id)).toEqual([...(before.at(-1) ?? [])].sort());
      }
    }),
    { numRuns: 6 },
  );
});
