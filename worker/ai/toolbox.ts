import * as z from 'zod';
import { ACTION_INPUTS, ActionKindName } from '../../contract/actions.ts';
import { type Step, TOOL_INPUTS, TOOL_NAMES, type ToolName } from '../../contract/analyst.ts';
import { loggable } from '../http/log.ts';
import { type Found, readStrangers } from './answering.ts';
import { toolResult } from './prompts/data.ts';
import type { ToolCall, ToolResult, ToolSpec } from './providers/provider.ts';
import { type JsonSchema, plainSchema, strictSchema, withoutNulls } from './providers/schema.ts';
import { TOOLS } from './tools/list.ts';
import { runStep } from './tools/run.ts';
import type { ToolCtx } from './tools/tool.ts';

/** What a model may do in one answer. */
const MOST_CALLS = 8;
const MOST_REFUSED = 2;

/** An action as a model is shown it: each kind with its own input. What comes back is checked by the gate, kind by kind. */
const { change_configuration: _fromFiles, ...asked } = ACTION_INPUTS;
const [one, two, ...others] = Object.values(asked);
const PLANNED = z.object({
  kind: ActionKindName.exclude(['change_configuration']),
  input: z.union([one, two, ...others] as [z.ZodType, ...z.ZodType[]]),
});

/** The JSON Schema of a tool's input, as models are shown it: here, and by MCP. */
export function shownInput(name: ToolName): JsonSchema {
  return plainSchema(name === 'propose_action' ? PLANNED : TOOL_INPUTS[name]);
}

/** Every tool as a model is offered it. */
function offered(): ToolSpec[] {
  return TOOL_NAMES.map((name) => {
    const schema = shownInput(name);
    return { name, description: TOOLS[name].description, schema, strict: strictSchema(schema) };
  });
}

let specs: ToolSpec[] | undefined;

/**
 * The analyst's tools in a model's hands. An input that does not fit goes back to the model as an error, twice at most;
 * eight calls are run and no more. Whoever speaks in the model's place can plan actions and nothing else, and once texts
 * of strangers were read, each plan waits for a person.
 */
export class Toolbox {
  readonly found: Found[];
  readonly #tools: ToolCtx;
  #calls = 0;
  #refused = 0;

  /** `found` is what was found before; what the model's calls find is added to it. */
  constructor(tools: ToolCtx, found: Found[]) {
    this.#tools = tools;
    this.found = found;
  }

  get specs(): ToolSpec[] {
    specs ??= offered();
    return specs;
  }

  get mayCall(): boolean {
    return this.#calls < MOST_CALLS && this.#refused < MOST_REFUSED;
  }

  /** Runs the calls of one round side by side; the results are in their order, and so is what they found. */
  async run(calls: ToolCall[]): Promise<{ results: ToolResult[]; found: Found[] }> {
    const steps = calls.map((call) => this.#stepOf(call));
    if (steps.some((step) => 'refused' in step)) this.#refused += 1;
    const tools = { ...this.#tools, readStrangers: this.#tools.readStrangers || readStrangers(this.found) };
    const ran = await Promise.all(steps.map((step) => ('refused' in step ? step : this.#run(tools, step))));
    const found = ran.flatMap((one) => ('refused' in one ? [] : [one]));
    this.found.push(...found);
    const results = ran.map((one, n) => ({
      callId: calls[n]?.id ?? '',
      content: 'refused' in one ? toolResult({ error: one.refused }) : toolResult(told(one)),
      failed: 'refused' in one || one.finding.data.refused !== undefined,
    }));
    return { results, found };
  }

  #stepOf({ name, input }: ToolCall): Step | { refused: string } {
    this.#calls += 1;
    if (this.#calls > MOST_CALLS) return { refused: 'No more calls in this answer; answer with what you have.' };
    if (!isToolName(name)) return { refused: `There is no tool ${JSON.stringify(name.slice(0, 50))}.` };
    const read = TOOL_INPUTS[name].safeParse(withoutNulls(parsed(input)));
    if (read.success) return { tool: name, input: read.data } as Step;
    const [issue] = read.error.issues;
    return { refused: `The input does not fit${issue ? `: ${issue.path.join('.')} ${issue.message}` : ''}` };
  }

  async #run(tools: ToolCtx, step: Step): Promise<Found | { refused: string }> {
    try {
      return { finding: await runStep(tools, step), step };
    } catch (error) {
      tools.ctx.log.error('tool failed', { tool: step.tool, error: loggable(error).message });
      return { refused: 'The data cannot be reached right now.' };
    }
  }
}

function isToolName(name: string): name is ToolName {
  return (TOOL_NAMES as string[]).includes(name);
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

/** So much of a finding's data a model is told; of more than that, the words alone. */
const MOST_DATA = 16_000;

/** Something that was found as a model is told it. */
export function told({ finding, step }: Found): Record<string, unknown> {
  const { text, data, next } = finding;
  const small = JSON.stringify(data).length <= MOST_DATA;
  return { ...(step && { tool: step.tool, input: step.input }), text, ...(next && { next }), ...(small && { data }) };
}
