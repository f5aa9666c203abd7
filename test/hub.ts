import { EventSourceParserStream } from 'eventsource-parser/stream';
import { inject } from 'vitest';
import type { SignedIn } from '../contract/auth.ts';
import { setEndpointState } from '../dev/database/start.ts';
import type { HubAddress } from './hub-address.ts';

/** What a call answered; `body` is the parsed JSON, or the text when it is something else. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

interface CallOptions {
  /** GET without a body, POST with one, unless told otherwise. */
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls the API: `path` is below `/api/v1`. Every status is an answer, none is thrown. */
export type Api = <T = any>(path: string, options?: CallOptions) => Promise<Answer<T>>;

/** A person who has just registered, in a workspace of their own. */
export interface Member extends SignedIn {
  email: string;
  password: string;
  accessToken: string;
  /** Calls the API as this person. */
  api: Api;
  /** A raw request as this person, for streams: `path` is the whole path. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

/** The hub that runs for all tests of this run, with the switch of its database. */
export function hub() {
  const address: HubAddress = inject('hub');
  const controls = controlsOf(address);
  return {
    ...address,
    ...controls,
    /** Runs what happens by the clock, as of now: another time would be another time for every test of this run. */
    runSchedule: () => controls.runSchedule(),
  };
}

/** What a test may do to a hub, the shared one or its own. */
export function controlsOf(address: HubAddress) {
  return {
    /** Calls the API as nobody. */
    api: apiOf(address.url),
    /** A raw request: `path` is the whole path. */
    fetch: (path: string, init?: RequestInit) => fetch(new URL(path, address.url), init),
    /** Runs what happens by the clock, as cron does every minute, as if it were `at`. */
    async runSchedule(at = new Date()): Promise<void> {
      const { status } = await fetch(new URL(`/cdn-cgi/local/scheduled?time=${at.getTime()}`, address.ownDoor));
      if (status !== 200) throw new Error(`The schedule answered ${status}.`);
    },
    /** Registers a new person and signs them in. */
    registerWorkspace: (given: Partial<Registration> = {}) => register(address.url, given),
    /**
     * Takes the database away while `work` runs: requests to it are cut (`away`), refused (`unavailable`) or held up
     * (`hanging`). Only for a hub of one's own, as every test of the run uses the shared one's.
     */
    async withoutDatabase<T>(how: 'away' | 'unavailable' | 'hanging', work: () => Promise<T>): Promise<T> {
      await setEndpointState(address.database.control, how);
      try {
        return await work();
      } finally {
        await setEndpointState(address.database.control, 'up');
      }
    },
  };
}

/** `hub().registerWorkspace()`, for it is what nearly every story begins with. */
export const registerWorkspace = (given: Partial<Registration> = {}) => hub().registerWorkspace(given);

interface Registration {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  companyName: string;
}

async function register(url: string, given: Partial<Registration>): Promise<Member> {
  const registration: Registration = {
    email: `${crypto.randomUUID()}@shop.example`,
    password: 'correct horse battery',
    firstName: 'Ada',
    lastName: 'Byron',
    companyName: 'Analytical Goods',
    ...given,
  };
  const { status, body } = await apiOf(url)<SignedIn>('/auth/register', { body: registration });
  if (status !== 201) throw new Error(`Registering answered ${status}: ${JSON.stringify(body)}`);
  const { accessToken } = body.tokens;
  const authorization = { authorization: `Bearer ${accessToken}` };
  return {
    ...body,
    email: registration.email,
    password: registration.password,
    accessToken,
    api: apiOf(url, authorization),
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization.authorization);
      return fetch(new URL(path, url), { ...init, headers });
    },
  };
}

function apiOf(url: string, always: Record<string, string> = {}): Api {
  return async (path, { method, body, headers } = {}) => {
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...always, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
}

/** One event of a stream; `data` is its parsed JSON. */
export interface SseEvent<T = any> {
  id: string | undefined;
  event: string | undefined;
  data: T;
}

/** The events of an SSE answer as they come. Leaving the loop cancels the stream. */
export async function* readSse<T = any>(response: Response): AsyncGenerator<SseEvent<T>> {
  if (!response.body) throw new Error(`The answer has no body (status ${response.status}).`);
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { id, event, data } of events) yield { id, event, data: JSON.parse(data) };
}

/** All events of an SSE answer, once it has ended. */
export async function collectSse<T = any>(response: Response): Promise<SseEvent<T>[]> {
  return Array.fromAsync(readSse<T>(response));
}
