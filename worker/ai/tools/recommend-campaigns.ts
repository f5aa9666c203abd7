import { recommendCampaigns as recommend } from '../campaigns/answer.ts';
import { campaignsForLists, predictedIn } from '../campaigns/predicted.ts';
import { campaignWords } from '../campaigns/words/languages.ts';
import { finding } from './finding.ts';
import type { Tool } from './tool.ts';

/** "Show me campaigns for my cart abandoners" */
export const recommendCampaigns: Tool<'recommend_campaigns'> = {
  name: 'recommend_campaigns',
  description:
    'Campaigns for segments that have people: how many each channel reaches, what it costs, what to write, what to offer, when and why, with the numbers behind it. Use it for "what should I send", "how do I win them back".',
  readOnly: true,
  async run({ ctx, turnId, conversationId, question, language, signal }, { segmentIds = [], goal, channel }) {
    const lists = segmentIds.length === 0 ? predictedIn(question) : [];
    if (lists.length > 0) {
      const { data, text, looked, next, facts } = await campaignsForLists(ctx, {
        ...{ lists, language, turn: { turnId, conversationId } },
      });
      const found = data.recommendations.length > 0;
      return finding({ looked, text, facts, next, data: { ...data }, recommendation: data, found });
    }
    const segments = segmentIds.length > 0 && { segmentIds };
    const asked = { turnId, conversationId, question, language, goal, channel, ...segments };
    const { data, text, looked, facts, provider } = await recommend(ctx, asked, signal);
    const connected = data.type === 'recommendations';
    return finding({
      ...{ looked, text, facts, data: { ...data }, recommendation: data, provider },
      next: connected ? campaignWords(language).next : campaignWords(language).nextWithoutSources,
      found: data.recommendations.length > 0,
    });
  },
};
