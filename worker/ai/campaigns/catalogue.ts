import type { FunnelStepName, SegmentKey } from '../../../contract/analytics.ts';
import type { Channel, Recommendation } from '../../../contract/stream.ts';
import { type Ranked, rankArms } from '../../learning/ranking.ts';
import { type OfferArm, offerArms } from './arms.ts';
import { costOf } from './cost.ts';
import { evidenceOf } from './evidence.ts';
import { expectedOf } from './expected.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { letterFor } from './letters.ts';
import { offerName } from './offers.ts';
import { BY, counted, countText, moneyText, percentText } from './words.ts';

/** A recommendation before it is stored and has an id. */
export type Draft = Omit<Recommendation, 'id'>;

/** More cards than this are no recommendation. */
export const MOST_CARDS = 5;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * What to do next for the segments that have people, from the facts alone: for each the offer and channel that rank first
 * by what was learned, the segments with the most promising ones first. Of two segments that hold the same people only one
 * is addressed. `channel`: what the asker wants to use.
 */
export function recommendFromFacts(facts: CampaignFacts, channel?: Channel): Draft[] {
  return firstOfTheSame(facts.segments.filter(({ people }) => people > 0))
    .flatMap((segment) => {
      const best = rankArms(offerArms(segment, facts.learned, channel))[0];
      return best ? [{ segment, best }] : [];
    })
    .sort((a, b) => b.best.score - a.best.score)
    .slice(0, MOST_CARDS)
    .map(({ segment, best }) => draftOf(segment, best, facts));
}

/** By their standard rules, whoever abandoned a cart is a potential customer and the other way round. */
function firstOfTheSame(segments: SegmentFacts[]): SegmentFacts[] {
  const both = (key: SegmentKey | null) => key === 'cart_abandoners' || key === 'potential_customers';
  const first = segments.find(({ key }) => both(key));
  return segments.filter((segment) => !both(segment.key) || segment === first);
}

function draftOf(segment: SegmentFacts, best: Ranked<OfferArm>, facts: CampaignFacts): Draft {
  const { kind, channel } = best.arm;
  const letter = letterFor(kind, segment, facts);
  const reason = [sizeText(segment, facts), reachText(segment, channel), becauseOf(segment, facts)];
  return {
    ...{ segment: segment.id, segmentName: segment.name, people: segment.people, channel, ...letter },
    timing: timingOf(segment, facts),
    reason: reason.join(' ').replace(/\s+/g, ' ').trim(),
    ...{ offerKind: kind, ...measured(segment, best, letter.message, facts) },
  };
}

/** The same draft in other words, of another kind or over another channel: what it costs and promises is worked out anew. */
export function measureAgain(draft: Draft, facts: CampaignFacts): Draft {
  const segment = facts.segments.find(({ id }) => id === draft.segment);
  if (!segment) return draft;
  const arms = rankArms(offerArms(segment, facts.learned, draft.channel));
  const arm = arms.find((one) => one.arm.kind === draft.offerKind) ?? arms[0];
  return arm ? { ...draft, offerKind: arm.arm.kind, ...measured(segment, arm, draft.message, facts) } : draft;
}

function measured(segment: SegmentFacts, ranked: Ranked<OfferArm>, message: string, facts: CampaignFacts) {
  const { people, reach, weeks } = segment;
  const { kind, channel } = ranked.arm;
  const outcomes = facts.outcomes
    .filter((one) => one.segment === segment.id && one.channel === channel && one.offer === kind)
    .map(({ orders }) => orders);
  return {
    reach,
    evidence: evidenceOf(segment, facts, { segment: segment.id, channel, offer: kind }),
    cost: costOf(message, reach, facts.unitCosts, facts.ownCurrency),
    expected: expectedOf({ people, weeks, outcomes, currency: facts.ownCurrency }),
    rank: rankOf(ranked),
  };
}

/** What is known of an arm, and why it stands where it does. */
export function rankOf({ arm, posterior }: Ranked<OfferArm>): NonNullable<Draft['rank']> {
  const told = arm.told.successes + arm.told.failures;
  const mean = Math.round(posterior.mean * 1000) / 1000;
  const name = offerName(arm.kind);
  const good = `${countText(arm.told.successes)} ${arm.told.successes === 1 ? 'was a success' : 'were successes'}`;
  const why =
    told === 0
      ? `Nothing was said of ${name} ${BY[arm.channel]} to this segment yet: the catalogue’s own order holds.`
      : `Of ${counted(told, 'recommendation')} of ${name} ${BY[arm.channel]} to this segment, ${good}.`;
  return { mean, told, why };
}

