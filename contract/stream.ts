import * as z from 'zod';
import { SegmentKey, Summary } from './analytics.ts';
import { Card } from './cards.ts';

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

export const Recommendation = z.object({
  id: z.string(),
  segment: SegmentKey,
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
