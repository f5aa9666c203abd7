import { sql } from 'drizzle-orm';
import type { SegmentChange } from '../../../contract/segments.ts';
import type { Ctx } from '../../context.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { pagesOf } from '../lists/match.ts';
import { frameOf, readSegments, type SegmentRow, Segments, selectPlace, selectSegments } from '../rows.ts';
import { type Judged, judge, TOGETHER, takeTurn } from './judge.ts';
import { toLookAt } from './look.ts';

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
  /** Whether anybody had to be looked at. */
  looked: boolean;
  /** There is more to look at already. */
  more: boolean;
  /** When somebody has to be looked at again by time alone; null when nobody has. */
  next: Date | null;
}

type Waiting = {
  marks: { id: number; people: string[]; deeds: string[] | null }[] | null;
  due: { segment_id: string; profile_id: string; at: string }[] | null;
  next: string | null;
};

/**
 * Brings the live segments of a workspace up to date with what happened (the marks that writers left) and with the
 * time (rechecks that are due): a bounded piece of it, in one transaction. Repeating it changes nothing. The marks
 * are deleted with what follows from them, so nothing is lost whatever fails.
 */
export async function follow(ctx: Pick<Ctx, 'db' | 'now'>, workspaceId: string): Promise<Followed> {
  const now = ctx.now();
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const [rows, places, { rows: waiting }] = await ctx.db.batch([
    selectSegments(ctx.db, workspaceId),
    selectPlace(ctx.db, workspaceId),
    ctx.db.execute<Waiting>(sql`
      select
        (select json_agg(json_build_object('id', m.id, 'people', m.profile_ids, 'deeds', m.deeds) order by m.id) from (
          select id, profile_ids, deeds, sum(cardinality(profile_ids)) over (order by id) as so_far from (
            select * from segment_marks where ${own} order by id limit ${AT_ONCE}) m
        ) m where so_far <= ${AT_ONCE}) as marks,
        (select json_agg(r) from (
          select segment_id, profile_id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
          from segment_rechecks where ${own} and at <= ${now.toISOString()}::timestamptz order by at limit ${AT_ONCE}
        ) r) as due,
        (select min(at) from segment_rechecks where ${own}) as next`),
  ]);
  const [place] = places;
  const { marks, due, next } = { marks: waiting[0]?.marks ?? [], due: waiting[0]?.due ?? [], next: waiting[0]?.next };
  if (!place || marks.length + due.length === 0) {
    return { changes: [], more: false, looked: false, next: asDate(next) };
  }
  const segments = new Segments(rows as SegmentRow[]);
  const frame = frameOf(place, segments, 'some', now);
  const marked = marks.flatMap((row) => row.people);
  const judgements = [
    ...toLookAt(segments, marks).flatMap(({ live, people }) =>
      pagesOf(live, TOGETHER).map((some) => ({
        cause: 'event' as const,
        statement: judge(frame, some, people, 'event'),
      })),
    ),
    ...segments.live.flatMap((segment) => {
      const inTime = due.filter((row) => row.segment_id === segment.id);
      const once = inTime.map(({ profile_id: id, at }) => ({ id, at }));
      return once.length > 0 ? [{ cause: 'time' as const, statement: judge(frame, [segment], once, 'time') }] : [];
    }),
  ];
  const ids = JSON.stringify(marks.map(({ id }) => id));
  const results = await ctx.db.batch([
    ctx.db.execute(takeTurn(workspaceId)),
    ctx.db.execute(FOR_SOME),
    ...judgements.map(({ statement }) => ctx.db.execute<{ judged: Judged }>(statement)),
    ctx.db.execute<{ at: string | null }>(sql`
      with done as (
        delete from segment_marks m using json_array_elements_text(${ids}::json) i (id) where m.id = i.id::bigint)
      select min(at) as at from segment_rechecks where ${own}`),
  ]);
  const keys = new Map(segments.live.map(({ id, key }) => [id, key ?? id]));
  const changes = judgements.flatMap(({ cause }, index) => {
    const { judged } = (results[index + 2] as { rows: { judged: Judged }[] }).rows[0] ?? {};
    return (judged?.changes ?? []).map(({ segmentId, ...one }) => {
      const segment = keys.get(segmentId) ?? segmentId;
      return { ...one, segment, name: segments.nameOf(segment), cause, at: new Date(one.at).toISOString() };
    });
  });
  const [last] = (results.at(-1) as { rows: { at: string | null }[] }).rows;
  return {
    changes,
    more: marked.length > AT_ONCE - IN_A_MARK || due.length === AT_ONCE,
    looked: true,
    next: asDate(last?.at),
  };
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
