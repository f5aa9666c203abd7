import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery } from '../../contract/errors.ts';
import {
  Churn,
  PersonPrediction,
  PredictedCampaigns,
  PredictionModel,
  Predictions,
  Propensities,
} from '../../contract/predictions.ts';
import { BEARER, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { predictedCampaigns } from './campaigns/campaigns.ts';
import { modelCard } from './model.ts';
import { listPropensities } from './propensity/list.ts';
import { listPredictions } from './ranking.ts';
import { personPrediction } from './risk/person.ts';
import { listChurn } from './risk/risks.ts';

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
  async (c) => c.json(await modelCard(userCtx(c), c.req.valid('query').asOf), 200),
);

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/predictions/churn',
    summary: 'Who is about to leave, with the money at risk and the reasons, most money first',
    tags,
    security: BEARER,
    request: { query: PageQuery.extend({ asOf: AsOf }) },
    responses: { 200: json(Churn, 'People at risk'), ...refusals(400, 401, 404, 429) },
  }),
  async (c) => c.json(await listChurn(userCtx(c), c.req.valid('query')), 200),
);

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/predictions/propensity',
    summary: 'Who with a cart or views is likely to buy within 7 days, and the model behind it',
    tags,
    security: BEARER,
    request: { query: PageQuery },
    responses: { 200: json(Propensities, 'People and the model'), ...refusals(400, 401, 404, 429) },
  }),
  async (c) => c.json(await listPropensities(userCtx(c), c.req.valid('query')), 200),
);

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/predictions/campaigns',
    summary:
      'What is recommended for each list that the models make: reach, letter, cost, what to expect, who is held out',
    description: 'Nothing is sent. To plan one, ask for `send_email` with its `prediction` as audience and its id.',
    tags,
    security: BEARER,
    responses: { 200: json(PredictedCampaigns, 'One for each list'), ...refusals(401, 429) },
  }),
  async (c) => c.json(await predictedCampaigns(userCtx(c)), 200),
);

predictionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles/{id}/prediction',
    summary: 'What is expected of one person, why, and what earlier models said',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(PersonPrediction, 'The prediction'), ...refusals(401, 404, 429) },
  }),
  async (c) => c.json(await personPrediction(userCtx(c), c.req.valid('param').id), 200),
);
