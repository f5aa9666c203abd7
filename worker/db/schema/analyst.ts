import {
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Receipt } from '../../../contract/metrics.ts';
import { users } from './accounts.ts';
import { conversations } from './chat.ts';
import { count, createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

/** The proof of every number that was answered. Added and never changed. */
export const receipts = pgTable(
  'receipts',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    queryHash: text('query_hash').notNull(),
    query: jsonb('query').$type<Receipt['query']>().notNull(),
    /** The version of the workspace's data that was read: where it is the same, so is the number. */
    dataVersion: text('data_version').notNull(),
    /** The moment it was asked for: relative ranges re-run as of then. */
    asOf: instant('as_of').notNull(),
    receipt: jsonb('receipt').$type<Receipt>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('receipts_query').on(t.workspaceId, t.queryHash, t.createdAt)],
);

/** What the shop has said of itself. A changed fact is a new row that ends the old one, so that its history stays. */
export const facts = pgTable(
  'facts',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** Who said it; null where that account is gone. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    text: text('text').notNull(),
    /** What rules can read of it, such as `{ "closedOn": [7] }` or `{ "revenueMeans": "gross_revenue" }`. */
    meaning: jsonb('meaning').$type<Record<string, unknown>>().notNull().default({}),
    source: text('source', { enum: ['said', 'written', 'learned'] }).notNull(),
    messageId: uuid('message_id'),
    replaces: uuid('replaces'),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [index('facts_workspace').on(t.workspaceId, t.endedAt, t.createdAt)],
);

/** Answers that stay on Today: the step that is run again, never its result. */
export const pins = pgTable(
  'pins',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    step: jsonb('step').notNull(),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [index('pins_workspace').on(t.workspaceId, t.position, t.id)],
);

/** Numbers that are not to be told of on Today when they are unusual, until when. */
export const mutedMetrics = pgTable(
  'muted_metrics',
  {
    workspaceId: workspaceId(),
    metric: text('metric').notNull(),
    until: instant('until').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.metric] })],
);

/** Questions that are asked by the clock. */
export const scheduledQuestions = pgTable(
  'scheduled_questions',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    question: text('question').notNull(),
    every: text('every', { enum: ['day', 'week'] }).notNull(),
    /** Of the shop's zone, HH:MM. */
    at: text('at').notNull(),
    /** 1 is Monday; null for daily ones. */
    weekday: integer('weekday'),
    /** Silent when nothing moved beyond what moves by chance. */
    onlyIfMoved: text('only_if_moved', { enum: ['yes', 'no'] })
      .notNull()
      .default('yes'),
    byEmail: text('by_email', { enum: ['yes', 'no'] })
      .notNull()
      .default('no'),
    nextAt: instant('next_at').notNull(),
    pausedAt: instant('paused_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('scheduled_questions_due').on(t.nextAt),
    index('scheduled_questions_workspace').on(t.workspaceId, t.id),
  ],
);

/** What a scheduled question answered, once for each time it was due. */
export const scheduledAnswers = pgTable(
  'scheduled_answers',
  {
    id: id(),
    workspaceId: workspaceId(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => scheduledQuestions.id, { onDelete: 'cascade' }),
    dueAt: instant('due_at').notNull(),
    /** `quiet`: it was asked, and nothing had moved. */
    status: text('status', { enum: ['told', 'quiet', 'failed'] }).notNull(),
    answer: text('answer').notNull(),
    /** Why it was told or kept quiet, in words. */
    reason: text('reason').notNull(),
    receipts: jsonb('receipts').$type<string[]>().notNull().default([]),
    cards: jsonb('cards').notNull().default([]),
    seenAt: instant('seen_at'),
    /** When the e-mail service took it. */
    emailedAt: instant('emailed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('scheduled_answers_due').on(t.questionId, t.dueAt),
    index('scheduled_answers_recent').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** What models have cost a workspace, by day of UTC and provider. */
export const aiUsage = pgTable(
  'ai_usage',
  {
    workspaceId: workspaceId(),
    day: date('day', { mode: 'string' }).notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    inputTokens: count('input_tokens'),
    outputTokens: count('output_tokens'),
    answers: count('answers'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day, t.provider, t.model] })],
);

/** An answer that somebody marked as wrong: what was asked, read and answered, and what would have been right. */
export const evaluationCases = pgTable(
  'evaluation_cases',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    messageId: uuid('message_id').notNull(),
    conversationId: uuid('conversation_id').references(() => conversations.id, { onDelete: 'set null' }),
    rating: text('rating', { enum: ['up', 'down'] }).notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    steps: jsonb('steps').notNull().default([]),
    receipts: jsonb('receipts').$type<string[]>().notNull().default([]),
    comment: text('comment'),
    expected: text('expected'),
    provider: text('provider'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('evaluation_cases_message').on(t.messageId),
    index('evaluation_cases_workspace').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** What was learned of an offer to a segment over a channel: how often it was taken up, and how often not. */
export const learnedOffers = pgTable(
  'learned_offers',
  {
    workspaceId: workspaceId(),
    segment: text('segment').notNull(),
    channel: text('channel').notNull(),
    /** The kind of offer of the catalogue. */
    offer: text('offer').notNull(),
    successes: count('successes'),
    failures: count('failures'),
    /** The same as of `updated_at`, what is older weighing less. */
    successWeight: doublePrecision('success_weight').notNull().default(0),
    failureWeight: doublePrecision('failure_weight').notNull().default(0),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.segment, t.channel, t.offer] })],
);
