import { createRoute, z } from '@hono/zod-openapi';
import {
  ActionApproval,
  ActionPlan,
  Workflow,
  WorkflowInput,
  WorkflowPatch,
  WorkflowRun,
} from '../../../contract/actions.ts';
import { PageQuery, page } from '../../../contract/errors.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { runByHand } from './by-hand.ts';
import {
  approveWorkflow,
  changeWorkflow,
  createWorkflow,
  deleteWorkflow,
  getWorkflow,
  listRuns,
  listWorkflows,
  pauseWorkflow,
} from './workflows.ts';

const tags = ['Workflows'];
const security = BEARER;

export const workflowRoutes = newRouter();

workflowRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workflows',
    summary: 'The workflows, newest first',
    tags,
    security,
    responses: {
      200: json(z.object({ data: z.array(Workflow), nextCursor: z.null() }), 'Workflows'),
      ...refusals(401),
    },
  }),
  async (c) => c.json({ data: await listWorkflows(userCtx(c)), nextCursor: null }, 200),
);

workflowRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workflows',
    summary: 'Save a workflow: actions and waits in order, and what starts them',
    description:
      'It is a draft until somebody approves its hash. In an input, `"{{person}}"` is the person who starts it.',
    tags,
    security,
    request: { body: body(WorkflowInput) },
    responses: { 201: json(Workflow, 'The workflow'), ...refusals(400, 401, 403, 415) },
  }),
  async (c) => c.json(await createWorkflow(userCtx(c), c.req.valid('json')), 201),
);

workflowRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workflows/{id}',
    summary: 'One workflow',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Workflow, 'The workflow'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getWorkflow(userCtx(c), c.req.valid('param').id), 200),
);

workflowRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/workflows/{id}',
    summary: 'Change a workflow: it gets a new hash, and an approval of the old one is void',
    tags,
    security,
    request: { params: IdParam, body: body(WorkflowPatch) },
    responses: { 200: json(Workflow, 'The workflow'), ...refusals(400, 401, 403, 404, 415) },
  }),
  async (c) => c.json(await changeWorkflow(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

workflowRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/workflows/{id}',
    summary: 'Remove a workflow with its runs; what they did stays',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'It is gone'), ...refusals(400, 401, 403, 404) },
  }),
  async (c) => {
    await deleteWorkflow(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true } as const, 200);
  },
);

workflowRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workflows/{id}/approve',
    summary: 'Let it run by itself, as it was shown, by its hash',
    tags,
    security,
    request: { params: IdParam, body: body(ActionApproval) },
    responses: { 200: json(Workflow, 'The workflow'), ...refusals(400, 401, 403, 404, 409, 415) },
  }),
  async (c) => c.json(await approveWorkflow(userCtx(c), c.req.valid('param').id, c.req.valid('json').hash), 200),
);

workflowRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workflows/{id}/pause',
    summary: 'Nothing begins and nothing goes on until it is approved again',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Workflow, 'The workflow'), ...refusals(400, 401, 403, 404) },
  }),
  async (c) => c.json(await pauseWorkflow(userCtx(c), c.req.valid('param').id), 200),
);

workflowRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workflows/{id}/run',
    summary: 'Run it once, now',
    description:
      'It passes the gate like every action. Where the caller may not let it go, the plan waits for somebody who may.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 201: json(ActionPlan, 'The plan'), ...refusals(400, 401, 403, 404, 409) },
  }),
  async (c) => c.json(await runByHand(userCtx(c), c.req.valid('param').id), 201),
);

workflowRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workflows/{id}/runs',
    summary: 'Its runs, latest first, step by step',
    tags,
    security,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: json(page(WorkflowRun), 'Runs'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await listRuns(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);
