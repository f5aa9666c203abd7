import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Definition } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { definitions, happenings, makePerson } from '../../../test/segment-makers.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { segments } from '../../db/schema.ts';
import { mergePeople, undoMerge } from '../../ingest/merge.ts';
import { writeEvents } from '../../ingest/write.ts';
import { compile } from '../compile/compile.ts';
import { frameOf, readSegments } from '../rows.ts';
import { follow } from './follow.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const END = Date.parse('2026-03-16T14:00:00Z');

async function followAll(ctx: UserCtx): Promise<void> {
  while ((await follow(ctx, ctx.workspace.id)).more);
}

/** Who is a member by the table, and who would be if everybody were asked anew. */
async function members(ctx: UserCtx, rules: { id: string; definition: Definition }[]) {
  await followAll(ctx);
  const known = await readSegments(ctx.db, ctx.workspace.id);
  const kept: string[][] = [];
  const asked: string[][] = [];
  for (const { id, definition } of rules) {
    const { joins, keeps } = compile(definition, frameOf(ctx.workspace, known, 'everyone', ctx.now()));
    const of = async (statement: ReturnType<typeof sql>) =>
      (await ctx.db.execute<{ id: string }>(statement)).rows.map((row) => row.id).sort();
    kept.push(await of(sql`select profile_id as id from segment_members where segment_id = ${id}::uuid`));
    asked.push(
      await of(sql`
      select p.id from profiles p ${joins} where p.workspace_id = ${ctx.workspace.id}::uuid and ${keeps}`),
    );
  }
  return { kept, asked };
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ merge: fc.tuple(fc.nat(9), fc.nat(9)) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(9) }) },
);

test('members are who they would be after any merges and undone ones, and after the last is undone who they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings(10), { minLength: 5, maxLength: 5 }),
      fc.array(definitions, { minLength: 6, maxLength: 6 }),
      fc.array(step, { minLength: 3, maxLength: 7 }),
      async (histories, made, steps) => {
        const ctx = await openShop(database.db, { now: new Date(END), currency: 'GBP' });
        const sourceId = await connectSource(ctx);
        const rules = made.map((definition) => ({ id: newId(), definition }));
        await ctx.db
          .insert(segments)
          .values(rules.map((rule, n) => ({ ...rule, workspaceId: ctx.workspace.id, name: `Segment ${n}` })));
        const sent = histories.flatMap((one, n) => makePerson(`u${n}`, n !== 4, one, { end: END, sourceId }).events);
        await writeEvents(ctx, ctx.workspace.id, sent);
        const ids = async () => {
          const of = sql`select id from profiles where workspace_id = ${ctx.workspace.id}::uuid order by id`;
          return (await ctx.db.execute<{ id: string }>(of)).rows.map(({ id }) => id);
        };
        const before = await members(ctx, rules);
        expect(before.kept).toEqual(before.asked);

        const edges = async () => {
          const of = sql`select id from profile_merges where workspace_id = ${ctx.workspace.id}::uuid and undone_at is null`;
          return (await ctx.db.execute<{ id: string }>(of)).rows.map(({ id }) => id);
        };
        const undo = async (mergeId: string) => {
          const { rows } = await ctx.db.execute<{ person: string }>(sql`
            select q.person_id as person from profile_merges m join profile_parts q on q.profile_id = m.from_profile_id
            where m.id = ${mergeId}::uuid`);
          await undoMerge(ctx, ctx.workspace.id, { mergeId, person: rows[0]?.person ?? '', userId: ctx.user.id });
        };
        for (const one of steps) {
          if ('merge' in one) {
            const all = await ids();
            const [from = '', into = ''] = one.merge.map((n) => all[n % all.length] ?? newId());
            await mergePeople(ctx, ctx.workspace.id, { from, into, userId: ctx.user.id, reason: null });
          } else {
            const all = await edges();
            const mergeId = all[one.undo % Math.max(1, all.length)];
            if (mergeId) await undo(mergeId);
          }
          const now = await members(ctx, rules);
          expect(now.kept).toEqual(now.asked);
        }
        for (const mergeId of await edges()) await undo(mergeId);
        expect(await members(ctx, rules)).toEqual(before);
      },
    ),
    { numRuns: 10 },
  );
});
