import type { Summary } from '../../../contract/analytics.ts';
import type { Recommendation } from '../../../contract/stream.ts';
import type { Fact } from '../lock/fact.ts';

const PEOPLE = ['people', 'person', 'customers', 'recipients'];
const CHANNEL_WORDS = {
  email: ['e-mail', 'email', 'e-mails'],
  sms: ['sms', 'text message', 'text messages'],
  push: ['push', 'push message'],
  whatsapp: ['whatsapp'],
  messenger: ['messenger'],
};
/** "10% off", "48 hours", "£40": what is proposed is figures too. */
const PROPOSED = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s?(%)?/g;

/** Every figure of some recommendations, as it may be stated. */
export function factsIn(recommendations: Recommendation[], { totals, funnel }: Summary): Fact[] {
  return [
    {
      value: String(recommendations.length),
      unit: 'count',
      of: ['campaigns', 'campaign', 'segments', 'recommendations'],
    },
    { value: String(totals.events), unit: 'count', of: ['events', 'event'] },
    { value: String(totals.people), unit: 'count', of: PEOPLE },
    ...funnel.flatMap(({ step, people, rate }): Fact[] => [
      { value: String(people), unit: 'count', of: [...PEOPLE, step.replaceAll('_', ' ')] },
      ...(rate === null
        ? []
        : [{ value: String(rate), unit: 'share' as const, of: ['share', step.replaceAll('_', ' ')] }]),
    ]),
    ...recommendations.flatMap(factsOf),
  ];
}

function factsOf(one: Recommendation): Fact[] {
  const { segmentName, people, reach, cost, expected, evidence = [], offer, timing, rank, reason } = one;
  const at = [segmentName];
  const facts: Fact[] = [{ value: String(people), unit: 'count', of: PEOPLE, at }];
  const count = (value: number, of: string[]) => facts.push({ value: String(value), unit: 'count', of, at });
  if (reach) {
    count(reach.reachable, [...PEOPLE, 'reachable', 'reached']);
    for (const { channel, reachable, chosen } of reach.byChannel) {
      count(reachable, [...PEOPLE, ...CHANNEL_WORDS[channel]]);
      count(chosen, [...PEOPLE, 'messages', 'message', ...CHANNEL_WORDS[channel]]);
    }
    for (const left of Object.values(reach.unreachable)) count(left, [...PEOPLE, 'not reachable']);
  }
  for (const part of cost?.parts ?? []) {
    count(part.partsEach, ['parts', 'part']);
    if (part.unit) {
      const { amount: value, currency } = part.unit;
      facts.push({ value, unit: 'money', currency, of: ['cost', 'price', ...CHANNEL_WORDS[part.channel]], at });
    }
  }
  if (cost?.amount) facts.push({ value: cost.amount, unit: 'money', currency: cost.currency, of: ['cost'], at });
  if (expected?.orders) {
    count(expected.orders.low, ['orders', 'order', 'expected']);
    count(expected.orders.high, ['orders', 'order', 'expected']);
    count(expected.from, ['weeks', 'week', 'campaigns', 'campaign']);
  }
  for (const { text, value, unit, currency } of evidence) {
    facts.push({ value, unit, of: wordsFor(text, unit), at, ...(currency && { currency }) });
  }
  if (rank) count(rank.told, ['recommendations', 'recommendation']);
  const spelled = [offer, timing, reason].flatMap((text) => [...text.matchAll(PROPOSED)]);
  for (const [, written = '', percent] of spelled) {
    const value = written.replaceAll(',', '');
    if (percent)
      facts.push({ value: String(Number(value) / 100), unit: 'share', of: ['offer', 'off', 'discount'], at });
    else facts.push({ value, unit: 'number', of: ['offer', 'when', 'hours', 'days'], at });
  }
  return facts;
}

/** What a figure of the evidence may be called. */
function wordsFor(text: string, unit: Fact['unit']): string[] {
  if (unit === 'share') return ['share', ...PEOPLE];
  if (unit === 'money')
    return /average order/i.test(text) ? ['average order value', 'average order', 'order'] : ['spent', 'revenue'];
  return /orders/i.test(text) ? ['orders', 'order', 'purchases'] : PEOPLE;
}
