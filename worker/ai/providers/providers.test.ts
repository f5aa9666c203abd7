import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startAnthropic } from '../../../dev/providers/anthropic.ts';
import type { ModelStandIn } from '../../../dev/providers/model-server.ts';
import { startOpenai } from '../../../dev/providers/openai.ts';
import type { Env } from '../../env.ts';
import { untilSilent } from '../silence.ts';
import { anthropic } from './anthropic.ts';
import { openai } from './openai.ts';
import { ModelError, type ModelPart, type ModelRequest, type Provider, type ToolCall } from './provider.ts';

const REQUEST: ModelRequest = {
  prompt: 'test@1',
  system: 'Be brief.',
  messages: [{ role: 'user', content: 'Hello?' }],
  maxTokens: 100,
  builtIn: '',
};
const SCHEMA = { type: 'object', properties: {}, required: [], additionalProperties: false };
const TOOLS = [
  { name: 'query_metric', description: 'Looks a figure up.', schema: SCHEMA, strict: SCHEMA },
  { name: 'read_sources', description: 'Looks at the sources.', schema: SCHEMA, strict: null },
];
const TEXT = 'You sold four things today, and one of them twice.';
const never = () => new AbortController().signal;

describe.each([
  { name: 'openai', start: startOpenai, make: openai },
  { name: 'anthropic', start: startAnthropic, make: anthropic },
])('$name on its own wire', ({ start, make }) => {
  let standIn: ModelStandIn;
  let provider: Provider;
  beforeAll(async () => {
    const started = await start();
    standIn = started;
    provider = make(started.settings as unknown as Env);
  });
  afterAll(() => standIn.stop());

  it('streams an answer and tells what it took', async () => {
    standIn.script({ how: 'answer', text: TEXT });
    const parts = await Array.fromAsync(provider.stream(REQUEST, never()));
    expect(textOf(parts)).toBe(TEXT);
    expect(parts.at(-1)).toEqual({ usage: { inputTokens: 100, outputTokens: TEXT.split(' ').length } });
    const asked = standIn.asked.at(-1);
    expect(JSON.stringify(asked?.body)).toContain('Be brief.');
    expect(asked?.body).toMatchObject({ model: provider.model, stream: true });
  });

  it.each([
    [{ how: 'reset' }, 'connect'],
    [{ how: 'status', status: 429 }, 'overloaded'],
    [{ how: 'status', status: 500 }, 'overloaded'],
    [{ how: 'status', status: 401 }, 'refused'],
  ] as const)('says what is wrong before the first token: %o is %s', async (script, kind) => {
    standIn.script(script);
    await expect(Array.fromAsync(provider.stream(REQUEST, never()))).rejects.toMatchObject({ kind });
  });

  it('reads how long it should wait', async () => {
    standIn.script({ how: 'status', status: 429, retryAfter: 3 });
    await expect(Array.fromAsync(provider.stream(REQUEST, never()))).rejects.toMatchObject({ retryAfterMs: 3000 });
  });

  it.each(['break_off', 'truncate'] as const)('notices an answer that ends in the middle: %s', async (how) => {
    standIn.script({ how, after: 3, text: TEXT });
    const read = await readUntilFault(provider.stream(REQUEST, never()));
    expect(read.text).toBe('You sold four ');
    expect(read.fault).toMatchObject({ kind: 'broke_off' });
  });

  it('notices what is not JSON in the middle of a stream', async () => {
    standIn.script({ how: 'malformed', text: TEXT });
    const read = await readUntilFault(provider.stream(REQUEST, never()));
    expect(read.fault).toBeInstanceOf(ModelError);
  });

  it.each([0, 2])('gives up silence after %i words, and hangs up', async (after) => {
    standIn.script({ how: 'silent', after, text: TEXT });
    const read = await readUntilFault(untilSilent((signal) => provider.stream(REQUEST, signal), 300, never()));
    expect(read.fault).toMatchObject({ kind: 'silent' });
    await standIn.asked.at(-1)?.aborted;
  });

  it('hangs up when it is stopped', async () => {
    standIn.script({ how: 'slow', everyMs: 50, text: TEXT.repeat(100) });
    const stop = new AbortController();
    const stream = untilSilent((signal) => provider.stream(REQUEST, signal), 5000, stop.signal);
    await stream.next();
    stop.abort();
    await standIn.asked.at(-1)?.aborted;
  });

  it('hangs up when its reader stops reading', async () => {
    standIn.script({ how: 'slow', everyMs: 50, text: TEXT.repeat(100) });
    for await (const _ of untilSilent((signal) => provider.stream(REQUEST, signal), 5000, never())) break;
    await standIn.asked.at(-1)?.aborted;
  });

  it('offers tools, and reads the calls that come in pieces', async () => {
    const calls = [
      { name: 'query_metric', input: { metric: 'revenue', range: 'last_week' } },
      { name: 'read_sources', input: {} },
    ];
    standIn.script({ how: 'call', text: 'Let me look.', calls });
    const parts = await Array.fromAsync(provider.stream({ ...REQUEST, tools: TOOLS }, never()));
    expect(textOf(parts)).toBe('Let me look.');
    const read = parts.flatMap((part) => ('call' in part ? [part.call] : []));
    expect(read.map(({ name, input }) => ({ name, input: JSON.parse(input) }))).toEqual(calls);
    expect(new Set(read.map(({ id }) => id)).size).toBe(2);
    expect(JSON.stringify(standIn.asked.at(-1)?.body.tools)).toContain('Looks a figure up');
  });

  it('tells what was found, to the calls that asked for it', async () => {
    standIn.script({ how: 'persona', persona: 'scripted' });
    const call = { id: 'call_1', name: 'query_metric', input: '{"metric":"revenue"}' };
    const messages = [
      ...REQUEST.messages,
      { role: 'calls' as const, content: 'Let me look.', calls: [call] },
      {
        role: 'results' as const,
        results: [{ callId: 'call_1', content: '{"text":"You sold four."}', failed: false }],
      },
    ];
    const parts = await Array.fromAsync(
      provider.stream({ ...REQUEST, messages, tools: TOOLS, mayCall: false }, never()),
    );
    expect(textOf(parts)).toBe('Here is what I see. You sold four.');
    expect(JSON.stringify(standIn.asked.at(-1)?.body.tool_choice)).toContain('none');
  });

  it('notices a call that breaks off: half a call is none', async () => {
    standIn.script({ how: 'break_in_call', calls: [{ name: 'query_metric', input: { metric: 'revenue' } }] });
    const read = await readUntilFault(provider.stream({ ...REQUEST, tools: TOOLS }, never()));
    expect(read).toMatchObject({ text: '', calls: [], fault: { kind: 'broke_off' } });
  });

  it('mends JSON that can be mended and refuses what does not fit', async () => {
    const schema = z.object({ animal: z.string(), legs: z.number() });
    standIn.script({ how: 'answer', text: 'Here you are:\n```json\n{"animal": "cow", legs: 4,}\n```' });
    const { value } = await provider.json(REQUEST, schema, never());
    expect(value).toEqual({ animal: 'cow', legs: 4 });

    standIn.script({ how: 'answer', text: '{"animal": "cow"}' });
    await expect(provider.json(REQUEST, schema, never())).rejects.toMatchObject({ kind: 'malformed' });
    standIn.script({ how: 'answer', text: 'I would rather not.' });
    await expect(provider.json(REQUEST, schema, never())).rejects.toMatchObject({ kind: 'malformed' });
  });
});

