import { createRoute } from '@hono/zod-openapi';
import { SignedIn } from '../../../contract/auth.ts';
import { InvitationShown, InvitationToken, JoinAsNew } from '../../../contract/members.ts';
import { handOver } from '../../auth/cookie.ts';
import { clientOf } from '../../http/client.ts';
import { BEARER, body, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { joinAsMyself, joinAsNew, lookAtInvitation } from './join.ts';

const tags = ['Auth'];

export const joinRoutes = newRouter();

joinRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/invitation/look',
    summary: 'To what the link of an invitation invites',
    tags,
    request: { body: body(InvitationToken) },
    responses: { 200: json(InvitationShown, 'It can be accepted'), ...refusals(400, 404, 409, 429) },
  }),
  async (c) => c.json(await lookAtInvitation(c.get('ctx'), c.req.valid('json').token, clientOf(c)), 200),
);

joinRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/invitation/register',
    summary: 'Accept an invitation with a new account, which has no workspace of its own',
    tags,
    request: { body: body(JoinAsNew) },
    responses: { 201: json(SignedIn, 'Signed in'), ...refusals(400, 403, 404, 409, 429) },
  }),
  async (c) => {
    const { tokens, ...entered } = await joinAsNew(c.get('ctx'), c.req.valid('json'), clientOf(c));
    return c.json({ ...entered, tokens: handOver(c, tokens) }, 201);
  },
);

joinRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/invitation/accept',
    summary: 'Accept an invitation as who one is: the session moves to that workspace',
    tags,
    security: BEARER,
    request: { body: body(InvitationToken) },
    responses: { 200: json(SignedIn, 'Signed in there'), ...refusals(400, 401, 403, 404, 409, 429) },
  }),
  async (c) => {
    const { tokens, ...entered } = await joinAsMyself(userCtx(c), c.req.valid('json').token, clientOf(c));
    return c.json({ ...entered, tokens: handOver(c, tokens) }, 200);
  },
);
