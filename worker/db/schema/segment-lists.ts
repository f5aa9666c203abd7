import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '../../../contract/actions.ts';
import type { ListCounts } from '../../../contract/segment-lists.ts';
import { segments } from './segments.ts';
import { createdAt, id, instant, workspaceId } from './workspaces.ts';

const segmentId = () =>
  uuid('segment_id')
    .notNull()
    .references(() => segments.id, { onDelete: 'cascade' });

/** Rows of many people go with their segment: looking at the workspace for each of them as well cost a fifth of writing them. */
const ofWorkspace = () => uuid('workspace_id').notNull();

/**
 * Who was put on the list of a segment by a file. A row stands for the profile to which the id in the file belongs for
 * ever, so that merges and their undoing need not know of lists: whoever that profile is shown with is on it.
 */
export const segmentListPeople = pgTable(
  'segment_list_people',
  {
    segmentId: segmentId(),
    profileId: uuid('profile_id').notNull(),
    workspaceId: ofWorkspace(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.segmentId, t.profileId] }), index('segment_list_people_person').on(t.profileId)],
);

/** A file that was applied to a list, once for the hash of what was looked at before. */
export const segmentImports = pgTable(
  'segment_imports',
  {
    id: id(),
    workspaceId: workspaceId(),
    segmentId: segmentId(),
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    mode: text('mode', { enum: ['replace', 'add'] }).notNull(),
    counts: jsonb('counts').$type<ListCounts>().notNull(),
    doneBy: jsonb('done_by').$type<Actor>().notNull(),
    createdAt: createdAt(),
    undoneAt: instant('undone_at'),
    /** `stopped`: by hand, before all of it was done; what was done stands. */
    state: text('state', { enum: ['running', 'done', 'stopped'] })
      .notNull()
      .default('done'),
    /** How many of the people who move have moved. */
    moved: integer('moved').notNull().default(0),
    movedAt: instant('moved_at').notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('segment_imports_hash').on(t.workspaceId, t.hash),
    index('segment_imports_segment').on(t.segmentId, t.createdAt, t.id),
    index('segment_imports_running').on(t.movedAt).where(sql`state = 'running'`),
  ],
);

/** Whom a file put on the list and whom it took off it: what its undoing needs. */
export const segmentImportChanges = pgTable(
  'segment_import_changes',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => segmentImports.id, { onDelete: 'cascade' }),
    profileId: uuid('profile_id').notNull(),
    workspaceId: ofWorkspace(),
    change: text('change', { enum: ['entered', 'left'] }).notNull(),
    /** When whoever was taken off had been put on. */
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.profileId] }), index('segment_import_changes_person').on(t.profileId)],
);

/**
 * What of a file is still to be done, piece by piece: ids of profiles who come or go, or the keys of people to be made. A
 * piece goes in the transaction that does it, so that none is done twice and none is left out.
 */
export const segmentImportPieces = pgTable(
  'segment_import_pieces',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => segmentImports.id, { onDelete: 'cascade' }),
    place: integer('place').notNull(),
    workspaceId: ofWorkspace(),
    what: text('what', { enum: ['make', 'enter', 'leave'] }).notNull(),
    ids: jsonb('ids').$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.place] })],
);
