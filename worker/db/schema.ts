import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const id = () => uuid('id').primaryKey();
const workspaceId = () =>
  uuid('workspace_id')
    .notNull()
    .references(() => workspaces.id, { onDelete: 'cascade' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const createdAt = () => instant('created_at').notNull().default(sql`now()`);
const updatedAt = () => instant('updated_at').notNull().default(sql`now()`);
const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
const money = (name: string) => numeric(name, { precision: 20, scale: 4 });

// ---------------------------------------------------------------- people who work here

export const users = pgTable('users', {
  id: id(),
  email: text('email').notNull(),
  /** The e-mail in lower case: what uniqueness and login go by. */
  emailKey: text('email_key').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  companyName: text('company_name').notNull(),
  isVerified: boolean('is_verified').notNull().default(false),
  lastLoginAt: instant('last_login_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const workspaces = pgTable('workspaces', {
  id: id(),
  name: text('name').notNull(),
  /** IANA zone, ISO 4217 code and first day of the week by which days, money and weeks are read. */
  timezone: text('timezone').notNull().default('UTC'),
  currency: text('currency').notNull().default('USD'),
  weekStart: text('week_start').notNull().default('monday'),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const memberships = pgTable(
  'memberships',
  {
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').notNull().default('owner'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index('memberships_user').on(t.userId)],
);

/** A signed-in device. The refresh tokens of one session are its family: revoking the session revokes them all. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    ip: text('ip'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [index('sessions_user').on(t.userId, t.revokedAt)],
);

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token, base64url. The token itself is never stored. */
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    spentAt: instant('spent_at'),
  },
  (t) => [index('refresh_tokens_session').on(t.sessionId)],
);

/** What a repeated write answered the first time, by caller, route and `Idempotency-Key`. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.route, t.key] })],
);

// ---------------------------------------------------------------- chat

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
  (t) => [index('conversations_owner').on(t.workspaceId, t.userId, t.updatedAt.desc(), t.id.desc())],
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
    provider: text('provider'),
    stopped: boolean('stopped').notNull().default(false),
    intent: jsonb('intent'),
    recommendation: jsonb('recommendation'),
    usage: jsonb('usage'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('messages_client').on(t.conversationId, t.clientId),
    index('messages_conversation').on(t.conversationId, t.createdAt.desc(), t.id.desc()),
  ],
);

// ---------------------------------------------------------------- answers that were given

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
    timing: text('timing').notNull(),
    reason: text('reason').notNull(),
    provider: text('provider').notNull(),
    rating: text('rating', { enum: ['up', 'down'] }),
    comment: text('comment'),
    outcome: text('outcome'),
    feedbackAt: instant('feedback_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('recommendations_turn').on(t.workspaceId, t.turnId, t.segment, t.channel),
    index('recommendations_history').on(t.workspaceId, t.createdAt.desc(), t.id.desc()),
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
  (t) => [index('internal_events_recent').on(t.workspaceId, t.eventType, t.timestamp.desc())],
);

// ---------------------------------------------------------------- data sources

export const dataSources = pgTable(
  'data_sources',
  {
    id: id(),
    workspaceId: workspaceId(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    sourceType: text('source_type', {
      enum: ['gtm', 'facebook_pixel', 'shopify', 'segment', 'webhook'],
    }).notNull(),
    name: text('name').notNull(),
    status: text('status', { enum: ['active', 'paused', 'disconnected'] })
      .notNull()
      .default('active'),
    /** What may be read by anyone in the workspace. */
    config: jsonb('config').notNull().default({}),
    /** The secret fields, each encrypted with AES-GCM under ENCRYPTION_KEY and bound to this row's id. */
    secrets: jsonb('secrets').notNull().default({}),
    /** Public: it may only ingest. */
    writeKey: text('write_key').unique(),
    lastSyncAt: instant('last_sync_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('data_sources_workspace').on(t.workspaceId, t.createdAt.desc(), t.id.desc())],
);

export const dataSourceSyncs = pgTable(
  'data_source_syncs',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => dataSources.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['running', 'success', 'failed'] }).notNull(),
    eventsCount: integer('events_count').notNull().default(0),
    error: text('error'),
    startedAt: instant('started_at').notNull().default(sql`now()`),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('data_source_syncs_source').on(t.sourceId, t.startedAt.desc())],
);

/** What was accepted and could not be processed, whole, until a person replays it. */
export const ingestFailures = pgTable(
  'ingest_failures',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => dataSources.id, { onDelete: 'cascade' }),
    /** The accepted record's own id: a dead letter that comes twice is one failure. */
    recordId: text('record_id').notNull(),
    kind: text('kind').notNull(),
    reason: text('reason').notNull(),
    attempts: integer('attempts').notNull(),
    payload: text('payload').notNull(),
    headers: jsonb('headers').notNull().default({}),
    status: text('status', { enum: ['open', 'replayed'] })
      .notNull()
      .default('open'),
    receivedAt: instant('received_at').notNull(),
    replayedAt: instant('replayed_at'),
  },
  (t) => [
    uniqueIndex('ingest_failures_record').on(t.workspaceId, t.recordId),
    index('ingest_failures_open').on(t.workspaceId, t.receivedAt.desc(), t.id.desc()),
  ],
);

