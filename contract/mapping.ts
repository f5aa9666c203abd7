import * as z from 'zod';

const Path = z.string().trim().min(1).max(200);

/** How a sender of webhooks names things: dotted paths into its body, such as `customer.id` or `lines.0.sku`. */
export const WebhookMapping = z
  .object({
    name: Path,
    userId: Path,
    email: Path,
    timestamp: Path,
    messageId: Path,
    value: Path,
    currency: Path,
    orderId: Path,
    /** Amounts are counted in the smallest unit of their currency, such as cents; whole unless said. */
    valueIn: z.literal('smallest'),
    /** What the sender calls an event by which something was sold, and one by which money was given back. */
    purchase: Path,
    refund: Path,
  })
  .partial()
  .strict();
export type WebhookMapping = z.infer<typeof WebhookMapping>;

/** A body that was sent lately, by which a person shows what is what. */
export const WebhookSample = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** False while it waits among the failures. */
  stored: z.boolean(),
  /** The name that its sender gave to what happened beside the body, where it did. */
  topic: z.string().nullable(),
  body: z.string(),
});
export type WebhookSample = z.infer<typeof WebhookSample>;

export const MAX_SAMPLE = 64_000;

export const MappingTry = z.object({
  body: z.string().max(MAX_SAMPLE, `Try a body of at most ${MAX_SAMPLE} characters`),
  mapping: WebhookMapping,
  topic: z.string().max(512).nullish(),
});
export type MappingTry = z.infer<typeof MappingTry>;

/** An event as a body would be read; null is what was not found. */
export const ReadEvent = z.object({
  name: z.string(),
  originalName: z.string(),
  userId: z.string().nullable(),
  email: z.string().nullable(),
  occurredAt: z.string(),
  /** Whether the body says when it happened; otherwise it is when it was sent. */
  saysWhen: z.boolean(),
  messageId: z.string(),
  value: z.string().nullable(),
  currency: z.string().nullable(),
  orderId: z.string().nullable(),
});
export type ReadEvent = z.infer<typeof ReadEvent>;

export const MappingResult = z.object({
  /** The first of them, ten at most. */
  events: z.array(ReadEvent),
  /** Why nothing could be read, or how much of it could not; null when all was. */
  problem: z.string().nullable(),
});
export type MappingResult = z.infer<typeof MappingResult>;
