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
