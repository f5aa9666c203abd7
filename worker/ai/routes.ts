import { createRoute, z } from '@hono/zod-openapi';
import {
  AiUsage,
  Feedback,
  ProviderState,
  Query,
  QueryAnswer,
  StoredRecommendation,
  Suggestion,
} from '../../contract/ai.ts';
import { PageQuery, page } from '../../contract/errors.ts';
import { pageLanguage } from '../http/page-language.ts';
import { limitRate } from '../http/rate-limit.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { giveFeedback, listRecommendations } from './feedback.ts';
import { providerStates } from './providers/states.ts';
import { answerQuery } from './query.ts';
import { suggestions } from './suggestions.ts';
import { readUsage } from './usage/budget.ts';

export const aiRoutes = newRouter();

/** An answer can cost a model's work. */
const QUERIES = { name: 'ai-query', capacity: 60, refillPerSecond: 1 };

aiRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/ai/query',
    summary: 'Ask one question and get the whole answer',
    description:
      'The answer that a conversation streams, in one piece. `asOf` bounds the orders and events that are read; what is kept of each person is as it is now.',
    tags: ['Analyst'],
    security: BEARER,
    request: { body: body(Query) },
    responses: { 200: json(QueryAnswer, 'The answer'), ...refusals(400, 401, 404, 415, 429) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await limitRate(ctx, { ...QUERIES, key: ctx.user.id });
    return c.json(await answerQuery(ctx, c.req.valid('json'), c.req.raw.signal), 200);
  },
);

aiRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/providers',
    summary: 'What can answer, and which is asked first',
    tags: ['Analyst'],
    security: BEARER,
    responses: { 200: json(z.object({ data: z.array(ProviderState) }), 'The providers in order'), ...refusals(401) },
  }),
  (c) => c.json({ data: providerStates(userCtx(c).env) }, 200),
);

aiRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/usage',
    summary: 'What models have taken this month, of which budget, and what happens at its end',
    tags: ['Analyst'],
    security: BEARER,
    responses: { 200: json(AiUsage, 'Tokens, by day and model'), ...refusals(401) },
  }),
  async (c) => c.json(await readUsage(userCtx(c)), 200),
);

aiRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/suggestions',
    summary: 'Questions that this workspace can have answered',
    description:
      'In the language that is preferred (`Accept-Language`: en, de, es, fr). Each was answered from the workspace’s own data before it is offered. Visitors get general ones.',
    tags: ['Analyst'],
    responses: { 200: json(z.object({ data: z.array(Suggestion) }), 'Questions') },
  }),
  async (c) => {
    c.header('Vary', 'Accept-Language', { append: true });
    const language = pageLanguage(undefined, c.req.header('accept-language'));
    return c.json({ data: await suggestions(c.get('ctx'), language) }, 200);
  },
);

aiRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/recommendations/history',
    summary: 'Recommendations and what became of them',
    tags: ['Analyst'],
    security: BEARER,
    request: { query: PageQuery },
    responses: { 200: json(page(StoredRecommendation), 'Newest first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listRecommendations(userCtx(c), c.req.valid('query')), 200),
);

aiRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/ai/recommendations/{id}/feedback',
    summary: 'Say whether a recommendation was good, and what came of it',
    tags: ['Analyst'],
    security: BEARER,
    request: { params: IdParam, body: body(Feedback) },
    responses: { 200: json(StoredRecommendation, 'The recommendation with its feedback'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await giveFeedback(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);
