import { listText } from '../shown.ts';
import type { Language } from '../words/format.ts';
import { SOURCE_WORDS } from '../words/sources.ts';
import { describeWords } from './words/languages.ts';
import type { Topic } from './words/words.ts';

/** A text that rests on no data, and what to do next. */
export interface Help {
  text: string;
  next: string;
}

const NAMES: [RegExp, Topic][] = [
  [
    /funnel|path to purchase|kaufweg|weg zum kauf|trichter|embudo|camino a la compra|parcours d.achat|entonnoir/,
    'funnel',
  ],
  [/engagement/, 'engagement'],
  [/receipt|proof|where .*number|\bbeleg|\brecibo|\breçu/, 'receipt'],
  [/approv|plan|action/, 'action'],
  [/workflow/, 'workflow'],
  [/predict|churn|vorhersage|predicci|prévision/, 'prediction'],
  [/data sources?|write key|webhook|datenquelle|fuentes? de datos|sources? de données/, 'source'],
  [/campaign|recommend|kampagne|campaña|campagne/, 'campaign'],
  [/analyst/, 'analyst'],
];

/** What a part of the product means; undefined for what is none. */
export function topicText(subject: string, language: Language = 'en'): string | undefined {
  const topic = NAMES.find(([pattern]) => pattern.test(subject))?.[1];
  return topic && describeWords(language).topics[topic];
}

/** "How do I connect Shopify?" */
export function connect(language: Language = 'en'): Help {
  return { text: SOURCE_WORDS[language].howToConnect, next: describeWords(language).connectNext };
}

export function about(language: Language = 'en'): Help {
  const say = describeWords(language);
  return { text: `${say.about}\n\n${listText(say.examples)}`, next: say.aboutNext };
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
