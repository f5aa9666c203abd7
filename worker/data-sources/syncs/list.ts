import { and, desc, eq } from 'drizzle-orm';
import type { PageQuery } from '../../../contract/errors.ts';
import type { Sync } from '../../../contract/sources.ts';
import type { UserCtx } from '../../context.ts';
import { dataSourceSyncs } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { requireSource } from '../sources.ts';
import type { SyncRow } from './start.ts';

/** The syncs of a source, newest first. */
export async function listSyncs(ctx: UserCtx, { id, limit, cursor }: PageQuery & { id: string }) {
  await requireSource(ctx, id);
  const rows = await select(ctx, id, before(cursor, dataSourceSyncs.startedAt, dataSourceSyncs.id)).limit(limit + 1);
  const page = cutPage(rows, limit, ({ startedAt, id }) => ({ at: startedAt, id }));
  return { ...page, data: page.data.map((row) => showSync(row, ctx.now())) };
}

/** One sync of a source, or 404. */
export async function getSync(ctx: UserCtx, input: { id: string; syncId: string }): Promise<Sync> {
  return showSync(await requireSync(ctx, input), ctx.now());
}

/** The row of one sync of a source of the caller's, or 404. */
export async function requireSync(ctx: UserCtx, { id, syncId }: { id: string; syncId: string }): Promise<SyncRow> {
  const [row] = await select(ctx, id, eq(dataSourceSyncs.id, syncId));
  return row ?? fail('not_found', 'There is no such sync');
}

function select(ctx: UserCtx, sourceId: string, more?: ReturnType<typeof eq>) {
  return ctx.db
    .select()
    .from(dataSourceSyncs)
    .where(and(eq(dataSourceSyncs.sourceId, sourceId), eq(dataSourceSyncs.workspaceId, ctx.workspace.id), more))
    .orderBy(desc(dataSourceSyncs.startedAt), desc(dataSourceSyncs.id));
}

/** A sync as the API shows it. */
export function showSync(row: SyncRow, now: Date): Sync {
  return {
    id: row.id,
    kind: row.kind,
    trigger: row.trigger,
    status: row.status,
    progress: row.progress as Sync['progress'],
    fetched: row.fetched,
    processed: row.processed,
    eventsCount: row.eventsCount,
    secondsLeft: secondsLeft(row, now),
    error: row.error,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** At the speed of this run so far; null while a provider has not told how much there is. */
function secondsLeft({ status, progress, processed, startedAt }: SyncRow, now: Date): number | null {
  const all = Object.values(progress as Sync['progress']);
  if (status !== 'running' || processed === 0 || all.some(({ of }) => of === null)) return null;
  const left = all.reduce((sum, { done, of }) => sum + (of ?? done) - done, 0);
  return Math.ceil((left * (now.getTime() - startedAt.getTime())) / processed / 1000);
}
