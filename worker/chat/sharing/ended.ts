import { and, count, eq, gt } from 'drizzle-orm';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { sharedConversations } from '../../db/schema.ts';

/** Writes down that the links to a conversation end with it, where there are any. */
export async function recordEndOfShares(ctx: Ctx, conversationId: string): Promise<void> {
  if (!ctx.user || !ctx.workspace) return;
  const user = ctx as UserCtx;
  const [kept] = await ctx.db
    .select({ links: count() })
    .from(sharedConversations)
    .where(and(eq(sharedConversations.conversationId, conversationId), gt(sharedConversations.expiresAt, ctx.now())));
  if (!kept?.links) return;
  const by = byCaller(user);
  await recordAudit(user, {
    ...{ ...by, what: 'share.revoked', text: `${by.actor.name} deleted a conversation, and with it the links to it` },
    ...{ subject: { kind: 'conversation', id: conversationId }, before: { links: kept.links } },
  });
}
