import type { StreamEvent } from '../../contract/stream.ts';
import type { Kept, ReplyEvent } from '../../durable-objects/answer.ts';
import type { Exchange } from '../chat/branch.ts';
import { type Ctx, requireUser } from '../context.ts';
import { loggable } from '../http/log.ts';
import { answerSteps, type Found, isPlanned, receiptsOf, restsOnData, stepsOf, worded } from './answering.ts';
import { models, type Why } from './ask.ts';
import { intentOf } from './intents.ts';
import { narrateFound } from './narration.ts';
import type { Calendar } from './period.ts';
import { planOf } from './plan.ts';
import { builtIn } from './providers/built-in.ts';
import { recordQuery } from './query-log.ts';
import { readMessage } from './read-message.ts';
import type { Reading } from './reading/reading.ts';
import { INTERRUPTED, signedAs } from './reasons.ts';
import type { ToolCtx } from './tools/tool.ts';
import type { Language } from './tools/words/format.ts';
import { openMeter } from './usage/budget.ts';
import { Meter } from './usage/meter.ts';
import { visitorFound } from './visitors.ts';
import { type Written, writeBuiltIn } from './writer.ts';

/** A question in a conversation. `written` and `emitted` are what an attempt before a crash has already streamed. */
export interface ReplyInput {
  /** Null for a question outside of any conversation. */
  conversationId: string | null;
  /** The id of the user's message. */
  turnId: string;
  question: string;
  surface: 'chat' | 'api';
  /** What was said before on its branch, oldest first. */
  history: Exchange[];
  written: string;
  emitted?: StreamEvent[];
  /** Told what the answer rests on, for callers who want it as data. */
  onFound?: (found: Found[], reading: Reading) => void;
}

/** Everything that holds for one answer. */
export interface Turn {
  ctx: Ctx & { meter: Meter };
  input: ReplyInput;
  reading: Reading;
  language: Language;
  calendar: Calendar;
  signal: AbortSignal;
  /** What was found so far, in order. */
  found: Found[];
}

/** From here on the rules are believed: their steps are run at once. */
const SURE = 0.6;
/** So long an answer waits for what it can do without. */
const PATIENCE_MS = 1500;

/**
 * The answer to a question as a stream: intent, plan, tools, cards, chunks, complete. It knows neither HTTP nor objects.
 * Always ends with `complete` (whose message id the conversation fills in) and never throws for a model that fails or a
 * database that is away. Aborting the signal ends it at once and closes the model's connection.
 */
export async function* reply(
  given: Ctx,
  input: ReplyInput,
  signal: AbortSignal,
  calendar = calendarOf(given),
): AsyncGenerator<ReplyEvent> {
  const started = Date.now();
  const [meter, reading] = await Promise.all([meterOf(given), readMessage(given, input, calendar, PATIENCE_MS)]);
  const ctx = { ...given, meter };
  const turn: Turn = {
    ...{ ctx, input, reading, calendar, signal },
    language: spoken(reading),
    found: [],
  };
  const isNew = unseen(input.emitted ?? []);
  const intent: StreamEvent = { type: 'intent', data: intentOf(reading) };
  if (isNew(intent)) yield intent;
  const events = answer(turn);
  let step = await events.next();
  for (; !step.done; step = await events.next()) {
    if (step.value.type === 'chunk' || isNew(step.value)) yield step.value;
  }
  const { found } = turn;
  input.onFound?.(found, reading);
  // Not waited for: the reader's answer is complete, also with a Postgres that hangs.
  const { turnId, question } = input;
  ctx.waitUntil(recordQuery(ctx, { turnId, question, reading, responseTimeMs: Date.now() - started }));
  const { usage, spent, prompts } = meter;
  const kept: Kept = { steps: stepsOf(found), receipts: receiptsOf(found), spent, prompts };
  yield { type: 'complete', ...step.value, ...(usage && { usage }), kept, ...(signal.aborted && { stopped: true }) };
}

async function* answer(turn: Turn): AsyncGenerator<StreamEvent, Written> {
  const { ctx, input, reading, language, signal } = turn;
  try {
    return ctx.user && ctx.workspace ? yield* toMember(turn) : yield* toVisitor(turn);
  } catch (error) {
    if (!signal.aborted) {
      const { message, stack, cause } = loggable(error);
      ctx.log.error('answer failed', { action: reading.action, error: message, stack, cause });
    }
    return yield* writeBuiltIn(INTERRUPTED[language].dataAway, input.written, signal, language);
  }
}

