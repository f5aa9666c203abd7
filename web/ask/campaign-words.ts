import type { SegmentKey } from '../../contract/analytics.ts';
import type { Channel } from '../../contract/stream.ts';
import type { IconName } from '../ui/icon.ts';

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
