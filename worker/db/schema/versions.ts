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
});
