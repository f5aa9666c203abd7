import type { MiddlewareHandler } from 'hono';
import { makeContext } from '../context.ts';
import { newId } from '../db/id.ts';
import { checkEnv } from '../env.ts';
import type { AppEnv } from './router.ts';

/** Gives every request its id and context, and writes its one line to the log: no query, no body, no token. */
export const request: MiddlewareHandler<AppEnv> = async (c, next) => {
  checkEnv(c.env);
  const started = Date.now();
  const requestId = newId();
  const ctx = makeContext(c.env, {
    requestId,
    origin: new URL(c.req.url).origin,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
  });
  c.set('requestId', requestId);
  c.set('ctx', ctx);
  await next();
  await drain(c.req.raw);
  c.res.headers.set('X-Request-Id', requestId);
  const after = c.get('ctx');
  after.log.info('request', {
    method: c.req.method,
    path: new URL(c.req.url).pathname,
    status: c.res.status,
    ms: Date.now() - started,
    workspace: after.workspace?.id,
    user: after.user?.id,
  });
};

/** As much as is read of a body that nobody wanted: enough for a client to send it all and then read the refusal. */
const DRAINED = 16 * 1024 * 1024;

/** A request answered before its body was read has its connection closed, under whatever the client sends next on it. */
async function drain({ body, bodyUsed }: Request): Promise<void> {
  if (!body || bodyUsed || body.locked) return;
  const reader = body.getReader();
  try {
    for (let left = DRAINED; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client is gone, and with it the connection.
  }
}
