import type { ActionPlan } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { callerOf } from '../actor.ts';
import { approvePlan, proposeAction } from '../plans.ts';

/** Runs a workflow because somebody pressed its button: that press approves it, where they may approve it at all. */
export async function runByHand(ctx: UserCtx, workflowId: string): Promise<ActionPlan> {
  const origin = { surface: ctx.apiKey ? ('api' as const) : ('web' as const), actor: callerOf(ctx), applyNow: true };
  const plan = await proposeAction(ctx, { kind: 'run_workflow', input: { workflowId } }, origin);
  return plan.mayApprove ? approvePlan(ctx, plan.id, plan.hash) : plan;
}
