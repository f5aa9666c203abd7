import { type Step, TOOL_INPUTS, type ToolName } from '../../../contract/analyst.ts';
import { closedTo, narrowed } from '../../doors/steps.ts';
import { ApiError, type ErrorCode } from '../../errors.ts';
import { nothing } from './finding.ts';
import { TOOLS } from './list.ts';
import { nothingConnected } from './read-sources.ts';
import { capital } from './shown.ts';
import { standingOf } from './standing.ts';
import type { Finding, RunStep, Tool } from './tool.ts';

/** These answer also where no source is connected. */
const WITHOUT_DATA: ReadonlySet<ToolName> = new Set([
  'describe',
  'list_facts',
  'propose_action',
  'read_sources',
  'search',
  'recommend_campaigns',
]);

/** What a person can do something about: said in words instead of thrown. */
const EXPECTED: ReadonlySet<ErrorCode> = new Set([
  'invalid',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'too_large',
]);

/**
 * Runs one step. What cannot be answered as it was asked (an input that does not fit, a segment or a day that does not
 * exist, a right that is missing) is a finding that says so; only surprises are thrown.
 */
export const runStep: RunStep = async (tools, given) => {
  const read = TOOL_INPUTS[given.tool].safeParse(given.input);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refused(given.tool, issue?.message ?? 'The input does not fit', issue?.path.join('.'));
  }
  const step = narrowed(tools.ctx.apiKey, { tool: given.tool, input: read.data } as Step);
  const closed = closedTo(tools.ctx.apiKey, step);
  if (closed) return closed;
  try {
    if (!WITHOUT_DATA.has(step.tool) && (await standingOf(tools)).sources.length === 0)
      return nothingConnected(tools.language);
    // The table pairs every tool with its own input, which has just been checked.
    return await (TOOLS[step.tool] as Tool<ToolName>).run(tools, step.input as never);
  } catch (error) {
    if (!(error instanceof ApiError && EXPECTED.has(error.code))) throw error;
    const [field] = error.fields ?? [];
    return refused(step.tool, field?.message ?? error.message, field?.path);
  }
};

function refused(tool: ToolName, message: string, path?: string): Finding {
  // What a schema says of types is no sentence.
  const isSchemas = /^(?:invalid|unrecognized|too (?:big|small)|expected)/i.test(message);
  const why = capital(
    (isSchemas ? 'Something is missing, or is not what it should be' : message)
      .replace(/[\p{C}`*_<>[\]]/gu, ' ')
      .trim()
      .slice(0, 400)
      .replace(/[.!]$/, ''),
  );
  return nothing({
    looked: 'Checked what was asked',
    text: `${tool === 'propose_action' ? 'That cannot be planned as it is.' : 'I cannot answer that as it was asked.'} ${why}.`,
    next: NEXT[tool] ?? 'Say it in other words, or ask "What can you do?".',
    data: { refused: message, ...(path && { path }) },
  });
}

const NEXT: Partial<Record<ToolName, string>> = {
  query_metric: 'Ask "Which metrics do you know?" to see what can be asked.',
  list_people: 'Ask "Which segments do I have?" to see whom you can list.',
  count_segments: 'Ask "Which segments do I have?" to see whom you can count.',
  propose_action: 'Say what should be done, for whom, and with which words.',
};
