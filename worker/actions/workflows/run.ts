import { and, eq, sql } from 'drizzle-orm';
import { memberCtx } from '../../auth/member.ts';
import type { Ctx } from '../../context.ts';
import { workflowRuns, workflows } from '../../db/schema.ts';
import { ApiError } from '../../errors.ts';
import { proposeAction } from '../plans.ts';
import { stepKey } from './authority.ts';
import { isActive, type RunStep } from './rows.ts';
import { endRun, type RunParams } from './start.ts';
import { withPerson } from './steps.ts';

/** The steps of a run as the engine needs them: how long each waits in minutes; null for one that does something. */
export async function readSteps(ctx: Ctx, run: RunParams): Promise<{ wait: number | null }[]> {
  const row = await readRun(ctx, run);
  if (row?.status !== 'running') return [];
  return (row.steps as RunStep[]).map(({ step }) => ({ wait: step.type === 'wait' ? step.minutes : null }));
}

export async function beginWait(ctx: Ctx, run: RunParams, n: number): Promise<void> {
  await mark(ctx, run, n, { status: 'running', result: null });
}

/** Whether the run goes on after its wait: it does not where its workflow was changed, paused or removed meanwhile. */
export async function endWait(ctx: Ctx, run: RunParams, n: number): Promise<boolean> {
  await mark(ctx, run, n, { status: 'done', result: null });
  return (await readRun(ctx, run))?.status === 'running';
}

/**
 * Does one step of a run through the gate, and says whether the run goes on. Twice is once: the gate knows the step by its
 * key. What cannot be done as things are (nobody to write to) is skipped; what is refused ends the run.
 */
export async function runStep(ctx: Ctx, run: RunParams, n: number): Promise<boolean> {
  const row = await readRun(ctx, run);
  const one = (row?.steps as RunStep[] | undefined)?.[n];
  if (row?.status !== 'running' || one?.step.type !== 'action') return false;
  const [workflow] = await ctx.db
    .select()
    .from(workflows)
    .where(and(eq(workflows.id, row.workflowId), eq(workflows.workspaceId, run.workspaceId)));
  if (!workflow || !isActive(workflow))
    return stop(ctx, run, n, 'The workflow was changed or paused since this run began.');
  const userId = workflow.approvedBy?.id ?? '';
  const by = await memberCtx(ctx, { workspaceId: run.workspaceId, userId });
  if (!by) return stop(ctx, run, n, 'Whoever approved the workflow is no longer a member.');
  try {
    const request = { kind: one.step.kind, input: withPerson(one.step, row.personId) };
    const plan = await proposeAction(by, request, {
      surface: 'workflow',
      actor: { kind: 'workflow', id: run.runId, name: workflow.name },
      requestKey: stepKey(run.runId, n),
    });
    if (plan.status === 'failed') return stop(ctx, run, n, plan.failure ?? 'It failed.');
    // What has a time of its own goes by itself then.
    const waits = plan.status === 'approved' && plan.appliesAt !== null;
    if (plan.status !== 'applied' && !waits) throw new Error(`The step is ${plan.status}`);
    await mark(ctx, run, n, { status: 'done', result: plan.result });
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    if (error.code !== 'conflict') return stop(ctx, run, n, error.message);
    await mark(ctx, run, n, { status: 'skipped', result: error.message });
    return true;
  }
}

async function stop(ctx: Ctx, run: RunParams, n: number, why: string): Promise<false> {
  await mark(ctx, run, n, { status: 'failed', result: why });
  await endRun(ctx, run.runId, 'stopped');
  return false;
}

async function readRun(ctx: Ctx, { runId, workspaceId }: RunParams) {
  const [row] = await ctx.db
    .select()
    .from(workflowRuns)
    .where(and(eq(workflowRuns.id, runId), eq(workflowRuns.workspaceId, workspaceId)));
  return row;
}

async function mark(ctx: Ctx, run: RunParams, n: number, what: Pick<RunStep, 'status' | 'result'>): Promise<void> {
  const changed = JSON.stringify({ ...what, at: ctx.now().toISOString() });
  await ctx.db
    .update(workflowRuns)
    .set({ steps: sql`jsonb_set(steps, array[${String(n)}], (steps->${n}::int) || ${changed}::jsonb)` })
    .where(and(eq(workflowRuns.id, run.runId), eq(workflowRuns.workspaceId, run.workspaceId)));
}
