import type { IntentName } from '../../contract/stream.ts';

export const intentWords: Record<IntentName, string> = {
  campaign_recommendation: 'Campaigns',
  metrics: 'Numbers',
  segments: 'Groups of customers',
  funnel: 'Path to purchase',
  engagement: 'Engagement',
  data_sources: 'Sources',
  action: 'To do',
  search: 'Search',
  conversation: 'Conversation',
};

/** Who wrote an answer, for the line under it; nothing where the answer says so itself. */
export function providerWords(provider: string, text: string): string {
  if (provider === 'built-in' && text.includes('built-in analyst')) return '';
  if (provider === 'built-in') return 'Answered by the built-in analyst, from your data alone';
  if (provider === 'openai') return 'Written by an OpenAI model; the counts come from your data';
  if (provider === 'anthropic') return 'Written by Claude; the counts come from your data';
  return `Answered by ${provider}`;
}
