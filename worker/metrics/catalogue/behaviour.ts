import { type Meaning, ORIGINS, PERIODS, TIMES } from './metric.ts';

const OF_EVENTS = [...TIMES, ...ORIGINS, 'segment', 'customer'] satisfies Meaning['dimensions'];
const OF_PEOPLE = [...PERIODS, 'segment'] satisfies Meaning['dimensions'];

const STEPS =
  'People are counted once, at their first time of each step at or after the step before: page view, product view, cart, checkout, purchase.';

function countOf(what: string, event: string, dimensions: Meaning['dimensions'] = OF_EVENTS) {
  return {
    version: 1,
    definition: `How often ${what} in the time. Not recorded where no source ever told of it.`,
    unit: 'count' as const,
    dimensions,
    formula: `number of events named ${event}`,
  };
}

function rateOf(from: string, to: string, formula: string) {
  return {
    version: 1,
    definition: `Of the known people who ${from} in the time, the share who ${to} afterwards. ${STEPS}`,
    unit: 'share' as const,
    dimensions: OF_PEOPLE,
    formula,
  };
}

/** Metrics of what people did, and of who they are. */
export const BEHAVIOUR_METRICS = {
  events: {
    name: 'Events',
    version: 1,
    definition: 'Everything people did in the time: page views, product views, carts, purchases and any other event.',
    unit: 'count',
    dimensions: OF_EVENTS,
    formula: 'number of events',
  },
  visitors: {
    name: 'Visitors',
    version: 1,
    definition: 'Different people who did anything in the time, known or not.',
    unit: 'count',
    dimensions: [...TIMES, ...ORIGINS, 'segment'],
    formula: 'number of different people with an event',
  },
  sessions: {
    name: 'Sessions',
    version: 1,
    definition:
      'Visits that began in the time. A visit ends when the same person does nothing for 30 minutes; the next thing they do begins another.',
    unit: 'count',
    dimensions: OF_EVENTS,
    formula: 'number of events with none of the same person in the 30 minutes before',
  },
  page_views: { name: 'Page views', ...countOf('a page was looked at', 'page_view') },
  product_views: {
    name: 'Product views',
    ...countOf('a product was looked at', 'product_view', [...OF_EVENTS, 'product']),
  },
  cart_adds: {
    name: 'Cart adds',
    ...countOf('something was put into a cart', 'add_to_cart', [...OF_EVENTS, 'product']),
  },
  checkouts: { name: 'Checkouts', ...countOf('a checkout was begun', 'checkout') },
  conversion_rate: {
    name: 'Conversion rate',
    ...rateOf('viewed a page', 'went all the way to a purchase', 'people who reached purchase ÷ page view'),
  },
  view_to_cart_rate: {
    name: 'Product view to cart',
    ...rateOf('reached a product', 'put something into a cart', 'people who reached cart ÷ product view'),
  },
  cart_to_checkout_rate: {
    name: 'Cart to checkout',
    ...rateOf('reached a cart', 'began a checkout', 'people who reached checkout ÷ cart'),
  },
  checkout_to_purchase_rate: {
    name: 'Checkout to purchase',
    ...rateOf('reached a checkout', 'bought', 'people who reached purchase ÷ checkout'),
  },
  cart_abandonment_rate: {
    name: 'Cart abandonment',
    version: 1,
    definition:
      'Of the known people who put something into a cart in the time, the share who did not buy in it afterwards.',
    unit: 'share',
    dimensions: OF_PEOPLE,
    formula: '1 − people who bought after their first cart ÷ people with a cart',
  },
  orders_per_session: {
    name: 'Orders per session',
    version: 1,
    definition: 'Orders placed in the time over the visits that began in it.',
    unit: 'number',
    dimensions: [...TIMES, 'segment'],
    formula: 'orders ÷ sessions',
  },
  people: {
    name: 'People',
    version: 1,
    definition:
      'Different known people; of a time, those who did something or placed a counted order in it. Known are people with a user id or an e-mail.',
    unit: 'count',
    dimensions: OF_PEOPLE,
    formula: 'number of different known people',
  },
  subscribers: {
    name: 'Subscribers',
    version: 1,
    definition:
      'People who, by what they said last up to the end of the time, may be written to on at least one channel. Not recorded where nobody ever said anything.',
    unit: 'count',
    dimensions: OF_PEOPLE,
    formula: 'number of people whose last word on a channel is yes',
  },
} satisfies Record<string, Meaning>;
