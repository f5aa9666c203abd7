import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery } from '../../contract/errors.ts';
import { PredictionModel, Predictions } from '../../contract/predictions.ts';
import { BEARER, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { asCard, modelFor } from './model.ts';
import { listPredictions } from './ranking.ts';

const AsOf = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .optional()
  .openapi({
    type: 'string',
    description:
      'Only the orders up to this moment are known: a time with its offset, or a day of the workspace, which means all of it. Now, unless given.',
    example: '2026-05-31',
  });
const HorizonDays = z.coerce
  .number()
  .int()
  .min(1)
  .max(1095)
  .default(90)
  .openapi({ description: 'How many days from `asOf` are predicted.' });
const tags = ['Analyst'];

export const predictionRoutes = newRouter();

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/predictions',
    summary: 'What each buyer is expected to buy, greatest expected value first',
    tags,
    security: BEARER,
    request: { query: PageQuery.extend({ horizonDays: HorizonDays, asOf: AsOf }) },
    responses: { 200: json(Predictions, 'Predictions'), ...refusals(400, 401, 404, 429) },
  }),
  async (c) => c.json(await listPredictions(userCtx(c), c.req.valid('query')), 200),
);

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/predictions/model',
    summary: 'The model behind the predictions, with its test on orders that it did not see',
    tags,
    security: BEARER,
    request: { query: z.object({ asOf: AsOf }) },
    responses: { 200: json(PredictionModel, 'The model'), ...refusals(400, 401, 429) },
  }),
  async (c) => c.json(asCard(await modelFor(userCtx(c), c.req.valid('query').asOf)), 200),
);
