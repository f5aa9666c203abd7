import type { Ctx } from '../context.ts';
import { askModels, models } from './ask.ts';
import { CONTINUE } from './prompts/system.ts';
import { BUILT_IN_NOTE, builtIn } from './providers/built-in.ts';
import type { ModelRequest, Usage } from './providers/provider.ts';
import { continuation, seam } from './seam.ts';

/** How a text came about: whose it is, and what it took. */
export interface Written {
  provider: string;
  usage?: Usage;
}

const AFRESH = 'The answer was interrupted and your numbers have moved since; here it is afresh.';
const CUT_OFF = 'The language model broke off here; the built-in analyst finishes the answer.';

/** The built-in analyst's text, in pieces, after what an attempt before a crash has written. */
export async function* writeBuiltIn(
  text: string,
  written: string,
  signal: AbortSignal,
): AsyncGenerator<string, Written> {
  yield* pieces(continuation(written, text, AFRESH), signal);
  return { provider: builtIn.id };
}

/**
 * A model's text, in pieces; the built-in analyst's where no model answers. A model that breaks off keeps what it wrote,
 * and the built-in analyst finishes with its own answer.
 */
export async function* write(
  ctx: Pick<Ctx, 'env' | 'log'>,
  request: ModelRequest,
  written: string,
  signal: AbortSignal,
): AsyncGenerator<string, Written> {
  // The built-in analyst was writing before the crash: it goes on, so that one answer has one voice.
  if (written !== '' && request.builtIn.startsWith(written))
    return yield* writeBuiltIn(request.builtIn, written, signal);
  const join = seam(written);
  const answer = askModels(ctx, written === '' ? request : continued(request, written), signal);
  let sofar = written;
  let usage: Usage | undefined;
  let step = await answer.next();
  for (; !step.done; step = await answer.next()) {
    const { part } = step.value;
    if ('usage' in part) usage = part.usage;
    if ('text' in part) {
      const text = join.add(part.text);
      sofar += text;
      if (text !== '') yield text;
    }
  }
  const rest = join.end();
  sofar += rest;
  if (rest !== '') yield rest;
  const used = usage ? { usage } : {};
  if (step.value.kind === 'answered') return { provider: step.value.provider.id, ...used };
  if (signal.aborted) return { provider: step.value.kind === 'nobody' ? builtIn.id : step.value.provider.id, ...used };
  // Without any model it was the built-in analyst that was interrupted.
  const why = step.value.kind === 'nobody' && models(ctx.env).length === 0 ? AFRESH : CUT_OFF;
  yield* pieces(sofar === '' ? request.builtIn : `\n\n${why}\n\n${request.builtIn}`, signal);
  return { provider: builtIn.id, ...used };
}

/** With the line that says who answered. */
export function signed(text: string): string {
  return `${text}\n\n_${BUILT_IN_NOTE}_`;
}

async function* pieces(text: string, signal: AbortSignal): AsyncGenerator<string> {
  const request = { system: '', messages: [], maxTokens: 0, builtIn: text };
  for await (const part of builtIn.stream(request, signal)) if ('text' in part) yield part.text;
}

function continued(request: ModelRequest, written: string): ModelRequest {
  const messages = [
    ...request.messages,
    { role: 'assistant' as const, content: written.trimEnd() },
    { role: 'user' as const, content: CONTINUE },
  ];
  return { ...request, messages };
}
