import type { Intent, StreamEvent } from '../../contract/stream.ts';
import type { Exchange } from '../chat/branch.ts';
import { type Ctx, requireUser } from '../context.ts';
import { loggable } from '../http/log.ts';
import { analyse, type DataAction, isDataAction } from './analyst/analyst.ts';
import { connect, doIt, explain, type Help, notUnderstood, signInFirst, talk } from './analyst/help.ts';
import { answerCampaigns } from './campaigns/answer.ts';
import { takingTurns, trimmed } from './history.ts';
import { type ReadIntent, readable } from './intent/intent.ts';
import { readIntent } from './intent/refine.ts';
import type { Calendar } from './period.ts';
import { analystPrompt, asData, helpPrompt } from './prompts/system.ts';
import { builtIn } from './providers/built-in.ts';
import type { ModelMessage, ModelRequest } from './providers/provider.ts';
import { recordQuery } from './query-log.ts';
import { signed, type Written, write, writeBuiltIn } from './writer.ts';

/** A question in a conversation. `written` and `emitted` are what an attempt before a crash has already streamed. */
export interface ReplyInput {
  /** Null for a question outside of any conversation. */
  conversationId: string | null;
  /** The id of the user's message. */
  turnId: string;
  question: string;
  /** What was said before on its branch, oldest first. */
  history: Exchange[];
  written: string;
  emitted?: StreamEvent[];
  /** Told what the answer rests on, for callers who want it as data. */
  onFinding?: (data: Record<string, unknown>) => void;
}

const MAX_TOKENS = 1200;
const DATA_AWAY =
  'I cannot reach your data right now, so I will not guess at numbers. Please ask again in a moment; nothing is lost.';

/**
 * The answer to a question as a stream: intent, plan, tool, campaign_recommendation, chunks, complete. It knows neither
 * HTTP nor objects. Always ends with `complete` (whose message id the conversation fills in) and never throws for a
 * model that fails or a database that is away. Aborting the signal ends it at once and closes the model's connection.
 */
export async function* reply(
  ctx: Ctx,
  input: ReplyInput,
  signal: AbortSignal,
  calendar = calendarOf(ctx),
): AsyncGenerator<StreamEvent> {
  const started = Date.now();
  const before = input.history.at(-1)?.question;
  const intent = await readIntent(ctx, input.question, calendar, before, signal);
  const isNew = (event: StreamEvent) => !input.emitted?.some(({ type }) => type === event.type);
  const first: StreamEvent = { type: 'intent', data: asIntent(intent) };
  if (isNew(first)) yield first;
  const events = answer(ctx, input, intent, calendar, signal);
  let step = await events.next();
  for (; !step.done; step = await events.next()) {
    if (step.value.type === 'chunk' || isNew(step.value)) yield step.value;
  }
  // Not waited for: the reader's answer is complete, also with a Postgres that hangs.
  const query = { turnId: input.turnId, question: input.question, intent, responseTimeMs: Date.now() - started };
  ctx.waitUntil(recordQuery(ctx, query));
  yield { type: 'complete', messageId: '', ...step.value, ...(signal.aborted ? { stopped: true } : {}) };
}

