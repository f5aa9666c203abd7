import type { StreamEvent } from '../../contract/stream.ts';
import { shown } from './answering.ts';
import { type Asker, askModels, models, type Why } from './ask.ts';
import type { NumberLock } from './lock/lock.ts';
import { CONTINUE } from './prompts/analyst.ts';
import { builtIn } from './providers/built-in.ts';
import type { ModelMessage, ToolCall } from './providers/provider.ts';
import { INTERRUPTED } from './reasons.ts';
import { seam } from './seam.ts';
import type { Toolbox } from './toolbox.ts';
import type { Language } from './tools/words/format.ts';
import { pieces, type Written } from './writer.ts';

/** So often a model is asked in one answer: to call tools, and at last to write. */
const MOST_ROUNDS = 4;

export interface Narration {
  /** The answer's. */
  language: Language;
  /** The prompt's name and version. */
  prompt: string;
  system: string;
  messages: ModelMessage[];
  maxTokens: number;
  /** The tools in the model's hands; none for a visitor. */
  toolbox: Toolbox | undefined;
  /** A lock over everything found so far, for what follows on the words before. */
  lock: (before: string) => NumberLock;
  /** What is said in the analyst's own words after a model's, whatever it said; empty where there is nothing to say. */
  ownWords: () => string;
  /** Whether there is something to say in figures. */
  hasFigures: () => boolean;
  /** The built-in analyst's answer, where it has to finish or to answer by itself. */
  builtIn: (why: Why | 'withheld' | 'broke_off') => AsyncGenerator<StreamEvent, string>;
  /** What an attempt before a crash has written. */
  written: string;
}

/**
 * A model's answer as a stream: it may look things up in between, and every figure it writes is held against what was
 * found. A model that breaks off keeps what it wrote, and the built-in analyst finishes; where none answers, or sentences
 * with figures had to be withheld, the built-in analyst answers.
 */
export async function* narrate(
  ctx: Asker,
  narration: Narration,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, Written> {
  const { toolbox, written } = narration;
  const messages = written === '' ? [...narration.messages] : continued(narration.messages, written);
  const join = seam(written);
  let sofar = written;
  let provider = builtIn.id;
  let withheld = 0;
  let gap = '';
  const show = function* (text: string): Generator<StreamEvent> {
    if (text === '') return;
    const content = gap + text;
    gap = '';
    sofar += content;
    yield { type: 'chunk', content };
  };

  for (let round = 1; ; round += 1) {
    const mayCall = toolbox?.mayCall === true && round < MOST_ROUNDS;
    const request = {
      ...{ prompt: narration.prompt, system: narration.system, messages, maxTokens: narration.maxTokens, builtIn: '' },
      ...(toolbox && { tools: toolbox.specs, mayCall }),
    };
    const lock = narration.lock(sofar + gap);
    let said = '';
    const answer = askModels(ctx, request, signal);
    let step = await answer.next();
    for (; !step.done; step = await answer.next()) {
      const text = step.value.text;
      said += text;
      yield* show(lock.add(join.add(text)));
    }
    yield* show(lock.add(join.end()) + lock.end());
    withheld += lock.withheld;

    const asked = step.value;
    if (asked.kind !== 'nobody') provider = asked.provider.id;
    if (signal.aborted) return { provider };
    if (asked.kind !== 'answered') {
      const interrupted = asked.kind === 'nobody' && models(ctx.env).length === 0;
      const why = asked.kind === 'nobody' ? asked.why : 'broke_off';
      const { afresh, cutOff } = INTERRUPTED[narration.language];
      yield* finish(narration, why, sofar, interrupted ? afresh : cutOff, signal);
      return { provider: builtIn.id };
    }
    if (mayCall && toolbox && asked.calls.length > 0) {
      yield* look(toolbox, asked.calls, said, messages);
      if (sofar !== '' && !sofar.endsWith('\n')) gap = '\n\n';
      continue;
    }
    const isShown = sofar.trim() !== written.trim() || (written !== '' && said !== '');
    if (isShown && (withheld === 0 || !narration.hasFigures())) {
      const own = narration.ownWords();
      yield* show(own === '' ? '' : `\n\n${own}`);
      return { provider };
    }
    // Nothing but spaces is no answer, and nothing of it was withheld.
    yield* finish(narration, withheld > 0 ? 'withheld' : 'failed', sofar.trim(), '', signal);
    return { provider: builtIn.id };
  }
}

/** Runs what a model wants looked up, shows what was found, and tells the model. */
async function* look(
  toolbox: Toolbox,
  calls: ToolCall[],
  said: string,
  messages: ModelMessage[],
): AsyncGenerator<StreamEvent> {
  const { results, found } = await toolbox.run(calls);
  for (const one of found) yield* shown(one);
  messages.push({ role: 'calls', content: said, calls }, { role: 'results', results });
}

/** The built-in analyst's answer after what was shown; what was planned but not looked up yet is looked up for it. */
async function* finish(
  { builtIn: answer }: Narration,
  why: Why | 'withheld' | 'broke_off',
  sofar: string,
  between: string,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const events = answer(why);
  let step = await events.next();
  for (; !step.done; step = await events.next()) yield step.value;
  const text = step.value;
  const joined = sofar === '' ? text : ['', between, text].filter((part, n) => n === 0 || part !== '').join('\n\n');
  for await (const content of pieces(joined, signal)) yield { type: 'chunk', content };
}

function continued(messages: ModelMessage[], written: string): ModelMessage[] {
  return [...messages, { role: 'assistant', content: written.trimEnd() }, { role: 'user', content: CONTINUE }];
}
