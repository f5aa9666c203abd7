import { createRoute } from '@hono/zod-openapi';
import { Configuration } from '../../contract/configuration.ts';
import { BEARER, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { readConfiguration } from './read.ts';

export const configurationRoutes = newRouter();

configurationRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/configuration',
    summary: 'Everything that is set up: segments, workflows, drafts, facts and questions by the clock',
    description:
      'Each with its contents and their hash. It is changed by the action `change_configuration`; docs/configuration-as-code.md says how to keep it in files.',
    tags: ['Configuration'],
    security: BEARER,
    responses: { 200: json(Configuration, 'By kind, and within it by id'), ...refusals(401) },
  }),
  async (c) => c.json(await readConfiguration(userCtx(c)), 200),
);
