import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, instant, workspaceId } from './workspaces.ts';

/** Keys by which programs call the API and MCP. Only a hash is kept. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** Who made it: it can do no more than they can. */
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The first characters, to recognise it by. */
    prefix: text('prefix').notNull(),
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    /** The program it was given to by OAuth; null for one made by hand. */
    clientId: uuid('client_id'),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('api_keys_hash').on(t.hash), index('api_keys_workspace').on(t.workspaceId, t.createdAt, t.id)],
);

/** Programs that registered themselves to be granted access by OAuth. */
export const oauthClients = pgTable('oauth_clients', {
  id: id(),
  name: text('name').notNull(),
  redirectUris: jsonb('redirect_uris').$type<string[]>().notNull(),
  createdAt: createdAt(),
});

/** A grant that waits for its code to be exchanged: good once, for a minute. */
export const oauthGrants = pgTable(
  'oauth_grants',
  {
    /** SHA-256 of the code. */
    codeHash: text('code_hash').primaryKey(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => oauthClients.id, { onDelete: 'cascade' }),
    workspaceId: workspaceId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    scopes: text('scopes').array().notNull(),
    redirectUri: text('redirect_uri').notNull(),
    codeChallenge: text('code_challenge').notNull(),
    resource: text('resource'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('oauth_grants_expiry').on(t.expiresAt)],
);

/** Refresh tokens of granted programs, rotated at every use. */
export const oauthRefreshTokens = pgTable(
  'oauth_refresh_tokens',
  {
    hash: text('hash').primaryKey(),
    /** The access it renews. */
    apiKeyId: uuid('api_key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    spentAt: instant('spent_at'),
    createdAt: createdAt(),
  },
  (t) => [index('oauth_refresh_tokens_key').on(t.apiKeyId)],
);
