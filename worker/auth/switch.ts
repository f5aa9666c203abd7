import { and, asc, eq, isNull } from 'drizzle-orm';
import type { OwnWorkspace } from '../../contract/members.ts';
import type { UserCtx } from '../context.ts';
import { memberships, sessions, workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { Client } from '../http/client.ts';
import { endOpenStreams } from '../live/sessions.ts';
import { showWorkspace } from '../workspace/workspace.ts';
import { type Entered, readProfile } from './account.ts';
import { refuse } from './refused-tokens.ts';
import { beginSession } from './session.ts';

/** More than anybody belongs to. */
const MOST = 200;

/** The workspaces of the caller, by name. */
export async function listWorkspaces(ctx: UserCtx): Promise<OwnWorkspace[]> {
  const rows = await ctx.db
    .select({ id: workspaces.id, name: workspaces.name, role: memberships.role })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(eq(memberships.userId, ctx.user.id))
    .orderBy(asc(workspaces.name), asc(workspaces.id))
    .limit(MOST);
  return rows.map((row) => ({ ...row, isCurrent: row.id === ctx.workspace.id }));
}

/** Goes to another workspace of the caller's, in this browser: 404 for one of which they are no member. */
export async function switchWorkspace(ctx: UserCtx, workspaceId: string, client: Client): Promise<Entered> {
  const [found] = await ctx.db
    .select({ workspace: workspaces, role: memberships.role })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.userId, ctx.user.id), eq(memberships.workspaceId, workspaceId)));
  return found ? moveSession(ctx, found, client) : fail('not_found', 'There is no such workspace of yours');
}

/**
 * A session is of one workspace: going to another ends it and begins one there, as old as the one before, so that going
 * to and fro makes no sign-in recent.
 */
export async function moveSession(
  ctx: UserCtx,
  { workspace, role }: { workspace: typeof workspaces.$inferSelect; role: string },
  client: Client,
): Promise<Entered> {
  const { id: userId, email, sessionId } = ctx.user;
  const [old] = await ctx.db
    .select({ createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  const owner = { userId, email, workspaceId: workspace.id, role };
  const session = await beginSession(ctx, owner, client, old?.createdAt ?? ctx.now());
  const [ended] = await ctx.db.batch([
    ctx.db
      .update(sessions)
      .set({ revokedAt: ctx.now(), revokedReason: 'went to another workspace' })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId }),
    ...session.statements,
  ]);
  endOpenStreams(ctx, ended);
  await refuse(ctx, ctx.user);
  return { user: readProfile(ctx), workspace: showWorkspace(workspace, role), tokens: session.tokens };
}
