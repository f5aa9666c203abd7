import { and, asc, eq } from 'drizzle-orm';
import { MOST_SCHEDULED } from '../../../contract/learning.ts';
import { calendarOf } from '../../ai/reply.ts';
import type { UserCtx } from '../../context.ts';
import { scheduledQuestions } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { nextDue } from '../../scheduled-questions/due.ts';
import { readScheduled } from '../../scheduled-questions/read.ts';
import { asContent, type Setting, stillAs } from './kind.ts';

type Row = typeof scheduledQuestions.$inferSelect;

/** Questions that are asked by the clock. */
export const questionSetting: Setting<'question', Row> = {
  async list(ctx) {
    const rows = await ctx.db
      .select()
      .from(scheduledQuestions)
      .where(eq(scheduledQuestions.workspaceId, ctx.workspace.id))
      .orderBy(asc(scheduledQuestions.id))
      .limit(MOST_SCHEDULED);
    return rows.map((row) => {
      const { id, question, every, at, weekday, onlyIfMoved, pausedAt } = row;
      const often = weekday === null ? { every, at } : { every, at, weekday };
      const told = { onlyIfMoved: onlyIfMoved === 'yes', paused: pausedAt !== null };
      return { id, row, content: asContent('question', { question, ...often, ...told }) };
    });
  },

  async check(ctx, { content, held }, { all }) {
    if (!held && all.length > MOST_SCHEDULED)
      fail('conflict', `At most ${MOST_SCHEDULED} questions are asked by the clock`);
    if (held?.content.question === content.question) return [];
    const { refused } = await readScheduled(ctx, content.question, calendarOf(ctx));
    return refused ? [{ path: 'question', message: refused }] : [];
  },

  put(ctx, { id, content, held }) {
    const { question, every, at, weekday = null, onlyIfMoved, paused } = content;
    const now = ctx.now();
    const asked = {
      ...{ question, every, at, weekday, onlyIfMoved: onlyIfMoved ? ('yes' as const) : ('no' as const) },
      ...{ pausedAt: paused ? (held?.row.pausedAt ?? now) : null, updatedAt: now },
      nextAt: nextDue({ every, at, weekday }, ctx.workspace.timezone, now),
    };
    if (held) {
      return [
        stillAs(ctx, 'scheduled_questions', held.row),
        ctx.db.update(scheduledQuestions).set(asked).where(own(ctx, id)),
      ];
    }
    const row = { id, workspaceId: ctx.workspace.id, userId: ctx.user.id, createdAt: now };
    return [ctx.db.insert(scheduledQuestions).values({ ...asked, ...row })];
  },

  remove(ctx, { id, row }) {
    return [stillAs(ctx, 'scheduled_questions', row), ctx.db.delete(scheduledQuestions).where(own(ctx, id))];
  },
};

const own = ({ workspace }: UserCtx, id: string) =>
  and(eq(scheduledQuestions.id, id), eq(scheduledQuestions.workspaceId, workspace.id));
