import * as z from 'zod';
import { MetricUnit, MetricValue, Receipt } from './metrics.ts';
import { Channel } from './stream.ts';

const Measured = { unit: MetricUnit, currency: z.string().nullable() };
/** Of the receipts beside it; null where it has none that may be seen. */
const Proof = { receiptId: z.string().nullable() };

/** A card as strangers see it: what it said, and nothing that leads on, acts, or tells of single people. */
export const SharedCard = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('metric'),
    title: z.string(),
    ...Measured,
    ...Proof,
    value: MetricValue,
    previous: MetricValue.optional(),
    change: z.object({ by: MetricValue, share: z.number().nullable() }).optional(),
    window: z.string(),
    previousWindow: z.string().optional(),
  }),
  z.object({
    type: z.literal('chart'),
    title: z.string(),
    ...Measured,
    ...Proof,
    shape: z.enum(['line', 'bars']),
    points: z.array(z.object({ label: z.string(), value: MetricValue, running: z.boolean().optional() })),
  }),
  z.object({
    type: z.literal('table'),
    title: z.string(),
    ...Proof,
    columns: z.array(z.object({ key: z.string(), label: z.string(), unit: z.union([MetricUnit, z.literal('text')]) })),
    rows: z.array(z.array(MetricValue)),
    currency: z.string().nullable(),
    rowsInAll: z.number().int(),
  }),
  z.object({ type: z.literal('segment'), name: z.string(), words: z.string(), people: z.number().int() }),
  /** Products and campaigns; of what else was found, only that it was. */
  z.object({
    type: z.literal('found'),
    query: z.string(),
    items: z.array(z.object({ n: z.number().int(), kind: z.string(), title: z.string(), text: z.string() })),
  }),
  z.object({
    type: z.literal('campaign'),
    segment: z.string(),
    people: z.number().int(),
    channel: Channel,
    subject: z.string(),
    message: z.string(),
    offer: z.string(),
    timing: z.string(),
    reason: z.string(),
    expected: z.string().nullable(),
    cost: z.string().nullable(),
  }),
  /** Something that was to be done: how much of it, and not to whom. */
  z.object({
    type: z.literal('plan'),
    title: z.string(),
    people: z.number().int(),
    messages: z.number().int(),
    money: z.string().nullable(),
    currency: z.string().nullable(),
  }),
  /** A card about single people, which is not shared. */
  z.object({ type: z.literal('withheld'), title: z.string() }),
]);
export type SharedCard = z.infer<typeof SharedCard>;

/** A receipt as it was written. Its question is in it in words. */
export const SharedReceipt = Receipt.omit({ query: true });
export type SharedReceipt = z.infer<typeof SharedReceipt>;

/** What was asked and answered, as it was when it was shared. Of people there are numbers and no names. */
export const SharedConversation = z.object({
  title: z.string(),
  shop: z.string(),
  timezone: z.string(),
  currency: z.string(),
  asOf: z.string(),
  /** More was asked before, which is not here. */
  earlier: z.boolean(),
  exchanges: z.array(
    z.object({
      question: z.string(),
      askedAt: z.string(),
      answer: z.object({
        text: z.string(),
        /** What was planned and looked at. */
        steps: z.array(z.string()),
        cards: z.array(SharedCard),
        /** Of the receipts beside it. */
        receiptIds: z.array(z.string()),
        provider: z.string().nullable(),
        stopped: z.boolean(),
        at: z.string(),
      }),
    }),
  ),
  receipts: z.array(SharedReceipt),
});
export type SharedConversation = z.infer<typeof SharedConversation>;

/** What a link opens. */
export const SharedShown = SharedConversation.extend({ expiresAt: z.string() });
export type SharedShown = z.infer<typeof SharedShown>;

export const SharedToken = z.object({ token: z.string().min(1).max(200) });

/** What of a conversation to share: the branch that ends with an answer, the newest one unless it is named. */
export const NewShare = z.object({
  answerId: z.uuid().optional(),
  expiresInDays: z.number().int().min(1, 'At least one day').max(365, 'At most a year').default(30),
});
export type NewShare = z.infer<typeof NewShare>;

export const Share = z.object({
  id: z.string(),
  conversationId: z.string(),
  title: z.string(),
  sharedBy: z.string(),
  /** Questions in it. */
  questions: z.number().int(),
  createdAt: z.string(),
  expiresAt: z.string(),
  expired: z.boolean(),
  /** Whether the caller shared it, and may have a new link for it. */
  isMine: z.boolean(),
});
export type Share = z.infer<typeof Share>;

/** With its link, which is shown this once: only a hash of it is kept. */
export const ShareWithLink = Share.extend({ link: z.string() });
export type ShareWithLink = z.infer<typeof ShareWithLink>;
