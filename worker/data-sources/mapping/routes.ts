import { createRoute, z } from '@hono/zod-openapi';
import { MappingResult, MappingTry, WebhookSample } from '../../../contract/mapping.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { listSamples } from './samples.ts';
import { tryMapping } from './try.ts';

export const mappingRoutes = newRouter();

const tags = ['Data sources'];

mappingRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/samples',
    summary: 'What was sent to a source lately, as it came',
    description: 'Five bodies at most, of at most 64,000 characters each; what waits among the failures is there too.',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(z.object({ data: z.array(WebhookSample) }), 'Newest first'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json({ data: await listSamples(userCtx(c), c.req.valid('param').id) }, 200),
);

mappingRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/{id}/mapping/try',
    summary: 'How a body would be read',
    description:
      'Reads the body as the webhook would with this mapping, and stores nothing. The mapping itself is kept in the source’s `config.mapping`.',
    tags,
    security: BEARER,
    request: { params: IdParam, body: body(MappingTry) },
    responses: { 200: json(MappingResult, 'The events it would become'), ...refusals(400, 401, 404, 415) },
  }),
  async (c) => c.json(await tryMapping(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
);
