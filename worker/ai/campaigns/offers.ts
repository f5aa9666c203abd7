import type { SegmentKey } from '../../../contract/analytics.ts';
import type { Predicted } from '../../../contract/predicted.ts';
import type { Prior } from '../../learning/ranking.ts';
import type { Language } from '../tools/words/format.ts';
import { campaignWords } from './words/languages.ts';

/** What can be offered, by kinds that are learned from. */
export const OFFER_KINDS = [
  'reminder',
  'free_delivery',
  'discount',
  'early_access',
  'gift',
  'guide',
  'refill',
  'friend',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** Kinds of offer for each built-in segment and each list that a model makes, the one the catalogue would begin with first; of saved segments the last line. */
const KINDS: Record<SegmentKey | Predicted | 'saved', OfferKind[]> = {
  cart_abandoners: ['reminder', 'free_delivery', 'discount'],
  potential_customers: ['discount', 'free_delivery', 'guide'],
  high_value_customers: ['early_access', 'gift', 'friend'],
  new_visitors: ['guide', 'free_delivery', 'discount'],
  engaged_users: ['gift', 'guide', 'free_delivery'],
  repeat_customers: ['refill', 'friend', 'early_access'],
  churn: ['discount', 'gift', 'free_delivery'],
  purchase: ['reminder', 'free_delivery', 'gift'],
  value: ['early_access', 'gift', 'friend'],
  saved: ['free_delivery', 'discount', 'early_access'],
};

/** What the catalogue thinks of its first, second and third, as if four had been tried of each: 60, 50 and 40 % taken up. */
const TRIED = 4;
const MEANS = [0.6, 0.5, 0.4];

/** The kinds of offer for a segment with what is taken for granted of each. */
export function offersFor(segment: string): { kind: OfferKind; prior: Prior }[] {
  const kinds = segment in KINDS ? KINDS[segment as keyof typeof KINDS] : KINDS.saved;
  return kinds.map((kind, index) => {
    const mean = MEANS[index] ?? 0.4;
    return { kind, prior: { alpha: TRIED * mean, beta: TRIED * (1 - mean) } };
  });
}

/** The prior of a kind in a segment; of one that the catalogue no longer has there, its last. */
export function priorOf(segment: string, kind: string): Prior {
  const offers = offersFor(segment);
  return (offers.find((one) => one.kind === kind) ?? offers.at(-1))?.prior ?? { alpha: 2, beta: 2 };
}

export function offerName(kind: string, language: Language = 'en'): string {
  const { offers } = campaignWords(language);
  return kind in offers ? offers[kind as OfferKind] : kind;
}
