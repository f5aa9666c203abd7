import { and, eq, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { hashToken } from '../../auth/tokens.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { apiKeys, memberships, oauthGrants, oauthRefreshTokens } from '../../db/schema.ts';
import { sha256, toBase64Url } from '../../http/bytes.ts';
import { KEY_MARK, newSecret, prefixOf, REFRESH_MARK } from '../secrets.ts';
import { findClient } from './clients.ts';
import { isResource } from './offer.ts';
import { refuse } from './refusal.ts';

/** Seconds. */
const ACCESS_LIFE = 60 * 60;
const REFRESH_LIFE = 30 * 24 * 60 * 60;

/** The answer of the token endpoint. */
export interface Access {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  refresh_token: string;
  scope: string;
}

type Form = Record<string, string>;

/** What a program sends to the token endpoint: a code for access, or a refresh token for the next. Throws `Refusal`. */
export async function grantAccess(ctx: Ctx, form: Form): Promise<Access> {
  if (form.grant_type === 'authorization_code') return exchangeCode(ctx, form);
  if (form.grant_type === 'refresh_token') return renew(ctx, form);
  return refuse('unsupported_grant_type', 'Use authorization_code or refresh_token');
}

/** A code is spent by being shown, whatever else is wrong. The access that the program had before is replaced. */
async function exchangeCode(ctx: Ctx, form: Form): Promise<Access> {
  const { code, client_id: clientId, redirect_uri: redirectUri, code_verifier: verifier, resource } = form;
  if (!code || !clientId || !verifier) return refuse('invalid_request', 'Send code, client_id and code_verifier');
  const [grant] = await ctx.db
    .delete(oauthGrants)
    .where(eq(oauthGrants.codeHash, await hashToken(code)))
    .returning();
  const now = ctx.now();
  if (!grant || grant.expiresAt <= now)
    return refuse('invalid_grant', 'The code is not known, was used or has expired');
  const isTheirs = grant.clientId === clientId && (redirectUri === undefined || grant.redirectUri === redirectUri);
  if (!isTheirs) return refuse('invalid_grant', 'The code was given to another program or address');
  if (!/^[\w.~-]{43,128}$/.test(verifier) || toBase64Url(await sha256(verifier)) !== grant.codeChallenge) {
    return refuse('invalid_grant', 'code_verifier does not match the challenge');
  }
  if (!isResource(ctx.origin, resource)) return refuse('invalid_target', `resource must be ${ctx.origin}/mcp`);
  const client = await findClient(ctx, clientId);
  const { userId, workspaceId, scopes } = grant;
  const [member] = await ctx.db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.workspaceId, workspaceId)));
  if (!client || !member) return refuse('invalid_grant', 'Whoever allowed this is no longer a member');

  const [key, refresh] = [newSecret(KEY_MARK), newSecret(REFRESH_MARK)];
  const id = newId();
  await ctx.db.batch([
    ctx.db.insert(apiKeys).values({
      ...{ id, workspaceId, userId, clientId, scopes, name: client.name, createdAt: now },
      ...{ prefix: prefixOf(key), hash: await hashToken(key), expiresAt: after(now, ACCESS_LIFE) },
    }),
    ctx.db
      .insert(oauthRefreshTokens)
      .values({ hash: await hashToken(refresh), apiKeyId: id, createdAt: now, expiresAt: after(now, REFRESH_LIFE) }),
    ctx.db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(
        and(
          ...[eq(apiKeys.clientId, clientId), eq(apiKeys.userId, userId), eq(apiKeys.workspaceId, workspaceId)],
          ...[ne(apiKeys.id, id), isNull(apiKeys.revokedAt)],
        ),
      ),
  ]);
  return handOut(key, refresh, scopes);
}

/**
 * Spends a refresh token for the next and gives the same access a new key; the old key ends with it. A spent one that is
 * shown again is in two hands: the whole access is revoked, unless that request was already here when it was spent.
 */
async function renew(ctx: Ctx, form: Form): Promise<Access> {
  const { refresh_token: shown, client_id: clientId, scope, resource } = form;
  if (!shown || !clientId) return refuse('invalid_request', 'Send refresh_token and client_id');
  if (!isResource(ctx.origin, resource)) return refuse('invalid_target', `resource must be ${ctx.origin}/mcp`);
  const hash = await hashToken(shown);
  await refuseMore(ctx, hash, scope);
  const [key, refresh] = [newSecret(KEY_MARK), newSecret(REFRESH_MARK)];
  const scopes = await spend(ctx, {
    hash,
    clientId,
    key,
    keyHash: await hashToken(key),
    next: await hashToken(refresh),
  });
  if (!scopes) {
    await revokeIfReused(ctx, hash, clientId);
    return refuse('invalid_grant', 'The refresh token is not known, was used, has expired or was revoked');
  }
  return handOut(key, refresh, scopes);
}

