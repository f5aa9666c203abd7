import type { Context } from 'hono';
import type { Env } from '../env.ts';
import type { AppEnv } from './router.ts';

/** The whole Worker, as it is called by the platform. */
export type Fetch = (request: Request, env: Env, execution: Context['executionCtx']) => Response | Promise<Response>;

/** The requests that run a second time, by the id they have had from the first. */
const second = new WeakMap<Request, string>();

/** Runs a request without a body once more from the door on: under the same id, and without another line in the log. */
export async function runAnew(c: Context<AppEnv>, fetch: Fetch): Promise<Response> {
  const request = new Request(c.req.raw);
  second.set(request, c.get('requestId'));
  return fetch(request, c.env, c.executionCtx);
}

export function idOfFirstRun(request: Request): string | undefined {
  return second.get(request);
}
