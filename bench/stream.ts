import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createParser } from 'eventsource-parser';
import { type BenchHub, benchWorkspace } from './bench-hub.ts';
import { median, millis, type Row, rate, ratio } from './table.ts';

const CHUNKS = 2_000;
const TURNS = 15;

/** Without a figure, since none of its own would be let through; a sentence is shown once it has ended. */
const WORDS = 'A small shop grows when people come back and tell their friends. '.split(/(?<= )/);

/**
 * A model that says `CHUNKS` words as fast as its reader takes them, on OpenAI's wire, so that what is measured is
 * the way from the model to the reader and not the model.
 */
export async function startFastModel(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const chunk = (delta: object, finish: string | null) =>
      response.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'fast', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
      );
    for (let i = 0; i < CHUNKS; i++) chunk({ content: WORDS[i % WORDS.length] }, null);
    chunk({}, 'stop');
    response.end('data: [DONE]\n\n');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, stop: () => server.close() };
}

/** From the question to the first event, and chunks a second of a long answer, beside an empty Worker's stream. */
export async function benchStream(builtIn: BenchHub, modelled: BenchHub, emptyUrl: string): Promise<Row[]> {
  const empty = await read(`${emptyUrl}/stream?events=${CHUNKS}`);
  const first = await turns(builtIn, TURNS);
  const long = await turns(modelled, 5);
  const emptyRate = (empty.events / empty.totalMs) * 1000;
  const chunkRate = median(long.map(({ events, totalMs }) => (events / totalMs) * 1000));
  const emptyFirst = empty.firstMs;
  const firstEvent = median(first.map(({ firstMs }) => firstMs));
  return [
    [
      'empty Worker streaming the same number of events (limit)',
      rate(emptyRate, 'events'),
      `first ${millis(emptyFirst)}`,
      '',
    ],
    [
      'built-in analyst, from opening the stream to its first event',
      '',
      `median ${millis(firstEvent)}`,
      `${ratio(firstEvent, emptyFirst)} of the empty Worker`,
    ],
    [
      'built-in analyst, from the question to the end of the answer',
      '',
      `median ${millis(median(first.map(({ turnMs }) => turnMs)))}`,
      '',
    ],
    [
      `a model's answer of ${CHUNKS.toLocaleString('en')} chunks, each durable before it is shown`,
      rate(chunkRate, 'events'),
      `first ${millis(median(long.map(({ firstMs }) => firstMs)))}`,
      `${ratio(chunkRate, emptyRate)} of the empty Worker`,
    ],
  ];
}

async function turns(hub: BenchHub, count: number) {
  const { token } = await benchWorkspace(hub);
  const measured: { firstMs: number; totalMs: number; turnMs: number; events: number }[] = [];
  for (let i = 0; i < count; i++) {
    const asked = performance.now();
    const message = await hub.api<{ conversationId: string }>('/conversations/messages', {
      method: 'POST',
      token,
      body: { content: 'Tell me what PulseHub can do for a small shop' },
    });
    const streamed = await read(`${hub.url}/api/v1/conversations/${message.conversationId}/stream`, {
      authorization: `Bearer ${token}`,
    });
    measured.push({ ...streamed, turnMs: performance.now() - asked });
  }
  return measured;
}

/** Opens a stream and reads it to its end; times in milliseconds from the request. */
async function read(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ firstMs: number; totalMs: number; events: number }> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  let events = 0;
  let firstMs = 0;
  const parser = createParser({
    onEvent: () => {
      if (events++ === 0) firstMs = performance.now() - started;
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of response.body) parser.feed(decoder.decode(bytes, { stream: true }));
  return { firstMs, totalMs: performance.now() - started, events };
}
