import { eq } from 'drizzle-orm';
import type { Workspace, WorkspacePatch } from '../../contract/auth.ts';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { lookAgain } from '../actions/email/cap.ts';
import { callerCopies, type Settings } from '../cache/caller-copies.ts';
import type { UserCtx } from '../context.ts';
import { rescheduleSyncs } from '../data-sources/syncs/schedule.ts';
import { workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';

/** A workspace's row as the API shows it, without whose role it is shown to. */
export function showSettings(row: typeof workspaces.$inferSelect): Settings {
  return {
    id: row.id,
    name: row.name,
    timezone: row.timezone,
    currency: row.currency,
    weekStart: row.weekStart as Workspace['weekStart'],
    plan: row.plan,
    lettersPerWeek: row.lettersPerWeek,
    isDemo: row.isDemo,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A workspace's row as the API shows it to a member with this role. */
export function showWorkspace(row: typeof workspaces.$inferSelect, role: string): Workspace {
  return { ...showSettings(row), role };
}

/**
 * Changes name, zone, currency, start of the week, most letters a week, plan or models' budget of the caller's workspace; what is
 * left out stays. Plan and budget are the owner's to change; the plan holds for the next sync of every source.
 */
export async function changeWorkspace(ctx: UserCtx, patch: WorkspacePatch): Promise<Workspace> {
  if (patch.plan !== undefined && ctx.user.role !== 'owner') fail('forbidden', 'Only the owner changes the plan');
  if (patch.aiMonthlyTokens !== undefined && ctx.user.role !== 'owner') {
    fail('forbidden', 'Only the owner changes what models may use');
  }
  const changing = ctx.db
    .update(workspaces)
    .set({ ...given(patch), updatedAt: ctx.now() })
    .where(eq(workspaces.id, ctx.workspace.id))
    .returning();
  const by = byCaller(ctx);
  const [[row]] = await ctx.db.batch([
    changing,
    recordAudit(ctx, {
      ...{ ...by, what: 'workspace.changed', text: `${by.actor.name} changed the settings of the workspace` },
      subject: { kind: 'workspace', id: ctx.workspace.id },
      after: patch,
    }),
    ...(patch.lettersPerWeek === undefined ? [] : [lookAgain(ctx)]),
  ]);
  if (row) callerCopies.keepSettings(ctx, showSettings(row), ctx.startedAt.getTime());
  if (row && patch.plan !== undefined) await rescheduleSyncs(ctx, row.plan);
  return row ? showWorkspace(row, ctx.user.role) : fail('not_found');
}

function given({ name, timezone, currency, weekStart, plan, aiMonthlyTokens, lettersPerWeek }: WorkspacePatch) {
  return {
    ...(name !== undefined && { name }),
    ...(timezone !== undefined && { timezone }),
    ...(currency !== undefined && { currency }),
    ...(weekStart !== undefined && { weekStart }),
    ...(plan !== undefined && { plan }),
    ...(lettersPerWeek !== undefined && { lettersPerWeek }),
    ...(aiMonthlyTokens !== undefined && { aiMonthlyTokens }),
  };
}
