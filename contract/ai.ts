import * as z from 'zod';
import { Card } from './cards.ts';
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

const Ordered = z.object({ people: z.number().int(), orders: z.number().int(), revenue: z.string() });

/** What came of letters that were sent: within a week from their approval. */
export const Brought = z.object({
  from: z.string(),
  until: z.string(),
  /** False while the week lasts. */
  isOver: z.boolean(),
  currency: z.string(),
  /** What the letters added, by those who were held out, with a 95 % interval; null where nobody was. */
  incremental: z.object({ revenue: z.string(), low: z.string(), high: z.string() }).nullable(),
  /** What those ordered to whom a letter was to go: it may have had other reasons. */
  written: Ordered,
  heldOut: Ordered.nullable(),
});
export type Brought = z.infer<typeof Brought>;

/** What the letters of a drafted campaign brought; null before any were sent. */
export const CampaignBrought = z.object({ brought: Brought.nullable() });
export type CampaignBrought = z.infer<typeof CampaignBrought>;

export const StoredRecommendation = Recommendation.extend({
  conversationId: z.string().nullable(),
  provider: z.string(),
  rating: z.enum(['up', 'down']).nullable(),
  comment: z.string().nullable(),
  outcome: z.string().nullable(),
  createdAt: z.string(),
  feedbackAt: z.string().nullable(),
  /** Of what was sent by e-mail; null before. */
  brought: Brought.nullable(),
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
  /** What the answer rests on: of one question its own data; of several `parts`, and the keys of the first. */
  data: z.record(z.string(), z.unknown()),
  /** Ids of the receipts of its numbers. */
  receipts: z.array(z.string()),
  /** What can be looked at besides the words. */
  cards: z.array(Card),
  provider: z.string(),
  responseTimeMs: z.number().int(),
});
export type QueryAnswer = z.infer<typeof QueryAnswer>;

/** What models have taken this month, in tokens. */
export const AiUsage = z.object({
  /** The calendar month of UTC, `2026-11`. */
  month: z.string(),
  used: z.number().int(),
  budget: z.number().int(),
  /** Whether the budget is the plan's, or one that the workspace has set. */
  budgetIs: z.enum(['plan', 'own']),
  left: z.number().int(),
  /** The day on which all of the budget is there again. */
  renewsOn: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      provider: z.string(),
      model: z.string(),
      inputTokens: z.number().int(),
      outputTokens: z.number().int(),
      answers: z.number().int(),
    }),
  ),
  /** What happens when it is used up, in words. */
  atEnd: z.string(),
});
export type AiUsage = z.infer<typeof AiUsage>;

/** What somebody thinks of an answer; said again, it replaces what was said. */
export const AnswerFeedback = z.object({
  rating: z.enum(['up', 'down']),
  comment: z.string().trim().max(2000, 'Use at most 2,000 characters').optional(),
  /** What would have been right, in words. */
  expected: z.string().trim().max(2000, 'Use at most 2,000 characters').optional(),
});
export type AnswerFeedback = z.infer<typeof AnswerFeedback>;

/** An answer that was rated, with what it was made of: what was asked, how it was read, what was answered. */
export const Evaluation = AnswerFeedback.extend({
  id: z.string(),
  messageId: z.string(),
  conversationId: z.string().nullable(),
  comment: z.string().nullable(),
  expected: z.string().nullable(),
  question: z.string(),
  answer: z.string(),
  /** The tools that were run, with their inputs. */
  steps: z.array(z.object({ tool: z.string(), input: z.record(z.string(), z.unknown()) })),
  receipts: z.array(z.string()),
  provider: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Evaluation = z.infer<typeof Evaluation>;
