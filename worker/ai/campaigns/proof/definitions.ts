import type { Figure } from '../../../../contract/figures.ts';
import type { MetricUnit } from '../../../../contract/metrics.ts';

interface Definition {
  name: string;
  version: number;
  definition: string;
  formula: string;
  unit: MetricUnit;
}

const AS_NOW = 'As of the moment the campaign was proposed.';
const WEEKS =
  'of the last twelve whole weeks, for each person who was in the segment when the week began, for as many as are in it now';
const TOLD = 'what earlier campaigns of the kind were told to have brought';

/** What each figure on a campaign's card means, and how it is worked out. */
export const DEFINITIONS: Record<Figure, Definition> = {
  segment_people: {
    ...{ name: 'People in the segment', version: 1, unit: 'count' },
    definition: `Everybody whom the segment's rule holds for. ${AS_NOW}`,
    formula: 'people whom the rule holds for',
  },
  segment_share: {
    ...{ name: 'Share of everybody', version: 1, unit: 'share' },
    definition: `The people in the segment among everybody who is known of. ${AS_NOW}`,
    formula: 'people in the segment ÷ people',
  },
  segment_reachable: {
    ...{ name: 'People who can be reached', version: 1, unit: 'count' },
    definition: `People in the segment who agreed to messages on a channel and have an address there. ${AS_NOW}`,
    formula: 'people in the segment with a yes and an address',
  },
  segment_orders: {
    ...{ name: 'Orders of the segment', version: 1, unit: 'count' },
    definition: `All orders so far of the people who are in the segment now; no tests and none that were cancelled.`,
    formula: 'orders of people in the segment',
  },
  segment_average_order: {
    ...{ name: 'Average order of the segment', version: 1, unit: 'money' },
    definition: 'What an order of the people who are in the segment now is worth on average.',
    formula: 'value of orders of people in the segment ÷ their orders',
  },
  segment_spent_each: {
    ...{ name: 'Spent by each buyer of the segment', version: 1, unit: 'money' },
    definition: 'What somebody in the segment who has bought has spent so far, on average.',
    formula: 'value of orders of people in the segment ÷ those of them who bought',
  },
  shop_average_order: {
    ...{ name: 'Average order of the shop', version: 1, unit: 'money' },
    definition: 'What an order is worth on average, of everybody and all of time.',
    formula: 'value of all orders ÷ orders',
  },
  campaign_messages: {
    ...{ name: 'Messages by one channel', version: 1, unit: 'count' },
    definition:
      'Whom the channel would be used for where each person gets one message: e-mail first, then WhatsApp, SMS, push, Messenger.',
    formula: 'people in the segment whom the channel reaches and none before it does',
  },
  campaign_cost: {
    ...{ name: 'Cost of the campaign', version: 1, unit: 'money' },
    definition: 'One message to everybody who is reached, at what a message costs; an SMS is paid for by its parts.',
    formula: 'sum over channels of messages × parts × price',
  },
  campaign_orders: {
    ...{ name: 'Orders to expect in a week', version: 1, unit: 'count' },
    definition:
      'Within a week of sending: what earlier campaigns of the kind brought; without any, what such people did by themselves, the middle four fifths of the weeks.',
    formula: `lowest and highest of ${TOLD}; else tenth and ninetieth percentile of orders ${WEEKS}`,
  },
  campaign_money: {
    ...{ name: 'Revenue to expect in a week', version: 1, unit: 'money' },
    definition: 'Within a week of sending: what such people spent by themselves, the middle four fifths of the weeks.',
    formula: `tenth and ninetieth percentile of what was spent ${WEEKS}`,
  },
};
