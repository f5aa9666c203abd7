import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSourceSyncs } from '../../db/schema.ts';
import type { SourceRow } from '../sources.ts';
import { handOver, jobOf, type SyncRow } from './start.ts';

type Repaired = Pick<SourceRow, 'id' | 'workspaceId' | 'sourceType'>;

/**
 * Begins a sync for the reconciler, which fetches by itself: it keeps its records under this sync's id and says by
 * `endRepair` which they were. Joins the one that is not over.
 */
export async function beginRepair(ctx: Ctx, source: Repaired): Promise<SyncRow> {
  const { id: sourceId, workspaceId } = source;
  const about = { workspaceId, sourceId, kind: 'repair' as const };
  const [mine] = await ctx.db
    .insert(dataSourceSyncs)
    .values({
      ...about,
      id: newId(),
      trigger: 'reconciler',
      status: 'queued',
      resource: 'orders',
      startedAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  const [row] = mine
    ? [mine]
    : await ctx.db
        .select()
        .from(dataSourceSyncs)
        .where(
          and(
            eq(dataSourceSyncs.sourceId, sourceId),
            eq(dataSourceSyncs.workspaceId, workspaceId),
            eq(dataSourceSyncs.kind, about.kind),
            inArray(dataSourceSyncs.status, ['queued', 'running']),
          ),
        );
  if (!row) return beginRepair(ctx, source);
  await handOver(ctx, source, row, null);
  return row;
}

/** All is kept: the sync is over when these records are processed. `orders` is how many it was about. */
export async function endRepair(
  ctx: Ctx,
  source: Repaired,
  { row, records, orders }: { row: SyncRow; records: string[]; orders: number },
): Promise<void> {
  const progress = { orders: { done: orders, of: orders } };
  const job = { ...jobOf(source, row, null), resource: null, progress };
  await ctx.env.SOURCE_SYNC.getByName(source.id).begin(job, records);
}
