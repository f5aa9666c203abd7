import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const MOST_KEPT = 1000;

export interface Asked {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Given {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a string. */
  body: unknown;
}

/** A failure that was ordered for requests whose path holds `path`, and whose body `body`. Given up after `times`. */
export interface Failure {
  path: string;
  body?: string;
  times: number;
  /**
   * What is answered instead; `hang` never answers, `drop` closes the connection, `lose` does what was asked and then
   * closes the connection without saying so. `late` answers as ever, only late; `held` does once `POST /_control/go`
   * lets everything go that is held.
   */
  how: Given | 'hang' | 'drop' | 'lose' | 'late' | 'held';
}

/** Long enough for somebody to look, and shorter than those who ask wait. */
const LATE_MS = 4000;

export interface StandIn {
  url: string;
  /** The last thousand requests, the failed ones too. */
  asked: Asked[];
  fail(failure: Failure): void;
  stop(): Promise<void>;
}

/**
 * A small server in a provider's place, on a free port. `answer` speaks the provider's wire. Failures are ordered by
 * `fail`, or from outside by `POST /_control/fail` with a `Failure` as JSON.
 */
export async function startStandIn(answer: (asked: Asked) => Given | Promise<Given>): Promise<StandIn> {
  const failures: Failure[] = [];
  const asked: Asked[] = [];
  let held = Promise.withResolvers<void>();

  async function respond(one: Asked): Promise<Exclude<Failure['how'], 'late' | 'held'>> {
    try {
      if (one.path === '/_control/go') {
        for (const failure of failures) if (failure.how === 'held') failure.times = 0;
        held.resolve();
        held = Promise.withResolvers();
        return { status: 204, body: '' };
      }
      if (one.path === '/_control/fail') {
        failures.push(JSON.parse(one.body) as Failure);
        return { status: 204, body: '' };
      }
      asked.push(one);
      if (asked.length > MOST_KEPT) asked.shift();
      const failure = failures.find(
        ({ path, body = '', times }) => times > 0 && one.path.includes(path) && one.body.includes(body),
      );
      if (!failure) return await answer(one);
      failure.times -= 1;
      if (failure.how === 'late' || failure.how === 'held') {
        await (failure.how === 'late' ? setTimeout(LATE_MS) : held.promise);
        return await answer(one);
      }
      if (failure.how === 'lose') await answer(one);
      return failure.how;
    } catch (error) {
      return { status: 400, body: String(error) };
    }
  }

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const one: Asked = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, body };
    const given = await respond(one);
    if (given === 'hang') return;
    if (given === 'drop' || given === 'lose') {
      response.destroy();
      return;
    }
    const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
    response
      .writeHead(given.status ?? 200, { 'Content-Type': 'application/json; charset=utf-8', ...given.headers })
      .end(text);
  });
  // A connection that is closed in the moment in which it is used again would be a fault that nobody asked for.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fail: (failure) => failures.push(failure),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
