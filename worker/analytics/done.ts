import { type SQL, sql } from 'drizzle-orm';
import { raw } from './funnels/steps.ts';

interface Span {
  from: Date | null;
  to: Date | null;
}

const QUARTER_MS = 15 * 60_000;
const LONG_MS = 60 * 86_400_000;
/** A part of all events that is better read with all of them than person by person. */
const MUCH = 4;
const BEHAVIOUR = raw(`('track', 'page', 'screen')`);

/** Whether a span is better answered from what is kept of everybody's whole time than from its own events. */
export function isLong({ from, to }: Span): boolean {
  return from === null || (to?.getTime() ?? Date.now()) - from.getTime() > LONG_MS;
}

const moment = (at: Date | null, none: string) => sql`${at?.toISOString() ?? none}::timestamptz`;

/** Selects `source_id`, `name`, `at` and how often (`n`): by quarters of an hour, and event by event where a span cuts one. */
export function timesIn(workspaceId: string, { from, to }: Span): SQL {
  const events = (begin: Date | null, end: Date | null) => sql`
    select e.source_id, e.name, e.occurred_at as at, 1::bigint as n from events e
    where e.workspace_id = ${workspaceId}::uuid and e.kind in ${BEHAVIOUR}
      and e.occurred_at >= ${moment(begin, '-infinity')} and e.occurred_at < ${moment(end, 'infinity')}`;
  const first = from && new Date(Math.ceil(from.getTime() / QUARTER_MS) * QUARTER_MS);
  const last = to && new Date(Math.floor(to.getTime() / QUARTER_MS) * QUARTER_MS);
  if (first && last && first >= last) return events(from, to);
  return sql`
    select t.source_id, t.name, t.at, t.count as n from event_times t
    where t.workspace_id = ${workspaceId}::uuid and t.count > 0
      and t.at >= ${moment(first, '-infinity')} and t.at < ${moment(last, 'infinity')}
    ${from && first && from < first ? sql`union all ${events(from, first)}` : sql``}
    ${to && last && last < to ? sql`union all ${events(last, to)}` : sql``}`;
}

/** What is asked of everybody: names where only they matter, and `bucket`, an expression by which time is cut. */
export interface DoneIn {
  workspaceId: string;
  from: Date | null;
  to: Date | null;
  names?: readonly string[] | undefined;
  bucket?: (at: SQL) => SQL;
  /** A condition on a profile `p`: only people who can be told apart are read, and of them not those of whom it holds. */
  but?: SQL;
}

/**
 * Whether all that a profile `p` was ever seen doing lies in a span, and in one bucket of it: then the running facts of the
 * profile, which ingest keeps, are those of the span, and nothing else has to be read of this person.
 */
export function livedIn({ from, to }: Span, bucket?: (at: SQL) => SQL): SQL {
  return sql`(p.first_seen_at >= ${moment(from, '-infinity')} and p.last_seen_at >= ${moment(from, '-infinity')}
    and p.last_seen_at < ${moment(to, 'infinity')} ${
      bucket ? sql`and ${bucket(raw('p.first_seen_at'))} is not distinct from ${bucket(raw('p.last_seen_at'))}` : sql``
    })`;
}

/** The running facts of a profile `p` that say when it reached each step of the summary's funnel. */
export const REACHED = ['page_view', 'product_view', 'cart', 'checkout', 'purchase'].map((step) =>
  raw(`p.reached_${step}_at`),
);

/**
 * Selects `profile_id`, `name`, `bucket`, `count`, `first_at` and `last_at`: what each person did how often, first and last in
 * each bucket of a span. What somebody did within one bucket alone is known from the counts of their whole time; only of
 * what reaches over an edge are the events read.
 */
export function doneIn({ workspaceId, from, to, names, bucket, but }: DoneIn): SQL {
  const id = sql`${workspaceId}::uuid`;
  const [begin, end] = [moment(from, '-infinity'), moment(to, 'infinity')];
  const bucketOf = (at: string) => bucket?.(raw(at)) ?? sql`0`;
  const named = (column: string) =>
    names
      ? sql`and ${raw(column)} in (${sql.join(
          names.map((name) => sql`${name}`),
          raw(', '),
        )})`
      : sql``;
  const inside = sql`c.first_at >= ${begin} and c.last_at < ${end} ${
    bucket ? sql`and ${bucketOf('c.first_at')} is not distinct from ${bucketOf('c.last_at')}` : sql``
  }`;
  const touching = sql`c.workspace_id = ${id} and c.last_at >= ${begin} and c.first_at < ${end} ${named('c.name')}`;
  const counts = raw(but ? 'counts' : 'profile_event_counts');
  const behaviour = sql`e.kind in ${BEHAVIOUR} and e.occurred_at >= ${begin} and e.occurred_at < ${end}`;
  return sql`
    ${but ? sql`with ${countsBut({ workspaceId, from, to }, named('c.name'), but)}` : sql``}
    select c.profile_id, c.name, ${bucketOf('c.first_at')} as bucket, c.count, c.first_at, c.last_at
    from ${counts} c where ${touching} and ${inside}
    union all (
      with edges as materialized (
        select c.profile_id, c.name, c.count from ${counts} c where ${touching} and not (${inside})
      ), reading as materialized (
        select coalesce((select sum(count) from edges) * ${MUCH} > (
          select sum(count) from event_totals where workspace_id = ${id}), false) as everything
      )
      select d.profile_id, d.name, ${bucketOf('d.at')}, count(*), min(d.at), max(d.at)
      from (
        select s.profile_id, s.name, e.at from edges s cross join lateral (
          select e.occurred_at as at from events e
          where e.profile_id = s.profile_id and e.name = s.name and (e.workspace_id = ${id}) is true and ${behaviour} offset 0
        ) e where not (select everything from reading)
        union all
        select e.profile_id, e.name, e.occurred_at from events e
        where (select everything from reading) and e.workspace_id = ${id} and ${behaviour} ${named('e.name')}
          and (e.profile_id, e.name) in (select profile_id, name from edges)
      ) d group by 1, 2, 3
    )`;
}

/** `beyond`, `many` and `counts`: those of the people of whom a condition does not hold, looked up one by one unless they are many. */
export function countsBut({ workspaceId, from, to }: Span & { workspaceId: string }, named: SQL, but: SQL): SQL {
  const id = sql`${workspaceId}::uuid`;
  const columns = raw('c.profile_id, c.workspace_id, c.name, c.count, c.first_at, c.last_at');
  return sql`beyond as materialized (
      select p.id, p.event_count from profiles p
      where p.workspace_id = ${id} and p.known and p.event_count > 0 and ${but} is not true
        and p.last_seen_at >= ${moment(from, '-infinity')} and p.first_seen_at < ${moment(to, 'infinity')}
    ), many as materialized (
      select coalesce((select sum(event_count) from beyond) * ${MUCH} > (
        select sum(count) from event_totals where workspace_id = ${id}), false) as they_are
    ), counts as materialized (
      select c.* from beyond b cross join lateral (
        select ${columns} from profile_event_counts c
        where c.profile_id = b.id and (c.workspace_id = ${id}) is true ${named} offset 0
      ) c where not (select they_are from many)
      union all
      select ${columns} from profile_event_counts c
      where (select they_are from many) and c.workspace_id = ${id} ${named} and c.profile_id in (select id from beyond)
    )`;
}
