import { and, eq } from 'drizzle-orm';
import { dayText } from '../../ai/tools/words/format.ts';
import { tasks } from '../../db/schema.ts';
import { aboutNobody, type Kind, line } from './kind.ts';

/** A task on the shop's list. */
export const createTask: Kind<'create_task'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(_ctx, { title: given, note, dueOn }, { language, quoted, task }) {
    const title = quoted(given);
    const lines = [line('add', task.line({ title, due: dueOn && dayText(dueOn, language) }))];
    if (note) lines.push(line('note', note));
    return { title: task.title(title), difference: aboutNobody(...lines) };
  },

  async apply(ctx, { id, input, requestedBy }, { quoted, task: say }) {
    const { title, note = null, dueOn = null } = input;
    const task = { id, workspaceId: ctx.workspace.id, title, note, dueOn, createdBy: requestedBy };
    return {
      result: say.done(quoted(title)),
      href: '/tasks',
      undo: { taskId: id },
      statements: [ctx.db.insert(tasks).values({ ...task, createdAt: ctx.now(), updatedAt: ctx.now() })],
    };
  },

  async undo(ctx, { id, input }, { quoted, task: say }) {
    const mine = and(eq(tasks.id, id), eq(tasks.workspaceId, ctx.workspace.id));
    return {
      result: say.undone(quoted(input.title)),
      statements: [ctx.db.delete(tasks).where(mine)],
    };
  },
};
