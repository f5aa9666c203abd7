import { type SQL, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { UserCtx } from '../../../context.ts';
import type { Calendar } from '../../period.ts';

/** Buyers by the period of their first order, and how many of them ordered in each later period. */
export interface Cohort {
  /** First day of its period, YYYY-MM-DD. */
  start: string;
  people: number;
  /** Every period after its own that has begun, oldest first. */
  returned: { start: string; people: number; running: boolean }[];
}

type Grain = 'week' | 'month';

/**
 * The cohorts whose period begins within the days given, as far as anything had happened by the calendar's moment. Orders
 * count that are neither tests nor cancelled, in any currency, of people who can be told apart.
 */
export async function readCohorts(
  ctx: UserCtx,
  { grain, from, to, calendar }: { grain: Grain; from: Date | null; to: Date; calendar: Calendar },
): Promise<Cohort[]> {
  const afterNow = new Date(calendar.now.getTime() + 1).toISOString();
  const period = periodOf(sql`placed_at`, grain, calendar);
  const { rows } = await ctx.db.execute<{ cohort: string; period: string; people: number }>(sql`
    with bought as materialized (
      select o.profile_id, o.placed_at, min(o.placed_at) over (partition by o.profile_id) as first_at
      from orders o
      where o.workspace_id = ${ctx.workspace.id}::uuid and o.profile_id is not null and not o.is_test
        and o.cancelled_at is null and o.placed_at < ${afterNow}::timestamptz
    )
    select ${periodOf(sql`first_at`, grain, calendar)} as cohort, ${period} as period, count(distinct profile_id)::int as people
    from bought
    where first_at < ${to.toISOString()}::timestamptz and ${from === null ? sql`true` : sql`first_at >= ${from.toISOString()}::timestamptz`}
    group by 1, 2 order by 1, 2`);
  const today = Temporal.Instant.fromEpochMilliseconds(calendar.now.getTime())
    .toZonedDateTimeISO(calendar.timezone)
    .toPlainDate();
  const cohorts = new Map<string, Map<string, number>>();
  for (const { cohort, period: key, people } of rows) {
    const own = cohorts.get(cohort) ?? new Map<string, number>();
    cohorts.set(cohort, own.set(key, people));
  }
  return [...cohorts].map(([start, counts]) => ({
    start,
    people: counts.get(start) ?? 0,
    returned: periodsAfter(start, grain, today).map(({ day, running }) => ({
      start: day,
      people: counts.get(day) ?? 0,
      running,
    })),
  }));
}

function periodsAfter(start: string, grain: Grain, today: Temporal.PlainDate): { day: string; running: boolean }[] {
  const step = grain === 'week' ? { weeks: 1 } : { months: 1 };
  const found: { day: string; running: boolean }[] = [];
  for (let day = Temporal.PlainDate.from(start).add(step); Temporal.PlainDate.compare(day, today) <= 0; ) {
    const next = day.add(step);
    found.push({ day: day.toString(), running: Temporal.PlainDate.compare(next, today) > 0 });
    day = next;
  }
  return found;
}

/** The first day of the shop's own week or month in which a moment lies. */
function periodOf(at: SQL, grain: Grain, { timezone, weekStart }: Calendar): SQL {
  const local = sql`(${at} at time zone ${timezone})`;
  if (grain === 'month') return sql`date_trunc('month', ${local})::date::text`;
  const shift = { monday: 0, sunday: 1, saturday: 2 }[weekStart];
  return sql`(date_trunc('week', ${local} + ${shift}::int * interval '1 day') - ${shift}::int * interval '1 day')::date::text`;
}