/** A refresh may name scopes, but none that were not granted. Nothing is spent by asking. */
async function refuseMore(ctx: Ctx, hash: string, scope: string | undefined): Promise<void> {
  if (!scope) return;
  const [granted] = await ctx.db
    .select({ scopes: apiKeys.scopes })
    .from(oauthRefreshTokens)
    .innerJoin(apiKeys, eq(apiKeys.id, oauthRefreshTokens.apiKeyId))
    .where(eq(oauthRefreshTokens.hash, hash));
  if (granted && scope.split(' ').some((one) => one && !granted.scopes.includes(one))) {
    refuse('invalid_scope', 'A refresh gives no more than was granted');
  }
}

interface Spending {
  hash: string;
  clientId: string;
  key: string;
  keyHash: string;
  next: string;
}

/** One statement, so that of two at one instant one finds the token unspent. The scopes, or undefined when it is not good. */
async function spend(ctx: Ctx, given: Spending): Promise<string[] | undefined> {
  const now = ctx.now();
  const { rows } = await ctx.db.execute<{ scopes: string[] }>(sql`
    with spent as (
      update ${oauthRefreshTokens} t set spent_at = greatest(${instant(now)}, clock_timestamp())
      from ${apiKeys} k, ${memberships} m
      where t.hash = ${given.hash} and t.spent_at is null and t.expires_at > ${instant(now)}
        and k.id = t.api_key_id and k.client_id::text = ${given.clientId} and k.revoked_at is null
        and m.user_id = k.user_id and m.workspace_id = k.workspace_id
      returning t.api_key_id
    ), renewed as (
      update ${apiKeys} k set hash = ${given.keyHash}, prefix = ${prefixOf(given.key)}, expires_at = ${instant(after(now, ACCESS_LIFE))}
      from spent where k.id = spent.api_key_id
      returning k.scopes
    ), successor as (
      insert into ${oauthRefreshTokens} (hash, api_key_id, created_at, expires_at)
      select ${given.next}, api_key_id, ${instant(now)}, ${instant(after(now, REFRESH_LIFE))} from spent
    ), swept as (
      delete from ${oauthRefreshTokens} t using spent where t.api_key_id = spent.api_key_id and t.expires_at <= ${instant(now)}
    )
    select array_to_json(scopes) as scopes from renewed`);
  const [row] = rows;
  return row && (typeof row.scopes === 'string' ? JSON.parse(row.scopes) : row.scopes);
}

async function revokeIfReused(ctx: Ctx, hash: string, clientId: string): Promise<void> {
  const reused = ctx.db
    .select({ id: oauthRefreshTokens.apiKeyId })
    .from(oauthRefreshTokens)
    .where(and(eq(oauthRefreshTokens.hash, hash), lt(oauthRefreshTokens.spentAt, ctx.startedAt)));
  const [ended] = await ctx.db
    .update(apiKeys)
    .set({ revokedAt: ctx.now() })
    .where(and(inArray(apiKeys.id, reused), sql`${apiKeys.clientId}::text = ${clientId}`, isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  if (ended) ctx.log.warn('access revoked: a spent refresh token was shown again', { key: ended.id });
}

/** RFC 7009: ends the access that a token belongs to, and says nothing of whether there was one. */
export async function revokeAccess(ctx: Ctx, form: Form): Promise<void> {
  if (!form.token) return refuse('invalid_request', 'Send token');
  const hash = await hashToken(form.token);
  const renewed = ctx.db
    .select({ id: oauthRefreshTokens.apiKeyId })
    .from(oauthRefreshTokens)
    .where(eq(oauthRefreshTokens.hash, hash));
  await ctx.db
    .update(apiKeys)
    .set({ revokedAt: ctx.now() })
    .where(
      and(
        sql`(${apiKeys.hash} = ${hash} or ${inArray(apiKeys.id, renewed)})`,
        ...[sql`${apiKeys.clientId} is not null`, isNull(apiKeys.revokedAt)],
        ...(form.client_id ? [sql`${apiKeys.clientId}::text = ${form.client_id}`] : []),
      ),
    );
}

function handOut(key: string, refresh: string, scopes: string[]): Access {
  const lasting = { expires_in: ACCESS_LIFE, refresh_token: refresh, scope: scopes.join(' ') };
  return { access_token: key, token_type: 'Bearer', ...lasting };
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function instant(date: Date): SQL {
  return sql`${date.toISOString()}::timestamptz`;
}
