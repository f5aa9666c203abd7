import { and, asc, eq, gt } from 'drizzle-orm';
import type { MuteInput, WatchedMetric } from '../../../contract/unusual.ts';
import { WatchedMetric as Watched } from '../../../contract/unusual.ts';
import type { UserCtx } from '../../context.ts';
import { mutedMetrics } from '../../db/schema.ts';

const DAY_MS = 86_400_000;

/** Tells nothing of a number for some days, 30 unless it is said; muting it again counts from now. */
export async function mute(ctx: UserCtx, { metric, days = 30 }: MuteInput): Promise<void> {
  const until = new Date(ctx.now().getTime() + days * DAY_MS);
  const by = { until, userId: ctx.user.id };
  await ctx.db
    .insert(mutedMetrics)
    .values({ workspaceId: ctx.workspace.id, metric, ...by })
    .onConflictDoUpdate({ target: [mutedMetrics.workspaceId, mutedMetrics.metric], set: by });
}

export async function unmute(ctx: UserCtx, metric: WatchedMetric): Promise<void> {
  await ctx.db
    .delete(mutedMetrics)
    .where(and(eq(mutedMetrics.workspaceId, ctx.workspace.id), eq(mutedMetrics.metric, metric)));
}

/** What is muted now, with when it ends. */
export async function mutedNow(ctx: UserCtx): Promise<{ metric: WatchedMetric; until: Date }[]> {
  const rows = await ctx.db
    .select({ metric: mutedMetrics.metric, until: mutedMetrics.until })
    .from(mutedMetrics)
    .where(and(eq(mutedMetrics.workspaceId, ctx.workspace.id), gt(mutedMetrics.until, ctx.now())))
    .orderBy(asc(mutedMetrics.metric))
    .limit(Watched.options.length);
  // A number that was watched by an earlier version is none now.
  return rows.flatMap(({ metric, until }) => {
    const known = Watched.safeParse(metric);
    return known.success ? [{ metric: known.data, until }] : [];
  });
}
