import type { MiddlewareHandler } from 'hono';
import { makeContext } from '../context.ts';
import { newId } from '../db/id.ts';
import { checkEnv } from '../env.ts';
import { idOfFirstRun } from './anew.ts';
import { drain } from './body.ts';
import type { AppEnv } from './router.ts';

/** What the doors took in is logged by the append that kept it, with how many it were: a line for each would cost more than the rest. */
const TAKEN_IN = /^\/(v1|webhooks)\//;

/** Gives every request its id and context, and writes its one line to the log: no query, no body, no token. */
export const request: MiddlewareHandler<AppEnv> = async (c, next) => {
  checkEnv(c.env);
  const started = Date.now();
  const first = idOfFirstRun(c.req.raw);
  const requestId = first ?? newId();
  const ctx = makeContext(c.env, {
    requestId,
    origin: () => new URL(c.req.url).origin,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
  });
  c.set('requestId', requestId);
  c.set('ctx', ctx);
  await next();
  await drain(c.req.raw);
  c.res.headers.set('X-Request-Id', requestId);
  const after = c.get('ctx');
  if (first !== undefined || (c.res.ok && TAKEN_IN.test(c.req.path))) return;
  after.log.info('request', {
    method: c.req.method,
    path: new URL(c.req.url).pathname,
    status: c.res.status,
    ms: Date.now() - started,
    workspace: after.workspace?.id,
    user: after.user?.id,
    key: after.apiKey?.id,
  });
};
