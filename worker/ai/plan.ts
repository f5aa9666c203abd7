import type { Step, ToolName } from '../../contract/analyst.ts';
import type { MetricId } from '../../contract/metrics.ts';
import type { Reading } from './reading/reading.ts';
import { plainName } from './tools/shown.ts';
import type { Language } from './tools/words/format.ts';
import { STEP_WORDS } from './tools/words/steps.ts';

type Words = { [Name in ToolName]: (input: Extract<Step, { tool: Name }>['input']) => string };

const name = (id: MetricId) => id.replaceAll('_', ' ');
const named = (ids: string[] | undefined, all: string) => (ids?.length ? ids.map(plainName).join(', ') : all);

/** When, as people say it: "last week", "all time". */
function when(range: string | undefined): string {
  if (range === undefined || range === 'all') return 'of all time';
  if (/^\d+d$/.test(range)) return `of the last ${range.slice(0, -1)} days`;
  return `of ${range.replaceAll('_', ' ').replace('..', ' to ')}`;
}

const WORDS: Words = {
  query_metric: ({ metric, range, dimensions, grain, compare }) =>
    [
      `Look up ${name(metric)} ${when(range)}`,
      dimensions?.length ? `by ${dimensions.join(' and ')}` : '',
      grain ? `by ${grain}` : '',
      compare ? `against ${compare === 'previous' ? 'the time before' : compare.replaceAll('_', ' ')}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  explain_change: ({ metric, range }) => `Find out why ${name(metric)} ${when(range)} changed`,
  list_people: ({ segmentId, limit }) => `List up to ${limit} people${segmentId ? ` of ${plainName(segmentId)}` : ''}`,
  count_segments: ({ segmentIds }) => `Count the people in ${named(segmentIds, 'each segment')}`,
  read_funnel: ({ range }) => `Follow people to a purchase, ${when(range)}`,
  read_retention: ({ who, grain }) => `See which ${who} came back, ${grain} by ${grain}`,
  predict: ({ what }) => `Ask the models for ${what.replaceAll('_', ' ')}`,
  find_person: ({ text }) => `Look for ${plainName(text)}`,
  search: ({ q }) => `Search for ${plainName(q)}`,
  read_sources: () => 'Look at what has arrived from your sources',
  describe: ({ subject }) => (subject ? `Explain ${plainName(subject)}` : 'List what can be asked'),
  recommend_campaigns: ({ segmentIds }) => `Choose campaigns for ${named(segmentIds, 'each segment with people')}`,
  change_campaign: ({ name: called }) => `Change ${called ? plainName(called) : 'the campaign'}`,
  campaign_results: ({ which }) => (which === 'learned' ? 'Read what was learned' : 'Look at what campaigns brought'),
  propose_action: ({ kind }) => `Plan: ${kind.replaceAll('_', ' ')}`,
  recall_plan: ({ wish }) => (wish === 'send' ? 'Plan the sending' : 'Look for the plan you mean'),
  set_up: () => 'Plan what is set up',
  list_set_up: ({ what }) => `List the ${what}`,
  list_facts: () => 'Read what you have told me of your shop',
};

/** A step in words, as a plan shows it. */
function stepText(step: Step, language: Language): string {
  const words = language === 'en' ? WORDS : STEP_WORDS[language];
  return (words[step.tool] as (input: Step['input']) => string)(step.input);
}

/** The plan of an answer in words; empty where nothing is looked up. */
export function planOf(reading: Reading, language: Language): string[] {
  const steps = reading.parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
  if (steps.length === 0) return [];
  const write = language === 'en' ? 'Write the answer' : STEP_WORDS[language].write;
  return [...steps.map((step) => stepText(step, language)), write];
}