async function* answer(
  ctx: Ctx,
  input: ReplyInput,
  intent: ReadIntent,
  calendar: Calendar,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, Written> {
  const { action } = intent;
  try {
    if (intent.requiresAuth && !(ctx.user && ctx.workspace)) {
      return yield* chunks(writeBuiltIn(helpText(signInFirst(intent.module)), input.written, signal));
    }
    if (action === 'recommend') return yield* campaigns(ctx, input, intent, signal);
    if (isDataAction(action)) return yield* fromData(ctx, input, action, intent, calendar, signal);
    return yield* help(ctx, input, intent, calendar, signal);
  } catch (error) {
    const { message, stack, cause } = loggable(error);
    ctx.log.error('answer failed', { action, error: message, stack, cause });
    return yield* chunks(writeBuiltIn(DATA_AWAY, input.written, signal));
  }
}

async function* campaigns(ctx: Ctx, input: ReplyInput, intent: ReadIntent, signal: AbortSignal) {
  const { turnId, conversationId, question } = input;
  const asked = { turnId, conversationId, question, entities: intent.entities };
  const { data, text, ...whose } = yield* answerCampaigns(requireUser(ctx), asked, signal);
  yield { type: 'campaign_recommendation', data } as const;
  const full = whose.provider === builtIn.id && data.type === 'recommendations' ? signed(text) : text;
  yield* chunks(writeBuiltIn(full, input.written, signal));
  return whose;
}

async function* fromData(
  ctx: Ctx,
  input: ReplyInput,
  action: DataAction,
  intent: ReadIntent,
  calendar: Calendar,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, Written> {
  yield { type: 'plan', steps: ['Read the question', 'Look into your events', 'Write the answer'] };
  const shop = requireUser(ctx);
  const text = readable(input.question);
  const finding = await analyse(action, { ctx: shop, text, entities: intent.entities, calendar });
  input.onFinding?.(finding.data);
  yield { type: 'tool', name: `analyst.${action}`, summary: finding.looked };
  const { name, timezone, currency } = shop.workspace;
  const request: ModelRequest = {
    system: earlier(input, analystPrompt({ name, timezone, currency }, { answer: finding.text, data: finding.data })),
    messages: conversation(input),
    maxTokens: MAX_TOKENS,
    builtIn: signed(helpText(finding)),
  };
  return yield* chunks(write(ctx, request, input.written, signal));
}

async function* help(
  ctx: Ctx,
  input: ReplyInput,
  intent: ReadIntent,
  calendar: Calendar,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, Written> {
  const builtInText = helpText(helpWith(readable(input.question), intent, calendar, ctx.user !== undefined));
  const request = {
    system: earlier(input, helpPrompt(builtInText)),
    messages: conversation(input),
    maxTokens: MAX_TOKENS,
    builtIn: builtInText,
  };
  return yield* chunks(write(ctx, request, input.written, signal));
}

/** Below this no rule has read the question. */
const UNDERSTOOD = 0.5;

function helpWith(text: string, { action, confidence }: ReadIntent, calendar: Calendar, signedIn: boolean): Help {
  if (action === 'connect') return connect();
  if (action === 'do') return doIt();
  if (action === 'explain') return explain(text, calendar);
  return signedIn && confidence < UNDERSTOOD ? notUnderstood() : talk(text, signedIn);
}

async function* chunks(text: AsyncGenerator<string, Written>): AsyncGenerator<StreamEvent, Written> {
  let step = await text.next();
  for (; !step.done; step = await text.next()) yield { type: 'chunk', content: step.value };
  return step.value;
}

function conversation({ history, question }: ReplyInput): ModelMessage[] {
  return takingTurns([...trimmed(history).messages, { role: 'user', content: question }]);
}

/** A prompt with the line that names what was asked before what is told of whole. */
function earlier({ history }: ReplyInput, prompt: string): string {
  const { left } = trimmed(history);
  return left === undefined ? prompt : `${prompt}\n\nAsked before that, as data: ${asData(left)}`;
}

function helpText({ text, next }: Help): string {
  return `${text}\n\n**Next:** ${next}`;
}

function asIntent({ intent, confidence, requiresAuth, module, action, entities }: ReadIntent): Intent {
  return { intent, confidence, requiresAuth, module, action, entities };
}

/** A visitor has no shop: UTC and Monday stand in, no number of theirs depends on it. */
export function calendarOf(ctx: Ctx): Calendar {
  return {
    now: ctx.now(),
    timezone: ctx.workspace?.timezone ?? 'UTC',
    weekStart: ctx.workspace?.weekStart ?? 'monday',
  };
}
