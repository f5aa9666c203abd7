import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { SourceRow } from '../sources.ts';
import type { Checked } from './check.ts';

type Source = Pick<SourceRow, 'id' | 'workspaceId'>;

/** What one statement writes at most. */
const ROWS_AT_ONCE = 5000;

/** Days whose sums are not the same on both sides. */
export const DIFFER = sql`(their_orders, their_total, their_refunds) is distinct from (our_orders, our_total, our_refunds)`;

/** Takes up a comparison: these days are to be looked at. Everything known to differ stays known. */
export async function begin(
  ctx: Ctx,
  { id, workspaceId }: Source,
  given: { days: string[]; timezone: string; at: Date; whole: boolean },
): Promise<void> {
  const at = sql`${given.at.toISOString()}::timestamptz`;
  await inTurn(ctx, [
    sql`
      insert into unchecked_days (workspace_id, source_id, day, due_at)
      select ${workspaceId}::uuid, ${id}::uuid, day, ${at} from (
        select value::date as day from json_array_elements_text(${JSON.stringify(given.days)}::json)
        union select day from order_differences where source_id = ${id}::uuid
        union select day from reconciled_days where source_id = ${id}::uuid and ${DIFFER}
      ) d
      on conflict (source_id, day) do update set due_at = least(unchecked_days.due_at, excluded.due_at)`,
    sql`
      insert into reconciliations as r (source_id, workspace_id, state, timezone, begun_at, changed_until, whole_at)
      values (${id}::uuid, ${workspaceId}::uuid, 'checking', ${given.timezone}, ${at}, ${at},
        ${given.whole ? at : sql`null`})
      on conflict (source_id) do update set timezone = excluded.timezone, begun_at = excluded.begun_at,
        changed_until = excluded.changed_until, whole_at = coalesce(excluded.whole_at, r.whole_at)`,
    settled(id, given.at),
  ]);
}

/** Writes down what came out for some days, and what follows for the source as a whole, in one transaction. */
export async function record(ctx: Ctx, { id, workspaceId }: Source, checked: Checked, begunAt: Date): Promise<void> {
  const days = JSON.stringify(checked.days);
  const at = sql`${ctx.now().toISOString()}::timestamptz`;
  const found = checked.differences.slice(0, ROWS_AT_ONCE);
  await inTurn(ctx, [
    sql`
      delete from reconciled_days where source_id = ${id}::uuid
        and day in (select value::date from json_array_elements_text(${days}::json))`,
    sql`
      insert into reconciled_days (workspace_id, source_id, day, currency, their_orders, their_total, their_refunds,
        our_orders, our_total, our_refunds, checked_at)
      select ${workspaceId}::uuid, ${id}::uuid, s.day, s.currency, s."theirOrders", s."theirTotal", s."theirRefunds",
        s."ourOrders", s."ourTotal", s."ourRefunds", ${at}
      from json_to_recordset(${JSON.stringify(checked.sums)}::json) s (day date, currency text, "theirOrders" int,
        "theirTotal" numeric, "theirRefunds" numeric, "ourOrders" int, "ourTotal" numeric, "ourRefunds" numeric)`,
    // What was fetched again and differs no more has had its effect.
    sql`
      with same as (
        delete from order_differences where source_id = ${id}::uuid
          and day in (select value::date from json_array_elements_text(${days}::json))
          and order_id not in (select value->>'orderId' from json_array_elements(${JSON.stringify(found)}::json))
        returning tries
      )
      update data_source_syncs set processed = least(fetched, processed + (select count(*) from same where tries > 0))
      where id = (
        select id from data_source_syncs where source_id = ${id}::uuid and kind = 'repair' order by started_at desc limit 1
      )`,
    sql`
      insert into order_differences (workspace_id, source_id, order_id, day, kind)
      select ${workspaceId}::uuid, ${id}::uuid, f."orderId", f.day, f.kind
      from (select distinct on ("orderId") * from json_to_recordset(${JSON.stringify(found)}::json)
        f ("orderId" text, day date, kind text)) f
      on conflict (source_id, order_id) do update set day = excluded.day, kind = excluded.kind`,
    // A day that was asked for again while it was compared is looked at once more.
    sql`
      delete from unchecked_days where source_id = ${id}::uuid and due_at <= ${begunAt.toISOString()}::timestamptz
        and day in (select value::date from json_array_elements_text(${days}::json))`,
    ...again(id, workspaceId, days, ctx.now()),
    settled(id, ctx.now()),
  ]);
}

