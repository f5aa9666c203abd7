import { sql } from 'drizzle-orm';
import { bigint, pgTable, uuid } from 'drizzle-orm/pg-core';
import { workspaces } from './workspaces.ts';

/**
 * How often a workspace's data has changed. Written only by triggers on the tables that answers are computed from, in the
 * transaction of the change itself: whoever sees the change sees the new version, and whoever sees the version sees the
 * change. Caches have it in their keys.
 */
export const workspaceVersions = pgTable('workspace_versions', {
  workspaceId: uuid('workspace_id')
    .primaryKey()
    .references(() => workspaces.id, { onDelete: 'cascade' }),
  version: bigint('version', { mode: 'number' }).notNull().default(0),
  /**
   * The same of what data is read by: rules of segments, what the shop has said, names of its products, how its orders stand
   * against the provider. Apart, as a number does not count as worked out from other data where only these changed.
   */
  rules: bigint('rules', { mode: 'number' }).notNull().default(0),
});

/** Both as one text, for keys of cached answers. */
export const answersVersion = sql<string>`coalesce(${workspaceVersions.version}, 0) || '.' || coalesce(${workspaceVersions.rules}, 0)`;
