import { eq } from 'drizzle-orm';
import type { Workspace, WorkspacePatch } from '../../contract/auth.ts';
import type { UserCtx } from '../context.ts';
import { workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';

/** A workspace's row as the API shows it to a member with this role. */
export function showWorkspace(row: typeof workspaces.$inferSelect, role: string): Workspace {
  return {
    id: row.id,
    name: row.name,
    timezone: row.timezone,
    currency: row.currency,
    weekStart: row.weekStart as Workspace['weekStart'],
    plan: row.plan,
    isDemo: row.isDemo,
    role,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Changes name, zone, currency or start of the week of the caller's workspace; what is left out stays. */
export async function changeWorkspace(ctx: UserCtx, patch: WorkspacePatch): Promise<Workspace> {
  const [row] = await ctx.db
    .update(workspaces)
    .set({ ...given(patch), updatedAt: ctx.now() })
    .where(eq(workspaces.id, ctx.workspace.id))
    .returning();
  return row ? showWorkspace(row, ctx.user.role) : fail('not_found');
}

function given({ name, timezone, currency, weekStart }: WorkspacePatch) {
  return {
    ...(name !== undefined && { name }),
    ...(timezone !== undefined && { timezone }),
    ...(currency !== undefined && { currency }),
    ...(weekStart !== undefined && { weekStart }),
  };
}
