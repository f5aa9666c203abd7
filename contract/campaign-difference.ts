import * as z from 'zod';
import { Channel } from './segments.ts';

/** Why a campaign reaches somebody by none of its channels: nothing was said, a no was said, or there is no address. */
export const UNREACHED = ['no_consent', 'said_no', 'no_address'] as const;

/** A text before and after, line by line. */
const ChangedText = z.object({
  label: z.string(),
  lines: z.array(z.object({ kind: z.enum(['same', 'out', 'in']), text: z.string() })),
});

/** A campaign before and after, in the words of the plan's language. */
export const CampaignDifference = z.object({
  /** By what people are written to, in order; `before` is null where it does not change. */
  channels: z.object({ label: z.string(), before: z.string().nullable(), after: z.string() }),
  texts: z.array(ChangedText),
  /** Everybody of it, each in exactly one of these: by the first channel of the order, or by none and why. */
  reach: z.object({
    label: z.string(),
    people: z.number().int(),
    by: z.array(z.object({ channel: Channel, label: z.string(), people: z.number().int() })),
    nobody: z.array(z.object({ why: z.enum(UNREACHED), label: z.string(), people: z.number().int() })),
  }),
});
export type CampaignDifference = z.infer<typeof CampaignDifference>;
