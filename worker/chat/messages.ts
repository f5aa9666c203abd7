import { and, desc, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Message } from '../../contract/chat.ts';
import type { CampaignRecommendation, Intent } from '../../contract/stream.ts';
import { type Database, postgresFault } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { conversations, internalEvents, messages } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { answerIdOf } from './answer-id.ts';
import { lastAnswer } from './branch.ts';
import { newOwner, requireConversation, UNTITLED } from './conversations.ts';
import type { ChatCtx } from './visitor.ts';

export type MessageRow = typeof messages.$inferSelect;

export interface NewMessage {
  content: string;
  /** Without one, a conversation is made. */
  conversationId?: string | undefined;
  /** The same one again gives the same message again. */
  clientId?: string | undefined;
  /** The answer it follows, null for none; the last one where it does not say. */
  parentId?: string | null | undefined;
}

/** Stores what a user says. The anonymous token is there when a conversation was made for a visitor. */
export async function sendMessage(ctx: ChatCtx, input: NewMessage): Promise<Message & { anonymousToken?: string }> {
  const content = input.content.replaceAll('\0', '').toWellFormed();
  if (input.conversationId === undefined) {
    if (input.parentId) return fail('not_found', 'There is no such answer');
    return sendFirst(ctx, { ...input, content });
  }
  const { id } = await requireConversation(ctx, input.conversationId);
  if (input.parentId) await requireAnswer(ctx, id, input.parentId);
  return toMessage(await add(ctx, id, { ...input, content }));
}

/** Throws `not_found` unless the conversation has this answer, or the question to which it is being written. */
async function requireAnswer(ctx: ChatCtx, conversationId: string, answerId: string): Promise<void> {
  const [found] = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        or(
          and(eq(messages.id, answerId), eq(messages.role, 'assistant')),
          and(eq(messages.id, answerIdOf(answerId)), eq(messages.role, 'user')),
        ),
      ),
    );
  if (!found) return fail('not_found', 'This conversation has no such answer');
}

/** Adds a user's message to a conversation that is the caller's, in one transaction with all that follows from it. */
async function add(ctx: ChatCtx, conversationId: string, input: NewMessage): Promise<MessageRow> {
  const { db } = ctx;
  const id = newId();
  const createdAt = ctx.now();
  const clientId = input.clientId ?? null;
  const parentId = input.parentId === undefined ? lastAnswer(conversationId) : input.parentId;
  const isNew = exists(db.select({ one: sql`1` }).from(messages).where(eq(messages.id, id)));
  const same =
    clientId === null ? undefined : and(eq(messages.conversationId, conversationId), eq(messages.clientId, clientId));
  try {
    const results = await db.batch([
      // Two messages at one instant follow each other, and not the same answer: the lock lasts to the end of the batch.
      db.select({ id: conversations.id }).from(conversations).where(eq(conversations.id, conversationId)).for('update'),
      db
        .insert(messages)
        .values({ id, conversationId, role: 'user', content: input.content, clientId, createdAt, parentId })
        .onConflictDoNothing(),
      db
        .update(conversations)
        .set({
          updatedAt: createdAt,
          title: sql`case when ${conversations.title} = ${UNTITLED} then ${titleOf(input.content)} else ${conversations.title} end`,
        })
        .where(and(eq(conversations.id, conversationId), isNew)),
      createdEvent(db, newId(), id),
      db
        .select()
        .from(messages)
        .where(or(eq(messages.id, id), same)),
    ]);
    const [row] = results[4];
    return row ?? fail('not_found', 'There is no such conversation');
  } catch (error) {
    // Deleted between the look and the write.
    if (postgresFault(error)?.code === '23503') return fail('not_found', 'There is no such conversation');
    throw error;
  }
}

/**
 * A message that opens a conversation of its own. A known caller who repeats it, also at the same instant, gets the one
 * that was stored first: the lock lasts to the end of the transaction, and the look comes after it.
 */
