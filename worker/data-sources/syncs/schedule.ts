import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Workspace } from '../../../contract/auth.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { dataSourceSyncs, dataSources } from '../../db/schema.ts';
import { loggable } from '../../http/log.ts';
import { untilNext } from './plans.ts';
import { handOver, startIncremental } from './start.ts';

/** So many sources are begun in one minute; the next minute takes the others, those that have waited longest first. */
const MOST = 500;
const AT_ONCE = 25;
/** A sync that could not be begun is tried again so soon. */
const RETRY_MS = 60_000;
/** A sync that nothing was heard of by then, or that takes so long, is handed to its object again: it may have been lost. */
const LOST_AFTER_MS = 60_000;
const LONG_MS = 3_600_000;

/**
 * Begins the syncs that are due by the plans of their workspaces. A due source is claimed by moving its next time on,
 * so that two runs at once never take the same one.
 */
export async function syncDue(ctx: Ctx, at: Date): Promise<void> {
  await handOverLost(ctx, at);
  const now = at.toISOString();
  const claimed = await ctx.db.execute<{ id: string }>(sql`
    with due as (
      select s.id, w.plan from data_sources s join workspaces w on w.id = s.workspace_id
      where s.status = 'active' and s.next_sync_at <= ${now}::timestamptz
      order by s.next_sync_at limit ${MOST} for update of s skip locked
    )
    update data_sources s set next_sync_at = ${now}::timestamptz + ${untilNext(sql`due.plan`)}
    from due where s.id = due.id
    returning s.id`);
  const ids = claimed.rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_ONCE) await begin(ctx, ids.slice(from, from + AT_ONCE), at);
}

async function begin(ctx: Ctx, ids: string[], at: Date): Promise<void> {
  const sources = await ctx.db.select().from(dataSources).where(inArray(dataSources.id, ids));
  await Promise.all(
    sources.map(async (source) => {
      try {
        await startIncremental(ctx, source, { trigger: 'schedule' });
      } catch (error) {
        ctx.log.error('a scheduled sync did not begin', { source: source.id, error: loggable(error).message });
        const nextSyncAt = new Date(at.getTime() + RETRY_MS);
        await ctx.db.update(dataSources).set({ nextSyncAt }).where(eq(dataSources.id, source.id));
      }
    }),
  );
}

/** Between its row and its object a sync may get lost. What the object knows already goes on as it is. */
async function handOverLost(ctx: Ctx, at: Date): Promise<void> {
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const rows = await ctx.db
    .select({ sync: dataSourceSyncs, sourceType: dataSources.sourceType })
    .from(dataSourceSyncs)
    .innerJoin(dataSources, eq(dataSources.id, dataSourceSyncs.sourceId))
    .where(
      or(
        and(eq(dataSourceSyncs.status, 'queued'), lt(dataSourceSyncs.startedAt, ago(LOST_AFTER_MS))),
        and(eq(dataSourceSyncs.status, 'running'), lt(dataSourceSyncs.startedAt, ago(LONG_MS))),
      ),
    )
    .orderBy(dataSourceSyncs.startedAt)
    .limit(MOST);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await Promise.all(some.map(({ sync, sourceType }) => handOver(ctx, { sourceType }, sync, null)));
  }
}

/**
 * Another plan holds at once: each source that is fetched from is synced next as long after its last sync as the plan
 * says, what is overdue by it within a minute.
 */
export async function rescheduleSyncs(ctx: UserCtx, plan: Workspace['plan']): Promise<void> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    update data_sources set next_sync_at = greatest(
      coalesce(last_sync_at, created_at) + ${untilNext(sql`${plan}::text`)},
      ${now} + make_interval(secs => 60 * random()))
    where workspace_id = ${ctx.workspace.id}::uuid and next_sync_at is not null`);
}
