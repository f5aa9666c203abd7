import type { Sync } from '../../../contract/sources.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { requireSource } from '../sources.ts';
import { getSync, requireSync, showSync } from './list.ts';
import { handOver, isFetched, startBackfill } from './start.ts';

/**
 * Fetches the last months of a source, as history. What was stopped or failed a short while ago goes on where it was;
 * one that is under way is joined. 409 where there is nothing to fetch, or the source is not active.
 */
export async function backfill(ctx: UserCtx, input: { id: string; months?: number | undefined }): Promise<Sync> {
  const source = await requireSource(ctx, input.id);
  if (!isFetched(source)) return fail('conflict', 'There is nothing to fetch from this source: all of it is sent in');
  if (source.status === 'paused') return fail('conflict', 'The source is paused: let it go on first');
  if (source.status === 'disconnected')
    return fail('conflict', source.disconnectedReason ?? 'Connect the source again');
  const by = { trigger: 'hand' as const, userId: ctx.user.id, months: input.months };
  return showSync(await startBackfill(ctx, source, by), ctx.now());
}

/** Ends a sync where it is; what it fetched so far stays. 409 when it is over already. */
export async function stopSync(ctx: UserCtx, input: { id: string; syncId: string }): Promise<Sync> {
  const row = await requireSync(ctx, input);
  const object = ctx.env.SOURCE_SYNC.getByName(row.sourceId);
  // It may not have got to its object yet.
  if (row.status === 'queued') await handOver(ctx, await requireSource(ctx, input.id), row, ctx.user.id);
  if (!(await object.stop(row.id))) return fail('conflict', 'The sync is over already');
  await object.wait(row.id, WAIT_MS);
  return getSync(ctx, input);
}

/** For the end of it to be stored. */
const WAIT_MS = 3000;
