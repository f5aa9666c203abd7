import { type SQL, sql } from 'drizzle-orm';
import type { Definition, SegmentChange } from '../../../contract/segments.ts';
import { compile } from '../compile/compile.ts';
import { type Frame, instant } from '../compile/frame.ts';
import { isStandard } from '../definition/standard.ts';
import type { LiveSegment } from '../rows.ts';

/** What a judgement changed, and when the next of those people has to be looked at again. */
export interface Judged {
  changes: { profileId: string; change: SegmentChange['change']; at: string }[];
  next: string | null;
}

/** Judging takes turns in a workspace, so that what was read later is also written later. Not the writers' own lock. */
export function takeTurn(workspaceId: string): SQL {
  return sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`;
}

/**
 * Looks at some people and brings a segment's members, changes and times of the next look up to date: one statement,
 * whose cost is that of those people. Someone who is gone is not in it. Answers one row `judged`. A segment whose
 * definition changed since it was read is left alone: all of it is gathered anew then.
 */
export function judge(
  frame: Frame,
  segment: LiveSegment,
  people: { id: string; at?: string }[],
  cause: SegmentChange['cause'],
  tell: 'changes' | 'nothing' = 'changes',
): SQL {
  const { holds, next, joins } = compile(toJudge(segment), frame);
  const [workspaceId, segmentId] = [sql`${frame.workspaceId}::uuid`, sql`${segment.id}::uuid`];
  const now = instant(frame.now);
  return sql`
    with judged as materialized (
      select t.id, coalesce(t.at, ${now}) as at, (p.id is not null and ${holds}) as inside,
        case when p.id is not null then ${next ?? sql`null::timestamptz`} end as next_at
      from json_to_recordset(${JSON.stringify(people)}::json) t (id uuid, at timestamptz)
      left join lateral (
        select * from profiles where id = t.id and workspace_id = ${workspaceId} limit 1
      ) p on true
      ${joins}
      where exists (select 1 from segments where id = ${segmentId} and version = ${segment.version}::int
        and definition is not null)
    ), came as (
      insert into segment_members (segment_id, profile_id, workspace_id, entered_at)
      select ${segmentId}, id, ${workspaceId}, at from judged where inside
      on conflict (segment_id, profile_id) do nothing returning profile_id, entered_at as at
    ), leaving as materialized (
      select j.id, j.at, m.place from judged j cross join lateral (
        select ctid as place from segment_members where segment_id = ${segmentId} and profile_id = j.id limit 1
      ) m where not j.inside
    ), went as (
      delete from segment_members where ctid = any (array(select place from leaving)) returning 1
    ), told as (
      insert into segment_changes (workspace_id, segment_id, profile_id, change, cause, at)
      select ${workspaceId}, ${segmentId}, c.profile_id, c.change, ${cause}, c.at
      from (select profile_id, 'entered' as change, at from came
        union all select id, 'left', at from leaving) c
      returning profile_id, change, at
    ), timed as (
      insert into segment_rechecks as r (segment_id, profile_id, workspace_id, at)
      select ${segmentId}, id, ${workspaceId}, next_at from judged where next_at is not null
      on conflict (segment_id, profile_id) do update set at = excluded.at where r.at <> excluded.at returning 1
    ), untimed as (
      delete from segment_rechecks where ctid = any (array(
        select r.place from judged j cross join lateral (
          select ctid as place from segment_rechecks where segment_id = ${segmentId} and profile_id = j.id limit 1
        ) r where j.next_at is null
      )) returning 1
    )
    select jsonb_build_object(
      'changes', ${
        tell === 'nothing'
          ? sql`'[]'::jsonb`
          : sql`(select coalesce(jsonb_agg(jsonb_build_object('profileId', profile_id, 'change', change, 'at', at)), '[]') from told)`
      },
      'next', (select min(next_at) from judged)) as judged`;
}

/** A standard rule is asked of the generated column that keeps it: no event is read for it. */
function toJudge({ key, definition }: LiveSegment): Definition {
  return key && isStandard(key, definition)
    ? { version: 1, who: definition.who, where: { type: 'all', of: [{ type: 'segment', segment: key }] } }
    : definition;
}
