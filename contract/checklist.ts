import * as z from 'zod';

/** What a test of the way in is called. It names nobody, and is counted as an event and as nothing else. */
export const TEST_EVENT = 'test_event';

/**
 * How it stands with the domain that e-mail is sent from: `verified` and `unverified` are what the e-mail service says,
 * `unknown` means that it could not be asked, `not_set_up` that no service is set up.
 */
export const SenderDomain = z.object({
  state: z.enum(['verified', 'unverified', 'unknown', 'not_set_up']),
  domain: z.string().nullable(),
  /** What is needed, in words; empty where nothing is. */
  needed: z.string(),
});
export type SenderDomain = z.infer<typeof SenderDomain>;

/** The first steps of a workspace. Each is done by what the workspace holds, not by anybody's tick. */
export const Checklist = z.object({
  shop: z.object({ done: z.boolean(), sourceId: z.string().nullable() }),
  snippet: z.object({ done: z.boolean(), sourceId: z.string().nullable() }),
  /** `writeKey` is the one that a test event may be sent with; null where no source has one. */
  testEvent: z.object({ done: z.boolean(), sourceId: z.string().nullable(), writeKey: z.string().nullable() }),
  domain: SenderDomain.extend({ done: z.boolean() }),
  done: z.boolean(),
});
export type Checklist = z.infer<typeof Checklist>;
