import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../contract/stream.ts';
import { CUT_SHORT, eventsOf, FALLBACK, follow, type ReplyEvent, shapeOf, textOf } from './answer.ts';

const limits = { silenceMs: 50, totalMs: 5000, characters: 1000 };
const chunk = (content: string): ReplyEvent => ({ type: 'chunk', content });
const complete: ReplyEvent = { type: 'complete', provider: 'built-in' };
const tool = (name: string): StreamEvent => ({ type: 'tool', name, summary: 'done' });

async function* say(...events: ReplyEvent[]) {
  yield* events;
}

/** Follows a reply and returns what was logged and how it ended. */
async function run(
  reply: AsyncIterable<ReplyEvent>,
  given: { already?: number; stop?: AbortController; limits?: typeof limits } = {},
) {
  const added: StreamEvent[] = [];
  const stop = given.stop ?? new AbortController();
  const end = await follow(reply, given.already ?? 0, given.limits ?? limits, stop, (event) => added.push(event));
  return { added, text: textOf(added), signal: stop.signal, ...end };
}

describe('an answer always ends', () => {
  test('with what the reply says at its end', async () => {
    const usage = { inputTokens: 3, outputTokens: 4 };
    const { text, outcome, fault } = await run(
      say(chunk('Hello '), chunk('you'), { ...complete, usage } as ReplyEvent),
    );
    expect({ text, outcome, fault }).toEqual({
      text: 'Hello you',
      outcome: { provider: 'built-in', usage },
      fault: undefined,
    });
  });

  test('with a fallback when the reply throws before it says anything', async () => {
    async function* broken() {
      yield* [] as ReplyEvent[];
      throw new Error('no model');
    }
    const { text, outcome, fault } = await run(broken());
    expect(text).toBe(FALLBACK);
    expect(outcome).toEqual({ provider: 'fallback' });
    expect(fault).toEqual(new Error('no model'));
  });

  test('with a closing remark when it throws in the middle, ends without completing, or says it failed', async () => {
    async function* broken() {
      yield chunk('Half');
      throw new Error('lost');
    }
    const failed: ReplyEvent = { type: 'error', code: 'x', message: 'x' };
    for (const reply of [broken(), say(chunk('Half')), say(chunk('Half'), failed)]) {
      expect((await run(reply)).text).toBe(`Half${CUT_SHORT}`);
    }
  });

  test('when the reply falls silent, and its model is let go', async () => {
    async function* silent() {
      yield chunk('Half');
      await new Promise(() => {});
    }
    const { text, signal } = await run(silent());
    expect(text).toBe(`Half${CUT_SHORT}`);
    expect(signal.aborted).toBe(true);
  });

  test('when the reply goes on for ever', async () => {
    async function* endless() {
      while (true) yield chunk('again ');
    }
    const { text, outcome } = await run(endless());
    expect(text.endsWith(CUT_SHORT)).toBe(true);
    expect(text.length).toBeLessThan(limits.characters + 100);
    expect(outcome.provider).toBe('fallback');
  });

  test('when it is stopped, with what was written until then', async () => {
    const stop = new AbortController();
    async function* talking() {
      yield chunk('One ');
      yield chunk('two ');
      stop.abort();
      await new Promise(() => {});
    }
    const { text, outcome, fault } = await run(talking(), { stop });
    expect(text).toBe('One two ');
    expect(outcome).toEqual({ provider: 'none', stopped: true });
    expect(fault).toBeUndefined();
  });

  test('when it is stopped, naming who wrote it where the reply still says so', async () => {
    const stop = new AbortController();
    async function* talking() {
      yield chunk('One ');
      stop.abort();
      yield chunk('two ');
      yield complete;
    }
    const { text, outcome } = await run(talking(), { stop });
    expect(text).toBe('One ');
    expect(outcome).toEqual({ provider: 'built-in', stopped: true });
  });

  test('when it is stopped and the stop itself makes it complete', async () => {
    const stop = new AbortController();
    async function* listening() {
      yield chunk('One ');
      setTimeout(() => stop.abort());
      await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
      yield complete;
    }
    expect((await run(listening(), { stop })).outcome).toEqual({ provider: 'built-in', stopped: true });
  });

  test('at once when it was stopped before it began', async () => {
    const stop = new AbortController();
    stop.abort();
    const { added, outcome } = await run(say(chunk('never'), complete), { stop });
    expect({ added, stopped: outcome.stopped }).toEqual({ added: [], stopped: true });
  });
});

test('a reply that is run again after a crash and fails adds a closing remark, not a second beginning', async () => {
  expect((await run(say(), { already: 4 })).text).toBe(CUT_SHORT);
});

describe('the text of an answer', () => {
  test('is what Postgres can keep, however a model cuts it into chunks', async () => {
    const anyText = fc.array(fc.constantFrom('a', '😀', '\0', '\ud83d', '\ude00', 'é', '\n'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(fc.nat(20), { maxLength: 5 }), async (parts, cuts) => {
        const whole = parts.join('');
        const at = [...cuts, whole.length].map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b);
        const chunks = at.map((end, index) => chunk(whole.slice(at[index - 1] ?? 0, end)));
        const { added, text } = await run(say(...chunks, complete));
        expect(text).toBe(whole.replaceAll('\0', '').toWellFormed());
        for (const event of added) expect(event.type === 'chunk' && event.content.isWellFormed()).toBe(true);
      }),
    );
  });

  test('makes no event of an empty chunk', async () => {
    expect((await run(say(chunk(''), chunk('a'), chunk(''), complete))).added).toHaveLength(1);
  });

  test('and its shape give the same events again', () => {
    const events: StreamEvent[] = [
      tool('a'),
      { type: 'chunk', content: '😀 ' },
      tool('b'),
      { type: 'chunk', content: 'x' },
    ];
    const stored = JSON.parse(JSON.stringify(shapeOf(events)));
    expect(eventsOf(stored, textOf(events))).toEqual(events);
  });
});

test('an event that carries what jsonb refuses is logged without it', async () => {
  const { added } = await run(say(tool('a\0b\ud83d'), complete));
  expect(added).toEqual([tool('ab\ufffd')]);
});