describe('streams as the providers recorded them', () => {
  const recorded = (file: string) =>
    readFile(new URL(`../../../test/fixtures/streams/${file}`, import.meta.url), 'utf8');

  it('reads Anthropic’s, pings and all', async () => {
    const standIn = await startAnthropic();
    standIn.script({ how: 'recorded', body: await recorded('anthropic-basic_response.sse') });
    const parts = await Array.fromAsync(anthropic(standIn.settings as unknown as Env).stream(REQUEST, never()));
    await standIn.stop();
    expect(textOf(parts)).toBe('Hello there!');
    expect(parts.at(-1)).toEqual({ usage: { inputTokens: 11, outputTokens: 6 } });
  });

  it('reads OpenAI’s to its end: a function’s call, and none of a kind that was not offered', async () => {
    const standIn = await startOpenai();
    standIn.script({ how: 'recorded', body: await recorded('openai-chat-tool-calls.sse') });
    const parts = await Array.fromAsync(openai(standIn.settings as unknown as Env).stream(REQUEST, never()));
    await standIn.stop();
    expect(textOf(parts)).toBe('');
    expect(parts.flatMap((part) => ('call' in part ? [part.call] : []))).toEqual([
      { id: 'call_function_456', name: 'get_weather', input: '{"city":"SF"}' },
    ]);
  });
});

async function readUntilFault(stream: AsyncGenerator<ModelPart>) {
  let text = '';
  const calls: ToolCall[] = [];
  try {
    for await (const part of stream) {
      if ('text' in part) text += part.text;
      if ('call' in part) calls.push(part.call);
    }
    return { text, calls, fault: undefined };
  } catch (fault) {
    return { text, calls, fault };
  }
}

function textOf(parts: ModelPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('');
}
