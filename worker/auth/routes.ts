import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  EmailLink,
  EmailLinkSent,
  EmailLinkWanted,
  Login,
  ProfilePatch,
  RefreshTokenBody,
  Register,
  Session,
  SignedIn,
  Tokens,
  User,
} from '../../contract/auth.ts';
import { PageQuery, page } from '../../contract/errors.ts';
import { OwnWorkspace, PasswordChange, Switch } from '../../contract/members.ts';
import { adoptConversation } from '../chat/conversations.ts';
import { clientOf } from '../http/client.ts';
import { loggable } from '../http/log.ts';
import { pageLanguage } from '../http/page-language.ts';
import { type AppEnv, BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { changeProfile, type Entered, logIn, readProfile, register } from './account.ts';
import { changePassword } from './change-password.ts';
import { forgetCookie, handOver, presentedToken } from './cookie.ts';
import { askForLink } from './email-link/ask.ts';
import { openLink } from './email-link/open.ts';
import { logOut, rotate } from './rotation.ts';
import { listSessions, revokeSession } from './session.ts';
import { listWorkspaces, switchWorkspace } from './switch.ts';

export const authRoutes = newRouter();

const optionalToken = { required: false, content: { 'application/json': { schema: RefreshTokenBody } } } as const;

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/register',
    summary: 'Make an account and a workspace named after the company',
    tags: ['Auth'],
    request: { body: body(Register) },
    responses: { 201: json(SignedIn, 'Signed in'), ...refusals(400, 409, 429) },
  }),
  async (c) => c.json(await welcome(c, await register(c.get('ctx'), c.req.valid('json'), clientOf(c))), 201),
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/login',
    summary: 'Sign in with e-mail and password',
    tags: ['Auth'],
    request: { body: body(Login) },
    responses: { 200: json(SignedIn, 'Signed in'), ...refusals(400, 401, 429) },
  }),
  async (c) => c.json(await welcome(c, await logIn(c.get('ctx'), c.req.valid('json'), clientOf(c))), 200),
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/email-link',
    summary: 'Send a link to an address that signs in, or makes an account',
    description: 'The answer is the same for every address. The link is good once, for 15 minutes.',
    tags: ['Auth'],
    request: { body: body(EmailLinkWanted) },
    responses: { 202: json(EmailLinkSent, 'On its way'), ...refusals(400, 409, 429) },
  }),
  async (c) => {
    const language = pageLanguage(undefined, c.req.header('accept-language'));
    const wanted = { ...c.req.valid('json'), language };
    return c.json({ ok: true as const, ...(await askForLink(c.get('ctx'), wanted, clientOf(c))) }, 202);
  },
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/email-link/open',
    summary: 'Sign in, or make an account, with the token of such a link',
    tags: ['Auth'],
    request: { body: body(EmailLink) },
    responses: { 200: json(SignedIn, 'Signed in'), ...refusals(400, 404, 429) },
  }),
  async (c) => c.json(await welcome(c, await openLink(c.get('ctx'), c.req.valid('json').token, clientOf(c))), 200),
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/refresh',
    summary: 'Spend a refresh token for new tokens',
    description: 'Browsers send `X-Client: web`: their refresh token stays in a cookie.',
    tags: ['Auth'],
    request: { body: optionalToken },
    responses: { 200: json(z.object({ tokens: Tokens }), 'New tokens'), ...refusals(400, 401, 429) },
  }),
  async (c) => {
    const token = presentedToken(c, c.req.valid('json').refreshToken);
    const tokens = await rotate(c.get('ctx'), token, clientOf(c));
    return c.json({ tokens: handOver(c, tokens) }, 200);
  },
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/logout',
    summary: 'End the session: its tokens are refused from then on',
    tags: ['Auth'],
    request: { body: optionalToken },
    responses: { 200: json(Ok, 'Signed out'), ...refusals(400, 401) },
  }),
  async (c) => {
    await logOut(c.get('ctx'), presentedToken(c, c.req.valid('json').refreshToken));
    forgetCookie(c);
    return c.json({ ok: true as const }, 200);
  },
);

authRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/auth/sessions',
    summary: 'Where the user is signed in',
    tags: ['Auth'],
    security: BEARER,
    request: { query: PageQuery },
    responses: { 200: json(page(Session), 'Living sessions, newest first'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listSessions(userCtx(c), c.req.valid('query')), 200),
);

authRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/auth/sessions/{id}',
    summary: 'End one of the user’s sessions',
    tags: ['Auth'],
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Ended'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    await revokeSession(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

authRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/user/profile',
    summary: 'The signed-in user',
    tags: ['User'],
    security: BEARER,
    responses: { 200: json(User, 'The user'), ...refusals(401) },
  }),
  (c) => c.json(readProfile(userCtx(c)), 200),
);

authRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/user/profile',
    summary: 'Change the user’s names',
    tags: ['User'],
    security: BEARER,
    request: { body: body(ProfilePatch) },
    responses: { 200: json(User, 'The changed user'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await changeProfile(userCtx(c), c.req.valid('json')), 200),
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/user/password',
    summary: 'Set a password, also where there was none',
    description:
      'Without `currentPassword` within ten minutes of signing in only. All other sessions of the user end, in every workspace.',
    tags: ['User'],
    security: BEARER,
    request: { body: body(PasswordChange) },
    responses: { 200: json(Ok, 'Set'), ...refusals(400, 401, 403, 429) },
  }),
  async (c) => {
    await changePassword(userCtx(c), c.req.valid('json'));
    return c.json({ ok: true as const }, 200);
  },
);

authRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/workspaces',
    summary: 'The workspaces the user belongs to',
    tags: ['User'],
    security: BEARER,
    responses: { 200: json(z.object({ data: z.array(OwnWorkspace) }), 'By name'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await listWorkspaces(userCtx(c)) }, 200),
);

authRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/auth/switch',
    summary: 'Go to another workspace: the session ends, and one there begins',
    tags: ['Auth'],
    security: BEARER,
    request: { body: body(Switch) },
    responses: { 200: json(SignedIn, 'Signed in there'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { tokens, ...entered } = await switchWorkspace(userCtx(c), c.req.valid('json').workspaceId, clientOf(c));
    return c.json({ ...entered, tokens: handOver(c, tokens) }, 200);
  },
);

/** Hands the tokens over, and the conversation of the visitor who has just become this user. */
async function welcome(c: Context<AppEnv>, entered: Entered): Promise<SignedIn> {
  const { user, workspace, tokens } = entered;
  const ctx = c.get('ctx');
  const visitor = c.req.header('x-anonymous-token');
  if (visitor) {
    await adoptConversation({ db: ctx.db, user, workspace }, visitor).catch((error) => {
      ctx.log.error('a conversation could not be adopted', { reason: loggable(error).message });
    });
  }
  return { user, workspace, tokens: handOver(c, tokens) };
}
