import { CostLimit } from '../../../../contract/actions.ts';
import type { Predicted } from '../../../../contract/predicted.ts';
import { type Channel, Definition } from '../../../../contract/segments.ts';
import { reachOfCampaign } from '../../../actions/campaigns/reach.ts';
import { withMembers } from '../../../actions/campaigns/whom.ts';
import { planWords } from '../../../actions/words/languages.ts';
import { listFacts } from '../../../learning/facts.ts';
import { meaningsOf } from '../../../learning/meanings.ts';
import { predictedCampaigns } from '../../../predictions/campaigns/campaigns.ts';
import { predictedWords } from '../../../predictions/campaigns/words.ts';
import { readSegments } from '../../../segments/rows.ts';
import { unitCosts } from '../../campaigns/cost.ts';
import { CHANNEL_ORDER } from '../../campaigns/reach.ts';
import type { ToolCtx } from '../tool.ts';

type Given = Record<string, unknown>;

/**
 * A campaign for a list that the models make, as far as the asker left it open: the letter that is recommended for it by what
 * was learned, and for each person the first channel that reaches them. With a limit only channels whose price is known.
 */
export async function forList(tools: ToolCtx, list: Predicted, input: Given): Promise<Given> {
  const { ctx, language, turnId, conversationId } = tools;
  const turn = { turnId, conversationId };
  const [found] = (await predictedCampaigns(ctx, { language, only: [list], turn })).data;
  const campaign = found?.campaign;
  const name = predictedWords(language).names[list];
  if (!campaign) return { channel: 'email', name, ...input };
  const { id: recommendationId, subject, message, offer } = campaign;
  const isOwn = ['subject', 'message', 'offer'].some((part) => input[part] !== undefined);
  const letter = isOwn ? {} : { subject: subject.slice(0, 200), message, offer: offer.slice(0, 200) };
  const [channel = 'email', ...fallbacks] = input.channel === undefined ? await channelsFor(tools, list, input) : [];
  const by = input.channel === undefined ? { channel, ...(fallbacks.length > 0 && { fallbacks }) } : {};
  return { name: `${name}: ${subject}`.slice(0, 200), recommendationId, ...letter, ...by, ...input };
}

async function channelsFor({ ctx, language }: ToolCtx, list: Predicted, input: Given): Promise<Channel[]> {
  const condition = Definition.safeParse(input.condition).data;
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const asked = { segmentId: list, condition, channels: CHANNEL_ORDER };
  const { by } = await reachOfCampaign(ctx, segments, await withMembers(ctx, asked, planWords(language)));
  const limited = CostLimit.safeParse(input.costLimit).success;
  const { currency } = ctx.workspace;
  const units = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(await listFacts(ctx)).unitCosts, currency);
  const isPriced = (channel: Channel) => units[channel]?.currency === currency;
  return by
    .filter(({ channel, people }) => people > 0 && (!limited || isPriced(channel)))
    .map(({ channel }) => channel)
    .slice(0, 5);
}
