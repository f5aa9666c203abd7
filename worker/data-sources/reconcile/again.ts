import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { uncheckedDays } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';

/**
 * Statements for the transaction that touches some orders (`which`, a condition on an order `o`) past their source: the days of
 * those that were ever compared are to be compared again, and until then nobody says that both match.
 */
export function compareAgain(workspaceId: string, which: SQL, at: Date): SQL[] {
  const own = sql`${workspaceId}::uuid`;
  return [
    sql`
      insert into unchecked_days as u (workspace_id, source_id, day, due_at)
      select distinct r.workspace_id, r.source_id, (o.placed_at at time zone r.timezone)::date, ${at.toISOString()}::timestamptz
      from orders o join reconciliations r on r.source_id = o.source_id and r.workspace_id = o.workspace_id
      where o.workspace_id = ${own} and r.timezone is not null and ${which}
      on conflict (source_id, day) do update set due_at = least(u.due_at, excluded.due_at)`,
    sql`
      update reconciliations r set state = case d.status when 'active' then 'checking' else 'unknown' end
      from data_sources d
      where r.workspace_id = ${own} and r.state = 'matches' and d.id = r.source_id
        and exists (select from unchecked_days u where u.source_id = r.source_id)`,
  ];
}

/** Asks for a turn of every source of a workspace of which days are due. What cannot be asked for now, the schedule asks for. */
export async function askForDueDays(ctx: Ctx, workspaceId: string): Promise<void> {
  const due = await ctx.db
    .selectDistinct({ sourceId: uncheckedDays.sourceId })
    .from(uncheckedDays)
    .where(and(eq(uncheckedDays.workspaceId, workspaceId), lte(uncheckedDays.dueAt, ctx.now())));
  const jobs = due.map(({ sourceId }) => ({ kind: 'reconcile' as const, workspaceId, sourceId }));
  await enqueue(ctx, jobs).catch((error) => {
    ctx.log.warn('days to compare wait for the schedule', { workspace: workspaceId, cause: String(error) });
  });
}