async function sendFirst(ctx: ChatCtx, input: NewMessage): Promise<Message & { anonymousToken?: string }> {
  const { db } = ctx;
  const { columns, anonymousToken } = await newOwner(ctx);
  const clientId = input.clientId ?? null;
  const id = newId();
  const conversationId = newId();
  const now = ctx.now();
  const at = sql`${now.toISOString()}::timestamptz`;
  const caller = ctx.user?.id ?? ctx.visitor ?? id;
  const sent = and(sentBy(ctx), clientId === null ? sql`false` : eq(messages.clientId, clientId));
  const earlier = db
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(sent);
  const results = await db.batch([
    db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${caller} ${clientId}`}, 0))`),
    db.execute(sql`
      insert into ${conversations} (id, workspace_id, user_id, anonymous_token_hash, title, created_at, updated_at)
      select ${conversationId}::uuid, ${columns.workspaceId}::uuid, ${columns.userId}::uuid,
        ${columns.anonymousTokenHash}, ${titleOf(input.content)}, ${at}, ${at}
      where not exists ${earlier}`),
    db.execute(sql`
      insert into ${messages} (id, conversation_id, role, content, client_id, created_at)
      select ${id}::uuid, id, 'user', ${input.content}, ${clientId}, ${at}
      from ${conversations} where id = ${conversationId}`),
    createdEvent(db, newId(), id),
    db
      .select()
      .from(messages)
      .where(or(eq(messages.id, id), inArray(messages.id, earlier))),
  ]);
  const [row] = results[4];
  if (!row) throw new Error('The message was not stored');
  return { ...toMessage(row), ...(anonymousToken && row.id === id ? { anonymousToken } : {}) };
}

/** Restricts a query to what the caller can have sent before; nothing for a visitor who shows no token. */
function sentBy(ctx: ChatCtx): SQL {
  if (ctx.user) return eq(conversations.userId, ctx.user.id);
  return ctx.visitor ? eq(conversations.anonymousTokenHash, ctx.visitor) : sql`false`;
}

/** The title of a conversation that begins with this message: its first 50 characters. */
function titleOf(content: string): string {
  return Array.from(content).slice(0, 50).join('');
}

/**
 * Records `message.created` under an id of its own, for a message that was stored in the same transaction; nothing for
 * one that was not. The same id again records nothing more.
 */
export function createdEvent(db: Database, eventId: string, messageId: string) {
  return db
    .insert(internalEvents)
    .select(
      db
        .select({
          id: sql<string>`${eventId}::uuid`.as('id'),
          workspaceId: conversations.workspaceId,
          userId: conversations.userId,
          eventType: sql<string>`'message.created'`.as('event_type'),
          timestamp: messages.createdAt,
          payload: sql<unknown>`jsonb_build_object(
            'message_id', ${messages.id}, 'conversation_id', ${messages.conversationId}, 'role', ${messages.role}
          )`.as('payload'),
        })
        .from(messages)
        .innerJoin(conversations, eq(conversations.id, messages.conversationId))
        .where(eq(messages.id, messageId)),
    )
    .onConflictDoNothing();
}

/** A page of a conversation that is the caller's: the newest messages first in the cursor, the oldest first on the page. */
export async function listMessages(ctx: ChatCtx, query: { id: string; limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, query.id), before(query.cursor, messages.createdAt, messages.id)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { messages: page.data.reverse().map(toMessage), nextCursor: page.nextCursor };
}

function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    role: row.role,
    content: row.content,
    createdAt: row.createdAt.toISOString(),
    parentId: row.role === 'assistant' ? row.replyTo : row.parentId,
    ...(row.intent ? { intent: row.intent as Intent } : {}),
    ...(row.recommendation ? { recommendation: row.recommendation as CampaignRecommendation } : {}),
    ...(row.plan ? { plan: row.plan } : {}),
    ...(row.tools ? { tools: row.tools } : {}),
    ...(row.cards ? { cards: row.cards } : {}),
    ...(row.receipts ? { receipts: row.receipts } : {}),
    ...(row.provider ? { provider: row.provider } : {}),
    ...(row.role === 'assistant' ? { stopped: row.stopped } : {}),
  };
}
