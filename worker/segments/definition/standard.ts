import type { SegmentKey } from '../../../contract/analytics.ts';
import type { Definition, Node } from '../../../contract/segments.ts';
import { canonical } from '../../actions/hash.ts';

const ADDED: Node = { type: 'event', event: 'add_to_cart' };
const rule = (...of: Node[]): Definition => ({ version: 1, who: 'known', where: { type: 'all', of } });
const abandoned = rule(ADDED, { type: 'orders', of: 'orders', is: 'exactly', amount: 0 });

/**
 * The six rules as definitions that can be edited. The generated columns of `profiles` are the same rules kept at every
 * write; a segment that stays at its standard rule is read from those.
 */
export const STANDARD: Record<SegmentKey, Definition> = {
  cart_abandoners: abandoned,
  potential_customers: abandoned,
  high_value_customers: rule({ type: 'orders', of: 'value', is: 'more_than', amount: 100 }),
  new_visitors: rule(
    { type: 'event', event: 'page_view' },
    { type: 'fact', fact: 'eventTypes', test: { op: 'exactly', value: 1 } },
  ),
  engaged_users: rule({ type: 'fact', fact: 'eventTypes', test: { op: 'at_least', value: 3 } }),
  repeat_customers: rule({ type: 'orders', of: 'orders', is: 'more_than', amount: 1 }),
};

/** Whether a built-in's definition is its standard rule, in whatever order its parts were sent. */
export function isStandard(key: SegmentKey, definition: Definition): boolean {
  return canonical(definition) === canonical(STANDARD[key]);
}
