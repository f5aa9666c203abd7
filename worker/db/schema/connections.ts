import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { dataSources } from './sources.ts';
import { createdAt, instant, workspaceId } from './workspaces.ts';

/** A person who is away at a provider to grant access. The row is taken when they come back: it is good once. */
export const oauthStates = pgTable(
  'oauth_states',
  {
    /** SHA-256 of the `state` that travels. */
    stateHash: text('state_hash').primaryKey(),
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id').notNull(),
    /** SHA-256 of what only the browser that began holds, in a cookie. */
    browserHash: text('browser_hash').notNull(),
    provider: text('provider', { enum: ['google', 'facebook', 'shopify'] }).notNull(),
    /** The code verifier of PKCE, sealed. */
    secrets: jsonb('secrets').notNull().default({}),
    shopDomain: text('shop_domain'),
    /** The source that is connected again; null for a new one. */
    sourceId: uuid('source_id').references(() => dataSources.id, { onDelete: 'cascade' }),
    name: text('name'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('oauth_states_expiry').on(t.expiresAt)],
);

/** Who refreshes a source's token right now, so that a refresh token is spent once. */
export const tokenLeases = pgTable('token_leases', {
  sourceId: uuid('source_id')
    .primaryKey()
    .references(() => dataSources.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  until: instant('until').notNull(),
});

/** How the webhooks of a shop that was connected by signing in are subscribed to there. */
export const webhookRegistrations = pgTable('webhook_registrations', {
  sourceId: uuid('source_id')
    .primaryKey()
    .references(() => dataSources.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  /** The topics that were asked for the last time. */
  topics: text('topics').notNull(),
  /** Where they are sent to: the hub as it was reached; null until that is known. */
  origin: text('origin'),
  /** Looked at again then, or at once where the topics are others by now. */
  dueAt: instant('due_at').notNull(),
  /** How often it was tried since it last went well. */
  tries: integer('tries').notNull().default(0),
});

/** What is to be sent to a conversions API, and what became of it: each event and each order once, whoever asks again. */
export const conversionsSent = pgTable(
  'conversions_sent',
  {
    workspaceId: workspaceId(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => dataSources.id, { onDelete: 'cascade' }),
    /** What browser and server both call the event. */
    eventId: text('event_id').notNull(),
    /** Our event it is made of. */
    messageId: text('message_id').notNull(),
    orderId: text('order_id'),
    /** The provider's name of it, such as Purchase. */
    eventName: text('event_name').notNull(),
    status: text('status', { enum: ['pending', 'sent', 'refused', 'without_consent'] })
      .notNull()
      .default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** Not before then: until the browser's own report may have come, and while a job works on it. */
    dueAt: instant('due_at').notNull(),
    error: text('error'),
    occurredAt: instant('occurred_at').notNull(),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.eventId] }),
    uniqueIndex('conversions_sent_order').on(t.sourceId, t.eventName, t.orderId),
    index('conversions_sent_due').on(t.status, t.dueAt),
    index('conversions_sent_time').on(t.sourceId, t.createdAt),
  ],
);
