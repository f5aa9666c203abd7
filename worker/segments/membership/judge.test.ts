import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import type { Definition } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { definitions, happenings, makePerson } from '../../../test/segment-makers.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { segments as table } from '../../db/schema.ts';
import { writeEvents } from '../../ingest/write.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { STANDARD } from '../definition/standard.ts';
import { frameOf, readPlace, readSegments } from '../rows.ts';
import { judge } from './judge.ts';

const END = Date.parse('2026-03-16T14:00:00Z');
const HOUR = 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

/** Members, changes and times of the next look, by the place of the definition; none by the segment's own id. */
async function kept(ctx: UserCtx, ids: string[]) {
  const of = async (columns: string) => {
    const { rows } = await ctx.db.execute<Record<string, unknown> & { segment_id: string }>(
      sql`select segment_id, ${sql.raw(columns)} where workspace_id = ${ctx.workspace.id}::uuid`,
    );
    return rows
      .filter((row) => ids.includes(row.segment_id))
      .map(({ segment_id, ...row }) => JSON.stringify([ids.indexOf(segment_id), row]))
      .sort();
  };
  return {
    members: await of('profile_id, entered_at from segment_members'),
    changes: await of('profile_id, change, cause, at from segment_changes'),
    times: await of('profile_id, at from segment_rechecks'),
  };
}

test('many segments that are judged together are what each is that is judged alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happenings(8), { minLength: 4, maxLength: 4 }),
      fc.array(definitions, { minLength: 3, maxLength: 4 }),
      fc.integer({ min: 1, max: 24 * 6 }),
      async (histories, made, step) => {
        let now = END - 6 * 24 * HOUR;
        const ctx = await openShop(database.db, { now: new Date(now), currency: 'GBP' });
        ctx.now = () => new Date(now);
        const sourceId = await connectSource(ctx);
        const rules: Definition[] = [...made, ...SEGMENT_KEYS.map((key) => STANDARD[key])];
        const [together, alone] = [rules.map(newId), rules.map(newId)];
        await ctx.db.insert(table).values(
          [together, alone].flatMap((ids, set) =>
            ids.map((id, place) => ({
              ...{ id, workspaceId: ctx.workspace.id, name: `${set} ${place}`, definition: rules[place] },
            })),
          ),
        );
        const all = histories
          .flatMap((one, n) => makePerson(`u${n}`, n !== 3, one, { end: END, sourceId }).events)
          .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
        const stages: [until: number, cause: 'event' | 'time'][] = [
          [now, 'event'],
          [now + step * HOUR, 'event'],
          [END, 'time'],
        ];
        for (const [until, cause] of stages) {
          const batch = all.filter(({ occurredAt }) => Date.parse(occurredAt) <= until);
          now = until;
          await writeEvents(ctx, ctx.workspace.id, batch);
          const { rows: people } = await ctx.db.execute<{ id: string }>(
            sql`select id from profiles where workspace_id = ${ctx.workspace.id}::uuid`,
          );
          const [segments, place] = [
            await readSegments(ctx.db, ctx.workspace.id),
            await readPlace(ctx, ctx.workspace.id),
          ];
          if (!place) throw new Error('There is no workspace');
          const frame = frameOf(place, segments, 'some', ctx.now());
          const live = (ids: string[]) => ids.flatMap((id) => segments.live.find((one) => one.id === id) ?? []);
          // Somebody who is gone is looked at as well.
          const looked = [...people, { id: newId() }];
          await ctx.db.batch([
            ctx.db.execute(FOR_SOME),
            ctx.db.execute(judge(frame, live(together), looked, cause)),
            ...live(alone).map((one) => ctx.db.execute(judge(frame, [one], looked, cause))),
          ]);
          const [those, these] = [await kept(ctx, together), await kept(ctx, alone)];
          expect(those).toEqual(these);
        }
      },
    ),
    { numRuns: 5 },
  );
});
