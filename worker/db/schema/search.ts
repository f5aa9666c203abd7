import { sql } from 'drizzle-orm';
import { customType, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const DOCUMENT_KINDS = ['product', 'campaign', 'conversation', 'answer', 'note'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What the shop wrote down for itself. */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    title: text('title').notNull(),
    body: text('body').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('notes_recent').on(t.workspaceId, t.updatedAt, t.id)],
);

/**
 * What can be found, one row for each thing. Where the database has pgvector there is also `embedding vector(512)`, made by
 * the function `enable_semantic_search()`: it is no column of this schema, because a Postgres without the extension has none.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: id(),
    workspaceId: workspaceId(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    /** The id of what it stands for, among those of its kind. */
    refId: text('ref_id').notNull(),
    /** Only this user finds it; null for what the whole workspace may find. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** The conversation that a document of one goes with. */
    conversationId: uuid('conversation_id'),
    title: text('title').notNull(),
    body: text('body').notNull(),
    url: text('url'),
    /** Of all that is found by: where it is the same, there is nothing to do. */
    contentHash: text('content_hash').notNull(),
    /** Languages that it is in, the likeliest first: its words are there in the forms of these. `und` where they are not known. */
    languages: text('languages').array().notNull().default(sql`'{en}'`),
    /** Its words as `worker/search/words/vector.ts` writes them. */
    words: tsvector('words').notNull().default(sql`''`),
    /** Of which version of that `words` is: 0 is from before there were any, English alone. */
    wordsVersion: integer('words_version').notNull().default(0),
    /** Which embedding `embedding` is of; null until there is one. */
    embeddingModel: text('embedding_model'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('search_documents_ref').on(t.workspaceId, t.kind, t.refId),
    index('search_documents_words').using('gin', t.words),
    index('search_documents_conversation').on(t.conversationId),
    index('search_documents_words_version').on(t.wordsVersion, t.workspaceId),
  ],
);

/** What changed and is not indexed yet. Written by triggers, so that nothing is missed, and emptied by the job `index`. */
export const searchOutbox = pgTable(
  'search_outbox',
  {
    workspaceId: workspaceId(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    refId: text('ref_id').notNull(),
    /** Another value for every change: a row that changed again while it was read stays. */
    change: uuid('change').notNull().default(sql`gen_random_uuid()`),
    changedAt: instant('changed_at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.kind, t.refId] }), index('search_outbox_age').on(t.changedAt)],
);
