import { and, desc, eq, ilike, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Conversation } from '../../contract/chat.ts';
import type { PageQuery } from '../../contract/errors.ts';
import type { Ctx } from '../context.ts';
import { newId } from '../db/id.ts';
import { conversations, searchDocuments } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { beginningsOf } from '../search/words/query.ts';
import { recordEndOfShares } from './sharing/ended.ts';
import { type ChatCtx, hashAnonymousToken, newAnonymousToken } from './visitor.ts';

export type ConversationRow = typeof conversations.$inferSelect;

/** What a conversation is called until its first message gives it a title. */
export const UNTITLED = 'New conversation';

/**
 * The one door to a conversation: the caller's own, as its user or by its anonymous token, or 404; 401 for a caller who
 * shows neither. A user who comes with the anonymous token adopts the conversation on the way in.
 */
export async function requireConversation(ctx: ChatCtx, id: string): Promise<ConversationRow> {
  const [row] = await ctx.db
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, id), ownedBy(ctx)));
  if (!row) return fail('not_found', 'There is no such conversation');
  if (row.userId === null && ctx.user && ctx.workspace) {
    const adopted = await adopt(ctx, { userId: ctx.user.id, workspaceId: ctx.workspace.id }, eq(conversations.id, id));
    // Somebody was faster: another request of this user, or another holder of the token.
    return adopted ?? requireConversation(ctx, id);
  }
  return row;
}

/** Restricts a query to the caller's conversations. */
function ownedBy(ctx: ChatCtx): SQL {
  const user =
    ctx.user && ctx.workspace
      ? and(eq(conversations.workspaceId, ctx.workspace.id), eq(conversations.userId, ctx.user.id))
      : undefined;
  const visitor = ctx.visitor ? eq(conversations.anonymousTokenHash, ctx.visitor) : undefined;
  return or(user, visitor) ?? fail('unauthenticated');
}

/** What a new conversation belongs to: the signed-in user, or whoever holds the token that is made for it. */
export async function newOwner(ctx: ChatCtx) {
  if (ctx.user && ctx.workspace) {
    return { columns: { userId: ctx.user.id, workspaceId: ctx.workspace.id, anonymousTokenHash: null } };
  }
  const { token, hash } = await newAnonymousToken();
  return { columns: { userId: null, workspaceId: null, anonymousTokenHash: hash }, anonymousToken: token };
}

export async function createConversation(ctx: ChatCtx, input: { title?: string | undefined }) {
  const { columns, anonymousToken } = await newOwner(ctx);
  const now = ctx.now();
  const [row] = await ctx.db
    .insert(conversations)
    .values({ id: newId(), title: input.title ?? UNTITLED, createdAt: now, updatedAt: now, ...columns })
    .returning();
  if (!row) throw new Error('The conversation was not stored');
  return { ...toConversation(row), ...(anonymousToken ? { anonymousToken } : {}) };
}

/**
 * The caller's conversations, the last used first. `search` looks for its words anywhere in the title, and for how words
 * begin in questions, answers and the names of metrics and campaigns that they touched.
 */
export async function listConversations(ctx: ChatCtx, query: PageQuery & { search?: string | undefined }) {
  if (ctx.user && ctx.workspace && ctx.visitor) {
    const token = eq(conversations.anonymousTokenHash, ctx.visitor);
    await adopt(ctx, { userId: ctx.user.id, workspaceId: ctx.workspace.id }, token);
  }
  const words = query.search?.split(/\s+/).filter(Boolean) ?? [];
  const rows = await ctx.db
    .select()
    .from(conversations)
    .where(
      and(
        ownedBy(ctx),
        words.length > 0 ? or(inTitle(words), inTexts(ctx, words)) : undefined,
        before(query.cursor, conversations.updatedAt, conversations.id),
      ),
    )
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => ({ at: row.updatedAt, id: row.id }));
  return { ...page, data: page.data.map(toConversation) };
}

function inTitle(words: string[]): SQL | undefined {
  return and(...words.map((word) => ilike(conversations.title, `%${word.replace(/[\\%_]/g, '\\$&')}%`)));
}

/** As far as they are indexed; those of visitors are not. */
function inTexts(ctx: ChatCtx, words: string[]): SQL | undefined {
  const beginnings = beginningsOf(words.join(' '));
  if (!ctx.user || !ctx.workspace || !beginnings) return undefined;
  return sql`${conversations.id} in (
    select conversation_id from ${searchDocuments}
    where workspace_id = ${ctx.workspace.id} and (user_id is null or user_id = ${ctx.user.id}) and words @@ ${beginnings}::tsquery)`;
}

export async function renameConversation(ctx: ChatCtx, input: { id: string; title: string }): Promise<Conversation> {
  const { id } = await requireConversation(ctx, input.id);
  const [row] = await ctx.db
    .update(conversations)
    .set({ title: input.title })
    .where(eq(conversations.id, id))
    .returning();
  return row ? toConversation(row) : fail('not_found', 'There is no such conversation');
}

/**
 * Deletes a conversation with its messages and the links to it, and what its object knows of it. An object that cannot be reached now finds
 * out by itself, when it wants to save an answer.
 */
export async function deleteConversation(ctx: ChatCtx, id: string): Promise<void> {
  await requireConversation(ctx, id);
  await recordEndOfShares(ctx, id);
  await ctx.db.delete(conversations).where(eq(conversations.id, id));
  try {
    await ctx.env.CONVERSATION.getByName(id).wipe();
  } catch (error) {
    ctx.log.error('conversation not wiped', { conversation: id, message: String(error) });
  }
}

/**
 * Gives the conversation of an anonymous token to a user, to whom alone it belongs from then on: the token is void.
 * For signing in and registering with the token in hand. An unknown or spent token changes nothing.
 */
export async function adoptConversation(
  ctx: Pick<Ctx, 'db'> & { user: { id: string }; workspace: { id: string } },
  anonymousToken: string,
): Promise<void> {
  const owner = { userId: ctx.user.id, workspaceId: ctx.workspace.id };
  await adopt(ctx, owner, eq(conversations.anonymousTokenHash, await hashAnonymousToken(anonymousToken)));
}

async function adopt(ctx: Pick<Ctx, 'db'>, owner: { userId: string; workspaceId: string }, which: SQL) {
  const [row] = await ctx.db
    .update(conversations)
    .set({ ...owner, anonymousTokenHash: null })
    .where(and(which, isNull(conversations.userId)))
    .returning();
  return row;
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    userId: row.userId,
    channel: row.channel,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
