import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { tasks } from '../../db/schema.ts';
import { dayText } from '../../metrics/calendar/words.ts';
import { aboutNobody, type Kind, line } from './kind.ts';

/** A task on the shop's list. */
export const createTask: Kind<'create_task'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(_ctx, { title, note, dueOn }) {
    const due = dueOn ? `, due on ${dayText(Temporal.PlainDate.from(dueOn))}` : '';
    const lines = [line('add', `The task “${title}”${due}`)];
    if (note) lines.push(line('note', note));
    return { title: `Create the task “${title}”`, difference: aboutNobody(...lines) };
  },

  async apply(ctx, { id, input, requestedBy }) {
    const { title, note = null, dueOn = null } = input;
    const task = { id, workspaceId: ctx.workspace.id, title, note, dueOn, createdBy: requestedBy };
    return {
      result: `The task “${title}” is on the list.`,
      href: '/tasks',
      undo: { taskId: id },
      statements: [ctx.db.insert(tasks).values({ ...task, createdAt: ctx.now(), updatedAt: ctx.now() })],
    };
  },

  async undo(ctx, { id, input }) {
    const mine = and(eq(tasks.id, id), eq(tasks.workspaceId, ctx.workspace.id));
    return {
      result: `The task “${input.title}” is off the list.`,
      statements: [ctx.db.delete(tasks).where(mine)],
    };
  },
};
