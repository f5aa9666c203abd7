import type { Audience, WorkflowInput, WorkflowStep, WorkflowTrigger } from '../../../contract/actions.ts';
import { inWords } from '../../segments/definition/words.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A workflow in one sentence. `nameOf` knows segments by their names. */
export function workflowInWords({ trigger, steps }: WorkflowInput, nameOf: (segment: string) => string): string {
  return `${triggerInWords(trigger, nameOf)}: ${steps.map((step) => stepInWords(step, nameOf)).join(', then ')}.`;
}

export function triggerInWords(trigger: WorkflowTrigger, nameOf: (segment: string) => string): string {
  switch (trigger.on) {
    case 'time':
      return `Every ${trigger.weekday ? DAYS[trigger.weekday - 1] : 'day'} at ${trigger.at}`;
    case 'event':
      return `When somebody does “${trigger.event}”`;
    case 'segment':
      return `When somebody ${trigger.change === 'entered' ? 'comes into' : 'leaves'} “${nameOf(trigger.segmentId)}”`;
    case 'hand':
      return 'When somebody starts it';
    default:
      return trigger satisfies never;
  }
}

export function stepInWords(step: WorkflowStep, nameOf: (segment: string) => string): string {
  if (step.type === 'wait') return `wait ${spanInWords(step.minutes)}`;
  const { kind, input } = step;
  const text = (name: string) => String(input[name] ?? '');
  const whom = () => audienceInWords(input.audience as Audience | undefined, nameOf);
  switch (kind) {
    case 'create_task':
      return `create the task “${text('title')}”`;
    case 'draft_email':
      return `draft the e-mail “${text('subject')}” to ${whom()}`;
    case 'send_email':
      return `send the e-mail “${text('subject')}” to ${whom()}`;
    case 'save_segment':
      return `save the segment “${text('name')}”`;
    case 'tag_people':
      return `${input.remove ? 'take the tag' : 'put the tag'} “${text('tag')}” ${input.remove ? 'off' : 'on'} ${whom()}`;
    case 'draft_campaign':
      return `draft the campaign “${text('name')}”`;
    case 'run_workflow':
      return 'run another workflow';
    case 'change_configuration':
      return 'change what is set up';
    case 'remember_fact':
      return `remember “${text('text')}”`;
    default:
      return kind satisfies never;
  }
}

function audienceInWords(audience: Audience | undefined, nameOf: (segment: string) => string): string {
  if (audience && 'prediction' in audience) {
    return `who is about to leave${audience.segmentId ? ` of “${nameOf(audience.segmentId)}”` : ''}`;
  }
  if (audience && 'segmentId' in audience) return `everybody in “${nameOf(audience.segmentId)}”`;
  if (audience && 'definition' in audience) {
    return `everybody of whom this holds: ${inWords(audience.definition, nameOf).replace(/\.$/, '')}`;
  }
  return audience?.personId.startsWith('{{') ? 'this person' : 'one person';
}

function spanInWords(minutes: number): string {
  for (const [length, unit] of [
    [1440, 'day'],
    [60, 'hour'],
  ] as const) {
    if (minutes % length === 0) return `${minutes / length} ${unit}${minutes === length ? '' : 's'}`;
  }
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}
