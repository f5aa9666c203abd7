import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Sync } from '../../../contract/sources.ts';
import type { SyncJob } from '../../../durable-objects/sync-runs.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSourceSyncs } from '../../db/schema.ts';
import { PROVIDERS } from '../providers/index.ts';
import { isDummy, type SourceRow } from '../sources.ts';

export type SyncRow = typeof dataSourceSyncs.$inferSelect;
type SyncedSource = Pick<SourceRow, 'id' | 'workspaceId' | 'sourceType' | 'lastSyncAt' | 'createdAt' | 'config'>;

const DAY = 86_400_000;
/** How far back the first sync by hand looks. */
const FIRST_REACH = 60 * DAY;
/** Later ones look a little further back than the last: providers take their time to show what happened. */
const OVERLAP = DAY;
export const BACKFILL_MONTHS = 24;
/** A backfill that stopped goes on where it was for so long: providers' cursors do not live for ever. */
const RESUMES_WITHIN = 3 * DAY;

/** Where a sync begins. */
type Start = Pick<SyncJob, 'since' | 'until' | 'resource' | 'cursor' | 'progress'>;

/** True where the provider keeps something that can be fetched. */
export function isFetched(source: Pick<SourceRow, 'sourceType' | 'config'>): boolean {
  return PROVIDERS[source.sourceType].fetching !== undefined && !isDummy(source);
}

/** Begins to fetch what changed since the last sync. Joins the one that is under way. */
export async function startIncremental(
  ctx: Ctx,
  source: SyncedSource,
  by: { trigger: Sync['trigger']; userId?: string | undefined },
): Promise<SyncRow> {
  const now = ctx.now().getTime();
  // By the clock, a source that was never synced lacks what came after it was connected: the rest is its backfill's.
  const last = source.lastSyncAt ?? (by.trigger === 'schedule' ? source.createdAt : undefined);
  const since = last ? last.getTime() - OVERLAP : now - FIRST_REACH;
  return start(ctx, source, { ...by, kind: 'incremental', ...anew(source, new Date(since), new Date(now)) });
}

/** Begins to fetch the last months, or goes on where the last such run stopped. Joins the one that is under way. */
export async function startBackfill(
  ctx: Ctx,
  source: SyncedSource,
  by: { trigger: Sync['trigger']; userId?: string | undefined; months?: number | undefined },
): Promise<SyncRow> {
  const now = ctx.now();
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - (by.months ?? BACKFILL_MONTHS));
  const last = by.trigger === 'connect' ? undefined : await lastBackfill(ctx, source);
  const resumed = last && resume(last, since, now);
  return start(ctx, source, { ...by, kind: 'backfill', ...(resumed ?? anew(source, since, now)) });
}

/** Hands a sync whose row is there to its source's object. Doing it twice is doing it once. */
export async function handOver(
  ctx: Ctx,
  source: Pick<SyncedSource, 'sourceType'>,
  row: SyncRow,
  userId: string | null,
): Promise<void> {
  await ctx.env.SOURCE_SYNC.getByName(row.sourceId).begin(jobOf(source, row, userId));
}

/** A sync's row as its object takes it. */
export function jobOf(source: Pick<SyncedSource, 'sourceType'>, row: SyncRow, userId: string | null): SyncJob {
  const { id, workspaceId, sourceId, kind, resource, cursor } = row;
  const progress = row.progress as SyncJob['progress'];
  return {
    ...{ id, workspaceId, sourceId, userId, kind, resource, cursor, progress },
    resources: resourcesOf(source).filter((one) => progress[one]),
    since: (row.since ?? row.startedAt).toISOString(),
    until: (row.until ?? row.startedAt).toISOString(),
    startedAt: row.startedAt.toISOString(),
  };
}

/** One sync of a kind at a time: the database says whose it is. */
async function start(
  ctx: Ctx,
  source: SyncedSource,
  given: Start & { kind: Sync['kind']; trigger: Sync['trigger']; userId?: string | undefined },
): Promise<SyncRow> {
  const { kind, trigger, userId = null, since, until, resource, cursor, progress } = given;
  const { id: sourceId, workspaceId } = source;
  const isOpen = and(
    eq(dataSourceSyncs.sourceId, sourceId),
    eq(dataSourceSyncs.workspaceId, workspaceId),
    eq(dataSourceSyncs.kind, kind),
    inArray(dataSourceSyncs.status, ['queued', 'running']),
  );
  const [mine] = await ctx.db
    .insert(dataSourceSyncs)
    .values({
      ...{ id: newId(), workspaceId, sourceId, kind, trigger, status: 'queued', resource, cursor, progress },
      ...{ since: new Date(since), until: new Date(until), startedAt: ctx.now() },
    })
    .onConflictDoNothing()
    .returning();
  const [row = mine] = mine ? [mine] : await ctx.db.select().from(dataSourceSyncs).where(isOpen).limit(1);
  if (!row) return start(ctx, source, given);
  if (row.status === 'queued') await handOver(ctx, source, row, mine ? userId : null);
  return row;
}

function anew(source: SyncedSource, since: Date, until: Date): Start {
  const resources = isFetched(source) ? resourcesOf(source) : [];
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    resource: resources[0] ?? null,
    cursor: null,
    progress: Object.fromEntries(resources.map((one) => [one, { done: 0, of: null }])),
  };
}

/** The place where a run stopped or failed, if it is fresh and reaches back as far as is asked for now. */
function resume(last: SyncRow, since: Date, now: Date): Start | undefined {
  const { status, resource, cursor, finishedAt, until } = last;
  const reaches = last.since !== null && last.since.getTime() <= since.getTime() + DAY;
  const fresh = finishedAt !== null && now.getTime() - finishedAt.getTime() < RESUMES_WITHIN;
  const unfinished = (status === 'stopped' || status === 'failed') && resource !== null;
  if (!reaches || !fresh || !unfinished || !last.since || !until) return undefined;
  const progress = last.progress as SyncJob['progress'];
  return { since: last.since.toISOString(), until: until.toISOString(), resource, cursor, progress };
}

async function lastBackfill(ctx: Ctx, { id, workspaceId }: SyncedSource): Promise<SyncRow | undefined> {
  const mine = and(eq(dataSourceSyncs.sourceId, id), eq(dataSourceSyncs.workspaceId, workspaceId));
  const [row] = await ctx.db
    .select()
    .from(dataSourceSyncs)
    .where(and(mine, sql`${dataSourceSyncs.kind} = 'backfill'`))
    .orderBy(desc(dataSourceSyncs.startedAt))
    .limit(1);
  return row;
}

function resourcesOf({ sourceType }: Pick<SyncedSource, 'sourceType'>): readonly string[] {
  return PROVIDERS[sourceType].fetching?.resources ?? [];
}
