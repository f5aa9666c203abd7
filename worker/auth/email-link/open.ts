import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { apiKeys, emailLinks, sessions } from '../../db/schema.ts';
import { ApiError, fail } from '../../errors.ts';
import type { Client } from '../../http/client.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { endOpenStreams } from '../../live/sessions.ts';
import { type Entered, enterAs, findMember, keyOf, type Member, makeAccount } from '../account.ts';
import { addressLimit } from '../limits.ts';
import { hashPassword } from '../password.ts';
import { hashToken, newRefreshToken } from '../tokens.ts';

/**
 * Opens the account of the address that the link was sent to, or makes one, once: of two who have the link at one
 * instant, one gets in. 404 for a link that is spent, too old or none of ours.
 */
export async function openLink(ctx: Ctx, token: string, client: Client): Promise<Entered> {
  await limitRate(ctx, addressLimit('login', client));
  const now = ctx.now();
  const [link] = await ctx.db
    .update(emailLinks)
    .set({ spentAt: now })
    .where(and(eq(emailLinks.hash, await hashToken(token)), isNull(emailLinks.spentAt), gt(emailLinks.expiresAt, now)))
    .returning({ email: emailLinks.email, emailKey: emailLinks.emailKey });
  if (!link) return fail('not_found', 'This link was used already, or is too old: ask for a new one');
  const member = await findMember(ctx, link.emailKey);
  if (member) return enterByLink(ctx, member, client);
  try {
    return await makeAccount(ctx, await namedAfter(link.email), client);
  } catch (error) {
    // Another link of the same address, or a registration, was first.
    const first = error instanceof ApiError && error.code === 'conflict' && (await findMember(ctx, link.emailKey));
    if (first) return enterByLink(ctx, first, client);
    throw error;
  }
}

/**
 * Whoever registered with a password has proved nothing about the address, and may not be the one who reads what is sent
 * there. The first time that somebody proves it, all other ways in end: they could be a stranger's, laid out in advance.
 */
async function enterByLink(ctx: Ctx, member: Member, client: Client): Promise<Entered> {
  const { user } = member;
  const isDemo = ctx.env.DEMO_EMAIL !== undefined && keyOf(ctx.env.DEMO_EMAIL) === user.emailKey;
  if (user.isVerified || isDemo) return enterAs(ctx, member, client);
  const now = ctx.now();
  const [ended] = await ctx.db.batch([
    ctx.db
      .update(sessions)
      .set({ revokedAt: now, revokedReason: 'the address was proved by a link' })
      .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId }),
    ctx.db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(and(eq(apiKeys.userId, user.id), isNull(apiKeys.revokedAt))),
  ]);
  endOpenStreams(ctx, ended);
  return enterAs(ctx, member, client, { isVerified: true, passwordHash: await noPassword() });
}

const LONGEST_NAME = 100;

/** An account of which nothing is known but the address: its names can be changed in the settings. */
async function namedAfter(email: string) {
  const word =
    email
      .split('@')[0]
      ?.split(/[^\p{L}\p{N}]+/u)
      .find(Boolean) ?? 'You';
  const firstName = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`.slice(0, LONGEST_NAME);
  const names = { firstName, lastName: '', companyName: `${firstName}’s shop` };
  return { email, ...names, isVerified: true, passwordHash: await noPassword() };
}

/** The hash of a password that nobody has, so that trying one takes as long as everywhere. */
const noPassword = () => hashPassword(newRefreshToken());
