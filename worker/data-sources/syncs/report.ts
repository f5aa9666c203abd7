import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Run } from '../../../durable-objects/sync-runs.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSourceSyncs } from '../../db/schema.ts';
import { loggable } from '../../http/log.ts';
import { askForFits } from '../../predictions/asking.ts';
import { untilNext } from './plans.ts';

/** Brings a sync's row up to date. One that has ended stays as it ended, and is told of once, however often this is called. */
export async function reportRun(ctx: Ctx, run: Run): Promise<void> {
  if (run.status !== 'running') return reportEnd(ctx, run);
  await ctx.db
    .update(dataSourceSyncs)
    .set(figuresOf(run))
    .where(and(eq(dataSourceSyncs.id, run.id), inArray(dataSourceSyncs.status, ['queued', 'running'])));
}

function figuresOf(run: Run) {
  const { status, resource, cursor, progress, fetched, processed, events: eventsCount, error } = run;
  return { status, resource, cursor, progress, fetched, processed, eventsCount, error };
}

/**
 * The end of a sync, the moment up to which its source is synced, and `connector.sync.completed`, in one statement:
 * only the first who tells of it changes anything. What failed for good is listed among the failures and fetching it
 * again would not mend it, so a sync that fetched everything moves the moment on even so.
 */
async function reportEnd(ctx: Ctx, run: Run): Promise<void> {
  const ended = ctx.now().toISOString();
  const complete = run.resource === null && run.kind !== 'repair';
  const { rowCount } = await ctx.db.execute(sql`
    with ended as (
      update data_source_syncs set status = ${run.status}, resource = ${run.resource}, cursor = ${run.cursor},
        progress = ${JSON.stringify(run.progress)}::jsonb, fetched = ${run.fetched}, processed = ${run.processed},
        events_count = ${run.events}, error = ${run.error}, finished_at = ${ended}::timestamptz
      where id = ${run.id}::uuid and status in ('queued', 'running')
      returning workspace_id, source_id, started_at, coalesce("until", started_at) as up_to
    ), synced as (
      update data_sources s set last_sync_at = greatest(s.last_sync_at, ended.up_to),
        next_sync_at = case when ${run.resources.length > 0}
          then coalesce(s.next_sync_at, ${ended}::timestamptz + ${untilNext(sql`w.plan`)}) end
      from ended join workspaces w on w.id = ended.workspace_id
      where s.id = ended.source_id and ${complete}
    )
    insert into internal_events (id, workspace_id, user_id, event_type, timestamp, payload)
    select ${newId()}::uuid, ended.workspace_id, ${run.userId}::uuid, 'connector.sync.completed', ${ended}::timestamptz,
      jsonb_build_object('connector_id', s.id, 'connector_type', s.source_type, 'records_synced', ${run.processed}::int,
        'duration_ms', ceil(extract(epoch from ${ended}::timestamptz - ended.started_at) * 1000)::bigint,
        'status', ${run.status}::text)
    from ended join data_sources s on s.id = ended.source_id`);
  if (rowCount > 0 && run.kind === 'backfill' && run.fetched > 0) await learnFrom(ctx, run);
}

/** So much history makes other models. They are fitted by the clock too, so that it may be missed. */
async function learnFrom(ctx: Ctx, { workspaceId }: Run): Promise<void> {
  try {
    await askForFits(ctx, [workspaceId]);
  } catch (error) {
    ctx.log.warn('models were not asked for after a backfill', {
      workspace: workspaceId,
      error: loggable(error).message,
    });
  }
}
