import type { SegmentKey } from '../../contract/analytics.ts';
import type { Channel, IntentName } from '../../contract/stream.ts';
import type { IconName } from '../ui/icon.ts';

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

export const channelWords: Record<Channel, { words: string; icon: IconName }> = {
  email: { words: 'E-mail', icon: 'mail' },
  sms: { words: 'Text message', icon: 'phone' },
  push: { words: 'Push notification', icon: 'bell' },
  whatsapp: { words: 'WhatsApp', icon: 'ask' },
  messenger: { words: 'Messenger', icon: 'ask' },
};

/** Who belongs to a segment, over all their events. */
export const segmentWords: Record<SegmentKey, { name: string; rule: string }> = {
  cart_abandoners: { name: 'Cart abandoners', rule: 'Put something in the cart and never bought' },
  potential_customers: { name: 'Potential customers', rule: 'Close to a first purchase: a cart, no order yet' },
  high_value_customers: { name: 'High-value customers', rule: 'Bought for more than 100 in all' },
  new_visitors: { name: 'New visitors', rule: 'Looked at pages and did nothing else' },
  engaged_users: { name: 'Engaged users', rule: 'Did three or more different things' },
  repeat_customers: { name: 'Repeat customers', rule: 'Bought more than once' },
};

export const stepWords = {
  page_view: 'Looked at a page',
  product_view: 'Looked at a product',
  add_to_cart: 'Put it in the cart',
  checkout: 'Began to check out',
  purchase: 'Bought',
} as const;

/** Who wrote an answer, for the line under it; nothing where the answer says so itself. */
export function providerWords(provider: string, text: string): string {
  if (provider === 'built-in' && text.includes('built-in analyst')) return '';
  if (provider === 'built-in') return 'Answered by the built-in analyst, from your data alone';
  if (provider === 'openai') return 'Written by an OpenAI model; the counts come from your data';
  if (provider === 'anthropic') return 'Written by Claude; the counts come from your data';
  return `Answered by ${provider}`;
}
