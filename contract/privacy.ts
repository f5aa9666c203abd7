import * as z from 'zod';

/**
 * Somebody's data, or its erasure, that was asked for: by a shop's platform or by a person of the shop. `erase_source` is
 * everything that a source brought. `waiting` waits for a person to hand over an export.
 */
export const PrivacyRequest = z.object({
  id: z.string(),
  kind: z.enum(['export', 'erase', 'erase_source']),
  origin: z.enum(['shopify', 'hand']),
  sourceId: z.string().nullable(),
  state: z.enum(['open', 'running', 'waiting', 'done', 'failed']),
  /** Whose data is to be handed over; null once it was, and always null for an erasure. */
  personId: z.string().nullable(),
  /** Who asked; null for a platform. */
  by: z.string().nullable(),
  /** By then it must be done: 30 days after it was asked for. */
  dueAt: z.string(),
  /** Rows by what was done with them, such as `{ "events": 12 }`. */
  counts: z.record(z.string(), z.number().int()),
  /** Why it could not be carried out, in words. */
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type PrivacyRequest = z.infer<typeof PrivacyRequest>;
