import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Workspace } from '../../contract/auth.ts';
import type { Scope } from '../../contract/doors.ts';
import { showUser } from '../auth/account.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Ctx, KeyInUse, SignedInUser } from '../context.ts';
import { answersVersion, apiKeys, memberships, users, workspaces, workspaceVersions } from '../db/schema.ts';
import { ApiError } from '../errors.ts';
import { showWorkspace } from '../workspace/workspace.ts';
import { isLiving } from './keys.ts';

/** How exact "last used" is, in milliseconds: one write a minute, however often a key calls. */
const USE_NOTED_EVERY = 60_000;

export interface KeyCaller {
  user: SignedInUser;
  workspace: Workspace;
  dataVersion: () => Promise<string>;
  apiKey: KeyInUse;
}

/**
 * Whom a key stands for: its maker, with the role they have now. Undefined when it is unknown, revoked or expired, or
 * its maker is no longer a member.
 */
export async function findKeyCaller(ctx: Ctx, presented: string): Promise<KeyCaller | undefined> {
  const now = ctx.now();
  const [row] = await ctx.db
    .select({
      ...{ user: users, role: memberships.role, workspace: workspaces, version: answersVersion },
      ...{ id: apiKeys.id, name: apiKeys.name, scopes: apiKeys.scopes, clientId: apiKeys.clientId },
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.userId, apiKeys.userId), eq(memberships.workspaceId, apiKeys.workspaceId)),
    )
    .innerJoin(workspaces, eq(workspaces.id, apiKeys.workspaceId))
    .leftJoin(workspaceVersions, eq(workspaceVersions.workspaceId, apiKeys.workspaceId))
    .where(and(eq(apiKeys.hash, await hashToken(presented)), isLiving(now)));
  if (!row) return undefined;
  noteUse(ctx, row);
  return {
    // No session: what is bound to one is closed to keys.
    user: { ...showUser(row.user), role: row.role, sessionId: row.id, jti: '', tokenExpires: 0 },
    workspace: showWorkspace(row.workspace, row.role),
    dataVersion: async () => row.version,
    apiKey: { id: row.id, name: row.name, scopes: row.scopes as Scope[], isProgram: row.clientId !== null },
  };
}

/** The same, or 401. */
export async function requireKeyCaller(ctx: Ctx, presented: string): Promise<KeyCaller> {
  const caller = await findKeyCaller(ctx, presented);
  if (caller) return caller;
  throw new ApiError('unauthenticated', 'This key is not known, has expired or was revoked', {
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  });
}

function noteUse(ctx: Ctx, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }): void {
  const now = ctx.now();
  const before = new Date(now.getTime() - USE_NOTED_EVERY);
  if (lastUsedAt && lastUsedAt > before) return;
  const noted = ctx.db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
  ctx.waitUntil(noted.catch((error) => ctx.log.warn('the use of a key was not noted', { reason: String(error.name) })));
}
