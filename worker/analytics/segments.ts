import type { SegmentKey } from '../../contract/analytics.ts';

/** The segments in words, as they are shown and explained. The rules themselves are the generated columns of `profiles`. */
export const SEGMENTS: Record<SegmentKey, { name: string; definition: string }> = {
  cart_abandoners: { name: 'Cart abandoners', definition: 'Added something to the cart and never bought.' },
  potential_customers: {
    name: 'Potential customers',
    definition: 'Showed that they want to buy: added something to the cart and never bought.',
  },
  high_value_customers: {
    name: 'High-value customers',
    definition: 'The value of all their orders together is more than 100.',
  },
  new_visitors: { name: 'New visitors', definition: 'Looked at pages and did nothing else.' },
  engaged_users: { name: 'Engaged users', definition: 'Did three or more different things.' },
  repeat_customers: { name: 'Repeat customers', definition: 'Placed more than one order.' },
};

/** What a standard segment is, with the shop's currency beside the money that it asks for. */
export function standardWords(key: SegmentKey, currency: string): string {
  const { definition } = SEGMENTS[key];
  return key === 'high_value_customers' ? definition.replace('100', `100 ${currency}`) : definition;
}
