import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { SignedIn, Tokens } from '../contract/auth.ts';
import type { ErrorBody } from '../contract/errors.ts';
import { type Database, openDatabase } from '../worker/db/client.ts';

/** What the API answered: the body is JSON, or the text of anything else. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface CallOptions {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls the running hub's API. `path` is below `/api/v1`. */
export async function call<T = ErrorBody>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { token, body, headers } = options;
  const response = await fetch(`${inject('hub').url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export interface Person extends SignedIn {
  email: string;
  password: string;
  token: string;
  refreshToken: string;
}

export function newRegistration(over: Record<string, unknown> = {}) {
  return {
    email: `${randomUUID()}@shop.test`,
    password: `secret-${randomUUID()}`,
    firstName: 'Ann',
    lastName: 'Example',
    companyName: 'Example & Daughters',
    ...over,
  };
}

/** A new user with a workspace of his own. */
export async function newPerson(over: { email?: string; password?: string } = {}): Promise<Person> {
  const registration = newRegistration(over);
  const { status, body } = await call<SignedIn & { tokens: IssuedTokens }>('POST', '/auth/register', {
    body: registration,
  });
  if (status !== 201) throw new Error(`Registration answered ${status}: ${JSON.stringify(body)}`);
  const { email, password } = registration;
  return { ...body, email, password, token: body.tokens.accessToken, refreshToken: body.tokens.refreshToken };
}

export type IssuedTokens = Tokens & { refreshToken: string };

/** The hub's own tables, for what no call can arrange. */
export function openTables(): Database {
  const { connectionString, endpoint } = inject('hub').database;
  return openDatabase({ url: connectionString, endpoint });
}
