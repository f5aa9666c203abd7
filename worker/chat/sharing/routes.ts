import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../../contract/errors.ts';
import { NewShare, Share, SharedShown, SharedToken, ShareWithLink } from '../../../contract/sharing.ts';
import { clientOf } from '../../http/client.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { lookAtShared } from './look.ts';
import { renewShare, shareConversation } from './share.ts';
import { listShares, revokeShare } from './shares.ts';

const tags = ['Chat'];

export const sharingRoutes = newRouter();

sharingRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations/{id}/shares',
    summary: 'Share a conversation by a link that anybody can read',
    description:
      'A copy of one branch as it is now, with its receipts. It tells of people in numbers: their names, e-mail addresses and rows are left out. The link is shown this once.',
    tags,
    security: BEARER,
    request: { params: IdParam, body: body(NewShare) },
    responses: { 201: json(ShareWithLink, 'Shared'), ...refusals(400, 401, 403, 404, 409, 429) },
  }),
  async (c) => {
    const input = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await shareConversation(userCtx(c), input), 201);
  },
);

sharingRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/shares',
    summary: 'The caller’s links to conversations, newest first; all of the workspace for whoever manages it',
    tags,
    security: BEARER,
    request: { query: PageQuery.extend({ conversationId: z.uuid().optional() }) },
    responses: { 200: json(page(Share), 'A page'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listShares(userCtx(c), c.req.valid('query')), 200),
);

sharingRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/shares/{id}/link',
    summary: 'A new link to the same copy; the old one opens nothing any more',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(ShareWithLink, 'The new link'), ...refusals(400, 401, 403, 404, 429) },
  }),
  async (c) => c.json(await renewShare(userCtx(c), c.req.valid('param').id), 200),
);

sharingRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/shares/{id}',
    summary: 'Take a link back, and its copy with it',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'It opens nothing any more'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    await revokeShare(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

sharingRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/shared/look',
    summary: 'What a link to a conversation opens, for anybody who has it',
    description: 'The same 404 for a link that never was, was taken back, or has expired.',
    tags,
    request: { body: body(SharedToken) },
    responses: { 200: json(SharedShown, 'The copy'), ...refusals(400, 404, 429) },
  }),
  async (c) => c.json(await lookAtShared(c.get('ctx'), c.req.valid('json').token, clientOf(c)), 200),
);
