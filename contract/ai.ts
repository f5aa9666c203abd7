import * as z from 'zod';
import { Recommendation } from './stream.ts';

export const ProviderState = z.object({
  id: z.enum(['openai', 'anthropic', 'built-in']),
  name: z.string(),
  model: z.string().nullable(),
  configured: z.boolean(),
  /** The one that is asked first right now. */
  inUse: z.boolean(),
  circuit: z.enum(['closed', 'open', 'half-open']),
});
export type ProviderState = z.infer<typeof ProviderState>;

export const StoredRecommendation = Recommendation.extend({
  conversationId: z.string().nullable(),
  provider: z.string(),
  rating: z.enum(['up', 'down']).nullable(),
  comment: z.string().nullable(),
  outcome: z.string().nullable(),
  createdAt: z.string(),
  feedbackAt: z.string().nullable(),
});
export type StoredRecommendation = z.infer<typeof StoredRecommendation>;

export const Feedback = z.object({
  rating: z.enum(['up', 'down']),
  comment: z.string().trim().max(2000).optional(),
  outcome: z.string().trim().max(2000).optional(),
});
export type Feedback = z.infer<typeof Feedback>;

export const Suggestion = z.object({ question: z.string(), why: z.string() });
export type Suggestion = z.infer<typeof Suggestion>;

export const Query = z.object({
  query: z.string().trim().min(1, 'Ask something').max(8000, 'Use at most 8,000 characters'),
  /** Its messages are what was said before. */
  conversationId: z.uuid().optional(),
  /** Answers as if it were this moment, over the events up to it. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type Query = z.infer<typeof Query>;

export const QueryAnswer = z.object({
  answer: z.string(),
  intent: z.enum(['metrics', 'search', 'action', 'conversation']),
  module: z.string(),
  entities: z.record(z.string(), z.unknown()),
  plan: z.array(z.string()),
  /** What the answer rests on. */
  data: z.record(z.string(), z.unknown()),
  receipts: z.array(z.string()),
  provider: z.string(),
  responseTimeMs: z.number().int(),
});
export type QueryAnswer = z.infer<typeof QueryAnswer>;
