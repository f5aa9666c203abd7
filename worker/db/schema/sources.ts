import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, instant, money, updatedAt, workspaceId } from './workspaces.ts';

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
    /** When an OAuth access token among the secrets ends; null for tokens that do not. */
    tokenExpiresAt: instant('token_expires_at'),
    /** Why a person has to connect the source again, in words. */
    disconnectedReason: text('disconnected_reason'),
    pausedAt: instant('paused_at'),
    /** When the scheduler syncs it next; null for sources from which nothing can be fetched. */
    nextSyncAt: instant('next_sync_at'),
    /** Public: it may only ingest. */
    writeKey: text('write_key').unique(),
    lastSyncAt: instant('last_sync_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('data_sources_workspace').on(t.workspaceId, t.createdAt, t.id),
    index('data_sources_due').on(t.nextSyncAt).where(sql`status = 'active' and next_sync_at is not null`),
  ],
);

/**
 * One run of fetching from a provider. It knows where it is, so that it goes on there after a crash: `resource` and
 * `cursor` are what is fetched next.
 */
export const dataSourceSyncs = pgTable(
  'data_source_syncs',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => dataSources.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['incremental', 'backfill', 'repair'] })
      .notNull()
      .default('incremental'),
    /** Who asked for it. */
    trigger: text('trigger', { enum: ['schedule', 'hand', 'connect', 'reconciler'] })
      .notNull()
      .default('hand'),
    status: text('status', { enum: ['queued', 'running', 'success', 'failed', 'stopped'] }).notNull(),
    /** What changed at the provider in this time is fetched; half-open. */
    since: instant('since'),
    until: instant('until'),
    resource: text('resource'),
    cursor: text('cursor'),
    /** Records fetched so far by resource, and how many there are where the provider tells: `{ orders: { done, of } }`. */
    progress: jsonb('progress').notNull().default({}),
    /** Records handed to the accept log, and of those the ones that were processed. */
    fetched: integer('fetched').notNull().default(0),
    processed: integer('processed').notNull().default(0),
    /** Events that were new. */
    eventsCount: integer('events_count').notNull().default(0),
    error: text('error'),
    stopRequestedAt: instant('stop_requested_at'),
    startedAt: instant('started_at').notNull().default(sql`now()`),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('data_source_syncs_source').on(t.sourceId, t.startedAt),
    // One run of a kind at a time.
    uniqueIndex('data_source_syncs_running').on(t.sourceId, t.kind).where(sql`status in ('queued', 'running')`),
  ],
);

/** What the provider and we each hold of one shop day. Kept where they were compared; equal days too. */
export const reconciledDays = pgTable(
  'reconciled_days',
  {
    workspaceId: workspaceId(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => dataSources.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    currency: text('currency').notNull(),
    theirOrders: integer('their_orders').notNull(),
    theirTotal: money('their_total').notNull(),
    theirRefunds: money('their_refunds').notNull().default('0'),
    ourOrders: integer('our_orders').notNull(),
    ourTotal: money('our_total').notNull(),
    ourRefunds: money('our_refunds').notNull().default('0'),
    checkedAt: instant('checked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.day, t.currency] })],
);

/** How a source stands against its provider. `matches` only while no difference is known, as of `asOf`. */
export const reconciliations = pgTable('reconciliations', {
  sourceId: uuid('source_id')
    .primaryKey()
    .references(() => dataSources.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  state: text('state', { enum: ['checking', 'matches', 'behind', 'unknown'] }).notNull(),
  ordersBehind: integer('orders_behind').notNull().default(0),
  daysDiffering: integer('days_differing').notNull().default(0),
  /** The provider's moment up to which both were compared. */
  asOf: instant('as_of'),
  checkedAt: instant('checked_at'),
  error: text('error'),
  /** Zone of the shop's days. */
  timezone: text('timezone'),
  /** When the comparison that is under way began; null while none is. */
  begunAt: instant('begun_at'),
  /** The provider's moment up to which changed orders were looked for. */
  changedUntil: instant('changed_until'),
  /** When a comparison was last asked for, and when one of all days was. */
  askedAt: instant('asked_at'),
  wholeAt: instant('whole_at'),
});

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
    index('ingest_failures_open').on(t.workspaceId, t.receivedAt, t.id),
  ],
);
