import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ScheduledAnswer } from '../../contract/learning.ts';
import type { UserCtx } from '../context.ts';
import { scheduledAnswers, scheduledQuestions } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';

const { workspaceId, createdAt, id } = scheduledAnswers;

/** What the questions have answered, newest first, and how many that were told have not been seen. */
export async function listAnswers(
  ctx: UserCtx,
  {
    limit,
    cursor,
    status,
  }: { limit: number; cursor?: string | undefined; status?: ScheduledAnswer['status'] | undefined },
): Promise<{ data: ScheduledAnswer[]; nextCursor: string | null; unseen: number }> {
  const mine = eq(workspaceId, ctx.workspace.id);
  const wanted = and(mine, before(cursor, createdAt, id), status && eq(scheduledAnswers.status, status));
  const [rows, unseen] = await Promise.all([
    select(ctx)
      .where(wanted)
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1),
    ctx.db.$count(scheduledAnswers, and(mine, eq(scheduledAnswers.status, 'told'), isNull(scheduledAnswers.seenAt))),
  ]);
  const { data, nextCursor } = cutPage(rows, limit, ({ answer }) => ({ at: answer.createdAt, id: answer.id }));
  return { data: data.map(asAnswer), nextCursor, unseen };
}

/** Marks an answer as seen; the first time counts. */
export async function markSeen(ctx: UserCtx, answerId: string): Promise<ScheduledAnswer> {
  const own = and(eq(id, answerId), eq(workspaceId, ctx.workspace.id));
  await ctx.db
    .update(scheduledAnswers)
    .set({ seenAt: sql`coalesce(seen_at, ${ctx.now().toISOString()}::timestamptz)` })
    .where(own);
  const [row] = await select(ctx).where(own);
  return row ? asAnswer(row) : fail('not_found');
}

function select(ctx: UserCtx) {
  return ctx.db
    .select({ answer: scheduledAnswers, question: scheduledQuestions.question })
    .from(scheduledAnswers)
    .innerJoin(scheduledQuestions, eq(scheduledQuestions.id, scheduledAnswers.questionId));
}

function asAnswer({
  answer: row,
  question,
}: {
  answer: typeof scheduledAnswers.$inferSelect;
  question: string;
}): ScheduledAnswer {
  return {
    ...{ id: row.id, questionId: row.questionId, question, status: row.status, answer: row.answer, reason: row.reason },
    cards: row.cards as ScheduledAnswer['cards'],
    receipts: row.receipts,
    dueAt: row.dueAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    emailedAt: row.emailedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
