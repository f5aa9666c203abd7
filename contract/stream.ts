import * as z from 'zod';
import { Summary } from './analytics.ts';
import { Card } from './cards.ts';
import { Predicted } from './predicted.ts';

export const IntentName = z.enum([
  'campaign_recommendation',
  'metrics',
  'segments',
  'funnel',
  'engagement',
  'data_sources',
  'action',
  'search',
  'conversation',
]);
export type IntentName = z.infer<typeof IntentName>;

/** What a message is about; `requiresAuth` when it can only be answered from an account's own data. */
export const Intent = z.object({
  intent: IntentName,
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  requiresAuth: z.boolean(),
  /** The part of the product that answers. */
  module: z.string(),
  action: z.string(),
  entities: z.record(z.string(), z.unknown()),
});
export type Intent = z.infer<typeof Intent>;

export const Channel = z.enum(['email', 'sms', 'push', 'whatsapp', 'messenger']);
export type Channel = z.infer<typeof Channel>;

/** Whom a campaign reaches. Counts are of now; a person is reachable who agreed to a channel and has an address there. */
export const Reach = z.object({
  people: z.number().int(),
  /** On at least one channel. */
  reachable: z.number().int(),
  byChannel: z.array(
    z.object({
      channel: Channel,
      /** Who agreed and has an address. */
      reachable: z.number().int(),
      /** Whom it would be used for where each person gets one message: e-mail first, then WhatsApp, SMS, push, Messenger. */
      chosen: z.number().int(),
    }),
  ),
  /** Who is not reachable, by why: never asked or asked without an answer, said no, agreed without an address. */
  unreachable: z.object({ noConsent: z.number().int(), saidNo: z.number().int(), noAddress: z.number().int() }),
});
export type Reach = z.infer<typeof Reach>;

/** What sending would cost, one message a person by the channel chosen for each. */
export const CampaignCost = z.object({
  /** Decimal in `currency`; null where the price of a channel is not known or is of another currency. */
  amount: z.string().nullable(),
  currency: z.string(),
  parts: z.array(
    z.object({
      channel: Channel,
      messages: z.number().int(),
      /** Of SMS: how many parts one message has. */
      partsEach: z.number().int(),
      unit: z.object({ amount: z.string(), currency: z.string() }).nullable(),
      amount: z.string().nullable(),
    }),
  ),
  text: z.string(),
});
export type CampaignCost = z.infer<typeof CampaignCost>;

/** What the shop's own history lets expect within a week of sending. `none`: there is no history yet. */
export const Expected = z.object({
  /** `outcomes`: of earlier recommendations of this kind; `weeks`: what such people did in weeks before, by themselves. */
  basis: z.enum(['outcomes', 'weeks', 'none']),
  orders: z.object({ low: z.number().int(), high: z.number().int() }).nullable(),
  money: z.object({ low: z.string(), high: z.string(), currency: z.string() }).nullable(),
  /** How many weeks or outcomes it rests on. */
  from: z.number().int(),
  /** Of `weeks`: each of them, oldest first. Who was in the segment when it began, and what they ordered in it. */
  weeks: z
    .array(z.object({ from: z.string(), people: z.number().int(), orders: z.number().int(), money: z.string() }))
    .optional(),
  text: z.string(),
});
export type Expected = z.infer<typeof Expected>;

/** A figure that a recommendation rests on, and where it can be looked at. */
export const Evidence = z.object({
  text: z.string(),
  /** Decimal text, exact. */
  value: z.string(),
  unit: z.enum(['money', 'count', 'share', 'number']),
  currency: z.string().optional(),
  href: z.string().optional(),
  receiptId: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** The receipts of a card's figures. Of channels: of how many messages would go by it. */
export const CampaignReceipts = z.object({
  people: z.string(),
  reachable: z.string(),
  messages: z.partialRecord(Channel, z.string()),
  cost: z.string().optional(),
  orders: z.string().optional(),
  money: z.string().optional(),
});
export type CampaignReceipts = z.infer<typeof CampaignReceipts>;

export const Recommendation = z.object({
  id: z.string(),
  /** A built-in segment's key, or a saved one's id. */
  segment: z.string(),
  segmentName: z.string(),
  /** People in the segment, always from the analysis. */
  people: z.number().int().nonnegative(),
  channel: Channel,
  subject: z.string(),
  message: z.string(),
  offer: z.string(),
  timing: z.string(),
  /** Why, with the numbers behind it. */
  reason: z.string(),
  /** The kind of offer of the catalogue, by which is learned what to offer next. */
  offerKind: z.string().optional(),
  reach: Reach.optional(),
  cost: CampaignCost.optional(),
  expected: Expected.optional(),
  evidence: z.array(Evidence).optional(),
  /** Why this offer stands before the others. */
  rank: z
    .object({
      mean: z.number(),
      told: z.number().int(),
      why: z.string(),
      /** What letters of its kind added against people who were held out, as a share of what people spend by themselves. */
      measured: z
        .object({ campaigns: z.number().int(), mean: z.number(), low: z.number(), high: z.number() })
        .optional(),
    })
    .optional(),
  receipts: CampaignReceipts.optional(),
  /** Of a list that a model makes, in place of a segment. */
  prediction: Predicted.optional(),
  /** Who of those reached would get no letter, chosen at random; null where there are too few. */
  holdout: z.object({ share: z.number(), people: z.number().int() }).nullish(),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const CampaignRecommendation = z.object({
  type: z.enum(['recommendations', 'no_data_sources']),
  message: z.string(),
  analysis: Summary.pick({ totals: true, segments: true, engagement: true, funnel: true }).optional(),
  recommendations: z.array(Recommendation),
});
export type CampaignRecommendation = z.infer<typeof CampaignRecommendation>;

/** Everything an answer's stream can carry, in the order in which it may occur. */
export const StreamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('intent'), data: Intent }),
  z.object({ type: z.literal('plan'), steps: z.array(z.string()) }),
  z.object({
    type: z.literal('tool'),
    name: z.string(),
    summary: z.string(),
    receiptId: z.string().optional(),
  }),
  z.object({ type: z.literal('campaign_recommendation'), data: CampaignRecommendation }),
  /** Something to look at besides the words. */
  z.object({ type: z.literal('card'), data: Card }),
  z.object({ type: z.literal('chunk'), content: z.string() }),
  z.object({
    type: z.literal('complete'),
    messageId: z.string(),
    provider: z.string(),
    stopped: z.boolean().optional(),
    usage: z.object({ inputTokens: z.number().int(), outputTokens: z.number().int() }).optional(),
  }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
export type StreamEventType = StreamEvent['type'];
