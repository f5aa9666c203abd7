import { createRoute, z } from '@hono/zod-openapi';
import { SourceHealth, SourceHealthInDetail, Verification } from '../../../contract/health.ts';
import { BEARER, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { dismissDrift } from './drift.ts';
import { healthOfSource, healthOfSources } from './health.ts';
import { verifySource } from './verify.ts';

export const sourceHealthRoutes = newRouter();

const tags = ['Data sources'];
const security = BEARER;

sourceHealthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/health',
    summary: 'How well the data of every source comes in',
    description:
      '`accepted` is counted where the acceptance was durable and `processed` where its effect is; their difference is `waiting`, ' +
      'and whatever is not is `missing`. A record that was processed twice after a crash is counted once.',
    tags,
    security,
    responses: { 200: json(z.object({ data: z.array(SourceHealth) }), 'At most 100 sources'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await healthOfSources(userCtx(c)) }, 200),
);

sourceHealthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/health',
    summary: 'How well the data of a source comes in, with the days that differ from its provider’s',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(SourceHealthInDetail, 'The health'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await healthOfSource(userCtx(c), c.req.valid('param').id), 200),
);

sourceHealthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/verify',
    summary: 'Which of the expected events came in the last hour',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Verification, 'What came'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await verifySource(userCtx(c), c.req.valid('param').id), 200),
);

sourceHealthRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/drift/{id}/dismiss',
    summary: 'Take note of a property whose type has changed',
    description: 'The alert does not come back for the same type.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Noted'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    await dismissDrift(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);
