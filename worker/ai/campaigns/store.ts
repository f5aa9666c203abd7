import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { Predicted } from '../../../contract/predicted.ts';
import { Channel, Recommendation } from '../../../contract/stream.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { recommendations } from '../../db/schema.ts';
import type { Proved } from './proof/receipts.ts';

/** A turn's recommendations as they were stored, and who wrote them. */
export interface StoredTurn {
  provider: string;
  recommendations: Recommendation[];
}

/** What was shown besides the words, as it is kept with them. */
const Details = Recommendation.pick({
  reach: true,
  cost: true,
  expected: true,
  evidence: true,
  rank: true,
  receipts: true,
  holdout: true,
}).extend({
  segmentName: z.string().optional(),
  place: z.number().optional(),
});

/** What was recommended in answer to a message before, if anything: an answer that starts again gives the same. */
export async function storedFor(ctx: UserCtx, turnId: string): Promise<StoredTurn | undefined> {
  const rows = await ctx.db
    .select()
    .from(recommendations)
    .where(and(eq(recommendations.workspaceId, ctx.workspace.id), eq(recommendations.turnId, turnId)))
    .orderBy(recommendations.id);
  const [first] = rows;
  if (!first) return undefined;
  const inPlace = [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  return { provider: first.provider, recommendations: inPlace.map(asRecommendation) };
}

/** Stores a turn's recommendations once, under (workspace, turn, segment, channel), and returns what is stored. */
export async function store(
  ctx: UserCtx,
  turn: { turnId: string; conversationId: string | null; provider: string },
  drafts: Proved[],
): Promise<StoredTurn> {
  if (drafts.length === 0) return { provider: turn.provider, recommendations: [] };
  await ctx.db
    .insert(recommendations)
    .values(
      drafts.map(
        (
          {
            id = newId(),
            segmentName,
            reach,
            cost,
            expected,
            evidence,
            rank,
            receipts,
            holdout,
            offerKind = null,
            ...draft
          },
          place,
        ) => ({
          id,
          workspaceId: ctx.workspace.id,
          userId: ctx.user.id,
          ...turn,
          ...draft,
          offerKind,
          details: { segmentName, reach, cost, expected, evidence, rank, receipts, holdout, place } satisfies z.infer<
            typeof Details
          >,
          createdAt: ctx.now(),
        }),
      ),
    )
    .onConflictDoNothing();
  return (await storedFor(ctx, turn.turnId)) ?? { provider: turn.provider, recommendations: [] };
}

type Row = typeof recommendations.$inferSelect;

export function asRecommendation(row: Row): Recommendation {
  const { segmentName, place: _, ...details } = Details.safeParse(row.details).data ?? {};
  const prediction = Predicted.safeParse(row.segment).data;
  const standard = row.segment in SEGMENTS ? SEGMENTS[row.segment as keyof typeof SEGMENTS].name : undefined;
  return {
    id: row.id,
    segment: row.segment,
    segmentName: segmentName ?? standard ?? 'A segment that is gone',
    people: row.people,
    channel: Channel.parse(row.channel),
    subject: row.subject,
    message: row.message,
    offer: row.offer,
    timing: row.timing,
    reason: row.reason,
    ...(row.offerKind !== null && { offerKind: row.offerKind }),
    ...(prediction && { prediction }),
    ...details,
  };
}

function placeOf(row: Row): number {
  return Details.safeParse(row.details).data?.place ?? 0;
}
