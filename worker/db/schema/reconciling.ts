import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { dataSources } from './sources.ts';
import { instant, workspaceId } from './workspaces.ts';

const sourceId = () =>
  uuid('source_id')
    .notNull()
    .references(() => dataSources.id, { onDelete: 'cascade' });

/** Days of a source's shop that are to be compared with what its provider holds, each from `dueAt` on. */
export const uncheckedDays = pgTable(
  'unchecked_days',
  {
    workspaceId: workspaceId(),
    sourceId: sourceId(),
    day: date('day', { mode: 'string' }).notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.day] }), index('unchecked_days_workspace').on(t.workspaceId)],
);

/** Orders that are known to be other here than at the provider: missing here, different, or unknown there. */
export const orderDifferences = pgTable(
  'order_differences',
  {
    workspaceId: workspaceId(),
    sourceId: sourceId(),
    orderId: text('order_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind', { enum: ['missing', 'differs', 'extra'] }).notNull(),
    /** How often it was fetched again to make it the same. */
    tries: integer('tries').notNull().default(0),
    triedAt: instant('tried_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.orderId] }),
    index('order_differences_day').on(t.sourceId, t.day),
    index('order_differences_workspace').on(t.workspaceId),
  ],
);
