import { createRoute, z } from '@hono/zod-openapi';
import { MuteInput, Unusual, WatchedMetric } from '../../../contract/unusual.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { mute, unmute } from './mute.ts';
import { unusual } from './unusual.ts';

export const unusualRoutes = newRouter();

const tags = ['Analyst'];
const security = BEARER;

unusualRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/unusual',
    summary: 'What was unusual yesterday',
    description:
      'Revenue, orders, average order value and new customers beside the same weekday of the eight weeks before. On days on which ' +
      'nothing changed, something is told by mistake once in twenty times.',
    tags,
    security,
    responses: { 200: json(Unusual, 'What lies beyond chance'), ...refusals(401) },
  }),
  async (c) => c.json(await unusual(userCtx(c)), 200),
);

unusualRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/unusual/mute',
    summary: 'Tells nothing of a number for some days',
    tags,
    security,
    request: { body: body(MuteInput) },
    responses: { 200: json(Unusual, 'What is left'), ...refusals(400, 401, 415) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await mute(ctx, c.req.valid('json'));
    return c.json(await unusual(ctx), 200);
  },
);

unusualRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/analytics/unusual/mute/{metric}',
    summary: 'Tells of a number again',
    tags,
    security,
    request: { params: z.object({ metric: WatchedMetric }) },
    responses: { 200: json(Unusual, 'What is told now'), ...refusals(400, 401) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await unmute(ctx, c.req.valid('param').metric);
    return c.json(await unusual(ctx), 200);
  },
);
