import { createRoute } from '@hono/zod-openapi';
import {
  ApiKey,
  AuthorizationAnswer,
  AuthorizationOutcome,
  AuthorizationQuestion,
  AuthorizationRequest,
  NewApiKey,
  NewKeyInput,
} from '../../contract/doors.ts';
import { PageQuery, page } from '../../contract/errors.ts';
import { limitRate } from '../http/rate-limit.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { listKeys, makeKey, revokeKey } from './keys.ts';
import { answerAuthorization, readAuthorization } from './oauth/authorization.ts';

export const doorRoutes = newRouter();

const tags = ['Programs'];
const security = BEARER;

doorRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/keys',
    summary: 'Make a key by which a program calls in your name',
    description: 'The key is shown this once. Keys cannot make keys.',
    tags,
    security,
    request: { body: body(NewKeyInput) },
    responses: { 201: json(NewApiKey, 'The key'), ...refusals(400, 401, 403, 409, 429) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await limitRate(ctx, { name: 'make-key', key: ctx.user.id, capacity: 30, refillPerSecond: 1 / 60 });
    c.header('Cache-Control', 'no-store');
    return c.json(await makeKey(ctx, c.req.valid('json')), 201);
  },
);

doorRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/keys',
    summary: 'The keys of the workspace, and the programs that were given access',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(ApiKey), 'Newest first, without those that were revoked'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listKeys(userCtx(c), c.req.valid('query')), 200),
);

doorRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/keys/{id}',
    summary: 'Revoke a key or a program’s access, at once',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Revoked'), ...refusals(400, 401, 403, 404) },
  }),
  async (c) => {
    await revokeKey(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

doorRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/oauth-server/requests',
    summary: 'What a program asks for, to show to the person who decides',
    description:
      'Takes the query that the program sent the browser to `/authorize` with. 400 where the program or its address is not known: show that, and send the browser nowhere.',
    tags,
    security,
    request: { query: AuthorizationRequest },
    responses: { 200: json(AuthorizationQuestion, 'The question, or where to return'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await readAuthorization(userCtx(c), c.req.valid('query')), 200),
);

doorRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/oauth-server/grants',
    summary: 'Allow or refuse what a program asks for',
    tags,
    security,
    request: { body: body(AuthorizationAnswer) },
    responses: { 200: json(AuthorizationOutcome, 'Where the browser goes now'), ...refusals(400, 401, 403, 429) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await limitRate(ctx, { name: 'oauth-grant', key: ctx.user.id, capacity: 30, refillPerSecond: 1 / 60 });
    return c.json(await answerAuthorization(ctx, c.req.valid('json')), 200);
  },
);
