import { DurableObject } from 'cloudflare:workers';
import type { StreamEvent } from '../contract/stream.ts';
import { ATTEMPTS, models, timeLimit } from '../worker/ai/ask.ts';
import { reply } from '../worker/ai/reply.ts';
import { answerIdOf } from '../worker/chat/answer-id.ts';
import { isConversationGone, saveAnswer } from '../worker/chat/answers.ts';
import type { Exchange } from '../worker/chat/branch.ts';
import { type Ctx, makeContext } from '../worker/context.ts';
import type { Env } from '../worker/env.ts';
import { loggable, makeLog } from '../worker/http/log.ts';
import { eventsOf, FALLBACK, follow, type Limits, type Outcome, type ReplyEvent, shapeOf, textOf } from './answer.ts';
import { AnswerLog, type LogHooks } from './answer-log.ts';
import { eventStream, type Position, resumeAt } from './event-stream.ts';
import { type Turn, type TurnRow, Turns } from './turns.ts';

/** What a reader asks for: the question whose answer is read, and from where. */
export interface StreamRequest {
  turn: Turn;
  position: Position;
  /** The session of the reader, where there is one: the stream ends with it. */
  sessionId: string | null;
  /** The answer in Postgres, if it is there: what is replayed once the log was pruned. */
  stored: { content: string; events: StreamEvent[] } | null;
}

/** Tries to write an answer before it is given up: each one after the first means that the runtime died in it. */
const MAX_ATTEMPTS = 8;
/** How long `complete` waits for the message to be in Postgres, so that who reads it then finds it there. */
const SAVE_FIRST_MS = 2000;
const SAVE_TIMEOUT_MS = 10_000;
const SAVE_MAX_DELAY_MS = 60_000;
/** How long the log of a saved answer is kept. */
const KEEP_LOG_MS = 10 * 60_000;
/** How long a reply may work without a word, its models' time not counted. */
const OWN_SILENCE_MS = 20_000;
const TOTAL_MS = 5 * 60_000;
const MAX_CHARACTERS = 100_000;

/**
 * One conversation: the answer that is being written, numbered and replayable; its readers; its stop switch. Questions
 * that come meanwhile wait for their turn.
 * The answer is written whether anyone reads it or not, goes on after the runtime died, and ends in Postgres, which is
 * the system of record: what is here may be forgotten once it is saved.
 */
export class Conversation extends DurableObject<Env> implements LogHooks {
  readonly #turns = new Turns(this.ctx.storage.sql);
  readonly #log = new AnswerLog(this, {
    next: () => (this.#wiped ? undefined : this.#turns.next()),
    answer: (id) => this.#answer(id),
    due: (name, id) => (name === 'save' ? this.#saveLater(id) : this.#prune(id)),
  });
  /** The stop switches of the answers being written here and now, and when each has ended. */
  readonly #running = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  /** How the readers of each session are let go. Forgotten with the instance, as the readers are. */
  readonly #dismissals = new Map<string, AbortController>();
  #wiped = false;

  onStart(): void {
    this.#turns.createTable();
  }

  onJob: LogHooks['onJob'] = (context) => this.#log.onJob(context);

