import { readSegments } from '../../segments/rows.ts';
import { namedIn, refuse } from '../words/languages.ts';
import { isActive, requireWorkflow } from '../workflows/rows.ts';
import { startRun } from '../workflows/start.ts';
import { asksForPerson } from '../workflows/steps.ts';
import { stepInWords } from '../workflows/words.ts';
import { type Kind, line } from './kind.ts';

/** One run of a workflow that somebody has approved. What its steps would change is worked out when they come. */
export const runWorkflow: Kind<'run_workflow'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { workflowId }, words) {
    const { quoted, workflow: say } = words;
    const workflow = await requireWorkflow(ctx, workflowId);
    if (!isActive(workflow)) refuse('conflict', say.notActive(quoted(workflow.name)), words);
    if (asksForPerson(workflow.steps)) refuse('conflict', say.needsPerson, words);
    const { nameOf } = await readSegments(ctx.db, ctx.workspace.id);
    const named = namedIn(nameOf, words);
    const sends = workflow.steps.filter((step) => step.type === 'action' && step.kind === 'send_email').length;
    return {
      title: say.title(quoted(workflow.name)),
      difference: {
        ...{ people: 0, reachable: null, messages: sends, money: null, currency: null },
        lines: workflow.steps.map((step) => line(sends > 0 ? 'send' : 'add', stepInWords(step, named, words))),
      },
      basis: { hash: workflow.hash },
    };
  },

  async apply(ctx, { id, input, approvedBy, requestedBy }, words) {
    const { quoted, workflow: say } = words;
    const workflow = await requireWorkflow(ctx, input.workflowId);
    const name = quoted(workflow.name);
    if (!isActive(workflow)) refuse('conflict', say.noLongerActive(name), words);
    const by = (approvedBy ?? requestedBy).name;
    const run = await startRun(ctx, workflow, { key: `plan:${id}`, text: `${by} started it` });
    if (!run) refuse('conflict', say.tooOften(name), words);
    return { result: say.running(name), href: `/workflows/${workflow.id}` };
  },
};
