import type { DescribeWords } from './words.ts';

export const en: DescribeWords = {
  topics: {
    funnel:
      'The **funnel** is page view, product view, add to cart, checkout, purchase. A person counts for a step who reached it after the step before; the rate of a step is its people divided by those of the step before.',
    engagement:
      '**Engagement** is measured from events per person and from how many different kinds of events each person has, as a score from 0 to 100.',
    receipt:
      'A **receipt** is the proof of a number: what was read, for which days and which time zone, what was left out and why. It opens to the orders behind it and works the number out again.',
    action:
      'An **action** is planned first: you see whom it is about, what it sends and what it costs, and nothing is done before somebody with the right approves exactly that. Most actions can be undone.',
    workflow:
      'A **workflow** is a saved sequence of actions that runs at a time, when something happens, or when somebody enters a segment; it runs by itself only once a person has approved exactly it.',
    prediction:
      'A **prediction** comes from a model of your own orders. It is always labelled, has an interval, and says how it did on your own later orders; with fewer than 30 buyers it says that it cannot tell yet.',
    source:
      'A **data source** is where your events come from: Shopify, a Segment SDK, Google Tag Manager, Facebook Pixel or a signed webhook. Its write key or secret tells PulseHub whose events they are.',
    campaign:
      'A **campaign recommendation** says for one segment how many people are in it, by which channel to reach them, what to write, what to offer, when, and why, with the numbers behind it.',
    analyst:
      'The **built-in analyst** answers from your events with rules and fixed formulas. It needs no language model and no key. Where a language model is set up, it writes the answer and the numbers still come from the analyst.',
  },
  about:
    '**PulseHub** connects your shop, keeps every event of your customers, and answers questions about them in words: what you sold, who bought, where people leave, who may not come back, and which campaign to send to whom. Every number opens to its proof, and nothing is sent or changed before you approve it.\n\nYou can ask, for example:',
  examples: [
    '"How much did I sell last month?"',
    '"Who are my top 5 customers?"',
    '"Why did revenue change?"',
    '"Who has not bought for 60 days?"',
    '"Show me campaigns for my customers"',
    '"How do I connect my shop?"',
  ],
  aboutNext: 'Ask away, in your own words and language.',
  connectNext: 'When the first events have arrived, ask "Is my data up to date?".',
  lookedConnect: 'Looked up how to connect',
  lookedAbout: 'Looked up what I can do',
  looked: 'Looked up what it means',
  lookedCatalogue: 'Opened the catalogue of metrics',
  catalogue: {
    intro: (metrics) => `I know ${metrics}, each with one fixed meaning:`,
    periods:
      'Each for any period, compared with another one, along time, or by source, channel, product, segment and customer where that makes sense.',
    next: 'Ask "What does net revenue mean?" for any of them.',
  },
  groups: { money: 'Money', orders: 'Orders', customers: 'Customers', behaviour: 'Behaviour' },
  metric: ({ name, version, definition, formula, dimensions }) =>
    `**${name}** (version ${version}): ${definition}\n\nWorked out as: ${formula}.\n\nIt can be split by ${dimensions}.`,
  next: 'Ask for the number itself to see yours.',
  segmentNext: 'Ask "How many people are in each segment?" to see yours.',
  unknown: (subject) => `${subject} is not defined here, so I will not guess what it means.`,
  canExplain: (what) => `I can explain, for example: ${what}.`,
  explainable: ['net revenue', 'repeat rate', 'cart abandonment rate', 'the segments', 'receipts'],
  unknownNext: 'Ask "Which metrics do you know?" for all of them.',
};
