import type { Context } from 'hono';
import type { UserCtx } from '../context.ts';
import { limitKey } from '../doors/guard.ts';
import { findKeyCaller } from '../doors/key-caller.ts';
import { USUAL_SCOPES } from '../doors/oauth/offer.ts';
import { ApiError } from '../errors.ts';
import { type AppEnv, newRouter } from '../http/router.ts';
import { jsonOnly, limitBody, origins, uncached } from '../http/security.ts';

/** The door for programs that speak the Model Context Protocol. The protocol itself is loaded with the first of them. */
export const mcpRoutes = newRouter();

mcpRoutes.use('/mcp', uncached, origins, limitBody, jsonOnly);
mcpRoutes.all('/mcp', async (c) => {
  const ctx = await enter(c);
  const { serveMcp } = await import('./server.ts');
  return serveMcp(ctx, c.req.raw);
});

/** The caller, by a key alone: what signs a person in is not for programs. 401 says where access is granted. */
async function enter(c: Context<AppEnv>): Promise<UserCtx & Required<Pick<UserCtx, 'apiKey'>>> {
  const ctx = c.get('ctx');
  const presented = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const caller = presented ? await findKeyCaller(ctx, presented) : undefined;
  if (!caller) {
    const metadata = `${ctx.origin}/.well-known/oauth-protected-resource/mcp`;
    const error = presented === undefined ? '' : 'error="invalid_token", ';
    const challenge = `Bearer ${error}resource_metadata="${metadata}", scope="${USUAL_SCOPES.join(' ')}"`;
    throw new ApiError('unauthenticated', 'Connect by OAuth, or send a key: Authorization: Bearer phk_…', {
      headers: { 'WWW-Authenticate': challenge },
    });
  }
  const entered = { ...ctx, ...caller };
  c.set('ctx', entered);
  await limitKey(entered, caller.apiKey);
  return entered;
}
