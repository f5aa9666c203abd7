import type { ActionKind, WorkflowStep, WorkflowTrigger } from '../../contract/actions.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When a workflow runs, as a sentence begins. */
export function triggerWords(trigger: WorkflowTrigger): string {
  switch (trigger.on) {
    case 'time':
      return `${trigger.weekday ? `Every ${WEEKDAYS[trigger.weekday - 1]}` : 'Every day'} at ${trigger.at}`;
    case 'event':
      return `When somebody does ${trigger.event}`;
    case 'segment':
      return `When somebody ${trigger.change === 'entered' ? 'comes into' : 'leaves'} a segment`;
    case 'hand':
      return 'When you start it';
    default:
      trigger satisfies never;
      return '';
  }
}

export const kindWords: Record<ActionKind, string> = {
  draft_email: 'Draft an e-mail',
  send_email: 'Send an e-mail',
  create_task: 'Create a task',
  save_segment: 'Save a segment',
  tag_people: 'Tag people',
  change_campaign: 'Change a campaign',
  draft_campaign: 'Draft a campaign',
  run_workflow: 'Run a workflow',
  remember_fact: 'Remember something',
  change_configuration: 'Change what is set up',
};

/** What a step does, in a few words. */
export function stepWords(step: WorkflowStep): string {
  if (step.type === 'wait') return `wait ${waitWords(step.minutes)}`;
  const { input, kind } = step;
  const what = [input.title, input.subject, input.tag, input.name, input.text].find((one) => typeof one === 'string');
  return `${kindWords[kind].toLowerCase()}${what ? ` “${what}”` : ''}`;
}

function waitWords(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'a day' : `${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
