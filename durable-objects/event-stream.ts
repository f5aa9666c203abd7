import type { StreamEvent } from '../contract/stream.ts';
import type { NumberedEvent } from './answer.ts';

/** Where a reader goes on: after the last event it has seen, or from an event on. */
export type Position = { after: number } | { from: number };

/**
 * The ids of a conversation's answers never meet: the first answer's begin at 0, the second's at a million. So a reader
 * that comes back after another question was asked is not taken for one that has seen part of the new answer.
 */
const IDS_PER_ANSWER = 1_000_000;

const KEEP_ALIVE_MS = 15_000;

/** What a reader hears whose session has ended. It has no id: who signs in again goes on where they were. */
const DISMISSED: StreamEvent = { type: 'error', code: 'session_ended', message: 'Sign in again to go on reading' };

/** The position in an answer's own numbering; 0 for one that was meant for another answer. */
export function resumeAt(position: Position, ordinal: number): number {
  const id = 'after' in position ? position.after + 1 : position.from;
  const seq = id - ordinal * IDS_PER_ANSWER;
  return seq >= 0 && seq < IDS_PER_ANSWER ? seq : 0;
}

/** `Last-Event-ID`, or `?from=` with the id of the first event wanted; from the beginning without either. */
export function positionOf(lastEventId: string | undefined, from: string | undefined): Position {
  if (lastEventId && /^\d{1,15}$/.test(lastEventId)) return { after: Number(lastEventId) };
  if (from && /^\d{1,15}$/.test(from)) return { from: Number(from) };
  return { from: 0 };
}

/**
 * Events as a server-sent stream that ends when they end. Read only as fast as the reader takes them: a slow reader has
 * one batch waiting for it, not the rest of the answer. It also ends when its reader is dismissed, who is told so.
 */
export function eventStream(
  batches: AsyncGenerator<NumberedEvent[]>,
  ordinal: number,
  dismissed?: AbortSignal,
): Response {
  const encoder = new TextEncoder();
  const line = ({ seq, event }: NumberedEvent) =>
    `id: ${ordinal * IDS_PER_ANSWER + seq}\ndata: ${JSON.stringify(event)}\n\n`;
  let next: Promise<IteratorResult<NumberedEvent[]>> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        next ??= batches.next();
        const result = await orSilence(next, KEEP_ALIVE_MS, dismissed);
        if (dismissed?.aborted) {
          batches.return(undefined).catch(() => {});
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(DISMISSED)}\n\n`));
          controller.close();
          return;
        }
        if (result === 'silence') {
          controller.enqueue(encoder.encode(': still here\n\n'));
          return;
        }
        next = undefined;
        if (result.done) controller.close();
        else controller.enqueue(encoder.encode(result.value.map(line).join('')));
      },
      cancel() {
        batches.return(undefined).catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

function orSilence<T>(work: Promise<T>, ms: number, dismissed?: AbortSignal): Promise<T | 'silence'> {
  const { promise: silence, resolve } = Promise.withResolvers<'silence'>();
  const timer = setTimeout(resolve, ms, 'silence' as const);
  const wake = () => resolve('silence');
  if (dismissed?.aborted) wake();
  dismissed?.addEventListener('abort', wake);
  return Promise.race([work, silence]).finally(() => {
    clearTimeout(timer);
    dismissed?.removeEventListener('abort', wake);
  });
}
