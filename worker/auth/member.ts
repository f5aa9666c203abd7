import { and, eq } from 'drizzle-orm';
import type { Ctx, UserCtx } from '../context.ts';
import { memberships, users, workspaces } from '../db/schema.ts';
import { showWorkspace } from '../workspace/workspace.ts';
import { showUser } from './account.ts';

/**
 * The context of a member without a session: for what runs later on somebody's authority, which ends when they are no
 * longer a member. Undefined then.
 */
export async function memberCtx(
  ctx: Ctx,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<UserCtx | undefined> {
  const [row] = await ctx.db
    .select({ user: users, role: memberships.role, workspace: workspaces })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId)));
  if (!row) return undefined;
  return {
    ...ctx,
    user: { ...showUser(row.user), role: row.role, sessionId: '', jti: '', tokenExpires: 0 },
    workspace: showWorkspace(row.workspace, row.role),
  };
}
