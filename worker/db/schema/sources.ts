import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

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
  (t) => [index('data_sources_workspace').on(t.workspaceId, t.createdAt, t.id)],
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
  (t) => [index('data_source_syncs_source').on(t.sourceId, t.startedAt)],
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
    index('ingest_failures_open').on(t.workspaceId, t.receivedAt, t.id),
  ],
);
