import { SEGMENT_KEYS, type SegmentKey } from '../../../contract/analytics.ts';
import type { Channel } from '../../../contract/stream.ts';
import type { Calendar, Period } from '../period.ts';
import { NUMBER_WORDS } from './date-words.ts';
import { findPeriod } from './find-period.ts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekday';

/** What a question names. Only what was found is set. */
export interface Entities {
  period?: Period;
  segments?: SegmentKey[];
  channels?: Channel[];
  amounts?: { value: number; currency?: string }[];
  limit?: number;
  grain?: Grain;
  email?: string;
  customerId?: string;
  /** The asker wants the lowest, not the highest. */
  worst?: true;
  compare?: true;
}

const SEGMENT_WORDS: Record<SegmentKey, RegExp> = {
  cart_abandoners:
    /abandon|left (?:their|the|a) (?:cart|basket)|warenkorbab|carrit|carrinh|carrell|paniers? aband|verlaten winkel/,
  potential_customers:
    /potential (?:customers?|buyers?)|prospects?|not (?:yet )?bought|never (?:bought|purchased)|potenzielle|potenciales|potentiels/,
  high_value_customers:
    /high[- ]?value|big spenders?|vips?\b|most valuable|wertvoll|alto valor|grande valeur|alto valore/,
  new_visitors:
    /new visitors?|only (?:looked|browsed|visited)|just (?:looking|browsing)|neue besucher|nuevos visitantes|nouveaux visiteurs|nuovi visitatori|novos visitantes|nieuwe bezoekers/,
  engaged_users: /engaged|most active|aktive nutzer|usuarios activos|utilisateurs actifs|utenti attivi/,
  repeat_customers:
    /repeat|returning (?:customers?|buyers?)|loyal|regulars|stammkunden|recurrent|repetidores|fideles|abituali|recorrentes|terugkerende/,
};

const CHANNEL_WORDS: Record<Channel, RegExp> = {
  email: /\be-?mails?\b|\bnewsletters?\b|\bcorreos?\b|\bcourriels?\b/,
  sms: /\bsms\b|\btext messages?\b/,
  push: /\bpush\b/,
  whatsapp: /\bwhats ?app\b/,
  messenger: /\bmessenger\b/,
};

const SYMBOLS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const AMOUNT =
  /([$€£¥])\s?(\d[\d,.]*)|(\d[\d,.]*)\s?([$€£¥]|(?:usd|eur|gbp|jpy|chf|cad|aud|dollars?|euros?|pounds?)\b)/g;
const CURRENCY_NAMES: Record<string, string> = {
  dollar: 'USD',
  dollars: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
};

/** Reads a normalised text. */
export function findEntities(text: string, calendar: Calendar): Entities {
  const period = findPeriod(text, calendar);
  const segments = SEGMENT_KEYS.filter((key) => SEGMENT_WORDS[key].test(text));
  const channels = (Object.keys(CHANNEL_WORDS) as Channel[]).filter((channel) => CHANNEL_WORDS[channel].test(text));
  const amounts = findAmounts(text);
  const limit = findLimit(text);
  const grain = findGrain(text);
  const email = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/)?.[0];
  const customerId = text.match(
    /\b(?:customer|person|profile|user|client|buyer)\s+(?:no\.?\s*|number\s+|id\s+|#\s*)?([\w-]*\d[\w-]*)/,
  )?.[1];
  return {
    ...(period && { period }),
    ...(segments.length > 0 && { segments }),
    ...(channels.length > 0 && { channels }),
    ...(amounts.length > 0 && { amounts }),
    ...(limit && { limit }),
    ...(grain && { grain }),
    ...(email && { email }),
    ...(customerId && { customerId }),
    ...(/\b(?:worst|weakest|lowest|slowest|quietest|bottom|schlechteste[rn]?|peor|pire|peggior\w*|pior)\b/.test(
      text,
    ) && { worst: true as const }),
    ...(/\b(?:compar\w*|versus|vs\.?|against|than (?:the|last)|vergl\w+|confront\w+|vergeleken)\b/.test(text) && {
      compare: true as const,
    }),
  };
}

function findAmounts(text: string): { value: number; currency?: string }[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const value = Number(
      (match[2] ?? match[3] ?? '')
        .replace(/[.,](?=\d{3}\b)/g, '')
        .replace(/[.,]$/, '')
        .replace(',', '.'),
    );
    const unit = match[1] ?? match[4] ?? '';
    const currency = SYMBOLS[unit] ?? CURRENCY_NAMES[unit] ?? unit.toUpperCase();
    return Number.isFinite(value) ? [{ value, ...(currency && { currency }) }] : [];
  });
}

function findLimit(text: string): number | undefined {
  const words = Object.keys(NUMBER_WORDS).join('|');
  const match = text.match(
    new RegExp(
      `\\b(?:top|best|biggest|first|beste[nr]?|mejores|meilleurs|migliori|melhores)\\s+(\\d{1,3}|${words})\\b`,
    ),
  );
  const before = text.match(
    new RegExp(
      `\\b(\\d{1,3}|${words})\\s+(?:best|biggest|top|largest|beste[nr]?|mejores|meilleurs|migliori|melhores)\\b`,
    ),
  );
  const word = match?.[1] ?? before?.[1];
  if (!word) return undefined;
  const limit = NUMBER_WORDS[word] ?? Number(word);
  return limit >= 1 ? Math.min(limit, 50) : undefined;
}

const GRAINS: [Grain, RegExp][] = [
  ['weekday', /\bweekdays?\b|\bday of (?:the )?week\b|\bwochentag\w*/],
  [
    'day',
    /\b(?:by|per|each|every|pro|je|por|par|best|worst|busiest|strongest|weakest|which|what|beste[rn]?|mejor|meilleur|miglior|melhor|quietest|slowest) (?:sales |selling )?(?:days?|tag|dia|jour|giorno|dag)\b|\bdaily\b|\btaglich|\bday[- ]by[- ]day\b/,
  ],
  [
    'week',
    /\b(?:by|per|each|every|pro|je|por|par|best|worst|busiest|strongest|weakest|which|what|beste[rn]?|mejor|meilleure?|miglior|melhor) (?:sales |selling )?(?:weeks?|woche|semana|semaine|settimana)\b|\bweekly\b|\bweek[- ]by[- ]week\b/,
  ],
  [
    'month',
    /\b(?:by|per|each|every|pro|je|por|par|al|best|worst|busiest|strongest|weakest|which|what|beste[rn]?|mejor|meilleur|miglior|melhor) (?:following )?(?:sales |selling )?(?:months?|monat|mes|mois|mese|maand)\b|\bmonthly\b|\bmonatlich|\bmensu\w+|\bmensil\w|\bmensais\b|\bmaandelijks\b/,
  ],
  [
    'quarter',
    /\b(?:by|per|each|every|pro|por|par|best|worst|which|what) (?:quarters?|quartal|trimestre)\b|\bquarterly\b/,
  ],
  [
    'year',
    /\b(?:by|per|each|every|pro|por|par|best|worst|which|what) (?:years?|jahr|ano|annee|anno|jaar)\b|\byearly\b|\bannual(?:ly)?\b/,
  ],
];

function findGrain(text: string): Grain | undefined {
  return GRAINS.find(([, pattern]) => pattern.test(text))?.[0];
}
