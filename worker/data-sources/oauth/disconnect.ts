import { and, eq, ne, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { dataSources } from '../../db/schema.ts';
import type { SourceRow } from '../sources.ts';

/**
 * Marks a source whose grant is gone: it is not synced by itself any more and says why, until a person connects it
 * again. What is sent in by its write key or webhook is still taken. Somebody who connected it again meanwhile has the
 * last word: only the secrets that were refused are given up.
 */
export async function disconnectSource(
  ctx: Ctx,
  refused: Pick<SourceRow, 'id' | 'workspaceId' | 'secrets'>,
  reason: string,
): Promise<void> {
  await ctx.db
    .update(dataSources)
    .set({ status: 'disconnected', disconnectedReason: reason, nextSyncAt: null, updatedAt: ctx.now() })
    .where(
      and(
        eq(dataSources.id, refused.id),
        eq(dataSources.workspaceId, refused.workspaceId),
        ne(dataSources.status, 'disconnected'),
        sql`${dataSources.secrets} = ${JSON.stringify(refused.secrets)}::jsonb`,
      ),
    );
  ctx.log.warn('a source was disconnected', { source: refused.id, reason });
}
