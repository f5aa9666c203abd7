import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Tested } from './statistics/back-test.ts';
import type { Spend } from './statistics/gamma-gamma.ts';

/** A workspace's buyers, by its calendar, with the orders known at a moment. */
export interface View {
  workspaceId: string;
  timezone: string;
  currency: string;
  asOf: Date;
}

/** The days of a workspace's orders; days are `YYYY-MM-DD`. */
export interface OrderSpan {
  buyers: number;
  /** The first and last day with an order up to `asOf`; null without any. */
  first: string | null;
  last: string | null;
  /** The day up to which people are observed: the last that had begun before `asOf`. */
  day: string;
  /** The last day with an order after `asOf` and up to now: what is dated later still has not happened. */
  later: string | null;
}

/** A fit needs no more people than this: of a larger shop, every n-th is read. */
const MOST_PEOPLE = 20_000;

/** Orders of people; tests and cancelled orders do not count. */
function counted({ workspaceId, timezone }: View): SQL {
  return sql`(select profile_id, placed_at, total, currency, (placed_at at time zone ${timezone})::date as day
    from orders where workspace_id = ${workspaceId} and not is_test and cancelled_at is null and profile_id is not null)`;
}

const until = ({ asOf }: View): SQL => sql`placed_at <= ${asOf.toISOString()}::timestamptz`;

/**
 * One text that changes with the orders, people, calendar or day that a fit depends on, and the currency and count of the
 * orders. Reads counters, not orders.
 */
export async function dataState(ctx: Pick<Ctx, 'db'>, view: Omit<View, 'currency'> & { ownCurrency: string }) {
  const { rows } = await ctx.db.execute<{ fingerprint: string; orders: number; currency: string | null }>(sql`
    select concat_ws('|', 'v3', ${view.timezone}::text, ((${view.asOf.toISOString()}::timestamptz - interval '1 ms') at time zone ${view.timezone})::date,
        (select people from workspace_counters where workspace_id = ${view.workspaceId}),
        string_agg(currency || ' ' || orders || ' ' || total, ',' order by currency)) as fingerprint,
      coalesce(sum(orders), 0)::int as orders,
      (array_agg(currency order by currency = ${view.ownCurrency} desc, orders desc) filter (where orders > 0))[1] as currency
    from order_totals where workspace_id = ${view.workspaceId}`);
  const [row] = rows;
  return {
    fingerprint: row?.fingerprint ?? '',
    orders: row?.orders ?? 0,
    currency: row?.currency ?? view.ownCurrency,
  };
}

export async function orderSpan(ctx: Pick<Ctx, 'db' | 'now'>, view: View): Promise<OrderSpan> {
  const known = until(view);
  const { rows } = await ctx.db.execute<OrderSpan & Record<string, unknown>>(sql`
    select count(distinct profile_id) filter (where ${known})::int as buyers,
      (min(day) filter (where ${known}))::text as first, (max(day) filter (where ${known}))::text as last,
      greatest(max(day) filter (where ${known}),
        ((${view.asOf.toISOString()}::timestamptz - interval '1 ms') at time zone ${view.timezone})::date)::text as day,
      (max(day) filter (where not ${known} and placed_at <= ${ctx.now().toISOString()}::timestamptz))::text as later
    from ${counted(view)} o`);
  return rows[0] as OrderSpan;
}

/**
 * What is known of buyers at the end of the day `split`, from orders up to `asOf`, people with the same history together; and
 * their purchases on the days after `split` up to `last`. A first purchase is a person's birth and no repeat.
 */
export async function histories(ctx: Pick<Ctx, 'db'>, view: View, span: OrderSpan, split: string, last = split) {
  const { rows } = await ctx.db.execute<{ x: number; tx: number; t: number; actual: number; people: number }>(sql`
    with days as (
      select profile_id, day from ${counted(view)} o
      where (${until(view)} or day > ${span.day}::date) and day <= ${last}::date and ${sample(span)}
      group by profile_id, day
    ), buyers as (
      select min(day) as first, max(day) filter (where day <= ${split}::date) as latest,
        count(*) filter (where day <= ${split}::date) - 1 as x, count(*) filter (where day > ${split}::date) as actual
      from days group by profile_id having min(day) <= ${split}::date
    )
    select x::int, latest - first as tx, ${split}::date - first as t, actual::int, count(*)::int as people
    from buyers group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows.map((row): Tested[number] => ({ ...row, tx: row.tx / 7, t: row.t / 7 }));
}

/**
 * Each buyer at the end of the day `day`: history in days, and what was spent on repeat purchases in the view's currency. A first
 * purchase says nothing of repeats.
 */
export function buyers(view: View, day: string, people: SQL = sql`true`): SQL {
  return sql`(
    select profile_id, count(*)::int - 1 as x, max(day) - min(day) as tx, ${day}::date - min(day) as t,
      count(value) filter (where place > 1)::int as spend_repeats,
      greatest(coalesce(avg(value) filter (where place > 1), 0), 0)::float8 as spend_mean,
      sum(value)::float8 as spent, count(value)::int as purchases
    from (
      select profile_id, day, sum(total) filter (where coalesce(currency, ${view.currency}) = ${view.currency}) as value,
        row_number() over (partition by profile_id order by day) as place
      from ${counted(view)} o where ${until(view)} and ${people} group by profile_id, day
    ) d group by profile_id)`;
}

/** The repeat purchases of everybody who has some, and the mean of all purchases. */
export async function spending(ctx: Pick<Ctx, 'db'>, view: View, span: OrderSpan) {
  const { rows } = await ctx.db.execute<{ spends: [number, number][] | null; mean: number | null }>(sql`
    select json_agg(json_build_array(spend_repeats, spend_mean)) filter (where spend_repeats > 0 and spend_mean > 0) as spends,
      sum(spent) / nullif(sum(purchases), 0) as mean
    from ${buyers(view, span.day, sample(span))} b`);
  const spends = (rows[0]?.spends ?? []).map(([x, mean]): Spend => ({ x, mean }));
  return { spends, meanPurchase: rows[0]?.mean ?? null };
}

function sample({ buyers }: OrderSpan): SQL {
  const every = Math.ceil(buyers / MOST_PEOPLE);
  return every > 1 ? sql`abs(hashtext(profile_id::text)::bigint) % ${every}::int = 0` : sql`true`;
}
