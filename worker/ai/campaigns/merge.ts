import * as z from 'zod';
import { Channel } from '../../../contract/stream.ts';
import type { Draft } from './catalogue.ts';
import { keepGrounded, restsOn } from './numbers.ts';
import { OFFER_KINDS, offersFor } from './offers.ts';

const Words = (max: number) => z.string().trim().min(1).max(max);

/** What a model is asked for. Counts are not: they come from the analysis. */
export const ModelCampaigns = z.object({
  recommendations: z
    .array(
      z.object({
        segment: z.string().max(100),
        channel: Channel,
        /** The kind of what it offers; the built-in one's unless given. */
        offerKind: z.enum(OFFER_KINDS).optional().catch(undefined),
        subject: Words(200),
        message: Words(2000),
        offer: Words(400),
        timing: Words(400),
        reason: Words(1500),
      }),
    )
    .max(30),
});
export type ModelCampaigns = z.infer<typeof ModelCampaigns>;

/** Offers and times are proposals and may name small numbers of their own: "15% off", "within 48 hours". */
const PROPOSALS = Array.from({ length: 101 }, (_, n) => n);

/**
 * A model's words on the ground of the built-in recommendations: one for each of them and no others, every count from the
 * analysis, no number in the reasons that the analysis does not hold, and the built-in words where the model wrote none.
 * What a changed draft costs and promises is worked out anew by whoever called.
 */
export function mergeCampaigns(builtIn: Draft[], model: ModelCampaigns, known: number[]): Draft[] {
  return builtIn.map((own) => {
    const one = model.recommendations.find(({ segment }) => segment === own.segment);
    if (!one) return own;
    const kinds = offersFor(own.segment).map(({ kind }) => kind);
    const offerKind = one.offerKind && kinds.includes(one.offerKind) ? one.offerKind : own.offerKind;
    return {
      ...own,
      ...(offerKind !== undefined && { offerKind }),
      channel: reaches(own, one.channel) ? one.channel : own.channel,
      subject: proposal(one.subject, own.subject, known),
      message: proposal(one.message, own.message, known),
      offer: proposal(one.offer, own.offer, known),
      timing: proposal(one.timing, own.timing, known),
      reason: reasonOf(one.reason, own.reason, known),
    };
  });
}

/** A model may choose another channel where it reaches somebody; where nobody is reached by any, none is better. */
function reaches({ reach }: Draft, channel: Channel): boolean {
  const found = reach?.byChannel.find((one) => one.channel === channel);
  return !reach || reach.reachable === 0 || (found?.reachable ?? 0) > 0;
}

function proposal(text: string, otherwise: string, known: number[]): string {
  return restsOn(text, [...known, ...PROPOSALS]) ? text : otherwise;
}

/** A reason without any number is no reason: the built-in one then stands behind it. */
function reasonOf(text: string, otherwise: string, known: number[]): string {
  const grounded = keepGrounded(text, known);
  if (grounded === '') return otherwise;
  return /\d/.test(grounded) ? grounded : `${grounded} ${otherwise}`;
}
