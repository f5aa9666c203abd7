import { type SQL, sql } from 'drizzle-orm';
import type { RetentionPeopleQuery, RetentionQuery, RetentionResult } from '../../../contract/retention.ts';
import type { UserCtx } from '../../context.ts';
import { profiles } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before } from '../../http/cursor.ts';
import { peoplePage } from '../people-page.ts';
import { readPlanned } from '../planned.ts';
import { spanOf } from '../span.ts';
import { type Period, periodsIn } from './periods.ts';

/** So many cohorts at most: more are not read by anybody. */
const MOST_COHORTS = 100;

/**
 * Who comes back: people by the period in which they did the cohort's event, and how many of them did the returning
 * event in each period after it. Periods are whole days, weeks or months of the shop's zone and week, and each is counted
 * whole: also where the range begins or ends inside the first or the last one. In a cohort's own period the returning
 * event counts wherever in it it lies. 400 for more than a hundred cohorts.
 */
export async function retention(ctx: UserCtx, query: RetentionQuery): Promise<RetentionResult> {
  const { grain } = query;
  const found = await periodsOf(ctx, query);
  const { periods, cohorts } = found;
  const result = { grain, timezone: ctx.workspace.timezone };
  if (cohorts === 0) return { ...result, cohorts: [] };
  const rows = await readPlanned<{ cohort: number; period: number | null; people: number }>(
    ctx,
    sql`with ${members(ctx, query, periods, cohorts)}, ${returns(ctx, query, periods)}
      select m.period as cohort, null::int as period, count(*)::int as people from members m group by m.period
      union all
      select m.period, r.period, count(*)::int from members m join returns r using (profile_id)
      where r.period between m.period and m.period + ${query.periods} group by 1, 2`,
  );
  const counts = new Map(rows.map(({ cohort, period, people }) => [`${cohort} ${period}`, people]));
  const now = ctx.now();
  return {
    ...result,
    cohorts: periods.slice(0, cohorts).map(({ start, end }, cohort) => {
      const size = counts.get(`${cohort} null`) ?? 0;
      const followed = periods.slice(cohort, cohort + query.periods + 1);
      return {
        ...{ start, end, people: size },
        cells: followed.map(({ to }, offset) => {
          const people = counts.get(`${cohort} ${cohort + offset}`) ?? 0;
          return { people, rate: size > 0 ? Math.round((people / size) * 10_000) / 10_000 : null, running: to > now };
        }),
      };
    }),
  };
}

/** The people of a cohort, or of one of its cells; seen last first, page by page. 400 for a period that is not there. */
export async function retentionPeople(ctx: UserCtx, query: RetentionPeopleQuery) {
  const { periods, cohorts } = await periodsOf(ctx, query);
  const cohort = periods.slice(0, cohorts).findIndex(({ start }) => start === query.cohortStart);
  const message = 'Use the start of a cohort of this range';
  if (cohort < 0) return fail('invalid', undefined, { fields: [{ path: 'cohortStart', message }] });
  const { offset, cursor, limit } = query;
  const back =
    offset === undefined
      ? sql``
      : sql`and exists (select 1 from returns r where r.profile_id = m.profile_id and r.period = ${cohort + offset})`;
  const ids = await readPlanned<{ id: string }>(
    ctx,
    sql`with ${members(ctx, query, periods, cohorts)}, ${returns(ctx, query, periods)}
      select ${profiles.id} as id from ${profiles}
      where ${profiles.workspaceId} = ${ctx.workspace.id}::uuid and ${before(cursor, profiles.lastSeenAt, profiles.id) ?? sql`true`}
        and ${profiles.id} in (select m.profile_id from members m where m.period = ${cohort} ${back})
      order by ${profiles.lastSeenAt} desc, ${profiles.id} desc limit ${limit + 1}`,
  );
  return peoplePage(
    ctx,
    ids.map(({ id }) => id),
    limit,
  );
}

