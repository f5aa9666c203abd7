import { and, eq, gt, isNull } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';
import type { Workspace } from '../../contract/auth.ts';
import { BEARER_PROTOCOL } from '../../contract/live.ts';
import type { Ctx, SignedInUser } from '../context.ts';
import { memberships, sessions, users, workspaces, workspaceVersions } from '../db/schema.ts';
import { requireKeyCaller } from '../doors/key-caller.ts';
import { KEY_MARK } from '../doors/secrets.ts';
import type { AppEnv } from '../http/router.ts';
import { showWorkspace } from '../workspace/workspace.ts';
import { showUser } from './account.ts';
import { isRefused } from './refused-tokens.ts';
import { verifyAccessToken } from './tokens.ts';

/** Longer than any token of ours. */
const LONGEST_TOKEN = 4096;

/**
 * Finds out who calls. Without a valid bearer token the caller stays anonymous; `requireUser` refuses those. A key that is
 * not good is refused at once: a program is never taken for a visitor.
 */
export const identifyCaller: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? tokenOfSocket(c.req.raw);
  if (token && token.length <= LONGEST_TOKEN) {
    const ctx = c.get('ctx');
    const caller = token.startsWith(KEY_MARK) ? await requireKeyCaller(ctx, token) : await findCaller(ctx, token);
    if (caller) c.set('ctx', { ...ctx, ...caller });
  }
  await next();
};

/** A browser can give a WebSocket no header but its subprotocols: there the token is one, and never in the address. */
function tokenOfSocket({ headers }: Request): string | undefined {
  if (headers.get('upgrade')?.toLowerCase() !== 'websocket') return undefined;
  const offered = (headers.get('sec-websocket-protocol') ?? '').split(',').map((one) => one.trim());
  return offered.find((one) => one.startsWith(BEARER_PROTOCOL))?.slice(BEARER_PROTOCOL.length);
}

interface Caller {
  user: SignedInUser;
  workspace: Workspace;
  dataVersion: string;
}

/**
 * Who a bearer token stands for: its session lives, its user exists and is a member of its workspace. Postgres has the
 * last word; the list of refused tokens only answers sooner, and is not waited for.
 */
async function findCaller(ctx: Ctx, token: string): Promise<Caller | undefined> {
  const claims = await verifyAccessToken(ctx.env.JWT_SECRET, token, ctx.now());
  if (!claims) return undefined;
  const { sid: sessionId, sub: userId, wid: workspaceId, jti, exp: tokenExpires } = claims;
  const found = findMember(ctx, { sessionId, userId, workspaceId }, { jti, tokenExpires });
  found.catch(() => undefined);
  const refused = isRefused(ctx, claims.jti);
  return Promise.race([found, refused.then((yes) => (yes ? undefined : found))]);
}

/** The user of a session that lives, in a workspace of which they are a member; undefined when any of it ended. */
export async function findMember(
  ctx: Ctx,
  named: { sessionId: string; userId: string; workspaceId: string },
  token: { jti: string; tokenExpires: number } = { jti: '', tokenExpires: 0 },
): Promise<Caller | undefined> {
  const [row] = await ctx.db
    .select({ user: users, role: memberships.role, workspace: workspaces, version: workspaceVersions.version })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.userId, sessions.userId), eq(memberships.workspaceId, sessions.workspaceId)),
    )
    .innerJoin(workspaces, eq(workspaces.id, sessions.workspaceId))
    .leftJoin(workspaceVersions, eq(workspaceVersions.workspaceId, sessions.workspaceId))
    .where(
      and(
        eq(sessions.id, named.sessionId),
        eq(sessions.userId, named.userId),
        eq(sessions.workspaceId, named.workspaceId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.now()),
      ),
    );
  if (!row) return undefined;
  const session = { sessionId: named.sessionId, ...token };
  return {
    user: { ...showUser(row.user), role: row.role, ...session },
    workspace: showWorkspace(row.workspace, row.role),
    dataVersion: String(row.version ?? 0),
  };
}
