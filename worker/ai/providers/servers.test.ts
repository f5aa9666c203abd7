import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAnthropic } from '../../../dev/providers/anthropic.ts';
import type { ModelStandIn } from '../../../dev/providers/model-server.ts';
import { startOpenai } from '../../../dev/providers/openai.ts';
import type { Env } from '../../env.ts';
import { anthropic } from './anthropic.ts';
import { openai } from './openai.ts';
import type { ModelRequest, Provider } from './provider.ts';
import { withoutThoughts } from './thoughts.ts';

const REQUEST: ModelRequest = {
  prompt: 'test@1',
  system: 'Be brief.',
  messages: [{ role: 'user', content: 'Hello?' }],
  maxTokens: 100,
  builtIn: '',
};

describe('servers that speak the wire of chat completions in their own way', () => {
  const { read, fault } = onWire(startOpenai, openai);
  const say = (...chunks: object[]) =>
    `${chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')}data: [DONE]\n\n`;
  const delta = (part: object, finish_reason: string | null = null) => ({
    choices: [{ index: 0, delta: part, finish_reason }],
  });
  const call = (part: object) => delta({ tool_calls: [part] });

  it('one counts tokens in a chunk without choices, first or last', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 };
    const filters = { choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] };
    expect(await read(say(filters, delta({ content: 'Four.' }), delta({}, 'stop'), { usage }))).toMatchObject({
      text: 'Four.',
      usage: { inputTokens: 7, outputTokens: 2 },
    });
  });

  it('one leaves out the place of calls, or gives all of them the same, and tells them apart by id', async () => {
    for (const place of [{}, { index: 0 }]) {
      const made = await read(
        say(
          call({ ...place, id: 'a', function: { name: 'query_metric', arguments: '{"metric":"revenue"}' } }),
          call({ ...place, id: 'b', function: { name: 'read_sources', arguments: '{}' } }),
          delta({}, 'tool_calls'),
        ),
      );
      expect(made.calls).toEqual([
        { id: 'a', name: 'query_metric', input: '{"metric":"revenue"}' },
        { id: 'b', name: 'read_sources', input: '{}' },
      ]);
    }
  });

  it('one repeats id and name with each piece, and one says nothing for an input without fields', async () => {
    const made = await read(
      say(
        call({ index: 0, id: 'a', function: { name: 'query_metric', arguments: '{"metric":' } }),
        call({ index: 0, id: 'a', function: { name: 'query_metric', arguments: '"revenue"}' } }),
        call({ index: 1, id: 'b', function: { name: 'read_sources', arguments: '' } }),
        delta({}, 'tool_calls'),
      ),
    );
    expect(made.calls).toEqual([
      { id: 'a', name: 'query_metric', input: '{"metric":"revenue"}' },
      { id: 'b', name: 'read_sources', input: '{}' },
    ]);
  });

  it('one shows its reasoning beside the answer, one within it: neither is shown', async () => {
    const beside = await read(
      say(delta({ reasoning_content: 'Hmm, 515?' }), delta({ content: 'Four.' }), delta({}, 'stop')),
    );
    expect(beside.text).toBe('Four.');
    const within = ['<thi', 'nk>Hmm, 515', '?</th', 'ink>\n\nFour', '.'].map((content) => delta({ content }));
    expect((await read(say(...within, delta({}, 'stop')))).text).toBe('Four.');
  });

  it('an answer that reached its greatest length broke off, also in the middle of a call', async () => {
    expect(await fault(say(delta({ content: 'You sold' }), delta({}, 'length')))).toMatchObject({ kind: 'broke_off' });
    const half = call({ index: 0, id: 'a', function: { name: 'query_metric', arguments: '{"met' } });
    expect(await fault(say(half, delta({}, 'length')))).toMatchObject({ kind: 'broke_off' });
  });

  it.each([
    say(delta({ refusal: 'I cannot help ' }), delta({ refusal: 'with that.' }), delta({}, 'stop')),
    say(delta({}, 'content_filter')),
  ])('a model that will not answer says so, and is not broken: %s', async (body) => {
    expect(await fault(body)).toMatchObject({ kind: 'declined' });
  });

  it('an error in the middle of a stream is one', async () => {
    const error = { error: { message: 'The engine is overloaded', type: 'server_error', code: null } };
    expect(await fault(say(delta({ content: 'You ' }), error))).toMatchObject({ kind: 'broke_off' });
  });
});

