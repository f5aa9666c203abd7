import type { CampaignCost } from '../../../contract/stream.ts';
import { costOf, unitCosts } from '../../ai/campaigns/cost.ts';
import { isAbove } from '../../ai/campaigns/price.ts';
import { moneyText } from '../../ai/tools/words/format.ts';
import type { UserCtx } from '../../context.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';
import { refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import type { CampaignReach } from './reach.ts';
import { campaignPlanWords } from './words/languages.ts';

/**
 * What sending a campaign to those whom it reaches would cost by what is known now, in words. 409 where that is above its
 * limit, or cannot be held against it.
 */
export async function costOfCampaign(
  ctx: UserCtx,
  { content, reach }: { content: CampaignContent; reach: CampaignReach },
  words: PlanWords,
): Promise<{ text: string; within: string | undefined }> {
  const say = campaignPlanWords(words.language);
  const { currency } = ctx.workspace;
  const cost = await worthOf(ctx, { content, reach }, words);
  const limit = content.costLimit;
  if (!limit) return { text: costText(cost, words), within: undefined };
  const of = limit.currency ?? currency;
  const most = moneyText(limit.amount, of, words.language);
  if (cost.amount === null || of !== cost.currency) {
    return refuse('conflict', say.cannot.costUnknown({ most, why: cost.text }), words);
  }
  const amount = moneyText(cost.amount, cost.currency, words.language);
  if (isAbove(cost.amount, limit.amount)) return refuse('conflict', say.cannot.tooMuch({ amount, most }), words);
  return { text: costText(cost, words), within: say.within({ amount, most }) };
}

/** What a message to each of those reached costs, by what is known of prices now. */
export async function worthOf(
  ctx: UserCtx,
  { content, reach }: { content: Pick<CampaignContent, 'message'>; reach: CampaignReach },
  words: PlanWords,
): Promise<CampaignCost> {
  const { currency } = ctx.workspace;
  const units = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(await listFacts(ctx)).unitCosts, currency);
  const byChannel = reach.by.map(({ channel, people }) => ({ channel, reachable: people, chosen: people }));
  const reachable = byChannel.reduce((sum, { chosen }) => sum + chosen, 0);
  const { no_consent: noConsent, said_no: saidNo, no_address: noAddress } = reach.nobody;
  const unreachable = { noConsent, saidNo, noAddress };
  const whole = { people: reach.people, reachable, byChannel, unreachable };
  return costOf(content.message, whole, units, currency, words.language);
}

function costText({ amount, currency, text, parts }: CampaignCost, { language }: PlanWords): string {
  return amount === null || parts.length === 0 ? text : `${moneyText(amount, currency, language)} (${text})`;
}
