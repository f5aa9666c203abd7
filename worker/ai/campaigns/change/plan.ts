import { and, eq } from 'drizzle-orm';
import type { ActionPlan, ActionRequest } from '../../../../contract/actions.ts';
import type { ToolInput } from '../../../../contract/analyst.ts';
import { actorOn } from '../../../actions/actor.ts';
import { changed } from '../../../actions/campaigns/change.ts';
import { type CampaignContent, columnsOf, contentOf } from '../../../actions/campaigns/content.ts';
import { campaignPlanWords } from '../../../actions/campaigns/words/languages.ts';
import { canonical } from '../../../actions/hash.ts';
import type { PlanOf } from '../../../actions/kinds/kind.ts';
import { proposeAction } from '../../../actions/plans.ts';
import { ownPlan } from '../../../actions/rows.ts';
import { findEarlier } from '../../../actions/waiting.ts';
import type { UserCtx } from '../../../context.ts';
import { actionPlans } from '../../../db/schema.ts';
import { models } from '../../ask.ts';
import type { ToolCtx } from '../../tools/tool.ts';
import { applied, type Note } from './apply.ts';
import type { Focus } from './focus.ts';
import { putTogether, takenApart } from './letter.ts';
import { rewritten } from './rewrite.ts';

type Asked = ToolInput<'change_campaign'>;

/** What an answer that starts again finds what it has planned before by. */
export const requestKeyOf = (turnId: string) => `${turnId}:change-campaign`;

export interface PlannedChange {
  plan: ActionPlan;
  notes: Note[];
  /** A model was asked, and its words were not taken. */
  notRewritten: boolean;
}

/** Asks the gate for a campaign with what was asked changed. A plan that waited for the one before gives way to it. */
export async function planChange(tools: ToolCtx, focus: Focus, asked: Asked): Promise<PlannedChange> {
  const { ctx, turnId, conversationId, surface, readStrangers, language } = tools;
  const before = contentNow(focus);
  const rules = applied(before, asked, { language, currency: ctx.workspace.currency });
  const { content, isTaken } = await worded(tools, { before, content: rules.content, asked });
  const notes = isTaken
    ? rules.notes.filter(({ kind }) => kind === 'other_letter' || kind === 'no_channel_left')
    : rules.notes;
  const plan = await proposeAction(ctx, requestOf(focus, content), {
    ...{ surface, actor: actorOn(surface, ctx), conversationId, readStrangers, language },
    requestKey: requestKeyOf(turnId),
  });
  if (focus.kind === 'planned' && focus.plan.id !== plan.id) await giveWay(ctx, focus.plan);
  return { plan, notes, notRewritten: isTaken === false };
}

/** What this turn has planned already, where it starts again. */
export async function plannedBefore(ctx: UserCtx, turnId: string) {
  return findEarlier(ctx, requestKeyOf(turnId));
}

/** A campaign as it would be, were all that waits for it approved. */
function contentNow(focus: Focus): CampaignContent {
  if (focus.kind === 'recommended') {
    const { segment: segmentId, channel, subject, message, offer } = focus.recommendation;
    return contentOf({ segmentId, channel, subject, message, offer: offer.slice(0, 200) });
  }
  if (focus.kind === 'drafted') return contentOf(focus.draft);
  const { plan, draft } = focus;
  if (plan.kind === 'draft_campaign' || !draft) return contentOf((plan as PlanOf<'draft_campaign'>).input);
  return changed(contentOf(draft), (plan as PlanOf<'change_campaign'>).input);
}

/** The words as a model writes them, where one can be asked for a tone or another language; else those of the rules. */
async function worded(
  { ctx, question, language, signal }: ToolCtx,
  { before, content, asked }: { before: CampaignContent; content: CampaignContent; asked: Asked },
): Promise<{ content: CampaignContent; isTaken: boolean | undefined }> {
  const tones = asked.tones ?? [];
  const now = takenApart(content.message, language);
  const then = takenApart(before.message, language);
  const translates = asked.language !== undefined && asked.language !== then.language && !now.builtIn;
  if ((tones.length === 0 && !translates) || models(ctx.env).length === 0) return { content, isTaken: undefined };
  // What is offered is said in words of our own, and so are its figures.
  const bare = putTogether({ ...now, tone: undefined, sentence: undefined, core: then.builtIn ? now.core : then.core });
  const wanted = { subject: content.subject, message: bare, tones, language: asked.language ?? now.language, question };
  const written = await rewritten(ctx, wanted, signal);
  if (!written) return { content, isTaken: false };
  const subject = asked.subject ?? written.subject;
  const message = [written.message, now.sentence].filter(Boolean).join('\n\n');
  return { content: { ...content, subject, message }, isTaken: true };
}

function requestOf(focus: Focus, content: CampaignContent): ActionRequest {
  const { channel, fallbacks, condition, subject, message, offer, costLimit, sendOn, sendAt } = columnsOf(content);
  const draft = focus.kind === 'recommended' ? undefined : focus.draft;
  if (draft) {
    const own = contentOf(draft);
    const isOther = (part: keyof CampaignContent) => canonical(own[part]) !== canonical(content[part]);
    const input = {
      ...{ campaignId: draft.id, ...(isOther('channels') && { channel, fallbacks }) },
      ...(isOther('condition') && { condition }),
      ...(isOther('subject') && { subject }),
      ...(isOther('message') && { message }),
      ...(isOther('offer') && { offer }),
      ...(isOther('costLimit') && { costLimit }),
      ...((isOther('sendOn') || isOther('sendAt')) && { sendOn, sendAt }),
    };
    return { kind: 'change_campaign', input };
  }
  const words = {
    ...{ channel, message, ...(fallbacks.length > 0 && { fallbacks }) },
    ...(condition && { condition }),
    ...(subject && { subject: subject.slice(0, 200) }),
    ...(offer && { offer: offer.slice(0, 200) }),
    ...(costLimit && { costLimit }),
    ...(sendOn && { sendOn, ...(sendAt && { sendAt }) }),
  };
  if (focus.kind === 'planned') {
    const { name, segmentId, recommendationId } = (focus.plan as PlanOf<'draft_campaign'>).input;
    const kept = recommendationId ? { recommendationId } : {};
    return { kind: 'draft_campaign', input: { name, segmentId, ...kept, ...words } };
  }
  const { recommendation } = focus as Extract<Focus, { kind: 'recommended' }>;
  const { id: recommendationId, segment: segmentId, segmentName, subject: called } = recommendation;
  const name = `${segmentName}: ${called}`.slice(0, 200);
  return { kind: 'draft_campaign', input: { recommendationId, name, segmentId, ...words } };
}

/** What waits is void once a later plan says what the campaign is to be. */
async function giveWay(ctx: UserCtx, { id, difference }: Pick<PlanOf<'change_campaign'>, 'id' | 'difference'>) {
  const failure = campaignPlanWords(difference.language).cannot.replaced;
  await ctx.db
    .update(actionPlans)
    .set({ status: 'void', failure, updatedAt: ctx.now() })
    .where(and(ownPlan(ctx, id), eq(actionPlans.status, 'proposed')));
}
