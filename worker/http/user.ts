import type { MiddlewareHandler } from 'hono';
import { findCaller } from '../auth/caller.ts';
import type { AppEnv } from './router.ts';

/** Longer than any token of ours. */
const LONGEST_TOKEN = 4096;

/** Finds out who calls. Without a valid bearer token the caller stays anonymous; `requireUser` refuses those. */
export const identifyCaller: MiddlewareHandler<AppEnv> = async (c, next) => {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token && token.length <= LONGEST_TOKEN) {
    const ctx = c.get('ctx');
    const caller = await findCaller(ctx, token);
    if (caller) c.set('ctx', { ...ctx, ...caller });
  }
  await next();
};
