import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { neon, neonConfig } from '@neondatabase/serverless';
import pRetry from 'p-retry';
import { Temporal } from 'temporal-polyfill';
import type { Summary } from '../contract/analytics.ts';
import type { SignedIn } from '../contract/auth.ts';
import type { DataSource } from '../contract/sources.ts';
import { type Invoice, type Message, makeMessages, readInvoices, SHOP_ZONE } from './demo-shop.ts';
import { HubError } from './hub-error.ts';

/** What a data folder remembers of its demo shop. */
interface DemoState {
  email: string;
  password: string;
  /** What the last day of the data became: kept, so that an interrupted load goes on with the same days. */
  lastDay: string;
  loaded: boolean;
}

interface Options {
  baseUrl: string;
  dataDir: string;
  /** The hub's database: only there can a workspace be marked as the demo, no call of the API does it. */
  database: { url: string; endpoint?: string | undefined };
  /** Told how many of the shop's events are stored. */
  onProgress?: (stored: number, of: number) => void;
  /** A part of the shop, for tests; all of it unless given. */
  invoices?: Invoice[];
}

const SOURCE_NAME = 'Lantern Gifts shop';
const BATCH = 500;
const IN_FLIGHT = 4;
const POLL_MS = 500;
/** So long without one more stored event, and the load is given up. */
const PATIENCE_MS = 60_000;
/** A machine with much else to do answers "not now" for a while. */
const AGAIN = { retries: 8, minTimeout: 500, maxTimeout: 8000, randomize: true };

/** The sign-in of a data folder's demo user, made at the first call and kept in `demo.json` for its owner's eyes only. */
export function demoSignIn(dataDir: string): { email: string; password: string } {
  const { email, password } = readState(dataDir);
  return { email, password };
}

/**
 * Loads the demo shop into a running hub through its API and its collector, once for each data folder; a load that
 * was interrupted goes on where it ended. Returns how to sign in when everything is stored. Throws a `HubError`.
 */
export async function loadDemo(options: Options): Promise<{ email: string; password: string }> {
  const state = readState(options.dataDir);
  const { email, password } = state;
  if (state.loaded) return { email, password };

  const hub = hubAt(options.baseUrl);
  const token = await signIn(hub, { email, password });
  const writeKey = await makeShop(hub, token, options);
  const messages = makeMessages(options.invoices ?? readInvoices(), state.lastDay);
  // What tells who somebody is, is no event of the summary.
  const expected = messages.filter(({ type }) => type !== 'identify').length;

  const failure = new AbortController();
  const sending = sendAll(hub, writeKey, messages).catch((error: unknown) => failure.abort(error));
  await untilStored(hub, token, expected, { signal: failure.signal, onProgress: options.onProgress });
  await sending;
  writeState(options.dataDir, { ...state, loaded: true });
  return { email, password };
}

type Hub = ReturnType<typeof hubAt>;

interface Call {
  body?: unknown;
  authorization?: string;
  expect?: number[];
}

/** Answered with 429 or 503. */
class NotNow extends HubError {}

/** Calls of the hub's API. "Not now" is asked again, patiently; a refusal is thrown unless its status is expected. */
function hubAt(baseUrl: string) {
  async function once<T>(
    method: string,
    path: string,
    { body, authorization, expect = [], key }: Call & { key: string },
  ): Promise<{ status: number; body: T }> {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...(authorization && { authorization }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: Error) => {
      throw new HubError(`The demo shop could not be loaded: the hub did not answer (${cause.message}).`);
    });
    const text = await response.text();
    if (!response.ok && !expect.includes(response.status)) {
      const Reason = response.status === 429 || response.status === 503 ? NotNow : HubError;
      throw new Reason(`The demo shop could not be loaded: ${method} ${path} answered ${response.status} ${text}`);
    }
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }
  return function call<T>(method: string, path: string, options: Call = {}) {
    const shouldRetry = ({ error }: { error: Error }) => error instanceof NotNow;
    // What was done, though it could not be said, is not done again under the same key.
    const key = randomUUID();
    return pRetry(() => once<T>(method, path, { ...options, key }), { ...AGAIN, shouldRetry });
  };
}

