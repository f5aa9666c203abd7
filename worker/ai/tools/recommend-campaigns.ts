import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { answerCampaigns } from '../campaigns/answer.ts';
import { Figures } from './figures.ts';
import { finding } from './finding.ts';
import type { Tool } from './tool.ts';

/** "Show me campaigns for my cart abandoners" */
export const recommendCampaigns: Tool<'recommend_campaigns'> = {
  name: 'recommend_campaigns',
  description:
    'Campaigns for segments that have people: how many they are, by which channel, what to write, what to offer, when and why, with the numbers behind it. Use it for "what should I send", "how do I win them back".',
  readOnly: true,
  async run({ ctx, turnId, conversationId, question, signal }, { segmentIds = [], goal }) {
    const segments = SEGMENT_KEYS.filter((key) => segmentIds.includes(key));
    const asked = { turnId, conversationId, question: goal ?? question, entities: { segments } };
    const answer = answerCampaigns(ctx, asked, signal);
    const looked: string[] = [];
    let step = await answer.next();
    for (; !step.done; step = await answer.next()) if (step.value.type === 'tool') looked.push(step.value.summary);
    const { data, text } = step.value;
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
    for (const one of data.recommendations) {
      figures.note(one.people, 'count', [
        { of: ['people', 'person', 'members', one.segmentName], at: [one.segmentName] },
      ]);
      figures.quote(`${one.reason} ${one.offer} ${one.timing} ${one.message} ${one.subject}`, [
        one.segmentName,
        'campaign',
      ]);
    }
    const connected = data.type === 'recommendations';
    return finding({
      looked: looked[0] ?? 'Looked for segments with people',
      text: figures.quote(text, ['campaign']),
      next: connected
        ? 'Say which one you want, and I plan it for you to approve.'
        : 'Connect one source, or add dummy data to try it out, and ask again.',
      data: { ...data },
      facts: figures.facts,
      found: data.recommendations.length > 0,
      recommendation: data,
    });
  },
};
