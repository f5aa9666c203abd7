import { and, desc, eq, ilike, isNull, or } from 'drizzle-orm';
import { newId } from '../db/id.ts';
import { conversations } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { hashAnonymousToken, newAnonymousToken } from './visitor.ts';
/** What a conversation is called until its first message gives it a title. */
export const UNTITLED = 'New conversation';
/**
 * The one door to a conversation: the caller's own, as its user or by its anonymous token, or 404; 401 for a caller who
 * shows neither. A user who comes with the anonymous token adopts the conversation on the way in.
 */
export async function requireConversation(ctx, id) {
    const [row] = await ctx.db
        .select()
        .from(conversations)
        .where(and(eq(conversations.id, id), ownedBy(ctx)));
    if (!row)
        return fail('not_found', 'There is no such conversation');
    if (row.userId === null && ctx.user && ctx.workspace) {
        return (await adopt(ctx, { userId: ctx.user.id, workspaceId: ctx.workspace.id }, eq(conversations.id, id))) ?? row;
    }
    return row;
}
/** Restricts a query to the caller's conversations. */
function ownedBy(ctx) {
    const user = ctx.user && ctx.workspace
        ? and(eq(conversations.workspaceId, ctx.workspace.id), eq(conversations.userId, ctx.user.id))
        : undefined;
    const visitor = ctx.visitor ? eq(conversations.anonymousTokenHash, ctx.visitor) : undefined;
    return or(user, visitor) ?? fail('unauthenticated');
}
/** What a new conversation belongs to: the signed-in user, or whoever holds the token that is made for it. */
export async function newOwner(ctx) {
    if (ctx.user && ctx.workspace) {
        return { columns: { userId: ctx.user.id, workspaceId: ctx.workspace.id, anonymousTokenHash: null } };
    }
    const { token, hash } = await newAnonymousToken();
    return { columns: { userId: null, workspaceId: null, anonymousTokenHash: hash }, anonymousToken: token };
}
export async function createConversation(ctx, input) {
    const { columns, anonymousToken } = await newOwner(ctx);
    const now = ctx.now();
    const [row] = await ctx.db
        .insert(conversations)
        .values({ id: newId(), title: input.title ?? UNTITLED, createdAt: now, updatedAt: now, ...columns })
        .returning();
    if (!row)
        throw new Error('The conversation was not stored');
    return { ...toConversation(row), ...(anonymousToken ? { anonymousToken } : {}) };
}
/** The caller's conversations, the last used first; `search` looks for its words anywhere in the title. */
export async function listConversations(ctx, query) {
    if (ctx.user && ctx.workspace && ctx.visitor) {
        const token = eq(conversations.anonymousTokenHash, ctx.visitor);
        await adopt(ctx, { userId: ctx.user.id, workspaceId: ctx.workspace.id }, token);
    }
    const words = query.search?.split(/\s+/).filter(Boolean) ?? [];
    const rows = await ctx.db
        .select()
        .from(conversations)
        .where(and(ownedBy(ctx), ...words.map((word) => ilike(conversations.title, `%${word.replace(/[\\%_]/g, '\\$&')}%`)), before(query.cursor, conversations.updatedAt, conversations.id)))
        .orderBy(desc(conversations.updatedAt), desc(conversations.id))
        .limit(query.limit + 1);
    const page = cutPage(rows, query.limit, (row) => ({ at: row.updatedAt, id: row.id }));
    return { ...page, data: page.data.map(toConversation) };
}
export async function renameConversation(ctx, input) {
    const { id } = await requireConversation(ctx, input.id);
    const [row] = await ctx.db
        .update(conversations)
        .set({ title: input.title })
        .where(eq(conversations.id, id))
        .returning();
    return row ? toConversation(row) : fail('not_found', 'There is no such conversation');
}
/** Deletes a conversation with its messages, and what its object knows of it. */
export async function deleteConversation(ctx, id) {
    await requireConversation(ctx, id);
    await ctx.db.delete(conversations).where(eq(conversations.id, id));
    await ctx.env.CONVERSATION.getByName(id).wipe();
}
/**
 * Gives the conversation of an anonymous token to a user, to whom alone it belongs from then on: the token is void.
 * For signing in and registering with the token in hand. An unknown or spent token changes nothing.
 */
export async function adoptConversation(ctx, anonymousToken) {
    const owner = { userId: ctx.user.id, workspaceId: ctx.workspace.id };
    await adopt(ctx, owner, eq(conversations.anonymousTokenHash, await hashAnonymousToken(anonymousToken)));
}
async function adopt(ctx, owner, which) {
    const [row] = await ctx.db
        .update(conversations)
        .set({ ...owner, anonymousTokenHash: null })
        .where(and(which, isNull(conversations.userId)))
        .returning();
    return row;
}
export function toConversation(row) {
    return {
        id: row.id,
        title: row.title,
        userId: row.userId,
        channel: row.channel,
        createdAt: row.createdAt.toISOString(),
        updatedAt: row.updatedAt.toISOString(),
    };
}
