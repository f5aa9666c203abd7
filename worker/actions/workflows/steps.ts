import type { ActionKind, WorkflowInput, WorkflowStep } from '../../../contract/actions.ts';
import type { Right } from '../../auth/rights.ts';
import { fail } from '../../errors.ts';
import { hashOf } from '../hash.ts';
import { KINDS } from '../kinds/list.ts';
import { readRequest } from '../request.ts';

export type ActionStep = Extract<WorkflowStep, { type: 'action' }>;

/** Stands in an input for the id of the person who began the run. */
const PERSON = '{{person}}';
/** Somebody who is nobody: for checking inputs before there is a person. */
const ANYBODY = '00000000-0000-4000-8000-000000000000';

/** What an approval of a workflow is of. */
export function workflowHash({ name, trigger, steps }: WorkflowInput): Promise<string> {
  return hashOf({ version: 1, name, trigger, steps });
}

/** A step's input with the person of the run in it; 409 where it asks for one and there is none. */
export function withPerson(step: ActionStep, personId: string | null): Record<string, unknown> {
  const text = JSON.stringify(step.input);
  if (!text.includes(PERSON)) return step.input;
  if (personId === null) return fail('conflict', 'This step is about the person who began the run, and nobody did');
  return JSON.parse(text.replaceAll(PERSON, personId)) as Record<string, unknown>;
}

export function asksForPerson(steps: WorkflowStep[]): boolean {
  return steps.some((step) => step.type === 'action' && JSON.stringify(step.input).includes(PERSON));
}

/** Checks every step as the gate will; 400 names what is wrong and where. */
export function checkSteps({ trigger, steps }: WorkflowInput): void {
  steps.forEach((step, n) => {
    if (step.type === 'wait') return;
    const refuse = (message: string, path = 'kind'): never =>
      fail('invalid', message, { fields: [{ path: `steps.${n}.${path}`, message }] });
    // A workflow that begins others could begin itself again, and one that changes others be another than was approved.
    if (step.kind === 'run_workflow') refuse('A workflow does not run another one');
    if (step.kind === 'change_configuration') refuse('A workflow does not change what is set up');
    readRequest({ kind: step.kind, input: withPerson(step, ANYBODY) }, `steps.${n}.input`);
    if (asksForPerson([step]) && (trigger.on === 'time' || trigger.on === 'hand')) {
      refuse('Only workflows that an event or a segment starts are about a person', 'input');
    }
  });
}

/** What whoever approves a workflow needs to be allowed: everything that its steps do. */
export function rightsOf(steps: WorkflowStep[]): Right[] {
  const kinds = steps.flatMap((step) => (step.type === 'action' ? [step.kind] : []));
  return [...new Set<Right>(['approve', ...kinds.map((kind: ActionKind) => KINDS[kind].right)])];
}
