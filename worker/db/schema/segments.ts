import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

/**
 * Saved segments, and built-in ones whose rule was edited. Those with a definition are live: their members are kept
 * up to date. A built-in without one is back at its standard rule, and the row keeps its history.
 */
export const segments = pgTable(
  'segments',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** Of a built-in, its key. */
    key: text('key'),
    name: text('name').notNull(),
    definition: jsonb('definition'),
    /** Counts up with every change of this definition or of one that it asks for. */
    version: integer('version').notNull().default(1),
    /** Gathering its people: how far, in the order of `profiles_recent`; null when it is done. */
    filling: jsonb('filling'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('segments_key').on(t.workspaceId, t.key).where(sql`key is not null`),
    uniqueIndex('segments_name').on(t.workspaceId, sql`lower(name)`).where(sql`key is null`),
    index('segments_live').on(t.workspaceId, t.createdAt, t.id),
    index('segments_filling').on(t.workspaceId).where(sql`filling is not null`),
  ],
);

const segmentId = () =>
  uuid('segment_id')
    .notNull()
    .references(() => segments.id, { onDelete: 'cascade' });

/** Rows of people go with their segment: another look at the workspace for each of them would only cost. */
const ofWorkspace = () => uuid('workspace_id').notNull();

/** Who is in a live segment, as of the last look. */
export const segmentMembers = pgTable(
  'segment_members',
  {
    segmentId: segmentId(),
    profileId: uuid('profile_id').notNull(),
    workspaceId: ofWorkspace(),
    enteredAt: instant('entered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.segmentId, t.profileId] }), index('segment_members_person').on(t.profileId)],
);

/** Who came and who went: only added to. */
export const segmentChanges = pgTable(
  'segment_changes',
  {
    id: uuid('id').primaryKey().default(sql`gen_random_uuid()`),
    workspaceId: ofWorkspace(),
    segmentId: segmentId(),
    profileId: uuid('profile_id').notNull(),
    change: text('change', { enum: ['entered', 'left'] }).notNull(),
    cause: text('cause', { enum: ['event', 'time', 'definition'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('segment_changes_segment').on(t.segmentId, t.at, t.id),
    index('segment_changes_person').on(t.profileId, t.at),
  ],
);

/** When a person has to be looked at again although nothing happens: a window ends, a time without an event is over. */
export const segmentRechecks = pgTable(
  'segment_rechecks',
  {
    segmentId: segmentId(),
    profileId: uuid('profile_id').notNull(),
    workspaceId: ofWorkspace(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.segmentId, t.profileId] }), index('segment_rechecks_due').on(t.workspaceId, t.at)],
);

/**
 * People of workspaces with live segments whose facts changed and who have not been judged since. Written by triggers in
 * the transaction that changes the facts, so that no change is missed, whatever dies after it. Only added to and
 * deleted: a mark that is taken never hides one that is being made.
 */
export const segmentMarks = pgTable(
  'segment_marks',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId(),
    /** At most a hundred: a row for each of them cost an eighth of what writing their events does. */
    profileIds: uuid('profile_ids').array().notNull().default([]),
    /** The names of the deeds that were all that changed; null where anything else may have. */
    deeds: text('deeds').array(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [index('segment_marks_workspace').on(t.workspaceId, t.id)],
);
