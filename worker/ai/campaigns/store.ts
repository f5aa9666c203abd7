import { and, eq } from 'drizzle-orm';
import { SEGMENT_KEYS, SegmentKey } from '../../../contract/analytics.ts';
import { Channel, type Recommendation } from '../../../contract/stream.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { recommendations } from '../../db/schema.ts';
import type { Draft } from './catalogue.ts';

/** A turn's recommendations as they were stored, and who wrote them. */
export interface StoredTurn {
  provider: string;
  recommendations: Recommendation[];
}

/** What was recommended in answer to a message before, if anything: an answer that starts again gives the same. */
export async function storedFor(ctx: UserCtx, turnId: string): Promise<StoredTurn | undefined> {
  const rows = await ctx.db
    .select()
    .from(recommendations)
    .where(and(eq(recommendations.workspaceId, ctx.workspace.id), eq(recommendations.turnId, turnId)))
    .orderBy(recommendations.id);
  const [first] = rows;
  if (!first) return undefined;
  return { provider: first.provider, recommendations: rows.map(asRecommendation).sort(bySegment) };
}

/** Stores a turn's recommendations once, under (workspace, turn, segment, channel), and returns what is stored. */
export async function store(
  ctx: UserCtx,
  turn: { turnId: string; conversationId: string | null; provider: string },
  drafts: Draft[],
): Promise<StoredTurn> {
  if (drafts.length === 0) return { provider: turn.provider, recommendations: [] };
  await ctx.db
    .insert(recommendations)
    .values(
      drafts.map(({ segmentName: _, ...draft }) => ({
        id: newId(),
        workspaceId: ctx.workspace.id,
        userId: ctx.user.id,
        ...turn,
        ...draft,
        createdAt: ctx.now(),
      })),
    )
    .onConflictDoNothing();
  return (await storedFor(ctx, turn.turnId)) ?? { provider: turn.provider, recommendations: [] };
}

export function asRecommendation(row: typeof recommendations.$inferSelect): Recommendation {
  const segment = SegmentKey.parse(row.segment);
  return {
    id: row.id,
    segment,
    segmentName: SEGMENTS[segment].name,
    people: row.people,
    channel: Channel.parse(row.channel),
    subject: row.subject,
    message: row.message,
    offer: row.offer,
    timing: row.timing,
    reason: row.reason,
  };
}

function bySegment(a: Recommendation, b: Recommendation): number {
  return SEGMENT_KEYS.indexOf(a.segment) - SEGMENT_KEYS.indexOf(b.segment);
}
