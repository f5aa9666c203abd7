import { stillAs } from '../../configuration/kinds/kind.ts';
import type { UserCtx } from '../../context.ts';
import { campaignDrafts } from '../../db/schema.ts';
import { ApiError } from '../../errors.ts';
import { readSegments } from '../../segments/rows.ts';
import { changed } from '../campaigns/change.ts';
import { type CampaignContent, columnsOf, contentOf } from '../campaigns/content.ts';
import { differenceOf } from '../campaigns/difference.ts';
import { requireAhead } from '../campaigns/when.ts';
import { whomName } from '../campaigns/whom.ts';
import { campaignPlanWords } from '../campaigns/words/languages.ts';
import { endSendings, ownDraft, requireDraft } from '../drafts/drafts.ts';
import { canonical, hashOf, hashOfPlan } from '../hash.ts';
import { refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { Kind, Statement } from './kind.ts';

type Draft = typeof campaignDrafts.$inferSelect;

/** Other channels or other words of a drafted campaign. What waits to send its words is void with it, and nothing is sent. */
export const changeCampaign: Kind<'change_campaign'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, input, words) {
    const say = campaignPlanWords(words.language);
    const draft = await requireDraft(ctx, input.campaignId);
    const before = contentOf(draft);
    const after = changed(before, input);
    if (canonical(before) === canonical(after)) return refuse('conflict', say.cannot.nothing, words);
    if (input.sendOn !== undefined || input.sendAt !== undefined) requireAhead(ctx, after, words);
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    whomName(segments, after.segmentId, words);
    return {
      title: say.title(words.quoted(draft.name)),
      difference: await differenceOf(ctx, { before, after, segments }, words),
      basis: { was: await hashOf(before) },
    };
  },

  async apply(ctx, { kind, input, hash }, words) {
    const say = campaignPlanWords(words.language);
    const draft = await requireDraft(ctx, input.campaignId).catch((error) => gone(error, words));
    const before = contentOf(draft);
    // What was approved is the difference to the campaign as it was then.
    const now = await hashOfPlan({ kind, input, basis: { was: await hashOf(before) } });
    if (now !== hash) return refuse('conflict', say.cannot.changedSince, words);
    return {
      result: say.changed(words.quoted(draft.name)),
      href: `/campaigns/${draft.id}`,
      undo: { before },
      statements: written(ctx, draft, changed(before, input)),
    };
  },

  async undo(ctx, { input, undo }, words) {
    const say = campaignPlanWords(words.language);
    // What was kept before there were times has none.
    const kept = (undo as { before: Partial<CampaignContent> }).before;
    const before = { sendOn: null, sendAt: null, ...kept } as CampaignContent;
    const draft = await requireDraft(ctx, input.campaignId).catch((error) => gone(error, words));
    if (canonical(contentOf(draft)) !== canonical(changed(before, input))) {
      return refuse('conflict', say.cannot.notRestored, words);
    }
    return {
      result: say.restored(words.quoted(draft.name)),
      statements: written(ctx, draft, before),
    };
  },
};

/** As long as it is as it was read. */
function written(ctx: UserCtx, draft: Draft, content: CampaignContent): Statement[] {
  return [
    stillAs(ctx, 'campaign_drafts', draft),
    ctx.db
      .update(campaignDrafts)
      .set({ ...columnsOf(content), updatedAt: ctx.now() })
      .where(ownDraft(ctx, draft.id)),
    endSendings(ctx, draft.id),
  ];
}

function gone(error: unknown, words: PlanWords): never {
  const isGone = error instanceof ApiError && error.code === 'not_found';
  if (isGone) return refuse('conflict', campaignPlanWords(words.language).cannot.gone, words);
  throw error;
}
