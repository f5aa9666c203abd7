import { and, eq, gt } from 'drizzle-orm';
import type { SharedShown } from '../../../contract/sharing.ts';
import { roleMay } from '../../auth/rights.ts';
import { hashToken } from '../../auth/tokens.ts';
import type { Ctx } from '../../context.ts';
import { memberships, sharedConversations } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { type Client, networkOf } from '../../http/client.ts';
import { limitRate } from '../../http/rate-limit.ts';

/**
 * What a link opens, for anybody who has it. One 404 for a link that never was, was taken back, has expired, or was made
 * by somebody who may no longer share: nobody learns which.
 */
export async function lookAtShared(ctx: Ctx, token: string, client: Client): Promise<SharedShown> {
  await limitRate(ctx, { name: 'shared', key: networkOf(client), capacity: 120, refillPerSecond: 1 });
  const { content, expiresAt, userId, workspaceId, hash } = sharedConversations;
  const [found] = await ctx.db
    .select({ content, expiresAt, role: memberships.role })
    .from(sharedConversations)
    .innerJoin(memberships, and(eq(memberships.userId, userId), eq(memberships.workspaceId, workspaceId)))
    .where(and(eq(hash, await hashToken(token)), gt(expiresAt, ctx.now())));
  if (!found || !roleMay(found.role, 'share')) return fail('not_found', 'This link opens nothing, or nothing any more');
  return { ...found.content, expiresAt: found.expiresAt.toISOString() };
}
