import { describe, expect, test } from 'vitest';
import type { NumberedEvent } from './answer.ts';
import { eventStream, positionOf, resumeAt } from './event-stream.ts';

const event = (seq: number): NumberedEvent => ({ seq, event: { type: 'chunk', content: `word ${seq}` } });

async function* batches(...groups: NumberedEvent[][]) {
  yield* groups;
}

describe('where a reader goes on', () => {
  test.each([
    [undefined, undefined, { from: 0 }],
    ['7', undefined, { after: 7 }],
    [undefined, '7', { from: 7 }],
    ['7', '3', { after: 7 }],
    ['', '3', { from: 3 }],
    ['-1', 'x', { from: 0 }],
    ['1e3', undefined, { from: 0 }],
  ])('Last-Event-ID %j and from=%j', (header, from, position) => {
    expect(positionOf(header, from)).toEqual(position);
  });

  test('is after the last event seen, or at the event asked for', () => {
    expect(resumeAt({ after: 7 }, 0)).toBe(8);
    expect(resumeAt({ from: 7 }, 0)).toBe(7);
    expect(resumeAt({ after: 1_000_007 }, 1)).toBe(8);
  });

  test('is the beginning of a new answer for who has seen part of the one before', () => {
    expect(resumeAt({ after: 7 }, 1)).toBe(0);
    expect(resumeAt({ after: 1_000_007 }, 2)).toBe(0);
  });
});

test('events become server-sent events whose ids say which answer they are of', async () => {
  const text = await eventStream(batches([event(0), event(1)], [event(2)]), 3).text();
  expect(text).toBe(
    [0, 1, 2].map((seq) => `id: ${3_000_000 + seq}\ndata: {"type":"chunk","content":"word ${seq}"}\n\n`).join(''),
  );
});

test('a reader who takes nothing is read nothing for', async () => {
  let taken = 0;
  async function* endless() {
    while (true) yield [event(taken++)];
  }
  const reader = eventStream(endless(), 0).body?.getReader();
  await reader?.read();
  await new Promise((resolve) => setTimeout(resolve));
  expect(taken).toBe(1);
  await reader?.cancel();
});

test('a reader who is let go hears why, without an id to go on from, and the stream ends', async () => {
  const dismissal = new AbortController();
  async function* endless() {
    yield [event(0)];
    await new Promise(() => {});
  }
  const reader = eventStream(endless(), 0, dismissal.signal).body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toContain('word 0');
  const next = read();
  dismissal.abort();
  expect(await next).toBe(
    'data: {"type":"error","code":"session_ended","message":"Sign in again to go on reading"}\n\n',
  );
  expect((await reader?.read())?.done).toBe(true);
});
