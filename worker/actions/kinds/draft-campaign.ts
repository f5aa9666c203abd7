import { and, eq } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { campaignDrafts, recommendations } from '../../db/schema.ts';
import { readSegments } from '../../segments/rows.ts';
import { columnsOf, contentOf } from '../campaigns/content.ts';
import { differenceOf } from '../campaigns/difference.ts';
import { requireAhead } from '../campaigns/when.ts';
import { whomName } from '../campaigns/whom.ts';
import { requireRecommendation } from '../email/holdout.ts';
import { peopleText } from '../words/languages.ts';
import { type Kind, line } from './kind.ts';

/** Content and audience of a campaign, kept to be worked on. Nothing is sent. */
export const draftCampaign: Kind<'draft_campaign'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, input, words) {
    const { recommendationId, segmentId } = input;
    await requireRecommendation(ctx, { recommendationId });
    const { quoted, campaign: say } = words;
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    const segment = quoted(whomName(segments, segmentId, words));
    const [after, before] = [contentOf(input), await recommended(ctx, recommendationId)];
    requireAhead(ctx, after, words);
    const { lines, ...difference } = await differenceOf(ctx, { before, after, segments, isNew: true }, words);
    const name = quoted(input.name);
    const [channel = 'email'] = after.channels;
    const first = say.line({ name, people: peopleText(difference.people, words), segment, channel });
    return { title: say.title(name), difference: { ...difference, lines: [line('add', first), ...lines] } };
  },

  async apply(ctx, { id, input }, { quoted, campaign: say }) {
    const { name, segmentId, recommendationId = null } = input;
    const draft = { ...columnsOf(contentOf(input)), name, segmentId, recommendationId };
    const [now, workspaceId] = [ctx.now(), ctx.workspace.id];
    return {
      result: say.drafted(quoted(name)),
      href: `/campaigns/${id}`,
      undo: { draftId: id },
      statements: [
        ctx.db.insert(campaignDrafts).values({ ...draft, id, planId: id, workspaceId, createdAt: now, updatedAt: now }),
      ],
    };
  },

  async undo(ctx, { id, input }, { quoted, campaign: say }) {
    const mine = and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, ctx.workspace.id));
    return {
      result: say.removed(quoted(input.name)),
      statements: [ctx.db.delete(campaignDrafts).where(mine)],
    };
  },
};

/** The campaign as it was recommended: what is drafted of it is told by how it differs. */
async function recommended(ctx: UserCtx, id: string | undefined) {
  if (id === undefined) return null;
  const [row] = await ctx.db
    .select()
    .from(recommendations)
    .where(and(eq(recommendations.id, id), eq(recommendations.workspaceId, ctx.workspace.id)));
  return row ? contentOf({ ...row, segmentId: row.segment, offer: row.offer.slice(0, 200) }) : null;
}
