import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { findEntities } from '../intent/entities.ts';
import type { Calendar } from '../period.ts';
import { HOW_TO_CONNECT } from './sources.ts';
import { listText } from './words.ts';

/** A text that rests on no data, and what to do next. */
export interface Help {
  text: string;
  next: string;
}

const EXPLANATIONS: [RegExp, string][] = [
  [
    /funnel|conversion/,
    'The **funnel** is page view, product view, add to cart, checkout, purchase. A person counts for a step who reached it after the step before; the rate of a step is its people divided by those of the step before.',
  ],
  [
    /engagement/,
    '**Engagement** is measured from events per person and from how many different kinds of events each person has, as a score from 0 to 100.',
  ],
  [
    /average order|aov|basket/,
    '**Average order value** is revenue divided by orders. Test orders and cancelled orders are not counted.',
  ],
  [
    /revenue|sales/,
    '**Revenue** is the value of all orders in a period, each order once however many sources report it, without tests and cancelled orders. Refunds are shown beside it.',
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
  [/pulsehub/, 'about'],
];

const EXAMPLES = `- "How much did I sell last month?"
- "Who are my top 5 customers?"
- "Where do I lose people?"
- "Show me campaigns for my customers"
- "How do I connect my shop?"`;

const ABOUT = `**PulseHub** connects your shop, keeps every event of your customers, and answers questions about them in words: what you sold, who bought, where people leave, and which campaign to send to whom.`;

/** "What is a cart abandoner?" */
export function explain(text: string, calendar: Calendar): Help {
  const asked = findEntities(text, calendar).segments ?? (/segment/.test(text) ? SEGMENT_KEYS : []);
  if (asked.length > 0) {
    return {
      text: listText(asked.map((key) => `**${SEGMENTS[key].name}**: ${SEGMENTS[key].definition}`)),
      next: 'Ask "How many people are in each segment?" to see yours.',
    };
  }
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(text))?.[1];
  if (!found || found === 'about') return about();
  return { text: found, next: 'Ask for the number itself to see yours.' };
}

/** "How do I connect Shopify?" */
export function connect(): Help {
  return { text: HOW_TO_CONNECT, next: 'When the first events have arrived, ask "Is my data up to date?".' };
}

/** What no rule reads is said to be so: an answer to another question would be worse than none. */
export function notUnderstood(): Help {
  return {
    text: `I do not know how to answer that from your events, so I will not guess. I can tell you about revenue, orders and average order value in any period, your customers, segments, funnel, engagement, refunds and sources, and which campaigns to send to whom.

For example:

${EXAMPLES}`,
    next: 'Try one of these, or say it in other words.',
  };
}

/** Greetings, thanks, and everything that is not about somebody's data. */
export function talk(text: string, signedIn: boolean): Help {
  if (/^(?:thank|danke|gracias|merci|grazie|obrigad)/.test(text)) {
    return { text: 'You are welcome.', next: 'Ask on whenever you like.' };
  }
  if (/privacy|gdpr|safe|secure|private/.test(text)) {
    return {
      text: 'Your events belong to your workspace alone: every look-up is bound to it, secrets of your sources are encrypted, and your data can be deleted. Without a language model set up, no question and no number leaves the hub.',
      next: 'Ask "How do I connect my shop?" to begin.',
    };
  }
  if (/pric|cost/.test(text)) {
    return {
      text: 'PulseHub is open software that you run yourself; it asks no price. What you pay is your own hosting and, if you set one up, your language model.',
      next: 'Ask "How do I connect my shop?" to begin.',
    };
  }
  const help = about();
  return signedIn ? { ...help, next: 'Ask away, in your own words and language.' } : help;
}

/** What somebody asked to have done: said honestly. */
export function doIt(): Help {
  return {
    text: 'I cannot do that from here: I answer questions and recommend campaigns, and nothing is sent, changed or deleted on your behalf.',
    next: 'Ask "Show me campaigns for my customers": each recommendation comes with a subject, a message and an offer to copy.',
  };
}

function about(): Help {
  return {
    text: `${ABOUT}

You can ask, for example:

${EXAMPLES}`,
    next: 'Sign in, connect a source (or add dummy data), and ask about your own shop.',
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
