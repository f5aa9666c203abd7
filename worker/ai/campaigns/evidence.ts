import type { Evidence } from '../../../contract/stream.ts';
import type { ArmKey } from '../../learning/offers.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';

/** The figures that a recommendation for a segment rests on, each with where it can be looked at. */
export function evidenceOf(segment: SegmentFacts, facts: CampaignFacts, arm: ArmKey): Evidence[] {
  const { id, people, orders, averageOrder, spentEach, reach } = segment;
  const href = `/people/${id}`;
  const money = (text: string, value: string | null): Evidence[] =>
    value === null ? [] : [{ text, value, unit: 'money', currency: facts.currency, href }];
  const known = facts.summary.totals.people;
  return [
    { text: `People in “${segment.name}”: ${segment.definition}`, value: String(people), unit: 'count', href },
    ...(known > 0 && people <= known
      ? [{ text: 'Of everyone known', value: (people / known).toFixed(4), unit: 'share' as const }]
      : []),
    { text: 'Of them, agreed and with an address on some channel', value: String(reach.reachable), unit: 'count' },
    ...(orders > 0 ? [{ text: 'Orders they have placed', value: String(orders), unit: 'count' as const, href }] : []),
    ...money('Their average order', averageOrder),
    ...money('Spent by each buyer among them', spentEach),
    ...money('The shop’s average order', facts.averageOrder),
    ...lessonsOf(arm, facts),
  ];
}

/** What was learned of this very offer, as it stands among the facts, where it can be changed. */
function lessonsOf(arm: ArmKey, { lessons, learned }: CampaignFacts): Evidence[] {
  const isOf = (of: ArmKey) => of.segment === arm.segment && of.channel === arm.channel && of.offer === arm.offer;
  const told = learned.find(isOf);
  return lessons
    .filter(({ meaning }) => meaning.learnedOf && isOf(meaning.learnedOf))
    .map(({ text, createdAt }) => ({
      ...{ text: `Learned on ${createdAt.slice(0, 10)}: ${text}`, value: String(told?.successes ?? 0) },
      ...{ unit: 'count' as const, href: '/facts' },
    }));
}
