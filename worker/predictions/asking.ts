import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { enqueue } from '../jobs/enqueue.ts';

/** A fit that was asked for and has not ended after this long is asked for again. */
const LOST_AFTER = sql`interval '10 minutes'`;

/**
 * Asks for new models of the workspace, soon, and once however often it is asked before they are begun; for whoever has changed much
 * of its data, as a backfill has. Throws when the queue refuses.
 */
export async function askForFit(ctx: Ctx & { workspace: { id: string } }): Promise<void> {
  await askForFits(ctx, [ctx.workspace.id]);
}

export async function askForFits(ctx: Ctx, workspaceIds: string[]): Promise<void> {
  if (workspaceIds.length === 0) return;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    insert into model_fits as f (workspace_id, requested_at)
    select w.id, ${now} from workspaces w
    where w.id in (select value::uuid from json_array_elements_text(${JSON.stringify(workspaceIds)}::json))
    on conflict (workspace_id) do update set requested_at = excluded.requested_at
    where f.started_at >= f.requested_at or f.requested_at < ${now} - ${LOST_AFTER}
    returning workspace_id as "workspaceId"`);
  await enqueue(
    ctx,
    rows.map(({ workspaceId }) => ({ kind: 'fit' as const, workspaceId })),
  );
}

/** Whether models were asked for and are not there yet. */
export async function isFitting(ctx: Ctx & { workspace: { id: string } }): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    select 1 from model_fits where workspace_id = ${ctx.workspace.id}
      and (finished_at is null or finished_at < requested_at)
      and requested_at > ${ctx.now().toISOString()}::timestamptz - ${LOST_AFTER}`);
  return rows.length > 0;
}
