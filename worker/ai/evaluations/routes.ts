import { createRoute, z } from '@hono/zod-openapi';
import { AnswerFeedback, Evaluation } from '../../../contract/ai.ts';
import { PageQuery, page } from '../../../contract/errors.ts';
import { fail } from '../../errors.ts';
import { sameText } from '../../http/bytes.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { EvaluationCase } from './case.ts';
import { listEvaluations, rateAnswer } from './evaluations.ts';
import { exportCases } from './export.ts';

export const evaluationRoutes = newRouter();

evaluationRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations/{id}/messages/{messageId}/feedback',
    summary: 'Say whether an answer was right, and what would have been',
    description:
      'Said again, it replaces what was said. Answers marked as wrong become cases that the analyst is tested by.',
    tags: ['Analyst'],
    security: BEARER,
    request: { params: z.object({ id: z.uuid(), messageId: z.uuid() }), body: body(AnswerFeedback) },
    responses: { 200: json(Evaluation, 'What is kept of it'), ...refusals(400, 401, 404, 415) },
  }),
  async (c) => {
    const { id: conversationId, messageId } = c.req.valid('param');
    return c.json(await rateAnswer(userCtx(c), { ...c.req.valid('json'), conversationId, messageId }), 200);
  },
);

evaluationRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/evaluations',
    summary: 'Answers that were rated, with what they were made of',
    tags: ['Analyst'],
    security: BEARER,
    request: { query: PageQuery.extend({ rating: z.enum(['up', 'down']).optional() }) },
    responses: { 200: json(page(Evaluation), 'The last first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listEvaluations(userCtx(c), c.req.valid('query')), 200),
);

/** For whoever runs the hub: `npm run evaluations`. */
export const exportRoutes = newRouter();

exportRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/operations/evaluations',
    summary: 'The questions of all workspaces that were answered wrong, behind METRICS_TOKEN',
    tags: ['Operations'],
    security: BEARER,
    responses: {
      200: json(z.object({ data: z.array(z.object({ id: z.string(), case: EvaluationCase })) }), 'As cases to test by'),
      ...refusals(401, 404),
    },
  }),
  async (c) => {
    const token = c.env.METRICS_TOKEN;
    if (!token) return fail('not_found', 'Set METRICS_TOKEN to allow this');
    if (!(await sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))) return fail('unauthenticated');
    return c.json({ data: await exportCases(c.get('ctx')) }, 200);
  },
);
