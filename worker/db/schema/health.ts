import { date, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { dataSources } from './sources.ts';
import { count, id, instant, workspaceId } from './workspaces.ts';

const sourceId = () =>
  uuid('source_id')
    .notNull()
    .references(() => dataSources.id, { onDelete: 'cascade' });

/** What became of what a source sent, by the day of its arrival in the shop's time zone as that was then. */
export const sourceDays = pgTable(
  'source_days',
  {
    workspaceId: workspaceId(),
    sourceId: sourceId(),
    day: date('day', { mode: 'string' }).notNull(),
    /** Accepted records that were finished: each one request, whatever number of events it held. */
    processed: count('processed'),
    /** Events. */
    stored: count('stored'),
    duplicate: count('duplicate'),
    dropped: count('dropped'),
    /** Requests refused at the door. */
    rejected: count('rejected'),
    /** Records that went to the failures. */
    failed: count('failed'),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.day] }), index('source_days_workspace').on(t.workspaceId, t.day)],
);

/** What a source's events look like, learned: each property of each event with the types its values have had. */
export const sourcePaths = pgTable(
  'source_paths',
  {
    workspaceId: workspaceId(),
    sourceId: sourceId(),
    name: text('name').notNull(),
    path: text('path').notNull(),
    type: text('type', { enum: ['text', 'number', 'boolean', 'list', 'object'] }).notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.name, t.path, t.type] })],
);

/** A property whose values have become of another type. The events are kept as they came. */
export const driftAlerts = pgTable(
  'drift_alerts',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: sourceId(),
    name: text('name').notNull(),
    path: text('path').notNull(),
    was: text('was').notNull(),
    became: text('became').notNull(),
    /** When the first value of the new type was received. */
    at: instant('at').notNull(),
    dismissedAt: instant('dismissed_at'),
  },
  (t) => [
    uniqueIndex('drift_alerts_change').on(t.sourceId, t.name, t.path, t.became),
    index('drift_alerts_workspace').on(t.workspaceId, t.at, t.id),
  ],
);
