import { and, eq, sql } from 'drizzle-orm';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { dataSourceSyncs, dataSources, internalEvents } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { withoutSecrets } from './config.ts';
import { openConfig } from './connect.ts';
import { PROVIDERS } from './providers/index.ts';
import { ProviderError } from './providers/provider.ts';
import { isDummy, requireSource, type SourceRow } from './sources.ts';
import { requireSync } from './syncs/list.ts';
import { isFetched, startIncremental } from './syncs/start.ts';

/** How far back the first sync looks. */
const FIRST_REACH_MS = 60 * 86_400_000;
/** Later ones look a little further back than the last: providers take their time to show what happened. */
const OVERLAP_MS = 86_400_000;
/** A sync that did not end by now was cut off. */
const LOST_AFTER = '5 minutes';
/** A request waits so long for the end of its sync (ms). */
const WAIT_MS = 4000;

/** What a request to sync comes to: it ended in time, or it goes on. */
export type Synced = { success: true; eventsCount: number } | { syncId: string };

/**
 * Fetches what the provider keeps and writes it as if it had been sent in. Returns how many events were new. A source
 * that keeps nothing to fetch, and one of generated data, has none. Throws `connection_failed` when the provider
 * refuses, `unavailable` when it is away, `conflict` when the source is paused or already being synced.
 */
export async function syncSource(ctx: UserCtx, id: string): Promise<Synced> {
  const source = await requireSource(ctx, id);
  if (source.status === 'paused') return fail('conflict', 'The source is paused: let it go on first');
  if (source.status === 'disconnected') {
    return fail('connection_failed', source.disconnectedReason ?? 'Connect the source again');
  }
  if (isFetched(source)) return fetchNow(ctx, source);
  const sync = { id: await begin(ctx, source), source, startedAt: ctx.now() };
  try {
    const events = await fetchEvents(ctx, source);
    const { outcomes } = await writeEvents(ctx, ctx.workspace.id, events);
    const eventsCount = outcomes.filter(({ kind }) => kind === 'stored').length;
    await end(ctx, { ...sync, status: 'success', eventsCount });
    return { success: true, eventsCount };
  } catch (error) {
    const known = error instanceof ProviderError;
    const reason = known ? await shownReason(ctx, source, error) : 'Something went wrong on our side';
    await end(ctx, { ...sync, status: 'failed', eventsCount: 0, error: reason });
    if (!known) throw error;
    return fail(error.kind === 'away' ? 'unavailable' : 'connection_failed', reason, { cause: error });
  }
}

/** Begins a sync, or joins the one under way, and waits a moment for its end. */
async function fetchNow(ctx: UserCtx, source: SourceRow): Promise<Synced> {
  const { id } = await startIncremental(ctx, source, { trigger: 'hand', userId: ctx.user.id });
  const told = await ctx.env.SOURCE_SYNC.getByName(source.id).wait(id, WAIT_MS);
  const end = told ?? (await endOf(ctx, source, id));
  if (!end) return { syncId: id };
  if (end.status === 'failed') return fail('connection_failed', end.error ?? undefined);
  return { success: true, eventsCount: end.eventsCount };
}

/** How a sync ended that its object no longer knows of; undefined while it goes on. */
async function endOf(ctx: UserCtx, source: SourceRow, id: string) {
  const row = await requireSync(ctx, { id: source.id, syncId: id });
  return row.finishedAt ? row : undefined;
}

/** One sync of a source at a time: the database says whose it is. */
async function begin(ctx: UserCtx, source: SourceRow): Promise<string> {
  const id = newId();
  const { rows } = await ctx.db.execute(sql`
    with lost as (
      update data_source_syncs set status = 'failed', error = 'It was cut off', finished_at = now()
      where source_id = ${source.id} and status = 'running' and started_at < now() - interval '${sql.raw(LOST_AFTER)}'
    ), mine as (
      select id from data_sources where id = ${source.id} and workspace_id = ${ctx.workspace.id} for update
    )
    insert into data_source_syncs (id, workspace_id, source_id, status, started_at)
    select ${id}, ${ctx.workspace.id}, mine.id, 'running', ${ctx.now().toISOString()}::timestamptz from mine
    where not exists (
      select from data_source_syncs
      where source_id = ${source.id} and status = 'running' and started_at >= now() - interval '${sql.raw(LOST_AFTER)}'
    )
    returning id`);
  if (rows.length === 0) fail('conflict', 'The source is being synced already');
  return id;
}

async function fetchEvents(ctx: UserCtx, source: SourceRow): Promise<CommonEvent[]> {
  const provider = PROVIDERS[source.sourceType];
  if (isDummy(source)) return [];
  const { config, secrets } = await openConfig(ctx, source);
  const open = { ...config, ...secrets };
  if (!provider.fetchEvents) {
    await provider.testConnection?.(open, ctx.env);
    return [];
  }
  const since = source.lastSyncAt ? source.lastSyncAt.getTime() - OVERLAP_MS : ctx.now().getTime() - FIRST_REACH_MS;
  return provider.fetchEvents(open, ctx.env, { sourceId: source.id, since: new Date(since), now: ctx.now() });
}

interface Ended {
  id: string;
  source: SourceRow;
  startedAt: Date;
  status: 'success' | 'failed';
  eventsCount: number;
  error?: string;
}

/** Stores how a sync ended and tells of it by `connector.sync.completed`, in one transaction. */
async function end(ctx: UserCtx, { id, source, startedAt, status, eventsCount, error }: Ended): Promise<void> {
  const now = ctx.now();
  const ended = [
    ctx.db
      .update(dataSourceSyncs)
      .set({ status, eventsCount, error: error ?? null, finishedAt: now })
      .where(eq(dataSourceSyncs.id, id)),
    ctx.db.insert(internalEvents).values({
      id: newId(),
      workspaceId: ctx.workspace.id,
      userId: ctx.user.id,
      eventType: 'connector.sync.completed',
      timestamp: now,
      payload: {
        connector_id: source.id,
        connector_type: source.sourceType,
        records_synced: eventsCount,
        duration_ms: now.getTime() - startedAt.getTime(),
        status,
      },
    }),
  ] as const;
  const synced = ctx.db
    .update(dataSources)
    .set({ lastSyncAt: startedAt })
    .where(and(eq(dataSources.id, source.id), eq(dataSources.workspaceId, ctx.workspace.id)));
  await (status === 'success' ? ctx.db.batch([...ended, synced]) : ctx.db.batch(ended));
}

async function shownReason(ctx: UserCtx, source: SourceRow, error: ProviderError): Promise<string> {
  const { secrets } = await openConfig(ctx, source);
  return withoutSecrets(error.message, secrets);
}
