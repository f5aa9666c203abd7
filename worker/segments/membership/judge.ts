import { type SQL, sql } from 'drizzle-orm';
import type { Definition, SegmentChange } from '../../../contract/segments.ts';
import { compile } from '../compile/compile.ts';
import { type Frame, instant } from '../compile/frame.ts';
import { Sources } from '../compile/sources.ts';
import { isStandard } from '../definition/standard.ts';
import type { LiveSegment } from '../rows.ts';

/** What a judgement changed, and when the next of those people has to be looked at again. */
export interface Judged {
  changes: { segmentId: string; profileId: string; change: SegmentChange['change']; at: string }[];
  next: string | null;
}

/** So many segments are asked for in one statement: each is a few dozen of its parameters. */
export const TOGETHER = 12;

/** Judging takes turns in a workspace, so that what was read later is also written later. Not the writers' own lock. */
export function takeTurn(workspaceId: string): SQL {
  return sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 1))`;
}

/**
 * Looks at some people and brings the members of segments, their changes and times of the next look up to date: one
 * statement, whose cost is that of those people. Each is looked up once, whatever the segments ask of them, and only what
 * is no longer so is written. Someone who is gone is in none. Answers one row `judged`. A segment whose definition changed
 * since it was read is left alone: all of it is gathered anew then.
 */
export function judge(
  frame: Frame,
  segments: LiveSegment[],
  people: { id: string; at?: string }[],
  cause: SegmentChange['cause'],
  tell: 'changes' | 'nothing' = 'changes',
): SQL {
  const sources = new Sources(frame);
  const compiled = segments.map((segment) => ({ segment, ...compile(toJudge(segment), frame, sources) }));
  // Where time alone changes nothing, an event leaves no time to look at again, and there is none to take away.
  const timed = compiled.map(({ next }) => next !== undefined || cause !== 'event');
  const rules = compiled.map(({ segment, holds, next }, index) => {
    const nextAt = next ? sql`case when p.id is not null then ${next} end` : sql`null::timestamptz`;
    return sql`(${segment.id}::uuid, (p.id is not null and ${holds}), ${nextAt}, ${timed[index]}::boolean)`;
  });
  const versions = JSON.stringify(segments.map(({ id, version }) => ({ id, version })));
  const workspaceId = sql`${frame.workspaceId}::uuid`;
  return sql`
    with judged as materialized (
      select t.id, coalesce(t.at, ${instant(frame.now)}) as at, v.segment_id, v.inside, v.next_at, v.timed,
        v.inside is distinct from (v.segment_id = any (h.segments)) as changed
      from json_to_recordset(${JSON.stringify(people)}::json) t (id uuid, at timestamptz)
      cross join lateral (
        select array(select segment_id from segment_members where profile_id = t.id) as segments offset 0
      ) h
      left join lateral (
        select * from profiles where id = t.id and workspace_id = ${workspaceId} limit 1
      ) p on true
      ${sources.joins}
      cross join lateral (values ${sql.join(rules, sql`, `)}) v (segment_id, inside, next_at, timed)
      where (v.timed or v.inside is distinct from (v.segment_id = any (h.segments)))
        and v.segment_id = any (array(
          select s.id from json_to_recordset(${versions}::json) r (id uuid, version int)
          join segments s on s.id = r.id and s.version = r.version and s.definition is not null))
    ), came as (
      insert into segment_members (segment_id, profile_id, workspace_id, entered_at)
      select segment_id, id, ${workspaceId}, at from judged where changed and inside
      on conflict (segment_id, profile_id) do nothing returning segment_id, profile_id, entered_at as at
    ), leaving as materialized (
      select j.segment_id, j.id, j.at, m.place from judged j cross join lateral (
        select ctid as place from segment_members where segment_id = j.segment_id and profile_id = j.id limit 1
      ) m where j.changed and not j.inside
    ), went as (
      delete from segment_members where ctid = any (array(select place from leaving)) returning 1
    ), told as (
      insert into segment_changes (workspace_id, segment_id, profile_id, change, cause, at)
      select ${workspaceId}, c.segment_id, c.profile_id, c.change, ${cause}, c.at
      from (select segment_id, profile_id, 'entered' as change, at from came
        union all select segment_id, id, 'left', at from leaving) c
      returning segment_id, profile_id, change, at
    ) ${timed.includes(true) ? TIMES(workspaceId) : sql``}
    select jsonb_build_object(
      'changes', ${
        tell === 'nothing'
          ? sql`'[]'::jsonb`
          : sql`(select coalesce(jsonb_agg(jsonb_build_object('segmentId', segment_id, 'profileId', profile_id,
              'change', change, 'at', at)), '[]') from told)`
      },
      'next', (select min(next_at) from judged)) as judged`;
}

/** When people have to be looked at again. */
const TIMES = (workspaceId: SQL): SQL => sql`
    , timed as (
      insert into segment_rechecks as r (segment_id, profile_id, workspace_id, at)
      select segment_id, id, ${workspaceId}, next_at from judged where next_at is not null
      on conflict (segment_id, profile_id) do update set at = excluded.at where r.at <> excluded.at returning 1
    ), untimed as (
      delete from segment_rechecks where ctid = any (array(
        select r.place from judged j cross join lateral (
          select ctid as place from segment_rechecks where segment_id = j.segment_id and profile_id = j.id limit 1
        ) r where j.timed and j.next_at is null
      )) returning 1
    )`;

/** A standard rule is asked of the generated column that keeps it: no event is read for it. */
function toJudge({ key, definition }: LiveSegment): Definition {
  return key && isStandard(key, definition)
    ? { version: 1, who: definition.who, where: { type: 'all', of: [{ type: 'segment', segment: key }] } }
    : definition;
}
