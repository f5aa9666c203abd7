import type { Summary } from '../../../contract/analytics.ts';
import type { Recommendation } from '../../../contract/stream.ts';
import type { Fact } from '../lock/fact.ts';
import type { Language } from '../tools/words/format.ts';
import { type Noun, nounForms } from '../tools/words/nouns.ts';
import { campaignWords } from './words/languages.ts';

/** What figures may be called: in English, and in the language of the answer. */
const called = (noun: Noun, language: Language): string[] =>
  [...new Set([...nounForms(noun, 'en'), ...nounForms(noun, language)])].map((one) => one.toLowerCase());
const peopleIn = (language: Language): string[] => [
  ...['people', 'person', 'customers', 'recipients'],
  ...(language === 'en' ? [] : [...called('person', language), ...called('customer', language)]),
];
const COST: Record<Language, string[]> = {
  en: ['cost'],
  de: ['cost', 'kosten'],
  es: ['cost', 'coste'],
  fr: ['cost', 'coût'],
};
const AVERAGE: Record<Language, string[]> = {
  en: [],
  de: ['bestellwert'],
  es: ['pedido medio'],
  fr: ['panier moyen'],
};
const SPENT: Record<Language, string[]> = {
  en: [],
  de: ['ausgegeben', 'umsatz'],
  es: ['gastado', 'ingresos'],
  fr: ['dépensé', 'dépense'],
};
const CHANNEL_WORDS = {
  email: ['e-mail', 'email', 'e-mails', 'correo'],
  sms: ['sms', 'text message', 'text messages'],
  push: ['push', 'push message'],
  whatsapp: ['whatsapp'],
  messenger: ['messenger'],
};
/** "10% off", "48 hours", "£40", "1.200 €": what is proposed is figures too. */
const PROPOSED = /(?<![\d.,])(\d+(?:[.,\u00a0\u202f]\d+)*)\s?(%)?/g;

/** Every figure of some recommendations, as it may be stated. */
export function factsIn(
  recommendations: Recommendation[],
  { totals, funnel }: Summary,
  language: Language = 'en',
): Fact[] {
  const people = peopleIn(language);
  return [
    {
      value: String(recommendations.length),
      unit: 'count',
      of: ['campaigns', 'campaign', 'recommendations', campaignWords(language).campaigns[1].toLowerCase()].concat(
        called('segment', language),
      ),
    },
    { value: String(totals.events), unit: 'count', of: called('event', language) },
    { value: String(totals.people), unit: 'count', of: people },
    ...funnel.flatMap(({ step, people: reached, rate }): Fact[] => [
      { value: String(reached), unit: 'count', of: [...people, step.replaceAll('_', ' ')] },
      ...(rate === null
        ? []
        : [{ value: String(rate), unit: 'share' as const, of: ['share', step.replaceAll('_', ' ')] }]),
    ]),
    ...recommendations.flatMap((one) => factsOf(one, language)),
  ];
}

function factsOf(one: Recommendation, language: Language): Fact[] {
  const { segmentName, people, reach, cost, expected, evidence = [], offer, timing, rank, reason } = one;
  const at = [segmentName];
  const whom = peopleIn(language);
  const orders = called('order', language);
  const facts: Fact[] = [{ value: String(people), unit: 'count', of: whom, at }];
  const count = (value: number, of: string[]) => facts.push({ value: String(value), unit: 'count', of, at });
  if (reach) {
    count(reach.reachable, [...whom, 'reachable', 'reached']);
    for (const { channel, reachable, chosen } of reach.byChannel) {
      count(reachable, [...whom, ...CHANNEL_WORDS[channel]]);
      count(chosen, [...whom, ...called('message', language), ...CHANNEL_WORDS[channel]]);
    }
    for (const left of Object.values(reach.unreachable)) count(left, [...whom, 'not reachable']);
  }
  for (const part of cost?.parts ?? []) {
    count(part.partsEach, ['parts', 'part']);
    if (part.unit) {
      const { amount: value, currency } = part.unit;
      facts.push({
        value,
        unit: 'money',
        currency,
        of: [...COST[language], 'price', ...CHANNEL_WORDS[part.channel]],
        at,
      });
    }
  }
  if (cost?.amount) facts.push({ value: cost.amount, unit: 'money', currency: cost.currency, of: COST[language], at });
  if (expected?.orders) {
    facts.push(...ends(expected.orders, 'count', { of: [...orders, 'expected'], at }));
    count(expected.from, ['weeks', 'week', 'campaigns', 'campaign']);
  }
  for (const { text, value, unit, currency } of evidence) {
    facts.push({ value, unit, of: wordsFor(text, unit, language), at, ...(currency && { currency }) });
  }
  if (one.holdout) {
    count(one.holdout.people, [...whom, 'held out']);
    facts.push({ value: String(one.holdout.share), unit: 'share', of: ['share', 'held out', ...whom], at });
  }
  if (rank) count(rank.told, ['recommendations', 'recommendation']);
  if (rank?.measured) {
    count(rank.measured.campaigns, ['campaigns', 'campaign']);
    // Written in whole percent.
    const [low, high] = [rank.measured.low, rank.measured.high].map((share) => Math.round(share * 100) / 100);
    facts.push(...ends({ low, high }, 'share', { of: ['share', 'spend', ...SPENT[language]], at }));
  }
  const spelled = [offer, timing, reason].flatMap((text) => [...text.matchAll(PROPOSED)]);
  for (const [, written = '', percent] of spelled) {
    const value =
      language === 'en' ? written.replaceAll(',', '') : written.replace(/[.\u00a0\u202f]/g, '').replace(',', '.');
    if (percent)
      facts.push({ value: String(Number(value) / 100), unit: 'share', of: ['offer', 'off', 'discount'], at });
    else facts.push({ value, unit: 'number', of: ['offer', 'when', 'hours', 'days'], at });
  }
  return facts;
}

/** The ends of a range; one that is none is a figure like any other. */
function ends(
  { low = 0, high = 0 }: { low?: number | undefined; high?: number | undefined },
  unit: Fact['unit'],
  about: Pick<Fact, 'of' | 'at'>,
): Fact[] {
  if (low === high) return [{ value: String(low), unit, ...about }];
  return (['low', 'high'] as const).map((end) => ({ value: String(end === 'low' ? low : high), unit, ...about, end }));
}

/** What a figure of the evidence may be called. */
function wordsFor(text: string, unit: Fact['unit'], language: Language): string[] {
  const said = campaignWords(language).evidence;
  if (unit === 'share') return ['share', ...peopleIn(language)];
  if (unit === 'money') {
    return text === said.averageOrder || text === said.shopAverage
      ? ['average order value', 'average order', 'order', ...AVERAGE[language]]
      : ['spent', 'revenue', ...SPENT[language]];
  }
  return text === said.orders ? [...called('order', language), ...called('purchase', language)] : peopleIn(language);
}
