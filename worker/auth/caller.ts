import { and, eq, gt, isNull } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';
import { BEARER_PROTOCOL } from '../../contract/live.ts';
import { type CallerFacts, callerCopies, type Named } from '../cache/caller-copies.ts';
import type { Ctx, SignedInUser, UserCtx } from '../context.ts';
import { answersVersion, memberships, sessions, users, workspaces, workspaceVersions } from '../db/schema.ts';
import { requireKeyCaller } from '../doors/key-caller.ts';
import { KEY_MARK } from '../doors/secrets.ts';
import { fail } from '../errors.ts';
import type { Fetch } from '../http/anew.ts';
import type { AppEnv } from '../http/router.ts';
import { showSettings } from '../workspace/workspace.ts';
import { showUser } from './account.ts';
import { answerAhead, mayBeginAhead } from './ahead.ts';
import { isRefused } from './refused-tokens.ts';
import { verifyAccessToken } from './tokens.ts';

/** Longer than any token of ours. */
const LONGEST_TOKEN = 4096;

/**
 * Finds out who calls. Without a valid bearer token the caller stays anonymous; `requireUser` refuses those. A key that is
 * not good is refused at once: a program is never taken for a visitor.
 */
export function identifyCaller(fetch: Fetch, { copies, ask } = { copies: callerCopies, ask: askPostgres }) {
  const whoCalls: MiddlewareHandler<AppEnv> = async (c, next) => {
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? tokenOfSocket(c.req.raw);
    if (!token || token.length > LONGEST_TOKEN) return next();
    const ctx = c.get('ctx');
    if (token.startsWith(KEY_MARK)) {
      c.set('ctx', { ...ctx, ...(await requireKeyCaller(ctx, token)) });
      return next();
    }
    const claims = await verifyAccessToken(ctx.env.JWT_SECRET, token, ctx.now());
    if (!claims) return next();
    const { sid: sessionId, sub: userId, wid: workspaceId, jti, exp: tokenExpires } = claims;
    const named = { sessionId, userId, workspaceId };
    const asked = askAndKeep(ctx, named, { copies, ask });
    asked.catch(() => undefined);
    if (mayBeginAhead(c.req.raw)) {
      const guessed = await Promise.race([copies.find(ctx, named), asked.then(() => undefined)]);
      if (guessed) {
        const dataVersion = async () => (await asked)?.dataVersion ?? fail('unauthenticated');
        const caller = callerOf(guessed, { sessionId, jti, tokenExpires }, dataVersion);
        const checked = asked.then((answer) => answer?.facts);
        checked.catch(() => undefined);
        return answerAhead(c, next, { copies, guessed, caller, checked, fetch });
      }
    }
    const answer = await orRefused(ctx, jti, asked);
    if (answer) {
      const dataVersion = async () => answer.dataVersion;
      c.set('ctx', { ...ctx, ...callerOf(answer.facts, { sessionId, jti, tokenExpires }, dataVersion) });
    }
    return next();
  };
  return whoCalls;
}

/** A browser can give a WebSocket no header but its subprotocols: there the token is one, and never in the address. */
function tokenOfSocket({ headers }: Request): string | undefined {
  if (headers.get('upgrade')?.toLowerCase() !== 'websocket') return undefined;
  const offered = (headers.get('sec-websocket-protocol') ?? '').split(',').map((one) => one.trim());
  return offered.find((one) => one.startsWith(BEARER_PROTOCOL))?.slice(BEARER_PROTOCOL.length);
}

interface Answer {
  facts: CallerFacts;
  dataVersion: string;
}

/** Postgres has the last word; the list of refused tokens only answers sooner, and is not waited for. */
async function orRefused(ctx: Ctx, jti: string, asked: Promise<Answer | undefined>): Promise<Answer | undefined> {
  const refused = isRefused(ctx, jti);
  return Promise.race([asked, refused.then((yes) => (yes ? undefined : asked))]);
}

/** The user of a session that lives, in a workspace of which they are a member; undefined when any of it ended. */
export async function findMember(ctx: Ctx, named: Named): Promise<Caller | undefined> {
  const answer = await askAndKeep(ctx, named);
  if (!answer) return undefined;
  const { facts, dataVersion } = answer;
  return callerOf(facts, { sessionId: named.sessionId, jti: '', tokenExpires: 0 }, async () => dataVersion);
}

type Caller = Pick<UserCtx, 'user' | 'workspace'> & { dataVersion: () => Promise<string> };

function callerOf(
  { session, profile, settings }: CallerFacts,
  token: Pick<SignedInUser, 'sessionId' | 'jti' | 'tokenExpires'>,
  dataVersion: () => Promise<string>,
): Caller {
  const { role } = session;
  return { user: { ...profile, role, ...token }, workspace: { ...settings, role }, dataVersion };
}

/** Whoever was found is remembered for the guesses to come. */
async function askAndKeep(ctx: Ctx, named: Named, { copies, ask } = { copies: callerCopies, ask: askPostgres }) {
  const at = ctx.now().getTime();
  const answer = await ask(ctx, named);
  if (answer) copies.keep(ctx, named, answer.facts, at);
  return answer;
}

async function askPostgres(ctx: Ctx, { sessionId, userId, workspaceId }: Named): Promise<Answer | undefined> {
  const [row] = await ctx.db
    .select({ user: users, role: memberships.role, workspace: workspaces, version: answersVersion })
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
        eq(sessions.id, sessionId),
        eq(sessions.userId, userId),
        eq(sessions.workspaceId, workspaceId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.now()),
      ),
    );
  if (!row) return undefined;
  const facts: CallerFacts = {
    session: { userId, workspaceId, role: row.role },
    profile: showUser(row.user),
    settings: showSettings(row.workspace),
  };
  return { facts, dataVersion: row.version };
}
