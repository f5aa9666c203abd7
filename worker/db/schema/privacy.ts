import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../contract/actions.ts';
import type { Counts, Subject } from '../../privacy/subject.ts';
import { createdAt, id, instant, workspaceId } from './workspaces.ts';

/** Who asked for somebody's data or for its erasure, by when it must be done, and what was done. */
export const privacyRequests = pgTable(
  'privacy_requests',
  {
    id: id(),
    workspaceId: workspaceId(),
    kind: text('kind', { enum: ['export', 'erase', 'erase_source'] }).notNull(),
    /** A shop's platform, or a person of the shop. */
    origin: text('origin', { enum: ['shopify', 'hand'] }).notNull(),
    sourceId: uuid('source_id'),
    /** What the request is for whoever sent it: a second one with it is the same request. */
    requestKey: text('request_key').notNull(),
    /** Whom it is about, as long as it is not carried out; an erased person is not kept here. */
    subject: jsonb('subject').$type<Subject>().notNull(),
    requestedBy: jsonb('requested_by').$type<Actor>(),
    state: text('state', { enum: ['open', 'running', 'waiting', 'done', 'failed'] })
      .notNull()
      .default('open'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is looked at next; null where nothing is left to do by itself. */
    nextAt: instant('next_at'),
    /** Rows by what was done with them, such as `{ events: 12 }`. */
    counts: jsonb('counts').$type<Counts>().notNull().default({}),
    error: text('error'),
    dueAt: instant('due_at').notNull(),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('privacy_requests_key').on(t.workspaceId, t.requestKey),
    index('privacy_requests_recent').on(t.workspaceId, t.createdAt, t.id),
    index('privacy_requests_due').on(t.nextAt),
  ],
);

/** With what the ids of erased people are salted, one for each workspace that erased somebody. */
export const erasureSalts = pgTable('erasure_salts', {
  workspaceId: workspaceId().primaryKey(),
  salt: text('salt').notNull(),
});

/**
 * All that is left of erased people: SHA-256 of each id and order of theirs under the workspace's salt, so that what
 * happened before they were erased is not taken in again.
 */
export const erasures = pgTable(
  'erasures',
  {
    workspaceId: workspaceId(),
    hash: text('hash').notNull(),
    erasedAt: instant('erased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.hash] })],
);
