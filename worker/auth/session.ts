import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Session, Tokens } from '../../contract/auth.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { refreshTokens, sessions } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { Client } from '../http/client.ts';
import { before, cutPage } from '../http/cursor.ts';
import { endOpenStreams } from '../live/sessions.ts';
import { refuse } from './refused-tokens.ts';
import { ACCESS_TOKEN_LIFE, hashToken, newRefreshToken, REFRESH_TOKEN_LIFE, signAccessToken } from './tokens.ts';

/** Milliseconds. */
const ENDED_KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** Whom a session is for. */
export interface Owner {
  userId: string;
  email: string;
  workspaceId: string;
  role: string;
}

export type IssuedTokens = Tokens & { refreshToken: string };

/**
 * A session about to begin: the statements that store it, for the caller's batch, and the tokens it hands out.
 * `signedInAt` is when its user showed who they are, where that was before.
 */
export async function beginSession(ctx: Ctx, owner: Owner, client: Client, signedInAt?: Date) {
  const now = ctx.now();
  const id = newId();
  const refreshToken = newRefreshToken();
  const expiresAt = refreshExpiry(now);
  const { userId, workspaceId } = owner;
  const session = { id, userId, workspaceId, ...client, lastUsedAt: now, expiresAt };
  const token = { hash: await hashToken(refreshToken), sessionId: id, createdAt: now, expiresAt };
  return {
    statements: [
      ctx.db.insert(sessions).values({ ...session, createdAt: signedInAt ?? now }),
      ctx.db.insert(refreshTokens).values(token),
    ] as const,
    tokens: await issueTokens(ctx, id, owner, refreshToken),
  };
}

/** The statement that deletes the sessions of a user that ended long ago, with their tokens. */
export function forgetEndedSessions(ctx: Ctx, userId: string) {
  const longAgo = new Date(ctx.now().getTime() - ENDED_KEPT_FOR);
  return ctx.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), or(lt(sessions.expiresAt, longAgo), lt(sessions.revokedAt, longAgo))));
}

/** An access token of this session beside the refresh token that comes next. */
export async function issueTokens(
  ctx: Ctx,
  sessionId: string,
  owner: Owner,
  refreshToken: string,
): Promise<IssuedTokens> {
  const { userId: sub, email, workspaceId: wid, role } = owner;
  const accessToken = await signAccessToken(ctx.env.JWT_SECRET, { sub, email, sid: sessionId, wid, role }, ctx.now());
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: ACCESS_TOKEN_LIFE };
}

export function refreshExpiry(now: Date): Date {
  return new Date(now.getTime() + REFRESH_TOKEN_LIFE * 1000);
}

/** The caller's living sessions, newest first. */
export async function listSessions(ctx: UserCtx, page: { limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, ctx.user.id),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.now()),
        before(page.cursor, sessions.createdAt, sessions.id),
      ),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(page.limit + 1);
  const { data, nextCursor } = cutPage(rows, page.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { data: data.map((row) => show(row, ctx.user.sessionId)), nextCursor };
}

/** Ends one of the caller's sessions: its tokens are refused from then on. 404 when it is not his or has ended. */
export async function revokeSession(ctx: UserCtx, id: string): Promise<void> {
  const [ended] = await ctx.db
    .update(sessions)
    .set({ revokedAt: ctx.now(), revokedReason: 'revoked by its user' })
    .where(and(eq(sessions.id, id), eq(sessions.userId, ctx.user.id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId });
  if (!ended) return fail('not_found', 'There is no such session');
  endOpenStreams(ctx, [ended]);
  if (id === ctx.user.sessionId) await refuse(ctx, ctx.user);
}

function show(row: typeof sessions.$inferSelect, current: string): Session {
  return {
    id: row.id,
    ip: row.ip,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.id === current,
  };
}
