import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { BatchOptions, Database, Result, Statement } from './database.ts';
import { isIsolationLevel, SqlError } from './database.ts';

/**
 * How the endpoint answers `/sql`. Tests take the database away with it: `away` cuts every connection as a refused
 * one would be, `unavailable` answers 503, `hanging` answers nothing until the endpoint is up again.
 */
export type EndpointState = 'up' | 'away' | 'unavailable' | 'hanging';

const states: readonly string[] = ['up', 'away', 'unavailable', 'hanging'] satisfies EndpointState[];

/** The same limit as Neon's: 64 MiB of request. */
const bodyLimit = 64 * 1024 * 1024;

interface Options {
  /** Only a driver whose connection string carries this password is served. */
  password: string;
  /**
   * Opens `POST /control` to who shows this as a bearer token; closed without it. It takes `{ "state": EndpointState }`, with
   * `distanceMs` by how long every answer is held up as if the database were far, and says how often it was asked so far.
   */
  controlToken?: string;
}

/**
 * Neon's SQL-over-HTTP protocol over a `Database`: `POST /sql` with `{ query, params }` or `{ queries }`. The Neon
 * driver of the Worker reaches it through `neonConfig.fetchEndpoint`.
 */
export function createEndpoint(database: Database, options: Options): Server {
  let state: EndpointState = 'up';
  let distanceMs = 0;
  let asked = 0;
  const waiting = new Set<() => void>();

  async function sql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked += 1;
    if (distanceMs > 0) await new Promise((resolve) => setTimeout(resolve, distanceMs));
    if (state === 'hanging') await new Promise<void>((resume) => waiting.add(resume));
    if (state === 'away') request.socket.destroy();
    if (request.socket.destroyed) return;
    if (state === 'unavailable') return send(response, 503, { message: 'The database is not available.' });
    try {
      checkHeaders(request.headers, options.password);
      send(response, 200, await answer(database, request));
    } catch (error) {
      if (error instanceof SqlError) send(response, 400, { message: error.message, ...error.fields });
      else if (error instanceof BadRequest) send(response, error.status, { message: error.message });
      else send(response, 503, { message: `The database cannot be reached: ${messageOf(error)}` });
    }
  }

  async function control(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${token}`)) {
      return send(response, 401, { message: 'This needs the control token.' });
    }
    const given = JSON.parse(await readBody(request)) as { state?: string; distanceMs?: number };
    const wanted = given.state ?? '';
    if (!states.includes(wanted)) {
      return send(response, 400, { message: `"state" is one of ${states.join(', ')}.` });
    }
    state = wanted as EndpointState;
    distanceMs = Math.min(Math.max(Number(given.distanceMs) || 0, 0), 1000);
    for (const resume of waiting) resume();
    waiting.clear();
    send(response, 200, { state, asked });
  }

  const server = createServer((request, response) => {
    const path = `${request.method} ${request.url}`;
    let done: Promise<void> | undefined;
    if (path === 'POST /sql') done = sql(request, response);
    else if (path === 'POST /control' && options.controlToken) done = control(request, response, options.controlToken);
    if (!done) return send(response, 404, { message: 'Only POST /sql is here.' });
    done.catch((error: unknown) => send(response, 400, { message: messageOf(error) }));
  });
  // The Worker keeps its connections open between requests; closing an idle one would race with its next request.
  server.keepAliveTimeout = 0;
  return server;
}

class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function checkHeaders(headers: IncomingHttpHeaders, password: string): void {
  const given = URL.parse(headers['neon-connection-string']?.toString() ?? '')?.password ?? '';
  if (!sameText(given, password)) throw new BadRequest(401, 'The password of the connection string is not right.');
  if (headers['neon-raw-text-output'] !== 'true' || headers['neon-array-mode'] !== 'true') {
    throw new BadRequest(
      400,
      'Send "Neon-Raw-Text-Output: true" and "Neon-Array-Mode: true", as the Neon driver does.',
    );
  }
}

async function answer(database: Database, request: IncomingMessage): Promise<unknown> {
  const body = readJson(await readBody(request));
  if (!Array.isArray(body.queries)) return encode(await database.query(readStatement(body)));
  const results = await database.batch(body.queries.map(readStatement), readBatchOptions(request.headers));
  return { results: results.map(encode) };
}

function readBatchOptions(headers: IncomingHttpHeaders): BatchOptions {
  const options: BatchOptions = {};
  const level = headers['neon-batch-isolation-level']?.toString();
  if (isIsolationLevel(level)) options.isolationLevel = level;
  const readOnly = headers['neon-batch-read-only'];
  if (readOnly !== undefined) options.readOnly = readOnly === 'true';
  const deferrable = headers['neon-batch-deferrable'];
  if (deferrable !== undefined) options.deferrable = deferrable === 'true';
  return options;
}

function readJson(text: string): { query?: unknown; params?: unknown; queries?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new BadRequest(400, 'The body is not JSON.');
  }
}

function readStatement(value: unknown): Statement {
  const { query, params = [] } = Object(value) as { query?: unknown; params?: unknown };
  if (typeof query !== 'string' || !Array.isArray(params)) {
    throw new BadRequest(400, 'A statement is { "query": text, "params": [values] }.');
  }
  return { query, params: params.map(asText) };
}

/** The driver sends text and null; a hand-written client may send plain JSON values too. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function encode(result: Result): unknown {
  return { ...result, rowAsArray: true };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) throw new BadRequest(413, 'The request is larger than 64 MiB.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
