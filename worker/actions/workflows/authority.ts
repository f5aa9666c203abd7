import { and, eq } from 'drizzle-orm';
import type { ActionKind, Actor } from '../../../contract/actions.ts';
import { may } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { workflowRuns, workflows } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import type { Origin } from '../gate.ts';
import { canonical } from '../hash.ts';
import { readRequest } from '../request.ts';
import { isActive } from './rows.ts';
import { rightsOf, withPerson, workflowHash } from './steps.ts';

/** The key under which a step of a run is asked for: once, however often the engine comes back to it. */
export const stepKey = (runId: string, n: number): string => `run:${runId}:${n}`;

/**
 * On whose word a step of a workflow is done: that of the person who approved exactly the workflow as it is now, and who
 * may still do so. The step has to be that workflow's, in a run of it that goes on. 403 for anything else, whatever the
 * origin says of itself.
 */
export async function authorityOf(
  ctx: UserCtx,
  { actor, requestKey }: Origin,
  asked: { kind: ActionKind; input: Record<string, unknown> },
): Promise<{ approvedBy: Actor }> {
  const [, runId = '', n = ''] = /^run:([0-9a-f-]{36}):(\d+)$/.exec(requestKey ?? '') ?? [];
  const refuse = () => fail('forbidden', 'Only a step of an approved workflow that is running does this');
  if (actor.kind !== 'workflow' || actor.id !== runId || !runId) return refuse();
  const [found] = await ctx.db
    .select({ workflow: workflows, run: workflowRuns })
    .from(workflowRuns)
    .innerJoin(workflows, eq(workflows.id, workflowRuns.workflowId))
    .where(and(eq(workflowRuns.id, runId), eq(workflowRuns.workspaceId, ctx.workspace.id)));
  if (!found) return refuse();
  const { workflow, run } = found;
  const { approvedBy } = workflow;
  const step = workflow.steps[Number(n)];
  if (run.status !== 'running' || !isActive(workflow)) return refuse();
  // Of what is stored as its steps, not of what is stored as their hash.
  if ((await workflowHash(workflow)) !== workflow.approvedHash) return refuse();
  if (step?.type !== 'action' || step.kind !== asked.kind || !approvedBy) return refuse();
  const { input } = readRequest({ kind: step.kind, input: withPerson(step, run.personId) });
  if (canonical(input) !== canonical(asked.input)) return refuse();
  const mayStill = approvedBy.id === ctx.user.id && rightsOf(workflow.steps).every((right) => may(ctx, right));
  return mayStill ? { approvedBy } : fail('forbidden', 'Whoever approved this workflow may no longer do so');
}
