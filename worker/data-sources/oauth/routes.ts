import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { OAuthProviderName, OAuthProviders, OAuthStarted, OAuthStartQuery } from '../../../contract/oauth.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { type AppEnv, BEARER, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { endJourney, listProviders, startJourney } from './journey.ts';
import { cookieName, STATE_LIFE_MS } from './states.ts';

export const oauthRoutes = newRouter();

const tags = ['Data sources'];
const security = BEARER;
const ProviderParam = z.object({ provider: OAuthProviderName });

oauthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/oauth/providers',
    summary: 'Where sources can be connected by signing in',
    description: 'A provider that is not configured here is connected by an access token instead.',
    tags,
    security,
    responses: { 200: json(OAuthProviders, 'The providers'), ...refusals(401) },
  }),
  (c) => c.json({ providers: listProviders(userCtx(c)) }, 200),
);

oauthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/oauth/{provider}/start',
    summary: 'Begin to connect a source by signing in at its provider',
    description:
      'Answers the address to send the browser to, and gives that browser a cookie without which the way back is closed: ' +
      'call it from the browser that goes. Good for ten minutes and once. The browser comes back to `/sources/<id>?connection=connected`, ' +
      'or to `/sources?connection=<problem>&provider=<provider>`.',
    tags,
    security,
    request: { params: ProviderParam, query: OAuthStartQuery },
    responses: { 200: json(OAuthStarted, 'Where to go'), ...refusals(400, 401, 404, 409, 429) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await limitRate(ctx, { name: 'oauth', key: ctx.workspace.id, capacity: 30, refillPerSecond: 0.2 });
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    const { url, state, browser } = await startJourney(ctx, input);
    setCookie(c, await cookieName(state), browser, { ...attributes(c), maxAge: STATE_LIFE_MS / 1000 });
    return c.json({ url }, 200);
  },
);

oauthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/oauth/{provider}/callback',
    summary: 'Where a provider sends the browser back to',
    description: 'Takes no bearer token: the state and the cookie of the browser that began say whose it is.',
    tags,
    request: { params: ProviderParam },
    responses: { 302: { description: 'Back to the sources, with what came of it' }, ...refusals(400) },
  }),
  async (c) => {
    const { provider } = c.req.valid('param');
    const query = new URL(c.req.url).searchParams;
    const cookie = await cookieName(query.get('state') ?? '');
    const ended = await endJourney(c.get('ctx'), { provider, query, browser: getCookie(c, cookie) });
    deleteCookie(c, cookie, attributes(c));
    if (ended.kind === 'connected') return c.redirect(`/sources/${ended.sourceId}?connection=connected`, 302);
    return c.redirect(`/sources?${new URLSearchParams({ connection: ended.problem, provider })}`, 302);
  },
);

/** Lax: the way back is a navigation that another site begins. */
function attributes(c: Context<AppEnv>) {
  return {
    path: '/api/v1/oauth',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('ctx').origin.startsWith('https:'),
  } as const;
}