async function signIn(hub: Hub, user: { email: string; password: string }): Promise<string> {
  const body = { ...user, firstName: 'Demo', lastName: 'Owner', companyName: 'Lantern Gifts' };
  const made = await hub<SignedIn>('POST', '/api/v1/auth/register', { body, expect: [409] });
  const signedIn =
    made.status === 409 ? await hub<SignedIn>('POST', '/api/v1/auth/login', { body: user, expect: [401] }) : made;
  if (signedIn.status === 401) {
    throw new HubError(
      'The database has a demo shop of another data folder; start without one: npm start -- --no-demo, or empty the database.',
    );
  }
  return `Bearer ${signedIn.body.tokens.accessToken}`;
}

/** Makes the workspace a British shop and the demo, with one source; returns the source's write key. */
async function makeShop(hub: Hub, authorization: string, { database }: Options): Promise<string> {
  const { body: workspace } = await hub<{ id: string }>('PATCH', '/api/v1/workspace', {
    authorization,
    body: { timezone: SHOP_ZONE, currency: 'GBP' },
  });
  const endpoint = database.endpoint;
  if (endpoint) neonConfig.fetchEndpoint = () => endpoint;
  await neon(database.url)`update workspaces set is_demo = true where id = ${workspace.id}`;

  const { body: sources } = await hub<{ data: DataSource[] }>('GET', '/api/v1/data-sources', { authorization });
  const source =
    sources.data.find(({ name }) => name === SOURCE_NAME) ??
    (
      await hub<DataSource>('POST', '/api/v1/data-sources', {
        authorization,
        body: { sourceType: 'segment', name: SOURCE_NAME, config: {} },
      })
    ).body;
  if (!source.writeKey) throw new HubError('The demo shop could not be loaded: its source has no write key.');
  return source.writeKey;
}

/** Sends everything as any shop would, a few batches at a time. */
async function sendAll(hub: Hub, writeKey: string, messages: Message[]): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (next < messages.length) {
      const batch = messages.slice(next, next + BATCH);
      next += BATCH;
      await hub('POST', '/v1/batch', { body: { writeKey, batch, historical: true } });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
}

async function untilStored(
  hub: Hub,
  authorization: string,
  expected: number,
  { signal, onProgress }: { signal: AbortSignal; onProgress: Options['onProgress'] },
): Promise<void> {
  let stored = -1;
  let since = Date.now();
  while (stored < expected) {
    signal.throwIfAborted();
    const { body } = await hub<Summary>('GET', '/api/v1/analytics/summary', { authorization });
    if (body.totals.events > stored) {
      stored = body.totals.events;
      since = Date.now();
      onProgress?.(Math.min(stored, expected), expected);
    } else if (Date.now() - since > PATIENCE_MS) {
      throw new HubError(
        `The demo shop stopped loading at ${stored} of ${expected} events; start again to go on, or see worker.log in the data folder.`,
      );
    }
    if (stored < expected) await wait(POLL_MS);
  }
}

function readState(dataDir: string): DemoState {
  const file = stateFile(dataDir);
  if (existsSync(file)) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      throw new HubError(`${file} cannot be read as JSON; restore it, or begin anew with: npm start -- --reset`);
    }
  }
  const state = {
    email: 'demo@lanterngifts.example',
    password: randomBytes(12).toString('base64url'),
    lastDay: Temporal.Now.plainDateISO(SHOP_ZONE).subtract({ days: 1 }).toString(),
    loaded: false,
  };
  writeState(dataDir, state);
  return state;
}

function writeState(dataDir: string, state: DemoState): void {
  const half = `${stateFile(dataDir)}.new`;
  writeFileSync(half, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(half, stateFile(dataDir));
}

function stateFile(dataDir: string): string {
  return join(dataDir, 'demo.json');
}