/** A visitor has no data and no tools: what rests on data leads to signing in, the rest is talk. */
async function* toVisitor(turn: Turn): AsyncGenerator<StreamEvent, Written> {
  turn.found = visitorFound(turn.reading, turn.language);
  if (turn.reading.requiresAuth || isDefinition(turn)) return yield* inOwnWords(turn);
  return yield* narrateFound(turn, undefined, inOwnWords);
}

async function* toMember(turn: Turn): AsyncGenerator<StreamEvent, Written> {
  const { ctx, reading } = turn;
  const tools = toolsOf(turn);
  const plan = planOf(reading, turn.language);
  if (plan.length > 0) yield { type: 'plan', steps: plan };
  const asks = models(ctx.env).length > 0 && !ctx.meter.exhausted;
  const isSure = reading.confidence >= SURE || !asks;
  if (isSure) turn.found = yield* answerSteps(tools, reading);
  // Campaigns and plans are read in their own words: nothing that is sent or approved is retold.
  const isOwn = turn.found.some((one) => one.finding.recommendation || isPlanned(one));
  if (isOwn || isDefinition(turn)) return yield* inOwnWords(turn);
  return yield* narrateFound(turn, tools, inOwnWords);
}

/** What things mean is said in our words, which are exact; another language is left to a model. */
function isDefinition({ found, reading }: Turn): boolean {
  const steps = reading.parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
  const describes = steps.length > 0 && steps.every(({ tool }) => tool === 'describe');
  return describes && found.length > 0 && reading.language === 'en';
}

/** What was found in the built-in analyst's words, with who answered and why no model did. */
async function* inOwnWords(turn: Turn): AsyncGenerator<StreamEvent, Written> {
  const { ctx, input, found, language, signal } = turn;
  const text = worded(found, language);
  const provider = found.find(({ finding }) => finding.provider)?.finding.provider ?? builtIn.id;
  const why: Why = models(ctx.env).length > 0 && ctx.meter.exhausted ? 'budget' : 'none';
  const signs = provider === builtIn.id && (why !== 'none' || restsOnData(found));
  yield* writeBuiltIn(signs ? signedAs(text, why, language, input.written) : text, input.written, signal, language);
  return { provider };
}

function toolsOf({ ctx, input, calendar, language, signal }: Turn): ToolCtx {
  const { turnId, conversationId, surface, question } = input;
  return {
    ...{ ctx: requireUser(ctx), calendar, turnId, conversationId, surface, question, language, signal },
    readStrangers: false,
  };
}

/** What is left of the budget; a database that does not answer is no reason to ask no model. */
async function meterOf(ctx: Ctx): Promise<Meter> {
  if (!ctx.user || !ctx.workspace) return new Meter(null);
  const late = new Promise<Meter>((resolve) => setTimeout(() => resolve(new Meter(null)), PATIENCE_MS));
  return Promise.race([openMeter(requireUser(ctx)).catch(() => new Meter(null)), late]);
}

/** The languages that the built-in analyst has words of; English for the others. */
function spoken({ language }: Reading): Language {
  return language === 'de' || language === 'es' || language === 'fr' ? language : 'en';
}

/**
 * Tells what is new in an answer that is begun again after a crash. Ids of receipts and plans are made anew each time:
 * an event that is the same but for them was seen.
 */
function unseen(emitted: StreamEvent[]): (event: StreamEvent) => boolean {
  const whole = new Set<string>(['intent', 'plan', 'campaign_recommendation']);
  const keyOf = (event: StreamEvent) =>
    whole.has(event.type)
      ? event.type
      : JSON.stringify(event, (_, value) =>
          Object(value) === value && !Array.isArray(value) ? withoutIds(value) : value,
        );
  const seen = new Set(emitted.map(keyOf));
  return (event) => !seen.has(keyOf(event));
}

/** An object without ids, its keys in one order. */
function withoutIds(value: object): object {
  const kept = Object.entries(value).filter(([key]) => key !== 'receiptId' && key !== 'id');
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A visitor has no shop: UTC and Monday stand in, no number of theirs depends on it. */
export function calendarOf(ctx: Ctx): Calendar {
  return {
    now: ctx.now(),
    timezone: ctx.workspace?.timezone ?? 'UTC',
    weekStart: ctx.workspace?.weekStart ?? 'monday',
  };
}
