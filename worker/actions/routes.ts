import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  ActionApproval,
  ActionChange,
  ActionPlan,
  AuditEntry,
  EMAIL_STATUSES,
  EmailMessage,
  NewAction,
  PLAN_STATUSES,
  type Surface,
  TestLetter,
} from '../../contract/actions.ts';
import { PageQuery, page } from '../../contract/errors.ts';
import { requireRight } from '../auth/rights.ts';
import { requireConversation } from '../chat/conversations.ts';
import { type AppEnv, BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { callerOf } from './actor.ts';
import { undoPlan } from './apply.ts';
import { listAudit } from './audit.ts';
import { listEmails } from './email/messages.ts';
import { sendTest } from './email/test-letter.ts';
import { approvePlan, changePlan, getPlan, listPlans, proposeAction, rejectPlan } from './plans.ts';

const tags = ['Actions'];
const security = BEARER;

/** Where a call of the API comes from: our own web says so. */
export function surfaceOf(c: Context<AppEnv>): Surface {
  return c.req.header('x-client') === 'web' ? 'web' : 'api';
}

export const actionRoutes = newRouter();

actionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/actions',
    summary: 'Ask for something to be done',
    description:
      'Answers with the plan: what would be different, and its hash. With `applyNow`, what is small, can be undone and is ' +
      'asked for by a person is done at once; everything else waits for an approval of that hash.',
    tags,
    security,
    request: { body: body(NewAction) },
    responses: { 201: json(ActionPlan, 'The plan'), ...refusals(400, 401, 403, 404, 409, 415) },
  }),
  async (c) => {
    const { applyNow, conversationId, ...request } = c.req.valid('json');
    const ctx = userCtx(c);
    if (conversationId) await requireConversation(ctx, conversationId);
    const origin = { surface: surfaceOf(c), actor: callerOf(ctx), applyNow, conversationId };
    return c.json(await proposeAction(ctx, request, origin), 201);
  },
);

actionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/actions',
    summary: 'What was asked for, latest first',
    tags,
    security,
    request: { query: PageQuery.extend({ status: z.enum(PLAN_STATUSES).optional() }) },
    responses: { 200: json(page(ActionPlan), 'Plans'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listPlans(userCtx(c), c.req.valid('query')), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/actions/{id}',
    summary: 'One plan',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(ActionPlan, 'The plan'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getPlan(userCtx(c), c.req.valid('param').id), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/actions/{id}',
    summary: 'Change what is to be done: it gets a new hash, and an approval that was given is void',
    tags,
    security,
    request: { params: IdParam, body: body(ActionChange) },
    responses: { 200: json(ActionPlan, 'The changed plan'), ...refusals(400, 401, 403, 404, 409, 415) },
  }),
  async (c) => c.json(await changePlan(userCtx(c), c.req.valid('param').id, c.req.valid('json').input), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/actions/{id}/approve',
    summary: 'Approve a plan as it was shown, by its hash; it is applied once',
    tags,
    security,
    request: { params: IdParam, body: body(ActionApproval) },
    responses: { 200: json(ActionPlan, 'The plan as it is now'), ...refusals(400, 401, 403, 404, 409, 415) },
  }),
  async (c) => c.json(await approvePlan(userCtx(c), c.req.valid('param').id, c.req.valid('json').hash), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/actions/{id}/reject',
    summary: 'Say no to a plan',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(ActionPlan, 'The rejected plan'), ...refusals(400, 401, 403, 404, 409) },
  }),
  async (c) => c.json(await rejectPlan(userCtx(c), c.req.valid('param').id), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/actions/{id}/undo',
    summary: 'Take back what was done, as far as it can be',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(ActionPlan, 'The plan as it is now'), ...refusals(400, 401, 403, 404, 409) },
  }),
  async (c) => c.json(await undoPlan(userCtx(c), c.req.valid('param').id), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/actions/{id}/emails',
    summary: 'The e-mails of an action, one for each person, with what became of them',
    tags,
    security,
    request: {
      params: IdParam,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(25),
        cursor: z.uuid('Use the nextCursor of the page before').optional(),
        status: z.enum(EMAIL_STATUSES).optional(),
      }),
    },
    responses: { 200: json(page(EmailMessage), 'E-mails'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { cursor: after, ...query } = c.req.valid('query');
    return c.json(await listEmails(userCtx(c), { ...c.req.valid('param'), ...query, after }), 200);
  },
);

actionRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/actions/{id}/test',
    summary:
      'Send the letter to the caller’s own address, as the first of its people gets it, or the one that is named',
    tags,
    security,
    request: { params: IdParam, body: body(z.object({ personId: z.uuid().optional() })) },
    responses: { 200: json(TestLetter, 'What was sent'), ...refusals(400, 401, 403, 404, 409, 415) },
  }),
  async (c) => c.json(await sendTest(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
);

actionRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/audit',
    summary: 'Who did what, when and from where, latest first',
    description:
      '`what` is a whole name, or how one begins: `action` finds `action.applied`. Nothing is ever changed here.',
    tags,
    security,
    request: {
      query: PageQuery.extend({
        what: z.string().trim().max(100).optional(),
        actorId: z.string().max(100).optional(),
        subjectKind: z.string().max(50).optional(),
        subjectId: z.string().max(100).optional(),
      }),
    },
    responses: { 200: json(page(AuditEntry), 'Entries'), ...refusals(400, 401, 403) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    requireRight(ctx, 'manage_workspace');
    return c.json(await listAudit(ctx, c.req.valid('query')), 200);
  },
);
