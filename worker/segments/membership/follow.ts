import { sql } from 'drizzle-orm';
import type { SegmentChange } from '../../../contract/segments.ts';
import type { Ctx } from '../../context.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { frameOf, readPlace, readSegments, type SegmentRow, Segments, selectSegments } from '../rows.ts';
import { type Judged, judge, takeTurn } from './judge.ts';

/** So many people are looked at in one transaction; one mark is of at most so many (see `mark_people`). */
const AT_ONCE = 2000;
const IN_A_MARK = 100;

/** Somebody came into a live segment or went out of it. */
export interface MembershipChange {
  profileId: string;
  /** A built-in's key or a saved segment's id, and its name. */
  segment: string;
  name: string;
  change: SegmentChange['change'];
  cause: SegmentChange['cause'];
  at: string;
}

export interface Followed {
  changes: MembershipChange[];
  /** There is more to look at already. */
  more: boolean;
  /** When somebody has to be looked at again by time alone; null when nobody has. */
  next: Date | null;
}

type MarkRow = { id: number; people: string[] };
type DueRow = { segment_id: string; profile_id: string; at: string };

/**
 * Brings the live segments of a workspace up to date with what happened (the marks that writers left) and with the
 * time (rechecks that are due): a bounded piece of it, in one transaction. Repeating it changes nothing. The marks
 * are deleted with what follows from them, so nothing is lost whatever fails.
 */
export async function follow(ctx: Pick<Ctx, 'db' | 'now'>, workspaceId: string): Promise<Followed> {
  const now = ctx.now();
  const [rows, marks, due] = await ctx.db.batch([
    selectSegments(ctx.db, workspaceId),
    ctx.db.execute<MarkRow>(sql`
      select id, to_json(profile_ids) as people from (
        select id, profile_ids, sum(cardinality(profile_ids)) over (order by id) as so_far from (
          select * from segment_marks where workspace_id = ${workspaceId}::uuid order by id limit ${AT_ONCE}) m
      ) m where so_far <= ${AT_ONCE} order by id`),
    ctx.db.execute<DueRow>(sql`
      select segment_id, profile_id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from segment_rechecks
      where workspace_id = ${workspaceId}::uuid and at <= ${now.toISOString()}::timestamptz order by at limit ${AT_ONCE}`),
  ]);
  const place = marks.rows.length + due.rows.length > 0 ? await readPlace(ctx, workspaceId) : undefined;
  const segments = new Segments(rows as SegmentRow[]);
  const frame = place && frameOf(place, segments, 'some', now);
  const marked = marks.rows.flatMap((row) => row.people);
  const people = [...new Set(marked)].map((id) => ({ id }));
  const judgements = frame
    ? segments.live.flatMap((segment) => {
        const inTime = due.rows
          .filter((row) => row.segment_id === segment.id)
          .map(({ profile_id: id, at }) => ({ id, at }));
        return [
          ...(people.length > 0
            ? [{ segment, cause: 'event' as const, statement: judge(frame, segment, people, 'event') }]
            : []),
          ...(inTime.length > 0
            ? [{ segment, cause: 'time' as const, statement: judge(frame, segment, inTime, 'time') }]
            : []),
        ];
      })
    : [];
  const earliest = ctx.db.execute<{ at: string | null }>(
    sql`select min(at) as at from segment_rechecks where workspace_id = ${workspaceId}::uuid`,
  );
  if (marks.rows.length === 0 && judgements.length === 0) {
    return { changes: [], more: false, next: asDate((await earliest).rows[0]?.at) };
  }
  const ids = JSON.stringify(marks.rows.map(({ id }) => id));
  const results = await ctx.db.batch([
    ctx.db.execute(takeTurn(workspaceId)),
    ctx.db.execute(FOR_SOME),
    ...judgements.map(({ statement }) => ctx.db.execute<{ judged: Judged }>(statement)),
    ctx.db.execute(sql`
      delete from segment_marks m using json_array_elements_text(${ids}::json) i (id) where m.id = i.id::bigint`),
    earliest,
  ]);
  const changes = judgements.flatMap(({ segment, cause }, index) => {
    const { judged } = (results[index + 2] as { rows: { judged: Judged }[] }).rows[0] ?? {};
    const id = segment.key ?? segment.id;
    return (judged?.changes ?? []).map((one) => ({
      ...{ profileId: one.profileId, change: one.change, cause, at: new Date(one.at).toISOString() },
      ...{ segment: id, name: segments.nameOf(id) },
    }));
  });
  const [last] = (results.at(-1) as { rows: { at: string | null }[] }).rows;
  return {
    changes,
    more: marked.length > AT_ONCE - IN_A_MARK || due.rows.length === AT_ONCE,
    next: asDate(last?.at),
  };
}

/** Whether anything waits to be looked at: the one question that a workspace without live segments pays for. */
export async function isMarked(ctx: Pick<Ctx, 'db'>, workspaceId: string): Promise<boolean> {
  const { rows } = await ctx.db.execute(
    sql`select 1 from segment_marks where workspace_id = ${workspaceId}::uuid limit 1`,
  );
  return rows.length > 0;
}

/** What changed of some people's memberships since a moment, newest first: for the tail of events. */
export async function changesOf(
  ctx: Pick<Ctx, 'db'>,
  workspaceId: string,
  given: { profileIds: string[]; since: Date },
): Promise<MembershipChange[]> {
  if (given.profileIds.length === 0) return [];
  const segments = await readSegments(ctx.db, workspaceId);
  const { rows } = await ctx.db.execute<Omit<MembershipChange, 'name'> & Record<string, unknown>>(sql`
    select c.profile_id as "profileId", coalesce(s.key, s.id::text) as segment, c.change, c.cause, c.at
    from json_array_elements_text(${JSON.stringify(given.profileIds.slice(0, 500))}::json) i (id)
    cross join lateral (
      select * from segment_changes where profile_id = i.id::uuid and workspace_id = ${workspaceId}::uuid
        and at >= ${given.since.toISOString()}::timestamptz order by at desc limit 20
    ) c
    join segments s on s.id = c.segment_id
    order by c.at desc`);
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at).toISOString(),
    name: segments.nameOf(row.segment),
  }));
}

function asDate(at: string | null | undefined): Date | null {
  return at ? new Date(at) : null;
}
