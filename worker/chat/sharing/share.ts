import { and, count, eq, gt, inArray, or } from 'drizzle-orm';
import type { NewShare, Share, ShareWithLink } from '../../../contract/sharing.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { requireRight } from '../../auth/rights.ts';
import { hashToken, newRefreshToken } from '../../auth/tokens.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { messages, receipts, sharedConversations } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { publicUrl } from '../../http/public-url.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { branchTo, lastAnswerOf } from '../branch.ts';
import { requireConversation } from '../conversations.ts';
import { type Answered, freeze, receiptsOf } from './freeze.ts';
import { withoutPeople } from './people.ts';
import { requireShare, showShare } from './shares.ts';

const DAY = 86_400_000;
/** Links of a workspace that are good. */
const MOST_LINKS = 500;
/** Receipts that go into one copy. */
const MOST_RECEIPTS = 400;

/**
 * Shares a branch of the caller's conversation: a copy as it is now, and the link to it, shown this once. 403 without the
 * right, 409 where nothing was answered yet.
 */
export async function shareConversation(ctx: UserCtx, input: NewShare & { id: string }): Promise<ShareWithLink> {
  requireRight(ctx, 'share');
  const conversation = await requireConversation(ctx, input.id);
  await limitSharing(ctx);
  const now = ctx.now();
  const [kept] = await ctx.db
    .select({ links: count() })
    .from(sharedConversations)
    .where(and(eq(sharedConversations.workspaceId, ctx.workspace.id), gt(sharedConversations.expiresAt, now)));
  if ((kept?.links ?? 0) >= MOST_LINKS) fail('conflict', `${MOST_LINKS} links are good: take one back first`);
  const { exchanges, earlier } = await spokenUntil(ctx, conversation.id, input.answerId);
  if (exchanges.length === 0) fail('conflict', 'There is no answer to share yet');
  const proofs = await receiptsFor(ctx, exchanges);
  const { people, say } = await withoutPeople(ctx, { title: conversation.title, exchanges, receipts: proofs });
  const spoken = { title: conversation.title, shop: ctx.workspace, asOf: now, earlier, exchanges, receipts: proofs };
  const content = freeze(spoken, say);
  const token = newRefreshToken();
  const row = {
    ...{ id: newId(), workspaceId: ctx.workspace.id, conversationId: conversation.id, userId: ctx.user.id },
    ...{ hash: await hashToken(token), title: content.title, content, people, createdAt: now },
    expiresAt: new Date(now.getTime() + input.expiresInDays * DAY),
  };
  const { firstName, lastName } = ctx.user;
  const by = byCaller(ctx);
  await ctx.db.batch([
    ctx.db.insert(sharedConversations).values(row),
    recordAudit(ctx, {
      ...{ ...by, what: 'share.made', text: `${by.actor.name} shared a conversation by a link` },
      subject: { kind: 'share', id: row.id },
      after: { conversationId: conversation.id, questions: exchanges.length, expiresAt: row.expiresAt },
    }),
  ]);
  return withLink(ctx, showShare(ctx, { ...row, questions: exchanges.length, firstName, lastName }), token);
}

/** A new link to the same copy, in the place of the old one, which opens nothing any more; as long good as the first was. */
export async function renewShare(ctx: UserCtx, id: string): Promise<ShareWithLink> {
  requireRight(ctx, 'share');
  const share = await requireShare(ctx, id);
  if (share.userId !== ctx.user.id) fail('forbidden', 'Who shared it may have a new link for it');
  await limitSharing(ctx);
  const now = ctx.now();
  const token = newRefreshToken();
  const fresh = {
    ...{ hash: await hashToken(token), createdAt: now },
    expiresAt: new Date(now.getTime() + (share.expiresAt.getTime() - share.createdAt.getTime())),
  };
  const by = byCaller(ctx);
  const [[renewed]] = await ctx.db.batch([
    ctx.db
      .update(sharedConversations)
      .set(fresh)
      .where(and(eq(sharedConversations.id, id), eq(sharedConversations.workspaceId, ctx.workspace.id)))
      .returning({ id: sharedConversations.id }),
    recordAudit(ctx, {
      ...{ ...by, what: 'share.renewed', text: `${by.actor.name} made a new link to a shared conversation` },
      ...{ subject: { kind: 'share', id }, after: { expiresAt: fresh.expiresAt } },
    }),
  ]);
  if (!renewed) fail('not_found', 'There is no such link');
  return withLink(ctx, showShare(ctx, { ...share, ...fresh }), token);
}

function withLink(ctx: UserCtx, share: Share, token: string): ShareWithLink {
  return { ...share, link: `${publicUrl(ctx)}/shared/${token}` };
}

function limitSharing(ctx: UserCtx): Promise<void> {
  return limitRate(ctx, { name: 'share', key: ctx.user.id, capacity: 30, refillPerSecond: 1 / 30 });
}

/** The answered questions of a branch, oldest first, and whether it goes back further than they do. */
async function spokenUntil(
  ctx: UserCtx,
  conversationId: string,
  answerId: string | undefined,
): Promise<{ exchanges: Answered[]; earlier: boolean }> {
  const branch = await branchTo(ctx, conversationId, answerId ?? (await lastAnswerOf(ctx, conversationId)));
  const ids = branch.map(({ id }) => id);
  if (ids.length === 0) return { exchanges: [], earlier: false };
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(
      and(eq(messages.conversationId, conversationId), or(inArray(messages.id, ids), inArray(messages.replyTo, ids))),
    )
    .limit(2 * ids.length);
  const exchanges = ids.flatMap((id) => {
    const question = rows.find((row) => row.id === id);
    const answer = rows.find(({ replyTo }) => replyTo === id);
    return question && answer ? [{ question, answer }] : [];
  });
  const first = rows.find(({ id }) => id === ids[0]);
  return { exchanges, earlier: first !== undefined && first.parentId !== null };
}

async function receiptsFor(ctx: UserCtx, exchanges: Answered[]) {
  const ids = [...new Set(exchanges.flatMap(({ answer }) => receiptsOf(answer)))].slice(0, MOST_RECEIPTS);
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ receipt: receipts.receipt })
    .from(receipts)
    .where(and(eq(receipts.workspaceId, ctx.workspace.id), inArray(receipts.id, ids)))
    .limit(MOST_RECEIPTS);
  return rows.map(({ receipt }) => receipt);
}
