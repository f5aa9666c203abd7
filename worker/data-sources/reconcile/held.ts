import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { HeldRefund } from '../providers/ledger.ts';
import type { Held } from './compare.ts';

type Row = Record<string, unknown> & {
  order_id: string;
  placed_at: string;
  state_at: string;
  total: string;
  currency: string | null;
  cancelled: boolean;
  is_test: boolean;
  refunded: string;
  refund_at: string | null;
  mixed: boolean;
};

/** So many orders that the provider may not know are looked at in one go. */
export const MOST_EXTRA = 500;

/** Each order with the sum of its refunds, looked up by itself along the index. */
function withRefunds(orders: SQL, workspaceId: string): SQL {
  return sql`
    select o.order_id, o.placed_at, o.state_at, o.total, o.currency, o.cancelled_at is not null as cancelled, o.is_test,
      coalesce(r.amount, 0)::text as refunded, r.at as refund_at, coalesce(r.mixed, false) as mixed
    from ${orders} o
    left join lateral (
      select sum(amount) as amount, max(coalesce(state_at, refunded_at)) as at,
        bool_or(amount <> 0 and currency is not null and currency <> o.currency) as mixed
      from refunds where workspace_id = ${workspaceId}::uuid and order_id = o.order_id
    ) r on true`;
}

/** Those of some orders that are held here, by id. */
export async function heldByIds(ctx: Pick<Ctx, 'db'>, workspaceId: string, ids: string[]): Promise<Map<string, Held>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<Row>(
    withRefunds(
      sql`json_array_elements_text(${JSON.stringify(ids)}::json) k (id)
        cross join lateral (
          select * from orders where workspace_id = ${workspaceId}::uuid and order_id = k.id limit 1
        )`,
      workspaceId,
    ),
  );
  return new Map(rows.map((row) => [row.order_id, read(row)]));
}

/** Orders of a source that are held as placed in a time, other than those that were named. */
export async function heldBetween(
  ctx: Pick<Ctx, 'db'>,
  source: { id: string; workspaceId: string },
  { from, to, except }: { from: Date; to: Date; except: string[] },
): Promise<Held[]> {
  const { rows } = await ctx.db.execute<Row>(
    withRefunds(
      sql`(
        select * from orders
        where workspace_id = ${source.workspaceId}::uuid and placed_at >= ${from.toISOString()}::timestamptz
          and placed_at < ${to.toISOString()}::timestamptz and source_id = ${source.id}::uuid and not is_test
          and order_id not in (select value from json_array_elements_text(${JSON.stringify(except)}::json))
        order by placed_at limit ${MOST_EXTRA}
      )`,
      source.workspaceId,
    ),
  );
  return rows.map(read);
}

/** The refunds of an order that are held here. */
export async function heldRefunds(ctx: Pick<Ctx, 'db'>, workspaceId: string, orderId: string): Promise<HeldRefund[]> {
  const { rows } = await ctx.db.execute<{ id: string; at: string }>(sql`
    select refund_id as id, refunded_at as at from refunds
    where workspace_id = ${workspaceId}::uuid and order_id = ${orderId} and amount <> 0 limit 250`);
  return rows.map(({ id, at }) => ({ id, refundedAt: new Date(at).toISOString() }));
}

/** When the first order of a source was placed, as far as is held here. */
export async function firstHeld(
  ctx: Pick<Ctx, 'db'>,
  source: { id: string; workspaceId: string },
): Promise<Date | null> {
  const { rows } = await ctx.db.execute<{ at: string | null }>(sql`
    select min(placed_at) as at from orders
    where workspace_id = ${source.workspaceId}::uuid and source_id = ${source.id}::uuid`);
  const at = rows[0]?.at;
  return at ? new Date(at) : null;
}

function read(row: Row): Held {
  const stateAt = [row.state_at, row.refund_at].flatMap((at) => (at ? Date.parse(at) : []));
  return {
    id: row.order_id,
    placedAt: new Date(row.placed_at).toISOString(),
    stateAt: new Date(Math.max(...stateAt)).toISOString(),
    total: row.total,
    currency: row.currency,
    cancelled: row.cancelled,
    isTest: row.is_test,
    refunded: row.refunded,
    mixed: row.mixed,
  };
}
