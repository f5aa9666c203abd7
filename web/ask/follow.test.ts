import { expect, test } from 'vitest';
import type { StreamEvent } from '../../contract/stream.ts';
import { type FollowOptions, follow } from './follow.ts';

const chunk = (id: number) => `id: ${id}\ndata: {"type":"chunk","content":"${id} "}\n\n`;
const complete = (id: number) => `id: ${id}\ndata: {"type":"complete","messageId":"m","provider":"built-in"}\n\n`;

/** A stream of these pieces that then ends, or breaks. */
function body(pieces: string[], breaks = false): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        if (!breaks) controller.close();
      },
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    }),
  );
}

function reader(connections: (Response | Error)[], options: Partial<FollowOptions> = {}) {
  const seen = { asked: [] as (string | undefined)[], events: [] as StreamEvent[], waits: [] as number[], lost: 0 };
  const done = follow({
    open: async (lastEventId) => {
      seen.asked.push(lastEventId);
      const next = connections.shift();
      if (!next || next instanceof Error) throw next ?? new Error('asked too often');
      return next;
    },
    onEvent: (event) => seen.events.push(event),
    onConnection: (connected) => {
      if (!connected) seen.lost += 1;
    },
    giveUp: (error) => error instanceof Error && error.message === 'gone',
    wait: async (attempt) => {
      seen.waits.push(attempt);
    },
    signal: new AbortController().signal,
    ...options,
  });
  return { seen, done };
}

const words = (events: StreamEvent[]) => events.map((event) => (event.type === 'chunk' ? event.content : '')).join('');

test('an answer is read to its end, whatever the pieces it arrives in', async () => {
  const text = `: still here\n\n${chunk(0)}${chunk(1)}event: up-to-date\ndata: nothing\n\n${complete(2)}`;
  const { seen, done } = reader([body([...text])]);
  await done;
  expect(words(seen.events)).toBe('0 1 ');
  expect(seen.events.at(-1)?.type).toBe('complete');
  expect(seen.asked).toEqual([undefined]);
});

test('a broken connection is resumed after the last event, and nothing is told twice', async () => {
  const { seen, done } = reader([
    body([chunk(0), chunk(1)], true),
    new TypeError('Failed to fetch'),
    body([chunk(1), chunk(2)]),
    body([complete(3)]),
  ]);
  await done;
  expect(seen.asked).toEqual([undefined, '1', '1', '2']);
  expect(words(seen.events)).toBe('0 1 2 ');
  expect(seen.waits).toEqual([1, 2, 1]);
  expect(seen.lost).toBe(3);
});

test('what cannot succeed is not tried again', async () => {
  const { seen, done } = reader([new Error('gone')]);
  await expect(done).rejects.toThrow('gone');
  expect(seen.waits).toEqual([]);
});

test('a reader that goes away stops trying', async () => {
  const leaving = new AbortController();
  const { seen, done } = reader([body([chunk(0)], true)], {
    signal: leaving.signal,
    wait: async () => leaving.abort(),
  });
  await expect(done).rejects.toThrow();
  expect(words(seen.events)).toBe('0 ');
});
