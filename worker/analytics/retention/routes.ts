import { createRoute } from '@hono/zod-openapi';
import { page } from '../../../contract/errors.ts';
import { Person } from '../../../contract/people.ts';
import { RetentionPeopleQuery, RetentionQuery, RetentionResult } from '../../../contract/retention.ts';
import { queryCache } from '../../cache/query-cache.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { retention, retentionPeople } from './retention.ts';

const tags = ['Analyst'];

export const retentionRoutes = newRouter();

retentionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/retention',
    summary: 'Who comes back: people by the period they began in, and how many returned in each period after it',
    tags,
    security: BEARER,
    request: { body: body(RetentionQuery) },
    responses: { 200: json(RetentionResult, 'The triangle'), ...refusals(400, 401) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    const input = c.req.valid('json');
    return c.json(await queryCache.through(ctx, { name: 'retention', input }, () => retention(ctx, input)), 200);
  },
);

retentionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/retention/people',
    summary: 'The people of a cohort, or of one cell of the triangle',
    tags,
    security: BEARER,
    request: { body: body(RetentionPeopleQuery) },
    responses: { 200: json(page(Person), 'People, seen last first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await retentionPeople(userCtx(c), c.req.valid('json')), 200),
);
