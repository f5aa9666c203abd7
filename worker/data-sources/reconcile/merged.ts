import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { hidden } from '../../ingest/writing/state.ts';
import { keepRecords } from '../syncs/keep.ts';
import { beginRepair, endRepair } from '../syncs/repair.ts';
import type { Target } from './check.ts';
import { addDays, startOf } from './days.ts';

/** So many customers are asked for in one go. */
const MOST = 50;

/**
 * Customers whom the shop merged while nobody told us: an order that was told of one of them is another's by now, as all of
 * their orders are, and the provider knows them no more. Each is handed over as the provider would have told it. Returns
 * how many those were.
 */
export async function mergedThere(
  ctx: Ctx,
  { source, ledger, call, timezone }: Target,
  days: string[],
): Promise<number> {
  const { customers } = ledger;
  const [first, last] = [days[0], days.at(-1)];
  if (!customers || !first || !last) return 0;
  const own = sql`${source.workspaceId}::uuid`;
  const { rows } = await ctx.db.execute<{ gone: string; kept: string }>(sql`
    select told.user_id as gone, min(buyer.user_id) as kept
    from (
      select order_id, profile_id from orders
      where workspace_id = ${own} and source_id = ${source.id}::uuid
        and placed_at >= ${startOf(first, timezone).toISOString()}::timestamptz
        and placed_at < ${startOf(addDays(last, 1), timezone).toISOString()}::timestamptz
    ) o
    cross join lateral (
      select user_id, profile_id from events
      where workspace_id = ${hidden(source.workspaceId)} and message_id = ${customers.purchase} || o.order_id limit 1
    ) told
    cross join lateral (select user_id from profiles where id = o.profile_id limit 1) buyer
    where told.user_id is not null and told.profile_id <> o.profile_id and buyer.user_id is not null
      and not exists (select from orders where profile_id = told.profile_id)
      and not exists (
        select from events where workspace_id = ${hidden(source.workspaceId)}
          and message_id = ${customers.merge} || buyer.user_id || ':' || told.user_id)
    group by told.user_id having count(distinct buyer.user_id) = 1
    limit ${MOST}`);
  if (rows.length === 0) return 0;
  const known = new Set(
    await customers.some(
      call,
      rows.map(({ gone }) => gone),
    ),
  );
  const merged = rows.filter(({ gone }) => !known.has(gone));
  if (merged.length === 0) return 0;
  const row = await beginRepair(ctx, source);
  const to = { workspaceId: source.workspaceId, sourceId: source.id, syncId: row.id, historical: true };
  const records = await keepRecords(ctx, to, merged.map(customers.merged));
  await endRepair(ctx, source, { row, records, orders: 0 });
  return merged.length;
}
