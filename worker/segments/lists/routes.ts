import { createRoute, z } from '@hono/zod-openapi';
import { KeepPeople } from '../../../contract/kept-people.ts';
import { ListApply, ListImport, ListLook, ListRequest } from '../../../contract/segment-lists.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { exportPeople } from '../export.ts';
import { applyList } from './apply.ts';
import { keepPeople } from './behind.ts';
import { listImports, stopImport, undoImport } from './imports.ts';
import { lookAtList } from './look.ts';

const tags = ['People'];
const security = BEARER;
const Imports = z.object({ data: z.array(ListImport), nextCursor: z.null() });

export const listRoutes = newRouter();

listRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/lists/look',
    summary: 'What a file of people would do to a list, or as a new one; nothing is done',
    tags,
    security,
    request: { body: body(ListRequest) },
    responses: { 200: json(ListLook, 'What would be done'), ...refusals(400, 401, 404, 409, 413, 415) },
  }),
  async (c) => c.json(await lookAtList(userCtx(c), c.req.valid('json')), 200),
);

listRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/lists/apply',
    summary:
      'Put a file of people on a list as it was looked at: the same request with its hash, once. Large ones go on by themselves',
    tags,
    security,
    request: { body: body(ListApply) },
    responses: { 200: json(ListImport, 'What was done'), ...refusals(400, 401, 404, 409, 413, 415) },
  }),
  async (c) => c.json(await applyList(userCtx(c), c.req.valid('json')), 200),
);

listRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/lists/behind',
    summary: 'Keep the people behind a number, as they are now, as a new list',
    description:
      'Of a receipt, a step of a funnel or a cell of the retention triangle. Large ones go on by themselves; the paging of a question that is given along is not looked at.',
    tags,
    security,
    request: { body: body(KeepPeople) },
    responses: { 200: json(ListImport, 'The list and how far it is'), ...refusals(400, 401, 404, 409) },
  }),
  async (c) => c.json(await keepPeople(userCtx(c), c.req.valid('json')), 200),
);

listRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}/imports',
    summary: 'The files that changed a list, latest first',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Imports, 'Files'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json({ data: await listImports(userCtx(c), c.req.valid('param').id), nextCursor: null }, 200),
);

listRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/{id}/imports/{importId}/stop',
    summary: 'End a file that is on its way: what was done stands, and can be undone',
    tags,
    security,
    request: { params: IdParam.extend({ importId: z.uuid() }) },
    responses: { 200: json(Imports, 'Files'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json({ data: await stopImport(userCtx(c), c.req.valid('param')), nextCursor: null }, 200),
);

listRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/{id}/imports/{importId}/undo',
    summary: 'Take the latest file back: the list is as it was before',
    tags,
    security,
    request: { params: IdParam.extend({ importId: z.uuid() }) },
    responses: { 200: json(Imports, 'Files'), ...refusals(400, 401, 404, 409) },
  }),
  async (c) => c.json({ data: await undoImport(userCtx(c), c.req.valid('param')), nextCursor: null }, 200),
);

listRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}/people.csv',
    summary: 'The people of a segment as a CSV file, at most 100,000, seen last first',
    tags,
    security,
    request: { params: z.object({ id: z.string().max(100) }) },
    responses: {
      200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
      ...refusals(401, 404, 409),
    },
  }),
  async (c) => {
    const { name, stream } = await exportPeople(userCtx(c), c.req.valid('param').id);
    const file = encodeURIComponent(`${name}.csv`);
    return c.body(stream, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="people.csv"; filename*=UTF-8''${file}`,
    });
  },
);
