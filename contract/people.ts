import * as z from 'zod';
import { FunnelStepName, SegmentKey } from './analytics.ts';

/** A person with the facts that segments are made of. */
export const Person = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  /** False for anonymous visitors, who are not counted as people. */
  known: z.boolean(),
  firstSeenAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  events: z.number().int(),
  orders: z.number().int(),
  /** Decimal string in `currency`. */
  value: z.string(),
  currency: z.string(),
  segments: z.array(SegmentKey),
});
export type Person = z.infer<typeof Person>;

export const PersonDetail = Person.extend({
  phone: z.string().nullable(),
  traits: z.record(z.string(), z.unknown()),
  /** The last step of the funnel that was reached in order. */
  reached: FunnelStepName.nullable(),
  activity: z.array(z.object({ name: z.string(), count: z.number().int(), firstAt: z.string(), lastAt: z.string() })),
});
export type PersonDetail = z.infer<typeof PersonDetail>;
