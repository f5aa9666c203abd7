import type { Tone } from '../../../../../contract/analyst.ts';
import type { OfferKind } from '../../offers.ts';

/** What stands before and behind a letter in one tone. */
export interface Frame {
  open: string;
  close: string;
}

/** How the letters of one language change their tone without a model, and how they say what is offered. */
export interface ToneWords {
  /** `shorter` has no frame: it leaves out. */
  frames: Record<Exclude<Tone, 'shorter'>, Frame>;
  /** Where a language speaks to people in another way when it is formal: its letters in that way. */
  formal?: Record<OfferKind, string>;
  /** `{off}` is what is taken off, `{code}` the code. */
  offers: Record<'off' | 'offWithCode' | 'delivery' | 'deliveryWithCode', { offer: string; sentence: string }>;
}
