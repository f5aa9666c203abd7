import type { Figure, FigureQuery } from '../../../contract/figures.ts';
import type { Evidence } from '../../../contract/stream.ts';
import type { ArmKey } from '../../learning/offers.ts';
import { capital } from '../tools/shown.ts';
import { countText, dayText } from '../tools/words/format.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { offerName } from './offers.ts';
import { campaignWords } from './words/languages.ts';

/** Evidence before its receipt is written: with how it is asked for again, where that is by a figure. */
export type DraftEvidence = Evidence & { query?: FigureQuery };

/** The figures that a recommendation for a segment rests on, each with where it can be looked at. */
export function evidenceOf(segment: SegmentFacts, facts: CampaignFacts, arm: ArmKey): DraftEvidence[] {
  const { id, name, definition, people, orders, averageOrder, spentEach, reach } = segment;
  const { by, evidence: say } = campaignWords(facts.language);
  const href = `/people/${id}`;
  const of = (figure: Figure) => ({ query: { figure, segment: id } });
  const money = (text: string, value: string | null, query: FigureQuery): DraftEvidence[] =>
    value === null ? [] : [{ text, value, unit: 'money', currency: facts.currency, href, query }];
  const known = facts.summary.totals.people;
  return [
    { text: say.people({ name, definition }), value: String(people), unit: 'count', href, ...of('segment_people') },
    ...(known > 0 && people <= known
      ? [{ text: say.ofEveryone, value: (people / known).toFixed(4), unit: 'share' as const, ...of('segment_share') }]
      : []),
    { text: say.reachable, value: String(reach.reachable), unit: 'count', href, ...of('segment_reachable') },
    ...reach.byChannel
      .filter(({ reachable }) => reachable > 0)
      .map(({ channel, reachable }) => ({
        ...{ text: say.reachableBy(by[channel]), value: String(reachable), unit: 'count' as const, href },
        query: { figure: 'segment_reachable' as const, segment: id, channel },
      })),
    ...(orders > 0
      ? [{ text: say.orders, value: String(orders), unit: 'count' as const, href, ...of('segment_orders') }]
      : []),
    ...money(say.averageOrder, averageOrder, of('segment_average_order').query),
    ...money(say.spentEach, spentEach, of('segment_spent_each').query),
    ...money(say.shopAverage, facts.averageOrder, { figure: 'shop_average_order' }),
    ...lessonsOf(segment, arm, facts),
  ];
}

/** What was learned of this very offer, as it stands among the facts, where it can be changed. */
function lessonsOf(segment: SegmentFacts, arm: ArmKey, facts: CampaignFacts): Evidence[] {
  const isOf = (of: ArmKey) => of.segment === arm.segment && of.channel === arm.channel && of.offer === arm.offer;
  const { language, lessons, learned } = facts;
  const say = campaignWords(language);
  const { successes = 0, failures = 0 } = learned.find(isOf) ?? {};
  return lessons.flatMap(({ text, meaning: { learnedOf }, createdAt }) => {
    if (!learnedOf || !isOf(learnedOf)) return [];
    const lesson = say.evidence.lesson({
      ...{ offer: capital(offerName(arm.offer, language)), by: say.by[learnedOf.channel], segment: segment.name },
      ...{ worked: countText(successes, language), told: countText(successes + failures, language) },
      one: successes + failures === 1,
    });
    // Its own words are English.
    const told = language === 'en' ? text : `${lesson}.`;
    const day = createdAt.slice(0, 10);
    return [
      {
        ...{ text: say.evidence.learned({ day: language === 'en' ? day : dayText(day, language), text: told }) },
        ...{ value: String(successes), unit: 'count' as const, href: '/facts' },
      },
    ];
  });
}
