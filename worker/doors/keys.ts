import { and, count, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { ApiKey, NewApiKey, NewKeyInput, Scope } from '../../contract/doors.ts';
import { callerOf } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { may, requireRight } from '../auth/rights.ts';
import { hashToken } from '../auth/tokens.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { apiKeys, oauthClients, oauthRefreshTokens, users } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { KEY_MARK, newSecret, prefixOf } from './secrets.ts';

/** Keys of a workspace that are not revoked. */
const MOST_KEYS = 100;
const DAY = 24 * 60 * 60 * 1000;

/** A key in the caller's name, shown this once. 403 without the right, 409 when there are too many. */
export async function makeKey(ctx: UserCtx, input: NewKeyInput): Promise<NewApiKey> {
  requireRight(ctx, 'manage_keys');
  const now = ctx.now();
  const [kept] = await ctx.db
    .select({ keys: count() })
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, ctx.workspace.id), isNull(apiKeys.revokedAt)));
  if ((kept?.keys ?? 0) >= MOST_KEYS) return fail('conflict', `There are ${MOST_KEYS} keys: revoke one first`);
  const key = newSecret(KEY_MARK);
  const row = {
    ...{ id: newId(), workspaceId: ctx.workspace.id, userId: ctx.user.id, name: input.name },
    ...{ scopes: [...new Set(input.scopes)], prefix: prefixOf(key), hash: await hashToken(key), createdAt: now },
    expiresAt: input.expiresInDays === undefined ? null : new Date(now.getTime() + input.expiresInDays * DAY),
  };
  await ctx.db.batch([
    ctx.db.insert(apiKeys).values(row),
    recordAudit(ctx, {
      ...{ actor: callerOf(ctx), surface: 'web', what: 'api_key.created', text: `Made the key ${input.name}` },
      subject: { kind: 'api_key', id: row.id },
      after: { prefix: row.prefix, scopes: row.scopes, expiresAt: row.expiresAt },
    }),
  ]);
  const { firstName, lastName } = ctx.user;
  const shown = { ...row, clientId: null, program: null, renewable: null, lastUsedAt: null, firstName, lastName };
  return { ...show(ctx, shown), key };
}

/** The workspace's keys and the access of programs, newest first; those that were revoked are gone. */
export async function listKeys(ctx: UserCtx, page: { limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db
    .select({
      ...{ id: apiKeys.id, name: apiKeys.name, prefix: apiKeys.prefix, scopes: apiKeys.scopes },
      ...{ userId: apiKeys.userId, firstName: users.firstName, lastName: users.lastName },
      ...{ expiresAt: apiKeys.expiresAt, lastUsedAt: apiKeys.lastUsedAt, createdAt: apiKeys.createdAt },
      program: oauthClients.name,
      renewable: sql<string | null>`(
        select max(t.expires_at) from ${oauthRefreshTokens} t where t.api_key_id = ${apiKeys.id} and t.spent_at is null
      )`,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .leftJoin(oauthClients, eq(oauthClients.id, apiKeys.clientId))
    .where(
      and(
        eq(apiKeys.workspaceId, ctx.workspace.id),
        isNull(apiKeys.revokedAt),
        before(page.cursor, apiKeys.createdAt, apiKeys.id),
      ),
    )
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(page.limit + 1);
  const { data, nextCursor } = cutPage(rows, page.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { data: data.map((row) => show(ctx, row)), nextCursor };
}

/** Ends a key at once: its maker may, and whoever manages keys. 404 when there is none, or it was revoked already. */
export async function revokeKey(ctx: UserCtx, id: string): Promise<void> {
  const living = and(eq(apiKeys.id, id), eq(apiKeys.workspaceId, ctx.workspace.id), isNull(apiKeys.revokedAt));
  const [key] = await ctx.db.select({ userId: apiKeys.userId, name: apiKeys.name }).from(apiKeys).where(living);
  if (!key) return fail('not_found', 'There is no such key');
  if (!mayRevoke(ctx, key.userId)) return fail('forbidden', 'Its maker may revoke a key, and whoever manages keys');
  await ctx.db.batch([
    ctx.db.update(apiKeys).set({ revokedAt: ctx.now() }).where(living),
    recordAudit(ctx, {
      ...{ actor: callerOf(ctx), surface: 'web', what: 'api_key.revoked', text: `Revoked the key ${key.name}` },
      subject: { kind: 'api_key', id },
    }),
  ]);
}

/** Whether a key is good at a moment. */
export function isLiving(now: Date) {
  return and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));
}

function mayRevoke(ctx: UserCtx, makerId: string): boolean {
  return ctx.user.id === makerId || may(ctx, 'manage_keys');
}

interface Row {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  userId: string;
  firstName: string;
  lastName: string;
  program: string | null;
  renewable: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
}

function show(ctx: UserCtx, row: Row): ApiKey {
  const renewable = row.renewable === null ? null : new Date(row.renewable);
  const ends = renewable && row.expiresAt && renewable > row.expiresAt ? renewable : row.expiresAt;
  return {
    ...{ id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes as Scope[], program: row.program },
    madeBy: { id: row.userId, name: `${row.firstName} ${row.lastName}` },
    expiresAt: ends?.toISOString() ?? null,
    expired: ends !== null && ends <= ctx.now(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    mayRevoke: mayRevoke(ctx, row.userId),
  };
}
