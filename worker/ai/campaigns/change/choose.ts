import type { ToolInput } from '../../../../contract/analyst.ts';
import { type Candidate, type InSight, isCalled } from './focus.ts';

type Which = Pick<ToolInput<'change_campaign'>, 'place' | 'segmentId' | 'name'>;

export type Chosen = { one: Candidate } | { several: Candidate[] } | { none: true };

/**
 * Which campaign is meant: by its place among the cards, by its segment or name; else the latest that was planned or
 * drafted since the cards were shown, the only card, or the only draft.
 */
export function chosen({ cards, made }: InSight, drafts: Candidate[], { place, segmentId, name }: Which): Chosen {
  const latest = (one: Candidate): Candidate =>
    made.find(({ recommendationId }) => recommendationId !== undefined && recommendationId === one.recommendationId) ??
    one;
  if (place !== undefined) {
    const card = cards.at(place > 0 ? place - 1 : place);
    return card ? { one: latest(card) } : { none: true };
  }
  if (name !== undefined || segmentId !== undefined) {
    const fits = (one: Candidate) =>
      (name !== undefined && isCalled(one, name)) || (segmentId !== undefined && one.segmentId === segmentId);
    const among = [made, cards, drafts].find((some) => some.some(fits))?.filter(fits) ?? [];
    const exact = among.filter((one) => name !== undefined && isCalled(one, name));
    return oneOf(distinct(exact.length > 0 ? exact : among));
  }
  const [card] = cards;
  const [last] = made;
  if (last && (!card || last.at >= card.at)) return { one: last };
  if (card) return oneOf(cards.map(latest));
  return oneOf(drafts);
}

function oneOf(some: Candidate[]): Chosen {
  const [one, ...others] = some;
  if (!one) return { none: true };
  return others.length === 0 ? { one } : { several: some };
}

/** A draft and the plans about it are one campaign: the latest of them. */
function distinct(some: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return some.filter(({ title }) => (seen.has(title) ? false : seen.add(title)));
}