/** After so many tries an order is left for the next comparison. */
export const MOST_TRIES = 6;
const FIRST_PAUSE_SECONDS = 5;

/** Days with a difference are looked at again, when what is being done about it may have had its effect. */
function again(id: string, workspaceId: string, days: string, now: Date): SQL[] {
  return [
    sql`
      insert into unchecked_days (workspace_id, source_id, day, due_at)
      select ${workspaceId}::uuid, ${id}::uuid, day,
        ${now.toISOString()}::timestamptz + make_interval(secs => ${FIRST_PAUSE_SECONDS} * 2 ^ min(tries))
      from order_differences where source_id = ${id}::uuid and tries < ${MOST_TRIES}
        and day in (select value::date from json_array_elements_text(${days}::json))
      group by day
      on conflict (source_id, day) do nothing`,
  ];
}

/** These orders were fetched again. */
export async function tried(ctx: Ctx, { id }: Source, orderIds: string[]): Promise<void> {
  await ctx.db.execute(sql`
    update order_differences set tries = tries + 1, tried_at = ${ctx.now().toISOString()}::timestamptz
    where source_id = ${id}::uuid
      and order_id in (select value from json_array_elements_text(${JSON.stringify(orderIds)}::json))`);
}

/** Orders that differ stay tried often enough, but a new comparison tries them again. */
export async function tryAnew(ctx: Ctx, { id }: Source): Promise<void> {
  await ctx.db.execute(sql`update order_differences set tries = 0 where source_id = ${id}::uuid`);
}

/** Why the comparison cannot go on; null when it can. What is known of it stays. */
export async function setError(ctx: Ctx, { id, workspaceId }: Source, error: string | null): Promise<void> {
  await ctx.db.execute(sql`
    insert into reconciliations (source_id, workspace_id, state, error)
    values (${id}::uuid, ${workspaceId}::uuid, 'unknown', ${error})
    on conflict (source_id) do update set error = excluded.error,
      state = case when reconciliations.state = 'checking' and reconciliations.begun_at is null then 'unknown'
        else reconciliations.state end`);
}

/**
 * How the source stands, from all that is known at this moment. It matches only when no order and no day is known to
 * differ and nothing is left to be looked at; and then as of the moment at which the comparison began.
 */
function settled(id: string, now: Date): SQL {
  return sql`
    with known as (
      select (select count(*) from order_differences where source_id = ${id}::uuid) as orders,
        (select count(distinct day) from (
          select day from order_differences where source_id = ${id}::uuid
          union all
          select day from reconciled_days where source_id = ${id}::uuid and ${DIFFER}
        ) d) as days,
        exists (select from unchecked_days where source_id = ${id}::uuid) as more
    )
    update reconciliations r set orders_behind = k.orders, days_differing = k.days,
      state = case when k.days > 0 then 'behind' when k.more then 'checking' else 'matches' end,
      as_of = case when k.days = 0 and not k.more then coalesce(r.begun_at, r.as_of) else r.as_of end,
      begun_at = case when k.days = 0 and not k.more then null else r.begun_at end,
      checked_at = ${now.toISOString()}::timestamptz, error = null
    from known k where r.source_id = ${id}::uuid`;
}

/** Statements in one transaction; those who write of one workspace's comparison take turns by their rows. */
async function inTurn(ctx: Ctx, statements: SQL[]): Promise<void> {
  const [first, ...rest] = statements.map((statement) => ctx.db.execute(statement));
  if (first) await ctx.db.batch([first, ...rest]);
}
