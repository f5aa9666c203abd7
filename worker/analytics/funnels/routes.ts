import { createRoute } from '@hono/zod-openapi';
import { page } from '../../../contract/errors.ts';
import { FunnelPeopleQuery, FunnelQuery, FunnelResult } from '../../../contract/funnels.ts';
import { Person } from '../../../contract/people.ts';
import { queryCache } from '../../cache/query-cache.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { funnel, funnelPeople } from './funnel.ts';

const tags = ['Analyst'];

export const funnelRoutes = newRouter();

funnelRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/funnel',
    summary: 'How many people went how far through steps of your choice, and how long it took',
    description:
      'A person’s path is the attempt that gets furthest; of several, the one that begins first. `ordered`: each step at or after the one before, whatever was done between. `strict`: the steps follow each other with nothing done between. `unordered`: so many different steps, whichever came first. Who did an excluded thing strictly between two steps of the path is taken out.',
    tags,
    security: BEARER,
    request: { body: body(FunnelQuery) },
    responses: { 200: json(FunnelResult, 'The funnel'), ...refusals(400, 401) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    const input = c.req.valid('json');
    return c.json(await queryCache.through(ctx, { name: 'funnel', input }, () => funnel(ctx, input)), 200);
  },
);

funnelRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/funnel/people',
    summary: 'The people who reached a step of a funnel, or who got to the step before and no further',
    tags,
    security: BEARER,
    request: { body: body(FunnelPeopleQuery) },
    responses: { 200: json(page(Person), 'People, seen last first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await funnelPeople(userCtx(c), c.req.valid('json')), 200),
);
