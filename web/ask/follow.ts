import { createParser } from 'eventsource-parser';
import type { StreamEvent } from '../../contract/stream.ts';

export interface FollowOptions {
  /** Opens the stream after the event with this id. Throws what `giveUp` judges. */
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  /** Told of each event once, in order. */
  onEvent(event: StreamEvent): void;
  /** Told when the connection is lost (false) and found again (true). */
  onConnection(connected: boolean): void;
  /** Whether trying again is of no use after this error of `open`. */
  giveUp(error: unknown): boolean;
  /** Waits before the next try, the first of which is 1. */
  wait(attempt: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

/** The server says something at least every 15 seconds; a line that is silent for longer is a dead one. */
const silenceMs = 40_000;

/**
 * Follows one answer to its end over as many connections as it takes, each resuming where the last one broke.
 * Returns after `complete` or `error`; throws when `giveUp` says so or the signal is aborted.
 */
export async function follow(options: FollowOptions): Promise<void> {
  const { signal } = options;
  let lastEventId: string | undefined;
  for (let attempt = 0; ; ) {
    try {
      const response = await options.open(lastEventId, signal);
      options.onConnection(true);
      const ended = await read(response, signal, ({ id, event }) => {
        if (id !== undefined && lastEventId !== undefined && Number(id) <= Number(lastEventId)) return;
        lastEventId = id ?? lastEventId;
        attempt = 0;
        options.onEvent(event);
      });
      if (ended) return;
    } catch (error) {
      signal.throwIfAborted();
      if (options.giveUp(error)) throw error;
    }
    options.onConnection(false);
    attempt += 1;
    await options.wait(attempt, signal);
    signal.throwIfAborted();
  }
}

interface Numbered {
  id: string | undefined;
  event: StreamEvent;
}

/** Reads one connection until it breaks (false) or the answer's last event was read (true). */
async function read(response: Response, signal: AbortSignal, onEvent: (event: Numbered) => void): Promise<boolean> {
  let ended = false;
  const parser = createParser({
    onEvent({ id, data }) {
      const event = parseEvent(data);
      if (!event || ended) return;
      onEvent({ id, event });
      ended = event.type === 'complete' || event.type === 'error';
    },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  // A device that knows it is offline need not wait for the silence.
  globalThis.addEventListener?.('offline', cancel);
  try {
    while (!ended) {
      clearTimeout(timer);
      timer = setTimeout(cancel, silenceMs);
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      parser.feed(decoder.decode(value, { stream: true }));
    }
    return ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    globalThis.removeEventListener?.('offline', cancel);
    cancel();
  }
}

/** Anything that is not an event of ours (the transport has a few of its own) is passed over. */
function parseEvent(data: string): StreamEvent | undefined {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null && 'type' in event ? (event as StreamEvent) : undefined;
  } catch {
    return undefined;
  }
}
