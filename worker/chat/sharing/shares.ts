import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Share } from '../../../contract/sharing.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { may } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { sharedConversations, users } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';

/** Of a row, all but the copy itself. */
const SHOWN = {
  ...{ id: sharedConversations.id, conversationId: sharedConversations.conversationId },
  ...{ userId: sharedConversations.userId, title: sharedConversations.title },
  questions: sql<number>`coalesce(jsonb_array_length(${sharedConversations.content}->'exchanges'), 0)`,
  ...{ createdAt: sharedConversations.createdAt, expiresAt: sharedConversations.expiresAt },
  ...{ firstName: users.firstName, lastName: users.lastName },
};

interface Row {
  id: string;
  conversationId: string;
  userId: string;
  title: string;
  questions: number;
  createdAt: Date;
  expiresAt: Date;
  firstName: string;
  lastName: string;
}

/** The caller's own links; whoever manages the workspace sees all of it. */
function visibleTo(ctx: UserCtx): SQL | undefined {
  const own = eq(sharedConversations.workspaceId, ctx.workspace.id);
  return may(ctx, 'manage_workspace') ? own : and(own, eq(sharedConversations.userId, ctx.user.id));
}

/** Links that are good or have expired, newest first; those that were taken back are gone. */
export async function listShares(
  ctx: UserCtx,
  page: { limit: number; cursor?: string | undefined; conversationId?: string | undefined },
) {
  const { conversationId } = page;
  const rows = await ctx.db
    .select(SHOWN)
    .from(sharedConversations)
    .innerJoin(users, eq(users.id, sharedConversations.userId))
    .where(
      and(
        visibleTo(ctx),
        conversationId === undefined ? undefined : eq(sharedConversations.conversationId, conversationId),
        before(page.cursor, sharedConversations.createdAt, sharedConversations.id),
      ),
    )
    .orderBy(desc(sharedConversations.createdAt), desc(sharedConversations.id))
    .limit(page.limit + 1);
  const { data, nextCursor } = cutPage(rows, page.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return { data: data.map((row) => showShare(ctx, row)), nextCursor };
}

/** A link that the caller may decide on, or 404. */
export async function requireShare(ctx: UserCtx, id: string): Promise<Row> {
  const [row] = await ctx.db
    .select(SHOWN)
    .from(sharedConversations)
    .innerJoin(users, eq(users.id, sharedConversations.userId))
    .where(and(eq(sharedConversations.id, id), visibleTo(ctx)));
  return row ?? fail('not_found', 'There is no such link');
}

/** Takes a link back, and its copy with it. Who shared it may, and whoever manages the workspace. */
export async function revokeShare(ctx: UserCtx, id: string): Promise<void> {
  const share = await requireShare(ctx, id);
  const by = byCaller(ctx);
  await ctx.db.batch([
    ctx.db
      .delete(sharedConversations)
      .where(and(eq(sharedConversations.id, id), eq(sharedConversations.workspaceId, ctx.workspace.id))),
    recordAudit(ctx, {
      ...{ ...by, what: 'share.revoked', text: `${by.actor.name} took a link to a conversation back` },
      ...{ subject: { kind: 'share', id }, before: { conversationId: share.conversationId, sharedBy: share.userId } },
    }),
  ]);
}

export function showShare(ctx: UserCtx, row: Row): Share {
  return {
    ...{ id: row.id, conversationId: row.conversationId, title: row.title, questions: row.questions },
    sharedBy: `${row.firstName} ${row.lastName}`,
    ...{ createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
    ...{ expired: row.expiresAt <= ctx.now(), isMine: row.userId === ctx.user.id },
  };
}
