import { type Meaning, ORIGINS, PERIODS, TIMES, without } from './metric.ts';

const OF_BUYERS = without('customer', 'buyer');

/** Metrics that count people who bought. A buyer is known by a user id or an e-mail; orders of nobody known have none. */
export const BUYERS = {
  customers: {
    name: 'Customers',
    version: 1,
    definition: 'Different known people who placed a counted order in the time.',
    unit: 'count',
    dimensions: without('customer'),
    formula: 'number of different buyers',
  },
  new_customers: {
    name: 'New customers',
    version: 1,
    definition:
      'Customers of the time whose first counted order ever lies in it; in a series or split by periods, in that period.',
    unit: 'count',
    dimensions: OF_BUYERS,
    formula: 'number of different buyers whose first order lies in the time',
  },
  returning_customers: {
    name: 'Returning customers',
    version: 1,
    definition:
      'Customers of the time whose first counted order came before it; in a series or split by periods, before that period. Over all time: who ordered more than once.',
    unit: 'count',
    dimensions: OF_BUYERS,
    formula: 'number of different buyers whose first order came before the time',
  },
  repeat_rate: {
    name: 'Repeat rate',
    version: 1,
    definition:
      'The share of the customers of the time for whom an order in it was not their first: by then they had ordered at least twice.',
    unit: 'share',
    dimensions: OF_BUYERS,
    formula: 'buyers with a second or later order in the time ÷ customers',
  },
  orders_per_customer: {
    name: 'Orders per customer',
    version: 1,
    definition: 'Orders of known buyers in the time over the number of them.',
    unit: 'number',
    dimensions: OF_BUYERS,
    formula: 'orders of known buyers ÷ customers',
  },
  days_between_orders: {
    name: 'Days between orders',
    version: 1,
    definition:
      'How many days passed on average since the buyer’s order before, of orders in the time that were not their buyer’s first.',
    unit: 'days',
    dimensions: [...TIMES, ...ORIGINS, 'segment', 'customer'],
    formula: 'average of (time of the order − time of the buyer’s order before) in days',
  },
  revenue_concentration: {
    name: 'Revenue concentration',
    version: 1,
    definition:
      'The share of the sales to known buyers in the time that its best tenth of customers brought in (rounded up to a whole customer). Refunds are taken off.',
    unit: 'share',
    dimensions: [...PERIODS, 'segment'],
    formula: 'revenue of the best tenth of customers ÷ revenue of all customers',
  },
} satisfies Record<string, Meaning>;
