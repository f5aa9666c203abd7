import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { PageQuery, page } from '../../../contract/errors.ts';
import { Invitation, InvitationWithLink, Member, MemberPatch, NewInvitation } from '../../../contract/members.ts';
import { pageLanguage } from '../../http/page-language.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../../http/router.ts';
import { changeRole, removeMember } from './change.ts';
import { invite, listInvitations, renewInvitation, revokeInvitation } from './invitations.ts';
import { listMembers } from './members.ts';

const tags = ['Workspace'];
const security = BEARER;

export const memberRoutes = newRouter();

memberRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workspace/members',
    summary: 'Who belongs to the workspace, with their roles; latest first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(Member), 'Members'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listMembers(userCtx(c), c.req.valid('query')), 200),
);

memberRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/workspace/members/{id}',
    summary: 'Give a member another role',
    description: 'None above one’s own, and nobody above oneself. The last owner stays one.',
    tags,
    security,
    request: { params: IdParam, body: body(MemberPatch) },
    responses: { 200: json(Ok, 'Changed'), ...refusals(400, 401, 403, 404, 409) },
  }),
  async (c) => {
    await changeRole(userCtx(c), c.req.valid('param').id, c.req.valid('json').role);
    return c.json({ ok: true as const }, 200);
  },
);

memberRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/workspace/members/{id}',
    summary: 'Take a member out of the workspace, or leave it oneself',
    description: 'Their sessions, keys and programs there end at once, and what they asked by the clock is paused.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Gone'), ...refusals(400, 401, 403, 404, 409) },
  }),
  async (c) => {
    await removeMember(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

memberRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workspace/invitations',
    summary: 'Invitations that were neither accepted nor taken back, newest first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(Invitation), 'Invitations'), ...refusals(400, 401, 403) },
  }),
  async (c) => c.json(await listInvitations(userCtx(c), c.req.valid('query')), 200),
);

memberRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workspace/invitations',
    summary: 'Invite somebody by a link, which is shown this once',
    description:
      'With `email` only an account of that address may accept, and a letter with the link goes there where the hub sends e-mail. A link is good once.',
    tags,
    security,
    request: { body: body(NewInvitation) },
    responses: { 201: json(InvitationWithLink, 'With its link'), ...refusals(400, 401, 403, 409, 429) },
  }),
  async (c) => c.json(await invite(userCtx(c), c.req.valid('json'), languageOf(c)), 201),
);

memberRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/workspace/invitations/{id}/renew',
    summary: 'A new link in the place of the old one, which opens nothing any more',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(InvitationWithLink, 'With its link'), ...refusals(400, 401, 403, 404, 409, 429) },
  }),
  async (c) => c.json(await renewInvitation(userCtx(c), c.req.valid('param').id, languageOf(c)), 200),
);

memberRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/workspace/invitations/{id}',
    summary: 'Take an invitation back',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Taken back'), ...refusals(400, 401, 403, 404) },
  }),
  async (c) => {
    await revokeInvitation(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

const languageOf = (c: Context) => pageLanguage(undefined, c.req.header('accept-language'));