describe('what Anthropic’s stream may hold beside text', () => {
  const { read, fault } = onWire(startAnthropic, anthropic);
  const say = (...events: { type: string }[]) =>
    events.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join('');
  const usage = { input_tokens: 11, output_tokens: 1 };
  const start = {
    type: 'message_start',
    message: { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, usage },
  };
  const block = (index: number, content_block: object) => ({ type: 'content_block_start', index, content_block });
  const delta = (index: number, part: object) => ({ type: 'content_block_delta', index, delta: part });
  const close = (index: number) => ({ type: 'content_block_stop', index });
  const end = (stop_reason: string) => [
    { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ];
  const text = (index: number, words: string) => [
    block(index, { type: 'text', text: '' }),
    delta(index, { type: 'text_delta', text: words }),
    close(index),
  ];

  it('thoughts and their signature are not shown, pings and kinds that are not known change nothing', async () => {
    const made = await read(
      say(
        start,
        block(0, { type: 'thinking', thinking: '', signature: '' }),
        delta(0, { type: 'thinking_delta', thinking: 'Hmm, 515?' }),
        delta(0, { type: 'signature_delta', signature: 'abc' }),
        close(0),
        { type: 'ping' },
        block(1, { type: 'redacted_thinking', data: 'xyz' }),
        close(1),
        ...text(2, 'Four.'),
        ...end('end_turn'),
      ),
    );
    expect(made).toMatchObject({ text: 'Four.', usage: { inputTokens: 11, outputTokens: 9 } });
  });

  it('an answer that reached its greatest length broke off, and its cost is known', async () => {
    const parts = say(start, ...text(0, 'You sold'), ...end('max_tokens'));
    expect(await fault(parts)).toMatchObject({ kind: 'broke_off' });
  });

  it('a refusal is one, and an error in the middle is one', async () => {
    expect(await fault(say(start, ...end('refusal')))).toMatchObject({ kind: 'declined' });
    const overloaded = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    expect(await fault(say(start, ...text(0, 'You'), overloaded))).toMatchObject({ kind: 'broke_off' });
  });
});

it('what stands around thoughts is shown however it is cut, and an answer without any is shown whole', () => {
  const word = fc.stringMatching(/^[a-z<>/ ]{0,12}$/).filter((text) => !/^\s*<think>|<\/think>/.test(text));
  fc.assert(
    fc.property(word, word, fc.boolean(), fc.array(fc.nat(30)), (thought, answer, thinks, cuts) => {
      const shown = answer.trimStart();
      const whole = thinks ? `<think>${thought}</think>${shown}` : answer;
      const filter = withoutThoughts();
      const ends = [...new Set(cuts.filter((cut) => cut < whole.length)), whole.length].sort((a, b) => a - b);
      const pieces = ends.map((until, n) => whole.slice(ends[n - 1] ?? 0, until));
      expect(pieces.map(filter.add).join('') + filter.end()).toBe(thinks ? shown : answer);
    }),
  );
});

/** A provider whose next answer is what is given, byte by byte. */
function onWire(
  start: () => Promise<ModelStandIn & { settings: Record<string, string> }>,
  make: (env: Env) => Provider,
) {
  let standIn: ModelStandIn;
  let provider: Provider;
  beforeAll(async () => {
    const started = await start();
    standIn = started;
    provider = make(started.settings as unknown as Env);
  });
  afterAll(() => standIn.stop());

  async function read(body: string) {
    standIn.script({ how: 'recorded', body });
    const parts = await Array.fromAsync(provider.stream(REQUEST, new AbortController().signal));
    return {
      text: parts.map((part) => ('text' in part ? part.text : '')).join(''),
      calls: parts.flatMap((part) => ('call' in part ? [part.call] : [])),
      usage: parts.findLast((part) => 'usage' in part)?.usage,
    };
  }
  const fault = (body: string) =>
    read(body).then(
      () => undefined,
      (error: unknown) => error,
    );
  return { read, fault };
}
