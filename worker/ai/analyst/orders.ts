import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { type Calendar, instants, type Period } from '../period.ts';

/** Sales of one period in the workspace's currency. Money is decimal text, exact. */
export interface Sales {
  orders: number;
  revenue: string;
  /** Of one order; null without orders. */
  average: string | null;
  /** People who bought; orders of nobody known are not among them. */
  customers: number;
  /** What was sold in other currencies: not converted, not added. */
  otherCurrencies: { currency: string; orders: number; revenue: string }[];
}

/** Orders that count: placed in the period, no test, not cancelled. For use after `from orders o`. */
function countedOrders(ctx: UserCtx, period: Period, calendar: Calendar): SQL {
  const { from, to } = instants(period, calendar);
  return sql`o.workspace_id = ${ctx.workspace.id} and not o.is_test and o.cancelled_at is null
    and o.placed_at >= ${from?.toISOString() ?? '-infinity'}::timestamptz and o.placed_at < ${to.toISOString()}::timestamptz`;
}

/** The same, in the workspace's own currency only. */
export function ownOrders(ctx: UserCtx, period: Period, calendar: Calendar): SQL {
  return sql`${countedOrders(ctx, period, calendar)} and coalesce(o.currency, ${ctx.workspace.currency}) = ${ctx.workspace.currency}`;
}

/** The sales of each period, in the order given. */
export async function salesOf(ctx: UserCtx, periods: Period[], calendar: Calendar): Promise<Sales[]> {
  const parts = periods.map(
    (period, n) => sql`
      select ${n}::int as n, coalesce(o.currency, ${ctx.workspace.currency}) as currency, count(*)::int as orders,
        sum(o.total)::text as revenue, round(avg(o.total), 2)::text as average, count(distinct o.profile_id)::int as customers
      from orders o where ${countedOrders(ctx, period, calendar)} group by 2`,
  );
  const { rows } = await ctx.db.execute<{
    n: number;
    currency: string;
    orders: number;
    revenue: string;
    average: string;
    customers: number;
  }>(sql.join(parts, sql` union all `));
  return periods.map((_, n) => {
    const of = rows.filter((row) => row.n === n);
    const own = of.find(({ currency }) => currency === ctx.workspace.currency);
    return {
      orders: own?.orders ?? 0,
      revenue: own?.revenue ?? '0',
      average: own?.average ?? null,
      customers: own?.customers ?? 0,
      otherCurrencies: of
        .filter((row) => row !== own)
        .map(({ currency, orders, revenue }) => ({ currency, orders, revenue })),
    };
  });
}

/** When the first order that counts was placed; null before any was. */
export async function firstOrderAt(ctx: UserCtx): Promise<Date | null> {
  const { rows } = await ctx.db.execute<{ at: string | null }>(sql`
    select min(placed_at) as at from orders
    where workspace_id = ${ctx.workspace.id} and not is_test and cancelled_at is null`);
  return rows[0]?.at ? new Date(rows[0].at) : null;
}

/** Refunds of a period in the workspace's currency; null when this workspace has never recorded one. */
export async function refundsOf(
  ctx: UserCtx,
  period: Period,
  calendar: Calendar,
): Promise<{ refunds: number; amount: string } | null> {
  const { from, to } = instants(period, calendar);
  const { rows } = await ctx.db.execute<{ known: boolean; refunds: number; amount: string }>(sql`
    select exists (select from refunds where workspace_id = ${ctx.workspace.id}) as known,
      count(*)::int as refunds, coalesce(sum(amount), 0)::text as amount
    from refunds r where r.workspace_id = ${ctx.workspace.id}
      and coalesce(r.currency, ${ctx.workspace.currency}) = ${ctx.workspace.currency}
      and r.refunded_at >= ${from?.toISOString() ?? '-infinity'}::timestamptz and r.refunded_at < ${to.toISOString()}::timestamptz`);
  const row = rows[0];
  return row?.known ? { refunds: row.refunds, amount: row.amount } : null;
}