function timingOf({ key }: SegmentFacts, facts: CampaignFacts): string {
  switch (key) {
    case 'cart_abandoners':
      return `First reminder within 4 hours of the cart, the second after 24 hours${atPeakHour(facts)}`;
    case 'potential_customers':
      return `Three days after the cart, only to those who have still not bought${atPeakHour(facts)}`;
    case 'new_visitors':
      return `Within a day of the visit${atPeakHour(facts)}`;
    case 'engaged_users':
      return `While the interest is fresh: within 48 hours of the last visit${atPeakHour(facts)}`;
    default:
      return peakText(facts);
  }
}

function becauseOf(segment: SegmentFacts, facts: CampaignFacts): string {
  const { key, orders, people, averageOrder, spentEach } = segment;
  const { eventsPerPerson, diversity, score } = facts.summary.engagement;
  switch (key) {
    case 'cart_abandoners':
      return `${stepText(facts, 'checkout')}${averageText(facts)}`;
    case 'potential_customers':
      return `They wanted to buy and have no first order yet. ${stepText(facts, 'purchase')}${averageText(facts)}`;
    case 'new_visitors':
      return `They viewed pages and did nothing else. ${stepText(facts, 'product_view')}`;
    case 'engaged_users':
      return `They do three or more different things; a person here does ${eventsPerPerson.toFixed(1)} things of ${diversity.toFixed(1)} kinds on average, an engagement of ${Math.round(score)} of 100.`;
    case 'high_value_customers':
      return [
        spentEach && `Each of them has spent ${moneyText(spentEach, facts.currency)} so far`,
        averageOrder && `${moneyText(averageOrder, facts.currency)} an order`,
        facts.averageOrder && `while the average order of the shop is ${moneyText(facts.averageOrder, facts.currency)}`,
      ]
        .filter(Boolean)
        .join(', ')
        .concat('.');
    default: {
      if (orders === 0) return segment.definition;
      const average = averageOrder ? `, ${moneyText(averageOrder, facts.currency)} on average` : '';
      return `They placed ${counted(orders, 'order')} between them${average}, ${(orders / people).toFixed(1)} each.`;
    }
  }
}

function sizeText({ people, key }: SegmentFacts, { summary }: CampaignFacts): string {
  if (key && summary.segments.estimated) return `${counted(people, 'person', 'people')}, estimated from event totals.`;
  const share = summary.totals.people > 0 ? `, ${percentText(people / summary.totals.people)} of everyone known` : '';
  return `${counted(people, 'person', 'people')}${share}.`;
}

function reachText({ reach }: SegmentFacts, channel: Channel): string {
  if (reach.reachable === 0) return 'None of them has agreed to hear from you and left an address: ask for that first.';
  const parts = reach.byChannel
    .filter(({ chosen }) => chosen > 0)
    .map((one) => `${countText(one.chosen)} ${BY[one.channel]}`);
  const here = reach.byChannel.find((one) => one.channel === channel)?.reachable ?? 0;
  const none = here === 0 ? `, and nobody ${BY[channel]}` : '';
  return `${countText(reach.reachable)} of them can be reached: ${parts.join(', ')}${none}.`;
}

/** How many people of the step before take a step of the funnel. */
function stepText({ summary }: CampaignFacts, step: FunnelStepName): string {
  const index = summary.funnel.findIndex((one) => one.step === step);
  const [before, found] = [summary.funnel[index - 1], summary.funnel[index]];
  if (!found || !before || found.rate === null) return '';
  const names = {
    page_view: 'view a page',
    product_view: 'view a product',
    add_to_cart: 'fill a cart',
    checkout: 'start the checkout',
    purchase: 'buy',
  };
  return `Of ${countText(before.people)} who ${names[before.step]}, ${percentText(found.rate)} ${names[step]}. `;
}

function averageText({ averageOrder, currency }: CampaignFacts): string {
  return averageOrder ? `An average order is worth ${moneyText(averageOrder, currency)}.` : '';
}

function peakText({ peak, timezone }: CampaignFacts): string {
  if (!peak) return 'On a weekday morning; move it once the first orders show when your customers buy';
  return `${WEEKDAYS[peak.weekday - 1]} at ${hourText(peak.hour)} (${timezone}), the hour with most orders lately`;
}

function atPeakHour({ peak }: CampaignFacts): string {
  return peak ? `, around ${hourText(peak.hour)} when most orders come in` : '';
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
