import * as z from 'zod';
import { UNREACHED } from './campaign-difference.ts';
import { Channel } from './segments.ts';

/** A drafted campaign as it would go out now: who, by what, at most what, and which of it can really be sent. */
export const CampaignOutlook = z.object({
  /** The segment or the list that a model makes; `href` leads to its people. */
  audience: z.object({ name: z.string(), definition: z.string(), href: z.string().nullable() }),
  /** Of it only those for whom this holds, in words. */
  condition: z.string().nullable(),
  people: z.number().int(),
  /** Each person by the first channel of the order that reaches them. */
  by: z.array(z.object({ channel: Channel, people: z.number().int(), sends: z.boolean() })),
  nobody: z.array(z.object({ why: z.enum(UNREACHED), people: z.number().int() })),
  /** Why nothing, or not all of it, can be sent: no e-mail service is set up, or another channel comes first. */
  blocked: z.enum(['no_service', 'first_channel']).nullable(),
  /** E-mails that a sending would be of, before anybody is held out. */
  letters: z.number().int(),
  /** About so many of them would be held out; null where they are too few. */
  holdout: z.object({ share: z.number(), people: z.number().int() }).nullable(),
  /** A sending is of at most so many people. */
  mostPeople: z.number().int(),
  /** What a message to each of those reached costs by what is known now; decimal, null where it is not known. */
  cost: z.object({ amount: z.string().nullable(), currency: z.string(), text: z.string() }),
  /** When a sending that is asked for now goes out by itself, once approved; null: at once, as no day is said or it is over. */
  sendsAt: z.string().nullable(),
  /** The sending that is approved and waits for its time. */
  scheduled: z.object({ planId: z.string(), at: z.string() }).nullable(),
  /** Of what was sent of it, how far each sending is, the latest first. */
  sendings: z.array(z.string()),
});
export type CampaignOutlook = z.infer<typeof CampaignOutlook>;
