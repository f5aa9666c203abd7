import type { SegmentKey } from '../../../contract/analytics.ts';
import type { FigureQuery } from '../../../contract/figures.ts';
import type { Channel, Recommendation } from '../../../contract/stream.ts';
import { rangeOf } from '../../learning/incremental.ts';
import { type Ranked, rankArms } from '../../learning/ranking.ts';
import { countText, type Language } from '../tools/words/format.ts';
import { type OfferArm, offerArms } from './arms.ts';
import { costOf } from './cost.ts';
import { type DraftEvidence, evidenceOf } from './evidence.ts';
import { expectedOf } from './expected.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { type Letter, letterFor } from './letters.ts';
import { type OfferKind, offerName } from './offers.ts';
import { timingOf } from './timing.ts';
import { becauseOf, reachText, sizeText } from './why.ts';
import { campaignWords } from './words/languages.ts';

/** A recommendation before it is stored. */
export type Draft = Omit<Recommendation, 'id' | 'evidence' | 'receipts'> & {
  evidence?: DraftEvidence[] | undefined;
  /** Where it has one before. */
  id?: string | undefined;
  /** Of a list that a model makes: the model; and who of its people costs nothing. */
  basis?: Pick<FigureQuery, 'model' | 'holdout'> | undefined;
};

/** More cards than this are no recommendation. */
export const MOST_CARDS = 5;

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

/** The campaign for one group, in words of its own where its people deserve them. */
export function recommendFor(
  segment: SegmentFacts,
  facts: CampaignFacts,
  words: { letter(kind: OfferKind): Letter | undefined; reason: string },
): Draft {
  const [best] = rankArms(offerArms(segment, facts.learned));
  if (!best) throw new Error('A group without offers');
  const { kind, channel } = best.arm;
  const letter = words.letter(kind) ?? letterFor(kind, segment, facts);
  return {
    ...{ segment: segment.id, segmentName: segment.name, people: segment.people, channel, ...letter },
    ...{ timing: timingOf(segment, facts), reason: words.reason, offerKind: kind },
    ...measured(segment, best, letter.message, facts),
  };
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
  const reason = [sizeText(segment, facts), reachText(segment, channel, facts), becauseOf(segment, facts)];
  return {
    ...{ segment: segment.id, segmentName: segment.name, people: segment.people, channel, ...letter },
    timing: timingOf(segment, facts),
    reason: reason.join(' ').replace(/ +/g, ' ').trim(),
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
    cost: costOf(message, reach, facts.unitCosts, facts.ownCurrency, facts.language),
    expected: expectedOf({ people, weeks, outcomes, currency: facts.ownCurrency, language: facts.language }),
    rank: rankOf(ranked, facts.language),
  };
}

/** What is known of an arm, and why it stands where it does. */
export function rankOf({ arm, posterior, lift }: Ranked<OfferArm>, language: Language): NonNullable<Draft['rank']> {
  const { successes, failures } = arm.told;
  const told = successes + failures;
  const say = campaignWords(language);
  const whose = { offer: offerName(arm.kind, language), by: say.by[arm.channel] };
  const why = lift
    ? measuredText(arm.measured?.length ?? 0, rangeOf(lift), language)
    : told === 0
      ? say.neverTold(whose)
      : say.told({
          ...{ ...whose, count: countText(told, language), one: told === 1 },
          ...{ good: countText(successes, language), oneGood: successes === 1 },
        });
  const measured = lift && { campaigns: arm.measured?.length ?? 0, ...rangeOf(lift) };
  return { mean: Math.round(posterior.mean * 1000) / 1000, told, why, ...(measured && { measured }) };
}

function measuredText(campaigns: number, { low, high }: { low: number; high: number }, language: Language): string {
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const [from, to] = [share.format(low), share.format(high)];
  return campaignWords(language).measured({ one: campaigns === 1, count: countText(campaigns, language), from, to });
}
