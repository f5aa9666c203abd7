import { createRoute } from '@hono/zod-openapi';
import { CampaignDraft, CampaignDraftPatch } from '../../../contract/actions.ts';
import { PageQuery, page } from '../../../contract/errors.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { changeDraft, deleteDraft, getDraft, listDrafts } from './drafts.ts';

const tags = ['Actions'];
const security = BEARER;

export const draftRoutes = newRouter();

draftRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/campaign-drafts',
    summary: 'Campaigns that were drafted, newest first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(CampaignDraft), 'Drafts'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listDrafts(userCtx(c), c.req.valid('query')), 200),
);

draftRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/campaign-drafts/{id}',
    summary: 'One draft',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(CampaignDraft, 'The draft'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getDraft(userCtx(c), c.req.valid('param').id), 200),
);

draftRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/campaign-drafts/{id}',
    summary: 'Change a draft',
    tags,
    security,
    request: { params: IdParam, body: body(CampaignDraftPatch) },
    responses: { 200: json(CampaignDraft, 'The draft'), ...refusals(400, 401, 403, 404, 415) },
  }),
  async (c) => c.json(await changeDraft(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

draftRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/campaign-drafts/{id}',
    summary: 'Remove a draft',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'It is gone'), ...refusals(401, 403, 404) },
  }),
  async (c) => {
    await deleteDraft(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true } as const, 200);
  },
);