  /** The answer to a question as server-sent events. Starts it, joins it or replays it. */
  async onRequest(request: Request): Promise<Response> {
    if (this.#wiped) return new Response(null, { status: 404 });
    const { turn, position, sessionId, stored } = await request.json<StreamRequest>();
    const known = this.#turns.get(turn.id);
    if (!known && stored) return eventStream(replay(stored.events), 0);
    const row = known ?? this.#turns.add(turn, answerIdOf(turn.id), answeredAt(turn));
    if (!row.closed) await this.#log.run(turn.id);
    const from = resumeAt(position, row.ordinal);
    if (row.shape) return eventStream(replay(eventsOf(row.shape, stored?.content ?? ''), from), row.ordinal);
    return eventStream(this.#log.read(turn.id, from), row.ordinal, this.#readers(sessionId));
  }

  /** Lets the readers of a session go, which has ended. What is being written goes on. */
  dismiss(sessionId: string): void {
    this.#dismissals.get(sessionId)?.abort();
    this.#dismissals.delete(sessionId);
  }

  #readers(sessionId: string | null): AbortSignal | undefined {
    if (!sessionId) return undefined;
    const dismissal = this.#dismissals.get(sessionId) ?? new AbortController();
    this.#dismissals.set(sessionId, dismissal);
    return dismissal.signal;
  }

  /**
   * Stops what is being written, or the answer to one question, which may still be waiting; keeps what there is of it and
   * marks it. True when there was something to stop.
   */
  async stop(questionId?: string): Promise<boolean> {
    await this.#log.ready();
    const id = questionId ?? this.#turns.next();
    if (id === undefined || !this.#turns.unfinished().includes(id)) return false;
    this.#turns.askStop(id);
    const running = this.#running.get(id);
    running?.stop.abort();
    await (running?.ended ?? this.#answer(id));
    return true;
  }

  /** Forgets how answers that are in Postgres were made and shown: what is replayed of them from now on is what it has. */
  async forget(): Promise<void> {
    await this.#log.ready();
    for (const id of this.#turns.saved()) {
      await this.#log.remove(id);
      this.#turns.remove(id);
    }
  }

  /** Deletes all that is known of the conversation here. Its readers are told and let go. */
  async wipe(): Promise<void> {
    await this.#log.ready();
    this.#wiped = true;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ ended }) => ended));
    for (const id of this.#turns.unfinished()) {
      const log = await this.#log.open(id);
      log.append({ type: 'error', code: 'deleted', message: 'The conversation was deleted' });
      log.close(() => this.#turns.close(id));
    }
    await this.#log.wipe(this.ctx.storage);
  }

  async #answer(id: string): Promise<void> {
    const row = this.#turns.get(id);
    if (!row || row.closed || this.#running.has(id)) return;
    // It has its turn when those before it have ended; one that is stopped need not wait for that.
    if (!row.stopAsked && this.#turns.next() !== id) return;
    const stop = new AbortController();
    if (row.stopAsked) stop.abort();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#running.set(id, { stop, ended });
    try {
      this.#turns.begin(id);
      await this.#write(row, stop);
    } finally {
      this.#running.delete(id);
      resolve();
    }
    if (!this.#wiped) await this.#log.runNext();
  }

  /** Writes an answer from where its log stands to its end, saves it, and lets its readers go. */
  async #write(row: TurnRow, stop: AbortController): Promise<void> {
    const { turn } = row;
    const log = await this.#log.open(turn.id);
    const outcome = row.outcome ?? (await this.#follow(row, stop, log.append));
    if (this.#wiped) return;
    this.#turns.end(turn.id, outcome);
    // Asked for before it is tried, so that it happens even if the runtime dies in the attempt.
    await this.#log.later('save', turn.id, SAVE_FIRST_MS);
    await withTimeout(this.#save(turn.id), SAVE_FIRST_MS).catch(() => {});
    if (this.#wiped) return;
    const { kept: _, ...shown } = outcome;
    log.append({ type: 'complete', messageId: row.answerId, ...shown });
    log.close(() => this.#turns.close(turn.id));
  }

  async #follow(row: TurnRow, stop: AbortController, append: (event: StreamEvent) => void): Promise<Outcome> {
    const { turn, attempts } = row;
    const logged = await this.#log.events(turn.id);
    const source = attempts < MAX_ATTEMPTS ? this.#reply(turn, logged, stop.signal) : givenUp();
    const { outcome, fault } = await follow(source, textOf(logged).length, this.#limits(), stop, (event) => {
      if (!this.#wiped) append(event);
    });
    if (fault !== undefined) {
      makeLog({ requestId: turn.id }).error('reply failed', { attempts, cause: loggable(fault).message });
    }
    return outcome;
  }

  /** A generator of its own, so that whatever is thrown on the way to the reply is thrown to its reader. */
  async *#reply(turn: Turn, logged: StreamEvent[], signal: AbortSignal): AsyncGenerator<ReplyEvent> {
    const { id: turnId, conversationId, question, caller } = turn;
    const history = await Promise.all(turn.history.map((exchange) => this.#answered(exchange)));
    const emitted = logged.filter(({ type }) => type !== 'chunk');
    const surface = 'chat' as const;
    const input = { turnId, conversationId, question, surface, history, written: textOf(logged), emitted };
    yield* reply({ ...this.#context(turn), ...caller }, input, signal);
  }

  /** What was answered to an earlier question while this one waited. */
  async #answered(exchange: Exchange): Promise<Exchange> {
    const row = exchange.answer === null ? this.#turns.get(exchange.id) : undefined;
    if (!row?.outcome || row.shape) return exchange;
    const answer = textOf(await this.#log.events(exchange.id));
    return { ...exchange, answer, steps: row.outcome.kept?.steps ?? [] };
  }

  /** Puts the answer's message into Postgres. Doing it twice makes one message. */
  async #save(id: string): Promise<void> {
    const row = this.#turns.get(id);
    if (!row?.outcome || row.saved) return;
    const events = await this.#log.events(id);
    await saveAnswer(this.#context(row.turn), {
      id: row.answerId,
      conversationId: row.turn.conversationId,
      replyTo: id,
      createdAt: row.startedAt,
      events,
      content: textOf(events),
      outcome: row.outcome,
    });
    if (this.#wiped) return;
    this.#turns.markSaved(id);
    await this.#log.later('prune', id, KEEP_LOG_MS);
  }

  /** The message that could not be saved when the answer ended: until it is there, with growing delay and jitter. */
  async #saveLater(id: string): Promise<number | undefined> {
    if (this.#wiped) return;
    try {
      await withTimeout(this.#save(id), SAVE_TIMEOUT_MS);
    } catch (error) {
      const row = this.#turns.get(id);
      if (!row) return;
      if (isConversationGone(error)) return void (await this.wipe());
      this.#context(row.turn).log.warn('message not saved yet', { turn: id, attempts: row.saveAttempts });
      this.#turns.countSaveAttempt(id);
      const delay = Math.min(SAVE_MAX_DELAY_MS, 500 * 2 ** row.saveAttempts);
      return delay * (0.75 + Math.random() / 2);
    }
  }

  async #prune(id: string): Promise<undefined> {
    const row = this.#wiped ? undefined : this.#turns.get(id);
    if (!row) return;
    this.#turns.keepShape(row, shapeOf(await this.#log.events(id)));
    await this.#log.remove(id);
  }

  #limits(): Limits {
    // A reply may ask each model several times, in silence, before it answers by itself.
    const asked = models(this.env).length * ATTEMPTS;
    return {
      silenceMs: OWN_SILENCE_MS + asked * timeLimit(this.env),
      totalMs: TOTAL_MS,
      characters: MAX_CHARACTERS,
    };
  }

  #context(turn: Turn): Ctx {
    return makeContext(this.env, {
      requestId: turn.id,
      origin: turn.origin,
      waitUntil: (work) => this.ctx.waitUntil(work),
    });
  }
}

async function* givenUp(): AsyncGenerator<ReplyEvent> {
  yield { type: 'chunk', content: FALLBACK };
  yield { type: 'complete', provider: 'fallback' };
}

async function* replay(events: StreamEvent[], from = 0) {
  const rest = events.slice(from).map((event, index) => ({ seq: from + index, event }));
  if (rest.length > 0) yield rest;
}

/** An answer is always later than its question, also if two clocks disagree. */
function answeredAt(turn: Turn): Date {
  return new Date(Math.max(Date.now(), Date.parse(turn.askedAt) + 1));
}

function withTimeout(work: Promise<void>, ms: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error('Postgres did not answer in time')), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
