import { createRoute } from '@hono/zod-openapi';
import { Workspace, WorkspacePatch } from '../../contract/auth.ts';
import { Checklist } from '../../contract/checklist.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { readChecklist } from './checklist.ts';
import { wipeDemo } from './demo.ts';
import { changeWorkspace } from './workspace.ts';

export const workspaceRoutes = newRouter();

workspaceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workspace',
    summary: 'The workspace and its settings',
    tags: ['Workspace'],
    security: BEARER,
    responses: { 200: json(Workspace, 'The workspace'), ...refusals(401) },
  }),
  (c) => c.json(userCtx(c).workspace, 200),
);

workspaceRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/workspace',
    summary: 'Change name, time zone, currency, start of the week, plan or the models’ budget',
    description:
      'The plan says how often sources are synced by themselves and what models may use in a month; `aiMonthlyTokens` is a budget of the workspace’s own. Both are the owner’s to change.',
    tags: ['Workspace'],
    security: BEARER,
    request: { body: body(WorkspacePatch) },
    responses: { 200: json(Workspace, 'The changed workspace'), ...refusals(400, 401, 403) },
  }),
  async (c) => c.json(await changeWorkspace(userCtx(c), c.req.valid('json')), 200),
);

workspaceRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/workspace/demo',
    summary: 'Wipe the demo shop: the workspace is empty and ordinary afterwards',
    tags: ['Workspace'],
    security: BEARER,
    responses: { 200: json(Workspace, 'The emptied workspace'), ...refusals(401, 409) },
  }),
  async (c) => c.json(await wipeDemo(userCtx(c)), 200),
);

workspaceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workspace/checklist',
    summary: 'The first steps of the workspace, and which of them are done',
    description:
      'Each is done by what the workspace holds. Whether the sender’s domain is verified is asked of the e-mail service.',
    tags: ['Workspace'],
    security: BEARER,
    responses: { 200: json(Checklist, 'The steps'), ...refusals(401) },
  }),
  async (c) => c.json(await readChecklist(userCtx(c)), 200),
);
