import * as z from 'zod';
import { SegmentKey } from '../../../contract/analytics.ts';
import { Channel } from '../../../contract/stream.ts';
import type { Draft } from './catalogue.ts';
import { keepGrounded, restsOn } from './numbers.ts';

const Words = (max: number) => z.string().trim().min(1).max(max);

/** What a model is asked for. Counts are not: they come from the analysis. */
export const ModelCampaigns = z.object({
  recommendations: z
    .array(
      z.object({
        segment: SegmentKey,
        channel: Channel,
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

const MOST_PER_SEGMENT = 2;
/** Offers and times are proposals and may name small numbers of their own: "15% off", "within 48 hours". */
const PROPOSALS = Array.from({ length: 101 }, (_, n) => n);

/**
 * A model's recommendations on the ground of the built-in ones: only segments that have people, every count from the
 * analysis, no number in the reasons that the analysis does not hold, and the built-in recommendation for each segment
 * that the model left out.
 */
export function mergeCampaigns(builtIn: Draft[], model: ModelCampaigns, known: number[]): Draft[] {
  return builtIn.flatMap((own) => {
    const written = uniqueBy(
      model.recommendations.filter(({ segment }) => segment === own.segment),
      ({ channel }) => channel,
    ).slice(0, MOST_PER_SEGMENT);
    if (written.length === 0) return [own];
    return written.map((one) => ({
      segment: own.segment,
      segmentName: own.segmentName,
      people: own.people,
      channel: one.channel,
      subject: proposal(one.subject, own.subject, known),
      message: proposal(one.message, own.message, known),
      offer: proposal(one.offer, own.offer, known),
      timing: proposal(one.timing, own.timing, known),
      reason: reasonOf(one.reason, own.reason, known),
    }));
  });
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

function uniqueBy<T>(items: T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}
