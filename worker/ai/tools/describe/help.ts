import { listText } from '../shown.ts';
import { SOURCE_WORDS } from '../words/sources.ts';

/** A text that rests on no data, and what to do next. */
export interface Help {
  text: string;
  next: string;
}

const EXAMPLES = listText([
  '"How much did I sell last month?"',
  '"Who are my top 5 customers?"',
  '"Why did revenue change?"',
  '"Who has not bought for 60 days?"',
  '"Show me campaigns for my customers"',
  '"How do I connect my shop?"',
]);

const ABOUT = `**PulseHub** connects your shop, keeps every event of your customers, and answers questions about them in words: what you sold, who bought, where people leave, who may not come back, and which campaign to send to whom. Every number opens to its proof, and nothing is sent or changed before you approve it.`;

const TOPICS: [RegExp, string][] = [
  [
    /funnel|path to purchase/,
    'The **funnel** is page view, product view, add to cart, checkout, purchase. A person counts for a step who reached it after the step before; the rate of a step is its people divided by those of the step before.',
  ],
  [
    /engagement/,
    '**Engagement** is measured from events per person and from how many different kinds of events each person has, as a score from 0 to 100.',
  ],
  [
    /receipt|proof|where .*number/,
    'A **receipt** is the proof of a number: what was read, for which days and which time zone, what was left out and why. It opens to the orders behind it and works the number out again.',
  ],
  [
    /approv|plan|action/,
    'An **action** is planned first: you see whom it is about, what it sends and what it costs, and nothing is done before somebody with the right approves exactly that. Most actions can be undone.',
  ],
  [
    /workflow/,
    'A **workflow** is a saved sequence of actions that runs at a time, when something happens, or when somebody enters a segment; it runs by itself only once a person has approved exactly it.',
  ],
  [
    /predict|churn/,
    'A **prediction** comes from a model of your own orders. It is always labelled, has an interval, and says how it did on your own later orders; with fewer than 30 buyers it says that it cannot tell yet.',
  ],
  [
    /data sources?|write key|webhook/,
    'A **data source** is where your events come from: Shopify, a Segment SDK, Google Tag Manager, Facebook Pixel or a signed webhook. Its write key or secret tells PulseHub whose events they are.',
  ],
  [
    /campaign|recommend/,
    'A **campaign recommendation** says for one segment how many people are in it, by which channel to reach them, what to write, what to offer, when, and why, with the numbers behind it.',
  ],
  [
    /analyst/,
    'The **built-in analyst** answers from your events with rules and fixed formulas. It needs no language model and no key. Where a language model is set up, it writes the answer and the numbers still come from the analyst.',
  ],
];

/** What a part of the product means; undefined for what is none. */
export function topicText(subject: string): string | undefined {
  return TOPICS.find(([pattern]) => pattern.test(subject))?.[1];
}

/** "How do I connect Shopify?" */
export function connect(): Help {
  return {
    text: SOURCE_WORDS.en.howToConnect,
    next: 'When the first events have arrived, ask "Is my data up to date?".',
  };
}

export function about(): Help {
  return {
    text: `${ABOUT}\n\nYou can ask, for example:\n\n${EXAMPLES}`,
    next: 'Ask away, in your own words and language.',
  };
}

/** To a visitor who asks for what needs an account. */
export function signInFirst(module: string): Help {
  const what =
    { campaigns: 'Campaign recommendations rest', 'data-sources': 'Your sources rest', analytics: 'That answer rests' }[
      module
    ] ?? 'That rests';
  return {
    text: `${what} on your own shop's events, so I need to know whose shop it is. Please sign in or create an account; your question will be waiting.

Once you are in, connect Shopify, Segment, Google Tag Manager, Facebook Pixel or a webhook under **Sources** (or add dummy data to try it), and I will answer with your own numbers.`,
    next: 'Meanwhile I can tell you what PulseHub does: ask "What can you do?" or "What is a cart abandoner?".',
  };
}
