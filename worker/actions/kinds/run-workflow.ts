import { fail } from '../../errors.ts';
import { readSegments } from '../../segments/rows.ts';
import { isActive, requireWorkflow } from '../workflows/rows.ts';
import { startRun } from '../workflows/start.ts';
import { asksForPerson } from '../workflows/steps.ts';
import { stepInWords } from '../workflows/words.ts';
import { type Kind, line } from './kind.ts';

/** One run of a workflow that somebody has approved. What its steps would change is worked out when they come. */
export const runWorkflow: Kind<'run_workflow'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { workflowId }) {
    const workflow = await requireWorkflow(ctx, workflowId);
    if (!isActive(workflow)) fail('conflict', `The workflow “${workflow.name}” is not active: approve it first`);
    if (asksForPerson(workflow.steps))
      fail('conflict', 'This workflow is about whoever starts it, and cannot be run by hand');
    const { nameOf } = await readSegments(ctx.db, ctx.workspace.id);
    const sends = workflow.steps.filter((step) => step.type === 'action' && step.kind === 'send_email').length;
    return {
      title: `Run the workflow “${workflow.name}”`,
      difference: {
        ...{ people: 0, reachable: null, messages: sends, money: null, currency: null },
        lines: workflow.steps.map((step) => line(sends > 0 ? 'send' : 'add', stepInWords(step, nameOf))),
      },
      basis: { hash: workflow.hash },
    };
  },

  async apply(ctx, { id, input, approvedBy, requestedBy }) {
    const workflow = await requireWorkflow(ctx, input.workflowId);
    if (!isActive(workflow)) fail('conflict', `The workflow “${workflow.name}” is no longer active`);
    const by = (approvedBy ?? requestedBy).name;
    const run = await startRun(ctx, workflow, { key: `plan:${id}`, text: `${by} started it` });
    if (!run) fail('conflict', `The workflow “${workflow.name}” has run as often as it may in a day`);
    return { result: `The workflow “${workflow.name}” is running.`, href: `/workflows/${workflow.id}` };
  },
};
