import { type SQL, sql } from 'drizzle-orm';
import type { ShopCtx } from '../shop.ts';
import { WEEKS } from '../statistics/propensity.ts';
import { ACTIVE_DAYS, type Activity, LABEL_DAYS, WHAT } from '../statistics/snapshots.ts';

/** Learned from at most so many people, and asked about at most so many: of more, every n-th, or those seen last. */
const MOST_LEARNED_FROM = 4000;
const MOST_ASKED_ABOUT = 10_000;

/** What a sample of everybody who was here in the last half year did, for learning; whether or not they are known today. */
export async function activityToLearnFrom(ctx: ShopCtx, asOf: Date): Promise<Activity[]> {
  const from = daysBefore(asOf, WEEKS * LABEL_DAYS + ACTIVE_DAYS);
  const here = sql`workspace_id = ${ctx.workspace.id} and last_seen_at > ${from} and event_count > 0`;
  const { rows } = await ctx.db.execute<{ people: number }>(
    sql`select count(*)::int as people from profiles where ${here}`,
  );
  const every = Math.max(1, Math.ceil((rows[0]?.people ?? 0) / MOST_LEARNED_FROM));
  const some = sql`select id from profiles where ${here} and abs(hashtext(id::text)::bigint) % ${every}::int = 0`;
  return (await read(ctx, asOf, from, some)).map(({ activity }) => activity);
}

/** What the people did who were here in the last 30 days and are known, seen last first. */
export async function activityToAskAbout(
  ctx: ShopCtx,
  asOf: Date,
): Promise<{ profileId: string; activity: Activity }[]> {
  const from = daysBefore(asOf, ACTIVE_DAYS);
  const latest = sql`select id from profiles where workspace_id = ${ctx.workspace.id} and last_seen_at > ${from} and known
    and event_count > 0 order by last_seen_at desc nulls last, id desc nulls last limit ${MOST_ASKED_ABOUT}`;
  const people = await read(ctx, asOf, from, latest);
  return people.map(({ profileId, activity }) => ({ profileId, activity: { ...activity, knownSince: Infinity } }));
}

function daysBefore(moment: Date, days: number): SQL {
  return sql`${new Date(moment.getTime() - days * 86_400_000).toISOString()}::timestamptz`;
}

/** Each person's own rows only, along the index of events by person. */
async function read(
  ctx: ShopCtx,
  asOf: Date,
  from: SQL,
  people: SQL,
): Promise<{ profileId: string; activity: Activity }[]> {
  const now = sql`${asOf.toISOString()}::timestamptz`;
  const day = (of: SQL) => sql`floor(extract(epoch from ${now} - ${of}) / 86400)::int`;
  const names = sql.join(
    WHAT.map((name) => sql`${name}`),
    sql`, `,
  );
  const { rows } = await ctx.db.execute<{
    id: string;
    did: Activity['did'] | null;
    bought: number[] | null;
    known: number | null;
  }>(sql`
    select p.id, d.did, b.bought, k.known
    from (${people}) p
    cross join lateral (
      select json_agg(json_build_array(day, name, times)) as did from (
        select ${day(sql`occurred_at`)} as day, name, count(*)::int as times from events
        where profile_id = p.id and name in (${names}) and occurred_at > ${from} and occurred_at <= ${now} group by 1, 2
      ) e
    ) d
    cross join lateral (
      select json_agg(${day(sql`placed_at`)}) as bought from orders
      where profile_id = p.id and not is_test and cancelled_at is null and placed_at <= ${now}
    ) b
    cross join lateral (
      select ${day(sql`min(occurred_at)`)} as known from events
      where profile_id = p.id and (user_id is not null or email is not null)
    ) k
    where d.did is not null`);
  return rows.map(({ id, did, bought, known }) => ({
    profileId: id,
    activity: { did: did ?? [], bought: bought ?? [], knownSince: known },
  }));
}