async function periodsOf(ctx: UserCtx, query: RetentionQuery): Promise<{ periods: Period[]; cohorts: number }> {
  const { timezone, weekStart } = ctx.workspace;
  const now = ctx.now();
  const span = spanOf(ctx, query);
  const from = span.from ?? (await firstTime(ctx, nameOf(query)));
  if (!from) return { periods: [], cohorts: 0 };
  const to = span.to && span.to < now ? span.to : new Date(now.getTime() + 1);
  const found = periodsIn(
    { from, to },
    { grain: query.grain, more: query.periods, most: MOST_COHORTS },
    { now, timezone, weekStart },
  );
  const message = `That are more than ${MOST_COHORTS} cohorts: choose a shorter range or longer periods`;
  return found ?? fail('invalid', undefined, { fields: [{ path: 'range', message }] });
}

async function firstTime(ctx: UserCtx, name: string): Promise<Date | undefined> {
  const { rows } = await ctx.db.execute<{ at: string | null }>(sql`
    select to_json(min(first_at)) #>> '{}' as at from profile_event_counts
    where workspace_id = ${ctx.workspace.id}::uuid and name = ${name}`);
  return rows[0]?.at ? new Date(rows[0].at) : undefined;
}

const nameOf = ({ cohort }: RetentionQuery) => ('first' in cohort ? cohort.first : cohort.event);

/** `members (profile_id, period)`: who belongs to which cohort. */
function members(ctx: UserCtx, query: RetentionQuery, periods: Period[], cohorts: number): SQL {
  const cohortPeriods = periods.slice(0, cohorts);
  if (!('first' in query.cohort)) return done(ctx, 'members', query.cohort.event, cohortPeriods);
  return sql`members as materialized (
    select c.profile_id, ${periodOf(sql`c.first_at`, cohortPeriods)} as period from profile_event_counts c
    where c.workspace_id = ${ctx.workspace.id}::uuid and c.name = ${query.cohort.first}
      and ${within(sql`c.first_at`, cohortPeriods)} and ${isKnown}
  )`;
}

/** `returns (profile_id, period)`: who did the returning event in which period. */
function returns(ctx: UserCtx, { returning }: RetentionQuery, periods: Period[]): SQL {
  return done(ctx, 'returns', returning.name, periods);
}

const isKnown = sql`exists (select 1 from profiles p where p.id = c.profile_id and p.known)`;

/**
 * Who did something in which periods, each once. The first and the last time are all there is of what was done once or
 * twice, and of what began and ended in one period; only the others' events are read, by their index.
 */
function done(ctx: UserCtx, table: string, name: string, periods: Period[]): SQL {
  const workspaceId = ctx.workspace.id;
  const all = sql.raw(`${table}_all`);
  return sql`${all} as materialized (
    select c.profile_id, c.first_at, c.last_at, c.count <= 2 or ${periodOf(sql`c.first_at`, periods)} = ${periodOf(sql`c.last_at`, periods)} as decided
    from profile_event_counts c
    where c.workspace_id = ${workspaceId}::uuid and c.name = ${name}
      and c.last_at >= ${start(periods)} and c.first_at < ${end(periods)} and ${isKnown}
  ), ${sql.raw(table)} as materialized (
    select distinct profile_id, ${periodOf(sql`at`, periods)} as period from (
      select profile_id, unnest(array[first_at, last_at]) as at from ${all} where decided
      union all
      select a.profile_id, e.at from ${all} a cross join lateral (
        select e.occurred_at as at from events e
        where e.profile_id = a.profile_id and e.name = ${name} and (e.workspace_id = ${workspaceId}::uuid) is true
          and e.kind in ('track', 'page', 'screen')
          and e.occurred_at >= ${start(periods)} and e.occurred_at < ${end(periods)} offset 0
      ) e where not a.decided
    ) t where ${within(sql`at`, periods)}
  )`;
}

function start(periods: Period[]): SQL {
  return sql`${periods[0]?.from.toISOString() ?? 'infinity'}::timestamptz`;
}

function end(periods: Period[]): SQL {
  return sql`${periods.at(-1)?.to.toISOString() ?? '-infinity'}::timestamptz`;
}

function within(at: SQL, periods: Period[]): SQL {
  return sql`${at} >= ${start(periods)} and ${at} < ${end(periods)}`;
}

/** The number of the period in which a moment lies; -1 before the first. */
function periodOf(at: SQL, periods: Period[]): SQL {
  const starts = `{${periods.map(({ from }) => `"${from.toISOString()}"`).join(',')}}`;
  return sql`width_bucket(${at}, ${starts}::timestamptz[]) - 1`;
}
