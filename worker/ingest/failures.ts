import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import { IngestFailure, ReplayBody } from '../../contract/sources.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { listFailures, replayFailure } from './processing/failures.ts';

export const failureRoutes = newRouter();

const tags = ['Data sources'];

failureRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ingest/failures',
    summary: 'What was accepted and could not be processed',
    tags,
    security: BEARER,
    request: { query: PageQuery.extend({ status: z.enum(['open', 'replayed']).optional() }) },
    responses: { 200: json(page(IngestFailure), 'Failures, newest first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listFailures(userCtx(c), c.req.valid('query')), 200),
);

failureRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/ingest/failures/{id}/replay',
    summary: 'Process a failure again, mended or as it was',
    description:
      'Repeating it is harmless: what was stored of the record is not stored again. A record that fails once more is open again.',
    tags,
    security: BEARER,
    request: { params: IdParam, body: { ...body(ReplayBody), required: false } },
    responses: { 202: json(IngestFailure, 'Queued'), ...refusals(400, 401, 404, 415) },
  }),
  async (c) => c.json(await replayFailure(userCtx(c), c.req.valid('param').id, c.req.valid('json') ?? {}), 202),
);
