import { createRoute, z } from '@hono/zod-openapi';
import { NewTask, Task, TaskPatch } from '../../../contract/actions.ts';
import { PageQuery, page } from '../../../contract/errors.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { addTask, changeTask, deleteTask, listTasks } from './tasks.ts';

const tags = ['Tasks'];
const security = BEARER;
const TasksQuery = PageQuery.extend({
  /** Only what is done, or only what is not. */
  done: z.enum(['true', 'false']).optional(),
});

export const taskRoutes = newRouter();

taskRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/tasks',
    summary: 'The shop’s tasks, newest first',
    tags,
    security,
    request: { query: TasksQuery },
    responses: { 200: json(page(Task), 'Tasks'), ...refusals(400, 401) },
  }),
  async (c) => {
    const { done, ...page } = c.req.valid('query');
    return c.json(await listTasks(userCtx(c), { ...page, done: done && done === 'true' }), 200);
  },
);

taskRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/tasks',
    summary: 'Write a task down',
    tags,
    security,
    request: { body: body(NewTask) },
    responses: { 201: json(Task, 'The task'), ...refusals(400, 401, 403, 415) },
  }),
  async (c) => c.json(await addTask(userCtx(c), c.req.valid('json'), 'api'), 201),
);

taskRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/tasks/{id}',
    summary: 'Change a task, or tick it off',
    tags,
    security,
    request: { params: IdParam, body: body(TaskPatch) },
    responses: { 200: json(Task, 'The task'), ...refusals(400, 401, 403, 404, 415) },
  }),
  async (c) => c.json(await changeTask(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

taskRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/tasks/{id}',
    summary: 'Remove a task',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'It is gone'), ...refusals(401, 403, 404) },
  }),
  async (c) => {
    await deleteTask(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true } as const, 200);
  },
);
