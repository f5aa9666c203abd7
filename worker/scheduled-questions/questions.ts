import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import {
  MOST_SCHEDULED,
  type ScheduledQuestion,
  type ScheduledQuestionInput,
  type ScheduledQuestionPatch,
} from '../../contract/learning.ts';
import { calendarOf } from '../ai/reply.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { scheduledQuestions, workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { requireMail } from './by-email.ts';
import { nextDue } from './due.ts';
import { readScheduled } from './read.ts';

type Row = typeof scheduledQuestions.$inferSelect;

/** So many are handed out in one minute; the next takes the rest. */
const MOST_DUE = 200;

/** The workspace's questions, oldest first. */
export async function listQuestions(ctx: UserCtx): Promise<ScheduledQuestion[]> {
  const rows = await ctx.db
    .select()
    .from(scheduledQuestions)
    .where(eq(scheduledQuestions.workspaceId, ctx.workspace.id))
    .orderBy(asc(scheduledQuestions.id))
    .limit(MOST_SCHEDULED);
  return rows.map(asQuestion);
}

/** 400 for what is no question or would change something, 409 where twenty are asked already or no letter can go. */
export async function addQuestion(ctx: UserCtx, input: ScheduledQuestionInput): Promise<ScheduledQuestion> {
  await checkQuestion(ctx, input.question);
  if (input.byEmail) requireMail(ctx);
  const { question, every, at } = input;
  const weekday = every === 'week' ? (input.weekday ?? 1) : null;
  const now = ctx.now();
  const mine = sql`workspace_id = ${ctx.workspace.id}`;
  const next = nextDue({ every, at, weekday }, ctx.workspace.timezone, now).toISOString();
  const id = newId();
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`clock ${ctx.workspace.id}`}, 0))`),
    ctx.db.execute(sql`
      insert into scheduled_questions (id, workspace_id, user_id, question, every, at, weekday, only_if_moved, by_email, next_at, created_at, updated_at)
      select ${id}, ${ctx.workspace.id}, ${ctx.user.id}, ${question}, ${every}, ${at}, ${weekday}::int,
        ${input.onlyIfMoved ? 'yes' : 'no'}, ${input.byEmail ? 'yes' : 'no'}, ${next}::timestamptz, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      where (select count(*) from scheduled_questions where ${mine}) < ${MOST_SCHEDULED} returning id`),
  ]);
  if (rows.length === 0)
    fail('conflict', `At most ${MOST_SCHEDULED} questions are asked by the clock: delete one first`);
  return asQuestion(await requireQuestion(ctx, id));
}

/** Changes a question. Its next time is worked out anew, so that one that was paused is not made up for. */
export async function changeQuestion(
  ctx: UserCtx,
  id: string,
  patch: ScheduledQuestionPatch,
): Promise<ScheduledQuestion> {
  const row = await requireQuestion(ctx, id);
  if (patch.question !== undefined) await checkQuestion(ctx, patch.question);
  if (patch.byEmail) requireMail(ctx);
  const every = patch.every ?? row.every;
  const weekday = every === 'week' ? (patch.weekday ?? row.weekday ?? 1) : null;
  if (every === 'day' && patch.weekday !== undefined) {
    const message = 'Only weekly questions have a weekday';
    fail('invalid', message, { fields: [{ path: 'weekday', message }] });
  }
  const [at, now] = [patch.at ?? row.at, ctx.now()];
  const paused = patch.paused ?? row.pausedAt !== null;
  const [changed] = await ctx.db
    .update(scheduledQuestions)
    .set({
      ...{ every, weekday, at, question: patch.question ?? row.question, updatedAt: now },
      ...(patch.onlyIfMoved !== undefined && { onlyIfMoved: patch.onlyIfMoved ? ('yes' as const) : ('no' as const) }),
      ...(patch.byEmail !== undefined && { byEmail: patch.byEmail ? ('yes' as const) : ('no' as const) }),
      pausedAt: paused ? (row.pausedAt ?? now) : null,
      nextAt: nextDue({ every, at, weekday }, ctx.workspace.timezone, now),
    })
    .where(mineOnly(ctx, id))
    .returning();
  return changed ? asQuestion(changed) : fail('not_found');
}

/** With everything it has told. */
export async function deleteQuestion(ctx: UserCtx, id: string): Promise<void> {
  const [row] = await ctx.db.delete(scheduledQuestions).where(mineOnly(ctx, id)).returning();
  if (!row) fail('not_found');
}

/**
 * Hands out the questions that are due. One whose time was missed, by however much, is asked once. It is asked for before
 * its next time is set: in a crash between the two it is asked for again, and answered once under the time it was due.
 */
export async function askDueQuestions(ctx: Ctx, at: Date): Promise<void> {
  const due = await ctx.db
    .select({ question: scheduledQuestions, timezone: workspaces.timezone })
    .from(scheduledQuestions)
    .innerJoin(workspaces, eq(workspaces.id, scheduledQuestions.workspaceId))
    .where(and(lte(scheduledQuestions.nextAt, at), isNull(scheduledQuestions.pausedAt)))
    .orderBy(asc(scheduledQuestions.nextAt))
    .limit(MOST_DUE);
  if (due.length === 0) return;
  await enqueue(
    ctx,
    due.map(({ question: { id, nextAt } }) => ({ kind: 'ask' as const, questionId: id, dueAt: nextAt.toISOString() })),
  );
  await Promise.all(
    due.map(({ question, timezone }) =>
      ctx.db
        .update(scheduledQuestions)
        .set({ nextAt: nextDue(question, timezone, at) })
        .where(and(eq(scheduledQuestions.id, question.id), eq(scheduledQuestions.nextAt, question.nextAt))),
    ),
  );
}

async function checkQuestion(ctx: UserCtx, question: string): Promise<void> {
  const { refused } = await readScheduled(ctx, question, calendarOf(ctx));
  if (refused) fail('invalid', refused, { fields: [{ path: 'question', message: refused }] });
}

const mineOnly = (ctx: UserCtx, id: string) =>
  and(eq(scheduledQuestions.id, id), eq(scheduledQuestions.workspaceId, ctx.workspace.id));

async function requireQuestion(ctx: UserCtx, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(scheduledQuestions).where(mineOnly(ctx, id));
  return row ?? fail('not_found');
}

function asQuestion(row: Row): ScheduledQuestion {
  const { id, question, every, at, weekday, pausedAt, nextAt, createdAt } = row;
  return {
    ...{ id, question, every, at, weekday, onlyIfMoved: row.onlyIfMoved === 'yes' },
    ...{ byEmail: row.byEmail === 'yes', paused: pausedAt !== null },
    nextAt: pausedAt ? null : nextAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
