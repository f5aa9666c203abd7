import type { Figure, FigureQuery } from '../../../contract/figures.ts';
import type { Evidence } from '../../../contract/stream.ts';
import { lessonText } from '../../learning/lesson-text.ts';
import type { ArmKey } from '../../learning/offers.ts';
import { dayOf } from '../tools/window.ts';
import { dayText } from '../tools/words/format.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
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
export function lessonsOf(
  segment: { id: string; name: string },
  arm: ArmKey,
  { language, lessons, learned, timezone }: Pick<CampaignFacts, 'language' | 'lessons' | 'learned' | 'timezone'>,
): Evidence[] {
  const isOf = (of: ArmKey) => of.segment === arm.segment && of.channel === arm.channel && of.offer === arm.offer;
  const say = campaignWords(language);
  const { successes = 0, failures = 0 } = learned.find(isOf) ?? {};
  return lessons.flatMap(({ text, meaning: { learnedOf }, source, createdAt }) => {
    if (!learnedOf || !isOf(learnedOf)) return [];
    const told = { segment: segment.name, successes, told: successes + failures };
    // What was learned is kept in English; what somebody wrote stays as it was written.
    const own = source === 'learned' && language !== 'en' ? `${lessonText(learnedOf, told, language)}.` : text;
    const { measured } = learnedOf;
    const on = dayOf(createdAt, timezone);
    const day = language === 'en' ? on : dayText(on, language);
    return [
      {
        ...{ text: say.evidence.learned({ day, text: own }), href: '/facts' },
        ...(measured
          ? { value: measured.revenue, unit: 'money' as const, currency: measured.currency }
          : { value: String(successes), unit: 'count' as const }),
      },
    ];
  });
}
