import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { ApiError } from '../../errors.ts';
import { clientOf, networkOf } from '../../http/client.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { type AppEnv, newRouter } from '../../http/router.ts';
import { limitBody, origins, uncached } from '../../http/security.ts';
import { registerClient } from './clients.ts';
import { resourceMetadata, serverMetadata } from './offer.ts';
import { Refusal, refuse } from './refusal.ts';
import { grantAccess, revokeAccess } from './tokens.ts';

/** The endpoints that programs call by OAuth 2.1. What people see of it is a page of the web, and `/api/v1/oauth-server`. */
export const oauthServerRoutes = newRouter();

// Tells nothing that is anybody's own: any page may read it.
oauthServerRoutes.use('/.well-known/*', cors({ origin: '*' }));
for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp']) {
  oauthServerRoutes.get(path, (c) => c.json(resourceMetadata(c.get('ctx').origin)));
}
oauthServerRoutes.get('/.well-known/oauth-authorization-server', (c) => c.json(serverMetadata(c.get('ctx').origin)));

oauthServerRoutes.use('/oauth/*', uncached, origins, limitBody);

oauthServerRoutes.post('/oauth/register', (c) =>
  answer(c, 201, async () => {
    await limitNetwork(c, { name: 'oauth-register', capacity: 30, refillPerSecond: 1 / 120 });
    // All together, too: what a program that nobody knows can store is bounded.
    await limitRate(c.get('ctx'), { name: 'oauth-register-all', key: 'all', capacity: 1000, refillPerSecond: 0.1 });
    const given = await c.req.json().catch(() => refuse('invalid_client_metadata', 'Send JSON'));
    return registerClient(c.get('ctx'), given);
  }),
);

oauthServerRoutes.post('/oauth/token', (c) =>
  answer(c, 200, async () => {
    await limitNetwork(c, { name: 'oauth-token', capacity: 120, refillPerSecond: 1 });
    return grantAccess(c.get('ctx'), await readForm(c));
  }),
);

oauthServerRoutes.post('/oauth/revoke', (c) =>
  answer(c, 200, async () => {
    await limitNetwork(c, { name: 'oauth-revoke', capacity: 120, refillPerSecond: 1 });
    await revokeAccess(c.get('ctx'), await readForm(c));
    return {};
  }),
);

/** The answer of an endpoint, or its refusal in the words of OAuth. */
async function answer(c: Context<AppEnv>, status: 200 | 201, work: () => Promise<object>): Promise<Response> {
  try {
    return c.json(await work(), status);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ error: error.code, error_description: error.message }, 400);
  }
}

async function limitNetwork(c: Context<AppEnv>, limit: { name: string; capacity: number; refillPerSecond: number }) {
  await limitRate(c.get('ctx'), { ...limit, key: networkOf(clientOf(c)) });
}

/** A form's fields, each at most once and none of them long. */
async function readForm(c: Context<AppEnv>): Promise<Record<string, string>> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new ApiError('not_json', 'Send a form: Content-Type: application/x-www-form-urlencoded');
  }
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    if (name in form || value.length > 2000)
      return refuse('invalid_request', `${name.slice(0, 50)}: once, and at most 2,000 characters`);
    form[name] = value;
  }
  return form;
}
