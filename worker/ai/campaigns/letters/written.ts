import type { SegmentKey } from '../../../../contract/analytics.ts';
import type { OfferKind } from '../offers.ts';

/** A letter as it is kept: ready to send. What it offers may rest on an amount of the shop's own, or do without. */
export interface Written {
  subject: string;
  message: string;
  offer: string | { from(amount: string): string; without: string };
}

/** The letters of one language. */
export interface Letters {
  /** What is written for a kind of offer where a segment has no words of its own for it. */
  general: Record<OfferKind, Written>;
  /** Where a segment's people deserve words of their own. */
  own: Partial<Record<SegmentKey, Partial<Record<OfferKind, Written>>>>;
}