// ---------------------------------------------------------------- people who buy there

/**
 * A person, with running facts that ingest keeps up to date so that analysis does not reread events.
 * The six segments are generated columns: each is a rule over the facts, written once, here.
 */
export const profiles = pgTable(
  'profiles',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** The first userId, user_id or customer_id by which this person was told apart; null for anonymous people. */
    userId: text('user_id'),
    email: text('email'),
    phone: text('phone'),
    traits: jsonb('traits').notNull().default({}),
    /** When the traits were true; an older identify never overwrites newer ones. */
    traitsAt: instant('traits_at'),
    /** Told apart by an id or an e-mail, and so counted as a person. */
    known: boolean('known').notNull().default(false),
    firstSeenAt: instant('first_seen_at'),
    lastSeenAt: instant('last_seen_at'),
    eventCount: count('event_count'),
    /** Different event names. */
    eventTypes: integer('event_types').notNull().default(0),
    pageViews: count('page_views'),
    cartAdds: count('cart_adds'),
    /** Orders, each order id once, and their total value. */
    orderCount: count('order_count'),
    orderValue: money('order_value').notNull().default('0'),
    /** The funnel, in order: the first time of each step at or after the step before. */
    reachedPageViewAt: instant('reached_page_view_at'),
    reachedProductViewAt: instant('reached_product_view_at'),
    reachedCartAt: instant('reached_cart_at'),
    reachedCheckoutAt: instant('reached_checkout_at'),
    reachedPurchaseAt: instant('reached_purchase_at'),
    isCartAbandoner: boolean('is_cart_abandoner').generatedAlwaysAs(sql`known and cart_adds > 0 and order_count = 0`),
    isHighValue: boolean('is_high_value').generatedAlwaysAs(sql`known and order_value > 100`),
    isNewVisitor: boolean('is_new_visitor').generatedAlwaysAs(sql`known and page_views > 0 and event_types = 1`),
    isEngaged: boolean('is_engaged').generatedAlwaysAs(sql`known and event_types >= 3`),
    isRepeat: boolean('is_repeat').generatedAlwaysAs(sql`known and order_count > 1`),
    createdAt: createdAt(),
  },
  (t) => [index('profiles_recent').on(t.workspaceId, t.lastSeenAt.desc(), t.id.desc())],
);

