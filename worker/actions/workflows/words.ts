import type { Audience, WorkflowInput, WorkflowStep, WorkflowTrigger } from '../../../contract/actions.ts';
import { definitionText } from '../../ai/tools/words/people/definition.ts';
import { predictedWords } from '../../predictions/campaigns/words.ts';
import { planWords } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';

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

type NameOf = (segment: string) => string;

/** In English where nothing else is said. */
export function stepInWords(step: WorkflowStep, nameOf: NameOf, words: PlanWords = planWords()): string {
  const say = words.workflow;
  if (step.type === 'wait') return say.waits(spanOf(step.minutes));
  const { kind, input } = step;
  const text = input.title ?? input.name ?? input.subject ?? input.tag ?? input.text ?? '';
  return say.step({
    ...{ kind, text: words.quoted(String(text)), remove: Boolean(input.remove) },
    whom: audienceInWords(input.audience as Audience | undefined, nameOf, words),
  });
}

function audienceInWords(audience: Audience | undefined, nameOf: NameOf, words: PlanWords): string {
  const say = words.workflow.whom;
  const named = (id: string) => words.quoted(nameOf(id));
  if (audience && 'prediction' in audience) {
    const rule = audience.definition && definitionText(audience.definition, nameOf, words.language).replace(/\.$/, '');
    const of = audience.segmentId ? named(audience.segmentId) : rule;
    if (audience.prediction === 'churn') return say.leaving(of);
    return say.everybody(words.quoted(predictedWords(words.language).names[audience.prediction]));
  }
  if (audience && 'segmentId' in audience) return say.everybody(named(audience.segmentId));
  if (audience && 'definition' in audience) {
    return say.rule(definitionText(audience.definition, nameOf, words.language).replace(/\.$/, ''));
  }
  return audience?.personId.startsWith('{{') ? say.thisPerson : say.onePerson;
}

function spanOf(minutes: number): { n: number; unit: 'day' | 'hour' | 'minute' } {
  if (minutes % 1440 === 0) return { n: minutes / 1440, unit: 'day' };
  return minutes % 60 === 0 ? { n: minutes / 60, unit: 'hour' } : { n: minutes, unit: 'minute' };
}
