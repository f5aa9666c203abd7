import type { StreamEvent } from '../../contract/stream.ts';
import { answerSteps, type Found, isPlanned, restsOnData, worded } from './answering.ts';
import type { Why } from './ask.ts';
import { takingTurns, trimmed } from './history.ts';
import { type NumberLock, numberLock } from './lock/lock.ts';
import { narrate } from './narrate.ts';
import { today } from './period.ts';
import { analystPrompt, helpPrompt } from './prompts/analyst.ts';
import { signedAs } from './reasons.ts';
import type { Turn } from './reply.ts';
import { Toolbox, told } from './toolbox.ts';
import type { ToolCtx } from './tools/tool.ts';
import type { Written } from './writer.ts';

const MAX_TOKENS = 1200;

/**
 * What was found as a model tells it, who may look up more where `tools` are given; where no model can, or the built-in
 * analyst was already speaking before a crash, in its words.
 */
export async function* narrateFound(
  turn: Turn,
  tools: ToolCtx | undefined,
  inOwnWords: (turn: Turn) => AsyncGenerator<StreamEvent, Written>,
): AsyncGenerator<StreamEvent, Written> {
  const { ctx, input, reading, signal } = turn;
  const wasOwn = input.written !== '' && worded(turn.found, turn.language).startsWith(input.written.slice(0, 200));
  if (ctx.meter.exhausted || (wasOwn && turn.found.length > 0)) return yield* inOwnWords(turn);

  // What was answered before may hold words of strangers, which the model reads again.
  const strangers = input.history.some(({ answer }) => answer !== null);
  const byRules = turn.found;
  const toolbox = tools && new Toolbox({ ...tools, readStrangers: tools.readStrangers || strangers }, [...byRules]);
  const { messages, left } = trimmed(input.history);
  const narration = {
    language: turn.language,
    prompt: (tools ? analystPrompt : helpPrompt).version,
    system: tools ? memberPrompt(turn, tools, left) : visitorPrompt(turn, left),
    messages: takingTurns([...messages, { role: 'user', content: input.question }]),
    maxTokens: MAX_TOKENS,
    toolbox,
    written: input.written,
    lock: (before: string) => lockOver(turn, toolbox?.found ?? byRules, before),
    // What was planned is told as it is: a model may claim that it was done.
    ownWords: () => worded((toolbox?.found ?? []).filter(isPlanned), turn.language),
    hasFigures: () => restsOnData(toolbox?.found ?? byRules),
    builtIn: async function* (why: Why | 'withheld' | 'broke_off'): AsyncGenerator<StreamEvent, string> {
      const found = toolbox?.found ?? byRules;
      turn.found = found.length > 0 || !tools ? found : yield* answerSteps(tools, reading);
      const text = worded(turn.found, turn.language);
      if (why === 'broke_off' || (why === 'none' && !restsOnData(turn.found))) return text;
      return signedAs(text, why, turn.language);
    },
  };
  const written = yield* narrate(ctx, narration, signal);
  if (toolbox && turn.found === byRules) turn.found = toolbox.found;
  return written;
}

/** Lets through no figure but those of what was found. */
function lockOver({ ctx, calendar, input, language }: Turn, found: Found[], before: string): NumberLock {
  const facts = found.flatMap(({ finding }) => finding.facts);
  const { timezone } = calendar;
  const currency = ctx.workspace?.currency ?? 'USD';
  return numberLock(facts, {
    currency,
    timezone,
    today: today(calendar).toString(),
    question: input.question,
    language,
    told: found.map(({ finding }) => finding.text),
    before,
  });
}

function memberPrompt(turn: Turn, { ctx }: ToolCtx, earlier: string | undefined): string {
  const { name, timezone, currency } = ctx.workspace;
  return analystPrompt.text({
    ...{ shop: { name, timezone, currency }, today: today(turn.calendar).toString(), earlier },
    plan: turn.reading.parts.map((part) => (part.kind === 'steps' ? part.steps : part)),
    found: turn.found.map(told),
  });
}

function visitorPrompt(turn: Turn, earlier: string | undefined): string {
  return helpPrompt.text(worded(turn.found, turn.language), earlier);
}
