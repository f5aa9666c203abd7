import { and, desc, eq } from 'drizzle-orm';
import type { Brought, Feedback, StoredRecommendation } from '../../contract/ai.ts';
import type { UserCtx } from '../context.ts';
import { recommendations } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { broughtBy } from '../learning/brought.ts';
import { rememberLesson } from '../learning/lessons.ts';
import { keepFeedback, oneAtATime, relearn } from '../learning/offers.ts';
import { asRecommendation } from './campaigns/store.ts';

type Row = typeof recommendations.$inferSelect;

/** What was recommended in this workspace, newest first, with what became of it. */
export async function listRecommendations(
  ctx: UserCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ data: StoredRecommendation[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(recommendations)
    .where(
      and(
        eq(recommendations.workspaceId, ctx.workspace.id),
        before(cursor, recommendations.createdAt, recommendations.id),
      ),
    )
    .orderBy(desc(recommendations.createdAt), desc(recommendations.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const brought = await broughtBy(
    ctx,
    data.map(({ id }) => id),
  );
  return { data: data.map((row) => asStored(row, brought.get(row.id))), nextCursor };
}

/**
 * Keeps what somebody thinks of a recommendation, and learns from it what to offer next; said again, it replaces what was
 * said. 404 for another workspace's.
 */
export async function giveFeedback(ctx: UserCtx, id: string, feedback: Feedback): Promise<StoredRecommendation> {
  const [given] = await ctx.db
    .select({ segment: recommendations.segment, channel: recommendations.channel, offer: recommendations.offerKind })
    .from(recommendations)
    .where(and(eq(recommendations.id, id), eq(recommendations.workspaceId, ctx.workspace.id)));
  if (!given) return fail('not_found');
  const { offer, ...where } = given;
  const keep = keepFeedback(ctx, id, feedback);
  const rows =
    offer === null ? await keep : (await ctx.db.batch([oneAtATime(ctx), keep, relearn(ctx, { ...where, offer })]))[1];
  if (offer !== null) await rememberLesson(ctx, { ...where, offer }, feedback);
  return rows[0] ? asStored(rows[0], (await broughtBy(ctx, [id])).get(id)) : fail('not_found');
}

function asStored(row: Row, brought: Brought | undefined): StoredRecommendation {
  return {
    ...asRecommendation(row),
    conversationId: row.conversationId,
    provider: row.provider,
    rating: row.rating,
    comment: row.comment,
    outcome: row.outcome,
    createdAt: row.createdAt.toISOString(),
    feedbackAt: row.feedbackAt?.toISOString() ?? null,
    brought: brought ?? null,
  };
}
