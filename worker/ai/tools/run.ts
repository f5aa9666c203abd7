import { type Step, TOOL_INPUTS, type ToolName } from '../../../contract/analyst.ts';
import { closedTo, narrowed } from '../../doors/steps.ts';
import { ApiError } from '../../errors.ts';
import { nothing } from './finding.ts';
import { TOOLS } from './list.ts';
import { nothingConnected } from './read-sources.ts';
import { capital } from './shown.ts';
import { standingOf } from './standing.ts';
import type { Finding, RunStep, Tool } from './tool.ts';
import type { Language } from './words/format.ts';
import { reasonIn } from './words/reasons/reason.ts';
import { type Expected, isExpected, REFUSAL_WORDS } from './words/refusals.ts';

/** These answer also where no source is connected. */
const WITHOUT_DATA: ReadonlySet<ToolName> = new Set([
  'campaign_results',
  'change_campaign',
  'describe',
  'list_facts',
  'list_set_up',
  'propose_action',
  'recall_plan',
  'set_up',
  'read_sources',
  'search',
  'recommend_campaigns',
]);

/**
 * Runs one step. What cannot be answered as it was asked (an input that does not fit, a segment or a day that does not
 * exist, a right that is missing) is a finding that says so; only surprises are thrown.
 */
export const runStep: RunStep = async (tools, given) => {
  const read = TOOL_INPUTS[given.tool].safeParse(given.input);
  if (!read.success) {
    const [issue] = read.error.issues;
    const why = { code: 'invalid' as const, message: issue?.message ?? '', path: issue?.path.join('.') };
    return refused(given.tool, why, tools.language);
  }
  const step = narrowed(tools.ctx.apiKey, { tool: given.tool, input: read.data } as Step);
  const closed = closedTo(tools.ctx.apiKey, step, tools.language);
  if (closed) return closed;
  try {
    if (!WITHOUT_DATA.has(step.tool) && (await standingOf(tools)).sources.length === 0)
      return nothingConnected(tools.language);
    // The table pairs every tool with its own input, which has just been checked.
    return await (TOOLS[step.tool] as Tool<ToolName>).run(tools, step.input as never);
  } catch (error) {
    if (!(error instanceof ApiError && isExpected(error.code))) throw error;
    const [field] = error.fields ?? [];
    const { code, language: saidIn } = error;
    const why = { code, saidIn, message: field?.message ?? error.message, path: field?.path };
    return refused(step.tool, why, tools.language);
  }
};

interface Refusal {
  code: Expected;
  message: string;
  path: string | undefined;
  /** The language of the message; English where it is left out. */
  saidIn?: Language;
}

/** Said in the language; an exact reason that has words in English alone stands in quotes where the language is another one. */
function refused(tool: ToolName, { code, message, path, saidIn = 'en' }: Refusal, language: Language): Finding {
  const say = REFUSAL_WORDS[language];
  const isOwn = saidIn === language;
  // What a schema says of types, and the name of a code, are no sentences.
  const isBare = message === '' || BARE.test(message) || (!isOwn && NAMED.test(message));
  const said = isOwn || language === 'en' || saidIn !== 'en' ? undefined : reasonIn(message, language);
  const known = isBare ? undefined : isOwn ? message : said;
  const exactly = isBare || known !== undefined ? undefined : say.exactly?.(plain(message).replace(/[„“”«»"]/g, "'"));
  const why = known === undefined ? say.why[code] : plain(known);
  const lead = NEXT[tool] === 'planned' ? say.notPlanned : say.notAnswered;
  return nothing({
    looked: say.looked,
    text: [lead, `${why}.`, ...(exactly ? [exactly] : [])].join(' '),
    next: say.next[NEXT[tool] ?? 'other'],
    data: { refused: message, ...(path && { path }) },
  });
}

const BARE = /^(?:invalid|unrecognized|too (?:big|small)|expected)/i;
const NAMED = /^(?:The request is not valid|Not allowed|Not found|Conflict|The body is too large|Too many requests)/;

/** A reason as part of a sentence: without anything that formats. */
function plain(reason: string): string {
  return capital(
    reason
      .replace(/[\p{C}`*_<>[\]]/gu, ' ')
      .trim()
      .slice(0, 400)
      .replace(/[.!]$/, ''),
  );
}

const NEXT: Partial<Record<ToolName, keyof (typeof REFUSAL_WORDS)['en']['next']>> = {
  query_metric: 'metrics',
  list_people: 'listed',
  count_segments: 'counted',
  propose_action: 'planned',
  change_campaign: 'planned',
  recall_plan: 'planned',
  set_up: 'planned',
};
