import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  Conversation,
  ConversationCreate,
  ConversationCreated,
  ConversationPatch,
  ConversationWithMessages,
  MessageCreate,
  MessageSend,
  MessageSent,
} from '../../contract/chat.ts';
import { PageQuery, page } from '../../contract/errors.ts';
import { positionOf } from '../../durable-objects/event-stream.ts';
import { fail } from '../errors.ts';
import { clientOf } from '../http/client.ts';
import { type AppEnv, BEARER, body, IdParam, json, newRouter, Ok, refusals } from '../http/router.ts';
import { stopAnswer, streamAnswer } from './answers.ts';
import {
  createConversation,
  deleteConversation,
  listConversations,
  renameConversation,
  requireConversation,
  toConversation,
} from './conversations.ts';
import { listMessages, sendMessage } from './messages.ts';
import { type ChatCtx, hashAnonymousToken, limitTalk } from './visitor.ts';

export const chatRoutes = newRouter();

const tags = ['Chat'];
/** A signed-in user, or a visitor with the token of the conversation. */
const security = [...BEARER, { anonymousToken: [] as string[] }];
const anyone = [...security, {}];

async function chatCtx(c: Context<AppEnv>): Promise<ChatCtx> {
  const token = c.req.header('x-anonymous-token');
  const ctx = c.get('ctx');
  return token ? { ...ctx, visitor: await hashAnonymousToken(token) } : ctx;
}

chatRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations',
    summary: 'Begin a conversation',
    description: 'Without a valid access token it is a visitor’s, and `anonymousToken` is its only key.',
    tags,
    security: anyone,
    request: { body: body(ConversationCreate) },
    responses: { 201: json(ConversationCreated, 'The conversation'), ...refusals(400, 415, 429) },
  }),
  async (c) => {
    const ctx = await chatCtx(c);
    await limitTalk(ctx, clientOf(c));
    return c.json(await createConversation(ctx, c.req.valid('json')), 201);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/conversations',
    summary: 'The caller’s conversations, the last used first',
    tags,
    security,
    request: { query: PageQuery.extend({ search: z.string().max(200).optional() }) },
    responses: { 200: json(page(Conversation), 'A page'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listConversations(await chatCtx(c), c.req.valid('query')), 200),
);

chatRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations/messages',
    summary: 'Say something, in a new conversation unless one is named',
    description: 'The conversation that is made is titled with the first 50 characters of the message.',
    tags,
    security: anyone,
    request: { body: body(MessageSend) },
    responses: { 201: json(MessageSent, 'The message'), ...refusals(400, 401, 404, 415, 429) },
  }),
  async (c) => {
    const ctx = await chatCtx(c);
    // A token that has ended is renewed by its user; only who shows none is a visitor.
    if (!ctx.user && c.req.header('authorization')) return fail('unauthenticated');
    await limitTalk(ctx, clientOf(c));
    return c.json(await sendMessage(ctx, c.req.valid('json')), 201);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/conversations/{id}',
    summary: 'A conversation with its messages',
    description: 'The page holds the newest messages, oldest first; `nextCursor` leads to those before them.',
    tags,
    security,
    request: { params: IdParam, query: PageQuery.extend({ limit: PageQuery.shape.limit.unwrap().default(50) }) },
    responses: { 200: json(ConversationWithMessages, 'The conversation'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const ctx = await chatCtx(c);
    const { id } = c.req.valid('param');
    const conversation = await requireConversation(ctx, id);
    const messages = await listMessages(ctx, { id, ...c.req.valid('query') });
    return c.json({ ...toConversation(conversation), ...messages }, 200);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/conversations/{id}',
    summary: 'Rename a conversation',
    tags,
    security,
    request: { params: IdParam, body: body(ConversationPatch) },
    responses: { 200: json(Conversation, 'The conversation'), ...refusals(400, 401, 404, 415) },
  }),
  async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await renameConversation(await chatCtx(c), input), 200);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/conversations/{id}',
    summary: 'Delete a conversation with its messages',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Deleted'), ...refusals(401, 404) },
  }),
  async (c) => {
    await deleteConversation(await chatCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations/{id}/messages',
    summary: 'Say something in a conversation',
    tags,
    security,
    request: { params: IdParam, body: body(MessageCreate) },
    responses: { 201: json(MessageSent, 'The message'), ...refusals(400, 401, 404, 415, 429) },
  }),
  async (c) => {
    const conversationId = c.req.valid('param').id;
    const ctx = await chatCtx(c);
    await limitTalk(ctx, clientOf(c));
    return c.json(await sendMessage(ctx, { ...c.req.valid('json'), conversationId }), 201);
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/conversations/{id}/stream',
    summary: 'The answer to the last message, or to the one named, as server-sent events',
    description:
      'Begins the answer, joins it while it is written, or replays it. `Last-Event-ID` resumes after that event, `from` ' +
      'at that event. Each event is `id: <n>` and `data:` with one event of the stream; the answer ends with `complete`.',
    tags,
    security,
    request: {
      params: IdParam,
      query: z.object({ from: z.string().max(20).optional(), message: z.uuid().optional() }),
      headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    },
    responses: {
      200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
      ...refusals(400, 401, 404, 409),
    },
  }),
  async (c) => {
    const { from, message: messageId } = c.req.valid('query');
    const position = positionOf(c.req.valid('header')['last-event-id'], from);
    return streamAnswer(await chatCtx(c), { id: c.req.valid('param').id, messageId, position });
  },
);

chatRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/conversations/{id}/stop',
    summary: 'Stop the answer that is being written',
    description:
      'The part that was written is kept and marked. `stopped` is false when nothing was being written. Questions that wait ' +
      'are answered next; `message` names one of them to stop that instead.',
    tags,
    security,
    request: { params: IdParam, query: z.object({ message: z.uuid().optional() }) },
    responses: { 200: json(z.object({ stopped: z.boolean() }), 'Stopped'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { message } = c.req.valid('query');
    return c.json({ stopped: await stopAnswer(await chatCtx(c), c.req.valid('param').id, message) }, 200);
  },
);
