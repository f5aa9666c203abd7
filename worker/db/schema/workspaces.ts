import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const id = () => uuid('id').primaryKey();
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);
export const updatedAt = () => instant('updated_at').notNull().default(sql`now()`);
export const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
export const money = (name: string) => numeric(name, { precision: 20, scale: 4 });

export const workspaces = pgTable('workspaces', {
  id: id(),
  name: text('name').notNull(),
  /** IANA zone, ISO 4217 code and first day of the week by which days, money and weeks are read. */
  timezone: text('timezone').notNull().default('UTC'),
  currency: text('currency').notNull().default('USD'),
  weekStart: text('week_start').notNull().default('monday'),
  /** How often sources are synced by themselves: daily, hourly, every quarter of an hour. */
  plan: text('plan', { enum: ['free', 'growth', 'scale'] })
    .notNull()
    .default('free'),
  /** Tokens that models may use in a calendar month of UTC; null for what the plan has. */
  aiMonthlyTokens: bigint('ai_monthly_tokens', { mode: 'number' }),
  /** So many letters a person gets at most within seven days; null: as many as are sent. */
  lettersPerWeek: integer('letters_per_week'),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Every row belongs to a workspace and goes with it. */
export const workspaceId = () =>
  uuid('workspace_id')
    .notNull()
    .references(() => workspaces.id, { onDelete: 'cascade' });

/**
 * The profile that a row belongs to by its own keys, whoever it is merged with; null where that is `profile_id`, the
 * person it is shown with. Undoing a merge reads it.
 */
export const homeId = () => uuid('home_id');
