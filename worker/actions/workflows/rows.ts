import { and, eq } from 'drizzle-orm';
import type { WorkflowStep } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { workflows } from '../../db/schema.ts';
import { fail } from '../../errors.ts';

export type WorkflowRow = typeof workflows.$inferSelect;

/** The one door to a workflow: of the caller's workspace, or 404. */
export async function requireWorkflow(ctx: UserCtx, id: string): Promise<WorkflowRow> {
  const [row] = await ctx.db.select().from(workflows).where(ownWorkflow(ctx, id));
  return row ?? fail('not_found', 'There is no such workflow');
}

export function ownWorkflow({ workspace }: Pick<UserCtx, 'workspace'>, id: string) {
  return and(eq(workflows.id, id), eq(workflows.workspaceId, workspace.id));
}

/** It runs by itself: somebody approved exactly what it is now. */
export function isActive({ status, hash, approvedHash }: WorkflowRow): boolean {
  return status === 'active' && approvedHash === hash;
}

/** A step of a run: as it was when the run began, and where it stands. */
export interface RunStep {
  n: number;
  step: WorkflowStep;
  text: string;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  result: string | null;
  at: string | null;
}
