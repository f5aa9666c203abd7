import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

export const users = pgTable('users', {
  id: id(),
  email: text('email').notNull(),
  /** The e-mail in lower case: what uniqueness and login go by. */
  emailKey: text('email_key').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  companyName: text('company_name').notNull(),
  isVerified: boolean('is_verified').notNull().default(false),
  lastLoginAt: instant('last_login_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const memberships = pgTable(
  'memberships',
  {
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').notNull().default('owner'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index('memberships_user').on(t.userId)],
);

/** A link by which somebody joins a workspace: good once, for whoever has it, or for one address alone. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** SHA-256 of the token, base64url. The token itself is only in the link. */
    hash: text('hash').notNull().unique(),
    /** Of one address alone; null for whoever has the link. */
    email: text('email'),
    emailKey: text('email_key'),
    role: text('role').notNull(),
    /** On whose word: it ends where they may no longer give this role. */
    invitedBy: uuid('invited_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('invitations_workspace').on(t.workspaceId, t.createdAt, t.id),
    index('invitations_expires').on(t.expiresAt),
  ],
);

/** A signed-in device. The refresh tokens of one session are its family: revoking the session revokes them all. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    ip: text('ip'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [index('sessions_user').on(t.userId, t.revokedAt)],
);

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token, base64url. The token itself is never stored. */
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    spentAt: instant('spent_at'),
  },
  (t) => [index('refresh_tokens_session').on(t.sessionId)],
);

/** A link that was sent to an address: good once, for a quarter of an hour, for whoever reads what is sent there. */
export const emailLinks = pgTable(
  'email_links',
  {
    /** SHA-256 of the token, base64url. The token itself is only in the letter. */
    hash: text('hash').primaryKey(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    spentAt: instant('spent_at'),
  },
  (t) => [index('email_links_expires').on(t.expiresAt)],
);

/** What a repeated write answered the first time, by caller, route and `Idempotency-Key`. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.route, t.key] })],
);
