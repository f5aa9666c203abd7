import { createRoute, z } from '@hono/zod-openapi';
import { Changes } from '../../../contract/changes.ts';
import { queryCache } from '../../cache/query-cache.ts';
import { BEARER, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { changes } from './changes.ts';

export const changeRoutes = newRouter();

changeRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/changes',
    summary: 'What changed against the like-for-like time before, and what contributed to it',
    tags: ['Analyst'],
    security: BEARER,
    request: { query: z.object({ range: z.string().max(50).default('7d') }) },
    responses: { 200: json(Changes, 'The changes; the parts of each add up to it'), ...refusals(400, 401) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    const input = c.req.valid('query');
    return c.json(await queryCache.through(ctx, { name: 'changes', input }, () => changes(ctx, input)), 200);
  },
);
