import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Scope } from '../../contract/doors.ts';
import type { Ctx, KeyInUse } from '../context.ts';
import { ApiError, fail } from '../errors.ts';
import { limitRate } from '../http/rate-limit.ts';
import type { AppEnv } from '../http/router.ts';
import { CONTENT_NEEDS, ROUTE_NEEDS } from './scopes.ts';

const BASE = '/api/v1';

/** A key may call 300 times at once and five times a second from then on. */
export async function limitKey(ctx: Ctx, key: KeyInUse): Promise<void> {
  await limitRate(ctx, { name: 'key', key: key.id, capacity: 300, refillPerSecond: 5 });
}

/** Lets a key through to what its scopes open, and to nothing else. People pass. */
export const scoped: MiddlewareHandler<AppEnv> = async (c, next) => {
  const ctx = c.get('ctx');
  const { apiKey: key } = ctx;
  if (!key) return next();
  await limitKey(ctx, key);
  if (key.isProgram) return fail('forbidden', 'This access was given for MCP: it opens /mcp alone');
  const route = routeOf(c);
  // No such route: the answer is 404, as for everybody.
  if (route === undefined) return next();
  const needs = ROUTE_NEEDS[route] ?? 'person';
  if (needs === 'person') return fail('forbidden', 'No key opens this: a person who is signed in may do it');
  requireScopes(key, needs);
  const asks = CONTENT_NEEDS[route];
  if (asks) {
    const body = c.req.method === 'GET' ? undefined : await c.req.json().catch(() => undefined);
    requireScopes(key, asks({ body, query: new URL(c.req.url).searchParams }));
  }
  await next();
};

/** Throws 403, naming the first scope of these that the key lacks. */
export function requireScopes(key: KeyInUse, needed: Scope[]): void {
  const missing = needed.find((scope) => !key.scopes.includes(scope));
  if (missing === undefined) return;
  throw new ApiError('forbidden', `This key lacks the scope ${missing}`, {
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${needed.join(' ')}"` },
  });
}

/** The route that will answer, as the API's document names it; middleware of whole folders is none. */
function routeOf(c: Context): string | undefined {
  const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && !path.includes('*'));
  return route && `${route.method} ${route.path.slice(BASE.length).replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`;
}
