import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Step } from '../../../contract/analyst.ts';
import type { Card } from '../../../contract/cards.ts';
import type { SharedConversation } from '../../../contract/sharing.ts';
import { users } from './accounts.ts';
import { createdAt, id, instant, updatedAt, workspaceId, workspaces } from './workspaces.ts';

export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    /** Both are null while a visitor is anonymous. */
    workspaceId: uuid('workspace_id').references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    channel: text('channel').notNull().default('web'),
    /** SHA-256 of the anonymous visitor's token; null once adopted. */
    anonymousTokenHash: text('anonymous_token_hash').unique(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('conversations_owner').on(t.workspaceId, t.userId, t.updatedAt, t.id)],
);

export const messages = pgTable(
  'messages',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['user', 'assistant'] }).notNull(),
    content: text('content').notNull(),
    clientId: text('client_id'),
    /** Of an assistant's message: the user's message it answers. One answer a message. */
    replyTo: uuid('reply_to').unique(),
    /** Of a user's message: the answer it follows; null for the first. Edited questions share theirs, and are branches. */
    parentId: uuid('parent_id'),
    provider: text('provider'),
    stopped: boolean('stopped').notNull().default(false),
    intent: jsonb('intent'),
    recommendation: jsonb('recommendation'),
    /** What was planned and looked at, the cards shown, the receipts behind them, and the steps for a follow-up. */
    plan: jsonb('plan').$type<string[]>(),
    tools: jsonb('tools').$type<{ name: string; summary: string; receiptId?: string }[]>(),
    cards: jsonb('cards').$type<Card[]>(),
    receipts: jsonb('receipts').$type<string[]>(),
    steps: jsonb('steps').$type<Step[]>(),
    usage: jsonb('usage'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('messages_client').on(t.conversationId, t.clientId),
    index('messages_conversation').on(t.conversationId, t.createdAt, t.id),
  ],
);

export const recommendations = pgTable(
  'recommendations',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    conversationId: uuid('conversation_id').references(() => conversations.id, {
      onDelete: 'set null',
    }),
    /** The user's message that was answered: with the segment, the key that makes storing repeatable. */
    turnId: uuid('turn_id').notNull(),
    segment: text('segment').notNull(),
    people: integer('people').notNull(),
    channel: text('channel').notNull(),
    subject: text('subject').notNull(),
    message: text('message').notNull(),
    offer: text('offer').notNull(),
    /** The kind of offer of the catalogue, by which it is learned from; null for those from before there were kinds. */
    offerKind: text('offer_kind'),
    timing: text('timing').notNull(),
    reason: text('reason').notNull(),
    /** Reach, cost, what is expected and the evidence, as they were shown. */
    details: jsonb('details').notNull().default({}),
    provider: text('provider').notNull(),
    rating: text('rating', { enum: ['up', 'down'] }),
    comment: text('comment'),
    outcome: text('outcome'),
    feedbackAt: instant('feedback_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('recommendations_turn').on(t.workspaceId, t.turnId, t.segment, t.channel),
    index('recommendations_history').on(t.workspaceId, t.createdAt, t.id),
  ],
);

/** A link by which anybody reads what was said in a conversation: a copy from when it was made, that nothing changes since. */
export const sharedConversations = pgTable(
  'shared_conversations',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** Who deletes a conversation takes back what was shared of it. */
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** On whose word: it opens nothing where they may no longer share. */
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, base64url. The token itself is only in the link. */
    hash: text('hash').notNull().unique(),
    title: text('title').notNull(),
    content: jsonb('content').$type<SharedConversation>().notNull(),
    /** Ids of the people whose names were left out: by them an erasure finds what else may tell of them. Never shown. */
    people: jsonb('people').$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('shared_conversations_workspace').on(t.workspaceId, t.createdAt, t.id),
    index('shared_conversations_conversation').on(t.conversationId),
    index('shared_conversations_expires').on(t.expiresAt),
  ],
);

/** The product's own events, in the envelope of the contract. */
export const internalEvents = pgTable(
  'internal_events',
  {
    id: id(),
    workspaceId: uuid('workspace_id').references(() => workspaces.id, { onDelete: 'cascade' }),
    userId: uuid('user_id'),
    eventType: text('event_type').notNull(),
    timestamp: instant('timestamp').notNull().default(sql`now()`),
    payload: jsonb('payload').notNull(),
  },
  (t) => [index('internal_events_recent').on(t.workspaceId, t.eventType, t.timestamp)],
);
