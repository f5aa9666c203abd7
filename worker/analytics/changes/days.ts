import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Changes } from '../../../contract/changes.ts';
import type { UserCtx } from '../../context.ts';
import type { Alike } from '../like-for-like.ts';
import { money } from '../rules.ts';

/** More days than this make no picture of days. */
const MOST_DAYS = 400;

/** Revenue and orders of each day of the shop's zone, days without any too; empty for more than 400 days. */
export async function readDays(ctx: UserCtx, { from, to }: Alike['now'], currency: string): Promise<Changes['days']> {
  const { id, timezone } = ctx.workspace;
  const dayOf = (moment: Date) =>
    Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
  const first = dayOf(from);
  const count = first.until(dayOf(new Date(to.getTime() - 1))).days + 1;
  if (count > MOST_DAYS) return [];
  const { rows } = await ctx.db.execute<{ day: string; revenue: string; orders: number }>(sql`
    select to_char(o.placed_at at time zone ${timezone}, 'YYYY-MM-DD') as day, sum(o.total)::text as revenue, count(*)::int as orders
    from orders o join workspaces w on w.id = o.workspace_id
    where o.workspace_id = ${id}::uuid and o.placed_at >= ${from.toISOString()}::timestamptz
      and o.placed_at < ${to.toISOString()}::timestamptz and not o.is_test and o.cancelled_at is null
      and coalesce(o.currency, w.currency) = ${currency}
    group by 1`);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: count }, (_, index) => {
    const day = first.add({ days: index }).toString();
    const sold = byDay.get(day);
    return { day, revenue: money(sold?.revenue ?? '0'), orders: sold?.orders ?? 0 };
  });
}
