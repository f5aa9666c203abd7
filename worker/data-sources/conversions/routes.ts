import { createRoute } from '@hono/zod-openapi';
import { Conversions } from '../../../contract/oauth.ts';
import { BEARER, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { getConversions } from './shown.ts';

export const conversionRoutes = newRouter();

conversionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/conversions',
    summary: 'What a source sent to Facebook’s Conversions API in the last week',
    description:
      'Switch it on with `sendConversions` in the config of a `facebook_pixel` source. `deduplicated` are those that a ' +
      'browser reported here too, under the event id that it gave to the pixel. Nothing is sent of people whose consent is not on record.',
    tags: ['Data sources'],
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(Conversions, 'The figures'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getConversions(userCtx(c), c.req.valid('param').id), 200),
);
