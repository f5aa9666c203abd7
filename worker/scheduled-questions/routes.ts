import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import {
  ScheduledAnswer,
  ScheduledQuestion,
  ScheduledQuestionInput,
  ScheduledQuestionPatch,
} from '../../contract/learning.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { listAnswers, markSeen } from './answers.ts';
import { addQuestion, changeQuestion, deleteQuestion, listQuestions } from './questions.ts';

const Answers = page(ScheduledAnswer).extend({
  unseen: z.number().int().openapi({ description: 'Told and not seen yet.' }),
});
const Which = PageQuery.extend({ status: z.enum(['told', 'quiet', 'failed']).optional() });
const tags = ['Questions by the clock'];
const security = BEARER;

export const scheduledRoutes = newRouter();

scheduledRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/scheduled-questions',
    summary: 'Questions that are asked by the clock',
    tags,
    security,
    responses: { 200: json(z.object({ data: z.array(ScheduledQuestion) }), 'Oldest first'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await listQuestions(userCtx(c)) }, 200),
);

scheduledRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/scheduled-questions',
    summary: 'Has a question asked every day or week, at a time of the shop’s zone',
    description:
      'It only reads. With `onlyIfMoved` it stays quiet where no number moved beyond what moves by chance; docs/learning.md has the rule.',
    tags,
    security,
    request: { body: body(ScheduledQuestionInput) },
    responses: { 201: json(ScheduledQuestion, 'The question'), ...refusals(400, 401, 409) },
  }),
  async (c) => c.json(await addQuestion(userCtx(c), c.req.valid('json')), 201),
);

scheduledRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/scheduled-questions/{id}',
    summary: 'Changes, pauses or resumes a question',
    tags,
    security,
    request: { params: IdParam, body: body(ScheduledQuestionPatch) },
    responses: { 200: json(ScheduledQuestion, 'The question'), ...refusals(400, 401, 404, 409) },
  }),
  async (c) => c.json(await changeQuestion(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

scheduledRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/scheduled-questions/{id}',
    summary: 'Deletes a question with its answers',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Deleted'), ...refusals(401, 404) },
  }),
  async (c) => {
    await deleteQuestion(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

scheduledRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/scheduled-answers',
    summary: 'What the questions answered, newest first, with why it was told or kept quiet',
    tags,
    security,
    request: { query: Which },
    responses: { 200: json(Answers, 'Answers'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listAnswers(userCtx(c), c.req.valid('query')), 200),
);

scheduledRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/scheduled-answers/{id}/seen',
    summary: 'Marks an answer as seen',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(ScheduledAnswer, 'The answer'), ...refusals(401, 404) },
  }),
  async (c) => c.json(await markSeen(userCtx(c), c.req.valid('param').id), 200),
);
