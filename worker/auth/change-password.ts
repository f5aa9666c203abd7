import { and, eq, isNull, ne } from 'drizzle-orm';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import type { UserCtx } from '../context.ts';
import { sessions, users } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { forgiveRate, limitRate } from '../http/rate-limit.ts';
import { endOpenStreams } from '../live/sessions.ts';
import { keyOf } from './account.ts';
import { accountLimit } from './limits.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** Milliseconds for which a sign-in is recent enough to do without the password there was. */
const RECENT = 10 * 60_000;

export interface NewPassword {
  password: string;
  currentPassword?: string | undefined;
}

/**
 * Sets the caller's password, also of an account that never had one: by the password there is, or shortly after signing
 * in, in whatever way. All their other sessions end. 403 where neither is given.
 */
export async function changePassword(ctx: UserCtx, { password, currentPassword }: NewPassword): Promise<void> {
  const { id, email, sessionId } = ctx.user;
  const emailKey = keyOf(email);
  if (ctx.apiKey) fail('forbidden', 'A person has to set a password');
  if (ctx.env.DEMO_EMAIL && keyOf(ctx.env.DEMO_EMAIL) === emailKey) {
    fail('forbidden', 'The password of the demo account is everybody’s and stays');
  }
  await limitRate(ctx, accountLimit('login', emailKey));
  if (!(await isSure(ctx, currentPassword))) {
    const message = currentPassword
      ? 'This is not your password'
      : 'Enter your password, or sign out and in again: your sign-in is older than ten minutes';
    return fail('invalid', undefined, { fields: [{ path: 'currentPassword', message }] });
  }
  await forgiveRate(ctx, accountLimit('login', emailKey));
  const passwordHash = await hashPassword(password);
  const by = byCaller(ctx);
  const now = ctx.now();
  const [, ended] = await ctx.db.batch([
    ctx.db.update(users).set({ passwordHash, updatedAt: now }).where(eq(users.id, id)),
    ctx.db
      .update(sessions)
      .set({ revokedAt: now, revokedReason: 'the password was changed' })
      .where(and(eq(sessions.userId, id), ne(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId }),
    recordAudit(ctx, {
      ...{ ...by, what: 'password.changed', text: `${by.actor.name} set a password` },
      subject: { kind: 'member', id },
    }),
  ]);
  endOpenStreams(ctx, ended);
}

/** Whether it is certain that the person themselves is at the screen. */
async function isSure(ctx: UserCtx, currentPassword: string | undefined): Promise<boolean> {
  const { id, sessionId } = ctx.user;
  if (currentPassword === undefined) {
    const [session] = await ctx.db
      .select({ createdAt: sessions.createdAt })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, id)));
    return session !== undefined && ctx.now().getTime() - session.createdAt.getTime() < RECENT;
  }
  const [user] = await ctx.db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, id));
  return user !== undefined && (await verifyPassword(currentPassword, user.hash)).ok;
}
