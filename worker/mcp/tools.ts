import type { McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import { type Step, TOOL_INPUTS, TOOL_NAMES, type ToolName } from '../../contract/analyst.ts';
import { calendarOf } from '../ai/reply.ts';
import { shownInput } from '../ai/toolbox.ts';
import { TOOLS } from '../ai/tools/list.ts';
import { runStep } from '../ai/tools/run.ts';
import { newId } from '../db/id.ts';
import { requireScopes } from '../doors/guard.ts';
import { stepNeeds, TOOL_NEEDS } from '../doors/scopes.ts';
import { narrowed } from '../doors/steps.ts';
import { limitRate } from '../http/rate-limit.ts';
import { failed, Output, telling, told } from './result.ts';
import type { McpCtx } from './server.ts';

const TITLES: Record<ToolName, string> = {
  query_metric: 'A figure of the shop',
  explain_change: 'Why a figure changed',
  list_people: 'People, ranked',
  count_segments: 'How many people are in each segment',
  read_funnel: 'The path to purchase',
  read_retention: 'Who comes back',
  predict: 'What the models expect',
  find_person: 'One person',
  search: 'Search the shop’s texts',
  read_sources: 'Where the data comes from',
  describe: 'What a figure means',
  recommend_campaigns: 'Campaigns worth sending',
  change_campaign: 'Change a campaign',
  campaign_results: 'What campaigns brought',
  propose_action: 'Plan an action',
  recall_plan: 'The plan that is spoken of',
  set_up: 'Plan what is set up',
  list_set_up: 'Tasks, workflows and questions by the clock',
  list_facts: 'What the shop said of itself',
};

/** The analyst's own tools, those that the key opens. What changes something only plans it, for a person to approve. */
export function offerTools(server: McpServer, ctx: McpCtx, signal: AbortSignal): void {
  for (const name of TOOL_NAMES) {
    if (TOOL_NEEDS[name].every((scope) => ctx.apiKey.scopes.includes(scope))) offer(server, ctx, name, signal);
  }
}

function offer(server: McpServer, ctx: McpCtx, name: ToolName, signal: AbortSignal): void {
  const { description, readOnly } = TOOLS[name];
  server.registerTool(
    name,
    {
      title: TITLES[name],
      description,
      inputSchema: inputOf(name),
      outputSchema: Output,
      annotations: {
        ...{ title: TITLES[name], readOnlyHint: readOnly },
        ...{ destructiveHint: false, idempotentHint: readOnly, openWorldHint: false },
      },
    },
    (input: unknown) => telling(ctx, () => run(ctx, { tool: name, input } as Step, signal)),
  );
}

/** Checked as it is checked everywhere, and shown as models are shown it: what comes twice in it is said once. */
function inputOf(name: ToolName): StandardSchemaWithJSON<unknown, unknown> {
  const checked: z.ZodType = TOOL_INPUTS[name];
  const shown = () => shownInput(name);
  return { '~standard': { ...checked['~standard'], jsonSchema: { input: shown, output: shown } } };
}

async function run(ctx: McpCtx, given: Step, signal: AbortSignal) {
  const step = narrowed(ctx.apiKey, given);
  requireScopes(ctx.apiKey, stepNeeds(step));
  if (!TOOLS[step.tool].readOnly) {
    await limitRate(ctx, { name: 'key-plans', key: ctx.apiKey.id, capacity: 30, refillPerSecond: 1 / 60 });
  }
  const found = await runStep(
    {
      ...{ ctx, calendar: calendarOf(ctx), turnId: newId(), conversationId: null, surface: 'mcp' },
      // What the program's own model has read before is not known here.
      ...{ readStrangers: true, question: '', language: 'en', signal },
    },
    step,
  );
  if ('refused' in found.data) return failed([found.text, found.next].filter(Boolean).join('\n\n'));
  const text = [found.text, found.next].filter(Boolean).join('\n\n');
  return told(text, { found: found.found, data: found.data, receipts: found.receipts }, found.fromStrangers);
}
