import { and, desc, eq, gt } from 'drizzle-orm';
import { callerCopies } from '../cache/caller-copies.ts';
import type { Ctx } from '../context.ts';
import { conversations } from '../db/schema.ts';
import { loggable } from '../http/log.ts';

/** A session that has just ended. */
export interface EndedSession {
  id: string;
  userId: string;
  workspaceId: string;
}

/** An answer is written for minutes at most, so only what was talked in since then can have a reader. */
const TALKED_SINCE_MS = 15 * 60_000;
const MOST_CONVERSATIONS = 50;
const TRIES = 3;

/**
 * Ends what a session still has open - its live sockets and the answers it reads - and forgets its copies, without holding
 * up who ended it. A room that cannot be reached is asked again; a socket never outlives its token in any case.
 */
export function endOpenStreams(ctx: Ctx, ended: EndedSession[]): void {
  for (const session of ended) {
    callerCopies.forget(ctx, session);
    ctx.waitUntil(
      insist(ctx, 'sockets', () => ctx.env.LIVE_ROOM.getByName(session.workspaceId).endSessions([session.id])),
    );
    ctx.waitUntil(insist(ctx, 'answers', () => dismissReaders(ctx, session)));
  }
}

async function dismissReaders(ctx: Ctx, { id, userId }: EndedSession): Promise<void> {
  const since = new Date(ctx.now().getTime() - TALKED_SINCE_MS);
  const rows = await ctx.db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.userId, userId), gt(conversations.updatedAt, since)))
    .orderBy(desc(conversations.updatedAt))
    .limit(MOST_CONVERSATIONS);
  await Promise.all(rows.map((row) => ctx.env.CONVERSATION.getByName(row.id).dismiss(id)));
}

async function insist(ctx: Ctx, what: string, work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries < TRIES) continue;
      return ctx.log.error('an ended session keeps something open', { what, error: loggable(error).message });
    }
  }
}
