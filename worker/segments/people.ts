import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Person } from '../../contract/people.ts';
import type { UserCtx } from '../context.ts';
import { profiles, segmentMembers } from '../db/schema.ts';
import { before, cutPage } from '../http/cursor.ts';
import { asPerson, listPeople } from '../people/people.ts';
import { compile } from './compile/compile.ts';
import { FOR_EVERYONE } from './compile/planner.ts';
import { frameOf, type LiveSegment, readSegments, type Segments } from './rows.ts';
import { requireSegment } from './segments.ts';

/** Up to so many members, they are sorted; of more, the list of everybody is walked, which soon meets enough of them. */
const FEW = 5000;

/**
 * How many are in each live segment, or in one. Members are counted; while they are being gathered, the definition itself
 * is asked.
 */
export async function countPeople(ctx: UserCtx, segments: Segments, id?: string): Promise<Map<string, number>> {
  const wanted = segments.live.filter((row) => id === undefined || (row.key ?? row.id) === id);
  if (wanted.length === 0) return new Map();
  const counts = wanted.map((row) =>
    row.filling
      ? countNow(ctx, segments, row)
      : sql`(select count(*)::int from segment_members where segment_id = ${row.id}::uuid)`,
  );
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<{ counts: number[] }>(sql`select jsonb_build_array(${sql.join(counts, sql`, `)}) as counts`),
  ]);
  return new Map(wanted.map((row, index) => [row.id, rows[0]?.counts[index] ?? 0]));
}

/** The people of a segment, seen last first. */
export async function listMembers(
  ctx: UserCtx,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<{ data: Person[]; nextCursor: string | null }> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { key, row } = requireSegment(segments, id);
  if (key && !row?.definition) return listPeople(ctx, { limit, cursor, segment: key });
  const live = row as LiveSegment;
  const further = before(cursor, sql`p.last_seen_at`, sql`p.id`) ?? sql`true`;
  const order = sql`order by p.last_seen_at desc, p.id desc limit ${limit + 1}`;
  const { rows } = await ctx.db.execute<{ id: string }>(await memberIds(ctx, segments, live, further, order));
  const found = await ctx.db
    .select(getTableColumns(profiles))
    .from(profiles)
    .where(
      and(
        eq(profiles.workspaceId, ctx.workspace.id),
        sql`${profiles.id} = any(${sql`array[${sql.join(
          [sql`null::uuid`, ...rows.map((one) => sql`${one.id}::uuid`)],
          sql`, `,
        )}]`})`,
      ),
    )
    .orderBy(desc(profiles.lastSeenAt), desc(profiles.id));
  const { data, nextCursor } = cutPage(found, limit, (one) => ({ at: one.lastSeenAt ?? one.createdAt, id: one.id }));
  return { data: data.map((one) => asPerson(one, ctx.workspace.currency)), nextCursor };
}

async function memberIds(ctx: UserCtx, segments: Segments, row: LiveSegment, further: SQL, order: SQL): Promise<SQL> {
  const mine = sql`p.workspace_id = ${ctx.workspace.id}::uuid and ${further}`;
  if (row.filling) {
    const { joins, holds } = compile(row.definition, frameOf(ctx.workspace, segments, 'some', ctx.now()));
    return sql`select p.id from profiles p ${joins} where ${mine} and ${holds} ${order}`;
  }
  const { rows } = await ctx.db.execute(
    sql`select 1 from ${segmentMembers} where segment_id = ${row.id}::uuid limit ${FEW}`,
  );
  const isMember = sql`m.segment_id = ${row.id}::uuid and m.profile_id = p.id`;
  return rows.length < FEW
    ? sql`select p.id from segment_members m
        join lateral (select id, workspace_id, last_seen_at from profiles where id = m.profile_id limit 1) p on true
        where m.segment_id = ${row.id}::uuid and ${mine} ${order}`
    : sql`select p.id from profiles p where ${mine} and exists (select 1 from segment_members m where ${isMember}) ${order}`;
}

function countNow(ctx: UserCtx, segments: Segments, row: LiveSegment): SQL {
  const { joins, keeps } = compile(row.definition, frameOf(ctx.workspace, segments, 'everyone', ctx.now()));
  return sql`(select count(*)::int from profiles p ${joins}
    where p.workspace_id = ${ctx.workspace.id}::uuid and ${keeps})`;
}
