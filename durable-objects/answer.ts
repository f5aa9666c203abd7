import type { Step } from '../contract/analyst.ts';
import type { StreamEvent } from '../contract/stream.ts';

/** What a reply yields: the stream's events; the message id of `complete` is filled in by the conversation. */
export type ReplyEvent =
  | Exclude<StreamEvent, { type: 'complete' }>
  | (Omit<Extract<StreamEvent, { type: 'complete' }>, 'messageId'> & { kept?: Kept });

/** What of an answer is kept besides what its readers see. */
export interface Kept {
  /** What it was made by, for a follow-up. */
  steps: Step[];
  receipts: string[];
  /** What each model took. */
  spent: { provider: string; model: string; inputTokens: number; outputTokens: number }[];
  /** The prompts that were used, with their versions. */
  prompts: string[];
}

/** An event and its number in the answer's log, counted from 0. */
export interface NumberedEvent {
  seq: number;
  event: StreamEvent;
}

/** How an answer ended. It is stored before anything else happens, so that an ended answer is never asked again. */
export interface Outcome {
  provider: string;
  stopped?: boolean;
  usage?: Extract<StreamEvent, { type: 'complete' }>['usage'];
  kept?: Kept;
}

export interface Limits {
  /** Milliseconds without an event after which the reply is given up. */
  silenceMs: number;
  /** Milliseconds and characters that one answer may take in all. */
  totalMs: number;
  characters: number;
}

/** How long a stopped reply has for its last word. */
const LAST_WORD_MS = 250;

export const FALLBACK = 'I could not answer that just now. Please ask again in a moment.';
export const CUT_SHORT = '\n\n(The answer was cut short here. Please ask again for the rest.)';

/**
 * Reads a reply to its end and hands each new event to `append`. Always ends: a reply that throws, falls silent, goes on
 * for ever or forgets to say that it is complete gets a closing sentence instead, and a stop ends it at once.
 * `already` is how many characters an attempt before a crash has written.
 */
export async function follow(
  reply: AsyncIterable<ReplyEvent>,
  already: number,
  limits: Limits,
  stop: AbortController,
  append: (event: StreamEvent) => void,
): Promise<{ outcome: Outcome; fault?: unknown }> {
  const text = new Text();
  let written = already;
  const write = (content: string) => {
    if (content === '') return;
    written += content.length;
    append({ type: 'chunk', content });
  };
  const end = (outcome: Outcome, fault?: unknown) => {
    write(text.rest());
    if (fault !== undefined) write(written > 0 ? CUT_SHORT : FALLBACK);
    stop.abort();
    return fault === undefined ? { outcome } : { outcome, fault };
  };

  if (stop.signal.aborted) return end({ provider: 'none', stopped: true });
  const started = Date.now();
  const events = reply[Symbol.asyncIterator]();
  while (true) {
    const left = Math.min(limits.silenceMs, started + limits.totalMs - Date.now());
    const coming = events.next();
    const next = await within(coming, left, stop.signal);
    if (next.kind === 'stopped') return end({ ...(await lastWord(coming, events)), stopped: true });
    if (next.kind === 'failed') return end({ provider: 'fallback' }, next.error);
    const event = next.event;
    if (event.type === 'complete') return end(outcomeOf(event));
    if (event.type === 'error') return end({ provider: 'fallback' }, new Error(event.message));
    if (event.type === 'chunk') {
      write(text.take(event.content));
      if (written > limits.characters) {
        return end({ provider: 'fallback' }, new Error('The reply is too long'));
      }
    } else append(clean(event));
  }
}

/** An event without what Postgres' jsonb refuses: U+0000 and half surrogate pairs, which a model's JSON can carry. */
function clean<T>(event: T): T {
  return JSON.parse(JSON.stringify(event), (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}

type Coming = Promise<IteratorResult<ReplyEvent>>;

type Next = { kind: 'event'; event: ReplyEvent } | { kind: 'stopped' } | { kind: 'failed'; error: unknown };

/** A stopped reply's word on who wrote it, if it says so at once. What else it says is not heard any more. */
async function lastWord(coming: Coming, events: AsyncIterator<ReplyEvent>): Promise<Outcome> {
  const deadline = Date.now() + LAST_WORD_MS;
  for (let word = coming; ; word = events.next()) {
    const next = await within(word, deadline - Date.now());
    if (next.kind !== 'event') return { provider: 'none' };
    if (next.event.type === 'complete') return outcomeOf(next.event);
  }
}

function outcomeOf({ provider, usage, kept }: Extract<ReplyEvent, { type: 'complete' }>): Outcome {
  return { provider, ...(usage ? { usage } : {}), ...(kept ? { kept: clean(kept) } : {}) };
}

/** The next event, or why there is none. The reply itself is not waited for: it may be stuck. */
function within(coming: Coming, ms: number, stop?: AbortSignal): Promise<Next> {
  return new Promise((resolve) => {
    const settle = (next: Next) => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', stopped);
      resolve(next);
    };
    const stopped = () => settle({ kind: 'stopped' });
    const timer = setTimeout(
      () => settle({ kind: 'failed', error: new Error('The reply fell silent') }),
      Math.max(0, ms),
    );
    stop?.addEventListener('abort', stopped, { once: true });
    if (stop?.aborted) return stopped();
    coming.then(
      ({ done, value }) =>
        settle(
          done
            ? { kind: 'failed', error: new Error('The reply ended without completing') }
            : { kind: 'event', event: value },
        ),
      (error) => settle({ kind: 'failed', error }),
    );
  });
}

/**
 * Keeps a text such that it comes out of Postgres as it went in: no U+0000, and no half of a surrogate pair, which a
 * model's chunks can cut in two; the first half waits for the second.
 */
class Text {
  #half = '';

  take(content: string): string {
    const all = (this.#half + content).replaceAll('\0', '');
    const last = all.charCodeAt(all.length - 1);
    this.#half = last >= 0xd800 && last <= 0xdbff ? all.slice(-1) : '';
    return all.slice(0, all.length - this.#half.length).toWellFormed();
  }

  rest(): string {
    const rest = this.#half.toWellFormed();
    this.#half = '';
    return rest;
  }
}

/** The text of an answer: its chunks, joined. */
export function textOf(events: StreamEvent[]): string {
  return events.map((event) => (event.type === 'chunk' ? event.content : '')).join('');
}

/** An answer's events without its text, which is in Postgres: each number is the length of a chunk. */
export type Shape = (number | StreamEvent)[];

export function shapeOf(events: StreamEvent[]): Shape {
  return events.map((event) => (event.type === 'chunk' ? event.content.length : event));
}

/** The events again, exactly as they were streamed, from their shape and the stored text. */
export function eventsOf(shape: Shape, text: string): StreamEvent[] {
  let at = 0;
  return shape.map((part) => {
    if (typeof part !== 'number') return part;
    at += part;
    return { type: 'chunk', content: text.slice(at - part, at) };
  });
}