/** Which person an id stands for. `kind`: user, email, anonymous, phone. */
export const profileIdentifiers = pgTable(
  'profile_identifiers',
  {
    workspaceId: workspaceId(),
    kind: text('kind', { enum: ['user', 'email', 'anonymous', 'phone'] }).notNull(),
    value: text('value').notNull(),
    profileId: uuid('profile_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.kind, t.value] }),
    index('profile_identifiers_profile').on(t.profileId),
  ],
);

/** An anonymous history that joined a known person: what moved, and the message that showed it. */
export const profileMerges = pgTable(
  'profile_merges',
  {
    id: id(),
    workspaceId: workspaceId(),
    fromProfileId: uuid('from_profile_id').notNull(),
    intoProfileId: uuid('into_profile_id').notNull(),
    evidence: jsonb('evidence').notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('profile_merges_from').on(t.workspaceId, t.fromProfileId)],
);

/** The common event: one row for each message a source sent, whatever the source. */
export const events = pgTable(
  'events',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: uuid('source_id').notNull(),
    /** The sender's own id of the message: a second one with it is the same event. */
    messageId: text('message_id').notNull(),
    /** track, page, screen, identify, group, alias. The last three tell about people and are not counted as behaviour. */
    kind: text('kind').notNull(),
    /** Normalised name; `originalName` is what the source called it. */
    name: text('name').notNull(),
    originalName: text('original_name').notNull(),
    profileId: uuid('profile_id'),
    userId: text('user_id'),
    anonymousId: text('anonymous_id'),
    email: text('email'),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    value: money('value'),
    currency: text('currency'),
    orderId: text('order_id'),
    properties: jsonb('properties').notNull(),
    context: jsonb('context').notNull(),
    /** The body as the provider sent it, where it is not already the properties. */
    raw: jsonb('raw'),
    historical: boolean('historical').notNull().default(false),
  },
  (t) => [
    uniqueIndex('events_message').on(t.workspaceId, t.messageId),
    index('events_time').on(t.workspaceId, t.occurredAt),
    index('events_person').on(t.profileId, t.name, t.occurredAt),
    index('events_source').on(t.sourceId, t.id),
  ],
);

/** How often each person did each thing. */
export const profileEventCounts = pgTable(
  'profile_event_counts',
  {
    profileId: uuid('profile_id').notNull(),
    name: text('name').notNull(),
    workspaceId: workspaceId(),
    count: count('count'),
    value: money('value').notNull().default('0'),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.profileId, t.name] })],
);

/** How often each thing happened at each source, ever. */
export const eventTotals = pgTable(
  'event_totals',
  {
    workspaceId: workspaceId(),
    sourceId: uuid('source_id').notNull(),
    name: text('name').notNull(),
    count: count('count'),
    value: money('value').notNull().default('0'),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.sourceId, t.name] })],
);

/** One row for each order id, however many sources report it. A purchase without an id is an order of its own. */
export const orders = pgTable(
  'orders',
  {
    workspaceId: workspaceId(),
    orderId: text('order_id').notNull(),
    profileId: uuid('profile_id'),
    sourceId: uuid('source_id').notNull(),
    /** A shop's own record outranks what a browser reported of the same order. */
    sourceRank: integer('source_rank').notNull().default(0),
    placedAt: instant('placed_at').notNull(),
    /** The provider's time of this state: an older one never overwrites a newer one. */
    stateAt: instant('state_at').notNull(),
    total: money('total').notNull(),
    currency: text('currency'),
    cancelledAt: instant('cancelled_at'),
    isTest: boolean('is_test').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.orderId] }),
    index('orders_time').on(t.workspaceId, t.placedAt),
    index('orders_person').on(t.profileId),
  ],
);

export const refunds = pgTable(
  'refunds',
  {
    workspaceId: workspaceId(),
    refundId: text('refund_id').notNull(),
    orderId: text('order_id'),
    amount: money('amount').notNull(),
    currency: text('currency'),
    refundedAt: instant('refunded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.refundId] }), index('refunds_time').on(t.workspaceId, t.refundedAt)],
);

/**
 * All-time counts of a workspace's people. Written only by the triggers on `profiles`, so that no path into the
 * facts can leave them behind; the summary reads this one row.
 */
export const workspaceCounters = pgTable('workspace_counters', {
  workspaceId: uuid('workspace_id')
    .primaryKey()
    .references(() => workspaces.id, { onDelete: 'cascade' }),
  profiles: count('profiles'),
  people: count('people'),
  peopleEvents: count('people_events'),
  peopleEventTypes: count('people_event_types'),
  cartAbandoners: count('cart_abandoners'),
  highValue: count('high_value'),
  newVisitors: count('new_visitors'),
  engaged: count('engaged'),
  repeat: count('repeat'),
  reachedPageView: count('reached_page_view'),
  reachedProductView: count('reached_product_view'),
  reachedCart: count('reached_cart'),
  reachedCheckout: count('reached_checkout'),
  reachedPurchase: count('reached_purchase'),
});

/** All-time orders that count (no tests, not cancelled), by currency. Written only by the triggers on `orders`. */
export const orderTotals = pgTable(
  'order_totals',
  {
    workspaceId: workspaceId(),
    currency: text('currency').notNull(),
    orders: count('orders'),
    total: money('total').notNull().default('0'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.currency] })],
);
