import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { SourceChoices, TagCheck } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { type AppEnv, BEARER, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { listChoices } from './choices.ts';
import { checkTags } from './tags.ts';

export const accountRoutes = newRouter();

const tags = ['Data sources'];
const security = BEARER;

/** The context of a caller who makes us call a provider. */
async function limitedCtx(c: Context<AppEnv>): Promise<UserCtx> {
  const ctx = userCtx(c);
  await limitRate(ctx, { name: 'data-sources', key: ctx.workspace.id, capacity: 60, refillPerSecond: 1 });
  return ctx;
}

accountRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/choices',
    summary: 'What the source’s account holds to choose from',
    description:
      'Containers and Analytics properties at Google, pixels at Facebook. Choose by sending the `config` of one by ' +
      '`PATCH /data-sources/{id}`.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(SourceChoices, 'The choices'), ...refusals(400, 401, 404, 429) },
  }),
  async (c) => {
    const ctx = await limitedCtx(c);
    return c.json(await listChoices(ctx, c.req.valid('param').id), 200);
  },
);

accountRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/tags',
    summary: 'What the source’s published container does about the five steps of the funnel',
    description:
      'The tags and triggers of the published version, and for each step the tags that fire on it and are not paused. ' +
      'Nothing, for a source without an account at Google.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(TagCheck, 'The container'), ...refusals(400, 401, 404, 429) },
  }),
  async (c) => {
    const ctx = await limitedCtx(c);
    return c.json(await checkTags(ctx, c.req.valid('param').id), 200);
  },
);
