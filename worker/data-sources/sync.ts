import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { requireSource, type SourceRow } from './sources.ts';
import { requireSync } from './syncs/list.ts';
import { startIncremental } from './syncs/start.ts';

/** A request waits so long for the end of its sync. */
const WAIT_MS = 4000;

/** What a request to sync comes to: it ended in time, or it goes on. */
export type Synced = { success: true; eventsCount: number } | { syncId: string };

/**
 * Fetches what is new at the provider, or joins the sync that is doing so, and waits a moment for its end. A source
 * to which everything is sent, and one of generated data, have nothing to fetch. Throws `conflict` when the source is
 * paused, `connection_failed` with the provider's own words when it refuses.
 */
export async function syncSource(ctx: UserCtx, id: string): Promise<Synced> {
  const source = await requireSource(ctx, id);
  if (source.status === 'paused') return fail('conflict', 'The source is paused: let it go on first');
  if (source.status === 'disconnected') {
    return fail('connection_failed', source.disconnectedReason ?? 'Connect the source again');
  }
  const { id: syncId } = await startIncremental(ctx, source, { trigger: 'hand', userId: ctx.user.id });
  const told = await ctx.env.SOURCE_SYNC.getByName(source.id).wait(syncId, WAIT_MS);
  const end = told ?? (await endOf(ctx, source, syncId));
  if (!end) return { syncId };
  if (end.status === 'failed') return fail('connection_failed', end.error ?? undefined);
  return { success: true, eventsCount: end.eventsCount };
}

/** How a sync ended that its object no longer knows of; undefined while it goes on. */
async function endOf(ctx: UserCtx, { id }: SourceRow, syncId: string) {
  const row = await requireSync(ctx, { id, syncId });
  return row.finishedAt ? row : undefined;
}
