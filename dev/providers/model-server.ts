import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { personas } from './personas.ts';
import type { Persona, Request, Script } from './script.ts';

/** One request and what became of it. */
export interface ModelAsked {
  path: string;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: the wire's own JSON; tests look into it.
  body: any;
  /** Resolves with the time when the caller has closed the connection before the answer was finished. */
  aborted: Promise<number>;
}

/** What differs from wire to wire. */
export interface Wire {
  /** Path of the one call that is answered. */
  path: string;
  /** The stream's beginning, one piece of text, and its end, as they stand on the wire. */
  begin(model: string): string;
  piece(text: string, model: string): string;
  /** A piece that is not JSON. */
  garbled: string;
  end(model: string, pieces: number, calls: number): string;
  /** A call, the n-th, in the pieces in which it streams. */
  call(call: { id: string; name: string; input: string }, n: number, model: string): string[];
  // biome-ignore lint/suspicious/noExplicitAny: the wire's own JSON.
  read(body: any): Request;
  /** The answer to a request that does not stream. */
  whole(text: string, model: string): unknown;
  error(status: number): unknown;
  /** Another call of the same service, by its path: what it answers to a body. Not scripted, and not among `asked`. */
  others?: Record<string, (body: unknown) => unknown>;
}

export interface ModelStandIn {
  url: string;
  asked: ModelAsked[];
  /** The next `times` requests are answered like this, first come first served; then it answers normally again. */
  script(script: Script, times?: number): void;
  stop(): Promise<void>;
}

const DEFAULT_TEXT = 'This is a stand-in for a language model. It speaks the real wire and knows nothing.';

/**
 * A small server in a model's place, on a free port. Scripts are given by `script`, from outside by
 * `POST /_control/script` with `{ "script": ..., "times": 1 }`, or by a model named `stand-in:<how>`.
 */
export async function startModelServer(wire: Wire): Promise<ModelStandIn> {
  const asked: ModelAsked[] = [];
  const waiting: Script[] = [];
  const script = (one: Script, times = 1) => void waiting.push(...Array<Script>(times).fill(one));

  const server = createServer(async (request, response) => {
    const text = (await Array.fromAsync(request.setEncoding('utf8'))).join('');
    if (request.url === '/_control/script') {
      const ordered = JSON.parse(text) as { script: Script; times?: number };
      script(ordered.script, ordered.times);
      response.writeHead(204).end();
      return;
    }
    const other = wire.others?.[request.url ?? ''];
    if (other) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(other(JSON.parse(text))));
      return;
    }
    if (request.url !== wire.path) {
      response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(wire.error(404)));
      return;
    }
    const body = JSON.parse(text);
    asked.push({ path: request.url, headers: request.headers, body, aborted: abortOf(response) });
    const ordered = waiting.shift() ?? named(String(body.model)) ?? { how: 'answer' };
    const next = ordered.how === 'persona' ? personas[ordered.persona](wire.read(body)) : ordered;
    // A caller that goes away in the middle ends the answer; that is what some scripts are for.
    await answer(wire, next, body, request, response).catch(() => undefined);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    script,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  wire: Wire,
  script: Script,
  { model, stream }: { model: string; stream?: boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = script.text ?? DEFAULT_TEXT;
  if (script.how === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (script.how === 'status') {
    const wait = script.retryAfter === undefined ? {} : { 'retry-after': String(script.retryAfter) };
    response.writeHead(script.status, { 'content-type': 'application/json', ...wait });
    response.end(JSON.stringify(wire.error(script.status)));
    return;
  }
  if (script.how === 'silent' && script.after === 0) return;
  if (!stream && script.how !== 'recorded') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(script.how === 'malformed' ? '{"choices": [' : JSON.stringify(wire.whole(text, model)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (script.how === 'recorded') {
    response.end(script.body);
    return;
  }
  const calls = 'calls' in script ? script.calls : [];
  const pieces = (calls.length > 0 ? (script.text ?? '') : text).match(/\S+\s*/g) ?? [];
  response.write(wire.begin(model));
  for (const [n, piece] of pieces.entries()) {
    if ('after' in script && n === script.after) return breakAt(script.how, request, response);
    if (script.how === 'slow') await pause(script.everyMs);
    if (response.destroyed) return;
    response.write(script.how === 'malformed' && n === 1 ? wire.garbled : wire.piece(piece, model));
  }
  for (const [n, { name, input }] of calls.entries()) {
    const written = typeof input === 'string' ? input : JSON.stringify(input);
    const parts = wire.call({ id: `call_${Date.now()}_${n}`, name, input: written }, n, model);
    const broken = script.how === 'break_in_call';
    for (const part of broken ? parts.slice(0, 2) : parts) response.write(part);
    if (broken) return breakAt('break_off', request, response);
  }
  response.end(wire.end(model, pieces.length, calls.length));
}

async function breakAt(how: Script['how'], request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (how === 'truncate') response.end();
  // What was written before has to be on its way, or the reset would overtake it.
  if (how === 'break_off') {
    await pause(50);
    request.socket.resetAndDestroy();
  }
}

function named(model: string): Script | undefined {
  const how = model.match(/^stand-in:(\w+)$/)?.[1];
  if (how === 'slow') return { how, everyMs: 300 };
  if (how === 'break_off' || how === 'truncate' || how === 'silent') return { how, after: 4 };
  if (how === 'status') return { how, status: 500 };
  if (how && how in personas) return { how: 'persona', persona: how as Persona };
  return how === 'reset' || how === 'malformed' ? { how } : undefined;
}

function abortOf(response: ServerResponse): Promise<number> {
  return new Promise((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve(Date.now());
    });
  });
}
