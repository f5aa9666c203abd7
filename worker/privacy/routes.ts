import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import { PrivacyRequest } from '../../contract/privacy.ts';
import { BEARER, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { askToErase } from './erase.ts';
import { exportPerson } from './export.ts';
import { listRequests } from './requests.ts';

export const privacyRoutes = newRouter();

const tags = ['People'];
const security = BEARER;

privacyRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/people/{id}/export',
    summary: 'All that is kept of a person, as one JSON file',
    tags,
    security,
    request: { params: IdParam },
    responses: {
      200: {
        description: 'The person, ids, merges, consents, events, orders, segments, messages and decisions',
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
      ...refusals(400, 401, 403, 404),
    },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const file = await exportPerson(userCtx(c), id);
    return new Response(file, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="person-${id}.json"`,
        'Cache-Control': 'no-store',
      },
    }) as never;
  },
);

privacyRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/people/{id}/erase',
    summary: 'Erase a person; it cannot be undone',
    description: 'It begins at once and is followed in the ledger, `GET /privacy-requests`.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 202: json(PrivacyRequest, 'The request'), ...refusals(400, 401, 403, 404) },
  }),
  async (c) => c.json(await askToErase(userCtx(c), c.req.valid('param').id), 202),
);

privacyRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/privacy-requests',
    summary: 'Who asked for somebody’s data or its erasure, and what was done, newest first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(PrivacyRequest), 'Requests'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listRequests(userCtx(c), c.req.valid('query')), 200),
);
