import type { Step, ToolInput, ToolName } from '../contract/analyst.ts';
import { TOOL_INPUTS } from '../contract/analyst.ts';
import { answerWhole, type Found } from '../worker/ai/answering.ts';
import { readMessage } from '../worker/ai/read-message.ts';
import type { Reading } from '../worker/ai/reading/reading.ts';
import { runStep } from '../worker/ai/tools/run.ts';
import type { Finding, ToolCtx } from '../worker/ai/tools/tool.ts';
import type { Exchange } from '../worker/chat/branch.ts';
import type { UserCtx } from '../worker/context.ts';
import { newId } from '../worker/db/id.ts';

/** What tools are told in a turn of a shop's chat. */
export function toolsOf(ctx: UserCtx, more: Partial<ToolCtx> = {}): ToolCtx {
  const { timezone, weekStart } = ctx.workspace;
  return {
    ...{ ctx, calendar: { now: ctx.now(), timezone, weekStart }, turnId: newId(), conversationId: null },
    ...{ surface: 'chat', readStrangers: false, question: '', language: 'en', signal: new AbortController().signal },
    ...more,
  };
}

/** Runs one tool; what its schema has defaults for may be left out. */
export function runTool<Name extends ToolName>(
  ctx: UserCtx,
  tool: Name,
  input: Partial<ToolInput<Name>>,
  more: Partial<ToolCtx> = {},
): Promise<Finding> {
  const read = TOOL_INPUTS[tool].safeParse(input);
  return runStep(toolsOf(ctx, more), { tool, input: read.success ? read.data : input } as Step);
}

/** Asks as a merchant does: the question is read, its steps are run, and all of it is told without a model. */
export async function askShop(
  ctx: UserCtx,
  question: string,
  history: Exchange[] = [],
): Promise<{ text: string; found: Found[]; reading: Reading }> {
  const { calendar } = toolsOf(ctx);
  const reading = await readMessage(ctx, { question, history }, calendar, 10_000);
  const { language } = reading;
  const spoken = language === 'de' || language === 'es' || language === 'fr' ? language : 'en';
  return { ...(await answerWhole(toolsOf(ctx, { question, language: spoken }), reading)), reading };
}
