import { and, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { memberships, refreshTokens, sessions, users } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { Client } from '../http/client.ts';
import { limitRate } from '../http/rate-limit.ts';
import { endOpenStreams } from '../live/sessions.ts';
import { accountLimit, addressLimit } from './limits.ts';
import { refuse } from './refused-tokens.ts';
import { type IssuedTokens, issueTokens, refreshExpiry } from './session.ts';
import { hashToken, newRefreshToken } from './tokens.ts';

/**
 * Spends a refresh token for the next one. 401 `refresh_token_expired` when it is unknown, spent, expired or revoked.
 *
 * A token that comes again after it was spent is in two hands, and nobody can tell which are the thief's: the whole
 * session ends. Only a request that was already here before the winner's answer left is the client racing with itself,
 * as it cannot have known better; it is refused, and the winner goes on.
 */
export async function rotate(ctx: Ctx, token: string | undefined, client: Client): Promise<IssuedTokens> {
  await limitRate(ctx, addressLimit('refresh', client));
  if (!token) return fail('refresh_token_expired');
  const hash = await hashToken(token);
  const [known] = await ctx.db
    .select({ userId: sessions.userId })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(refreshTokens.hash, hash));
  if (!known) return fail('refresh_token_expired');
  await limitRate(ctx, accountLimit('refresh', known.userId));

  const next = newRefreshToken();
  const owner = await spend(ctx, hash, await hashToken(next));
  if (owner) {
    const tokens = await issueTokens(ctx, owner.sessionId, owner, next);
    await until(ctx, new Date(owner.spentAt));
    return tokens;
  }
  await revokeIfReused(ctx, hash);
  return fail('refresh_token_expired');
}

/**
 * How long the winner's answer is held back, in milliseconds, and so by how much its rivals may be late: a token counts
 * as spent from the moment the answer leaves.
 */
const HELD_BACK = 50;

async function until(ctx: Ctx, moment: Date): Promise<void> {
  // A database whose clock is ahead must not hold anybody up.
  const latest = ctx.now().getTime() + 2 * HELD_BACK;
  const end = Math.min(moment.getTime(), latest);
  while (ctx.now().getTime() <= end) {
    await new Promise((resolve) => setTimeout(resolve, end + 1 - ctx.now().getTime()));
  }
}

interface Spent {
  sessionId: string;
  userId: string;
  email: string;
  workspaceId: string;
  role: string;
  spentAt: string;
}

/** Marks the token spent and stores its successor in one statement: of two at one instant, one finds it unspent. */
async function spend(ctx: Ctx, hash: string, nextHash: string): Promise<Spent | undefined> {
  const now = ctx.now();
  const { rows } = await ctx.db.execute<Record<keyof Spent, string>>(sql`
    with owner as (
      select s.id as session_id, u.id as user_id, u.email, m.workspace_id, m.role
      from ${refreshTokens} t
      join ${sessions} s on s.id = t.session_id
      join ${users} u on u.id = s.user_id
      join ${memberships} m on m.user_id = s.user_id and m.workspace_id = s.workspace_id
      where t.hash = ${hash} and s.revoked_at is null
    ), spent as (
      update ${refreshTokens} t set spent_at = greatest(${instant(now)}, clock_timestamp()) + make_interval(secs => ${HELD_BACK / 1000})
      from owner
      where t.hash = ${hash} and t.spent_at is null and t.expires_at > ${instant(now)}
      returning owner.*, t.spent_at
    ), used as (
      update ${sessions} s set last_used_at = ${instant(now)}, expires_at = ${instant(refreshExpiry(now))}
      from spent
      where s.id = spent.session_id
    ), successor as (
      insert into ${refreshTokens} (hash, session_id, created_at, expires_at)
      select ${nextHash}, session_id, ${instant(now)}, ${instant(refreshExpiry(now))} from spent
    ), swept as (
      delete from ${refreshTokens} t using spent where t.session_id = spent.session_id and t.expires_at <= ${instant(now)}
    )
    select session_id as "sessionId", user_id as "userId", email, workspace_id as "workspaceId", role, to_json(spent_at) #>> '{}' as "spentAt"
    from spent`);
  return rows[0];
}

/** Of a session that was ended, what is still open of it is found by. */
const ENDED = { id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId };

async function revokeIfReused(ctx: Ctx, hash: string): Promise<void> {
  const reused = ctx.db
    .select({ id: refreshTokens.sessionId })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.hash, hash), lt(refreshTokens.spentAt, ctx.startedAt)));
  const [ended] = await ctx.db
    .update(sessions)
    .set({ revokedAt: ctx.now(), revokedReason: 'a spent refresh token was shown again' })
    .where(and(inArray(sessions.id, reused), isNull(sessions.revokedAt)))
    .returning(ENDED);
  if (!ended) return;
  endOpenStreams(ctx, [ended]);
  ctx.log.warn('session revoked: a spent refresh token was shown again', { session: ended.id });
}

/**
 * Ends the session of this refresh token, and the session of the access token if the caller sent one. Says nothing of
 * what it found: logging out twice is fine.
 */
export async function logOut(ctx: Ctx, token: string | undefined): Promise<void> {
  if (!token && !ctx.user) return fail('unauthenticated');
  const byToken = token
    ? ctx.db
        .select({ id: refreshTokens.sessionId })
        .from(refreshTokens)
        .where(eq(refreshTokens.hash, await hashToken(token)))
    : undefined;
  const which: SQL[] = [];
  if (byToken) which.push(inArray(sessions.id, byToken));
  if (ctx.user) which.push(eq(sessions.id, ctx.user.sessionId));
  const ended = await ctx.db
    .update(sessions)
    .set({ revokedAt: ctx.now(), revokedReason: 'logged out' })
    .where(and(sql.join(which, sql` or `), isNull(sessions.revokedAt)))
    .returning(ENDED);
  endOpenStreams(ctx, ended);
  if (ctx.user) await refuse(ctx, ctx.user);
}

function instant(date: Date): SQL {
  return sql`${date.toISOString()}::timestamptz`;
}
