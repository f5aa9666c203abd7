import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { NewTask, Surface, Task, TaskPatch } from '../../../contract/actions.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { tasks } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { byCaller, callerOf } from '../actor.ts';
import { recordAudit } from '../audit.ts';
import { proposeAction } from '../plans.ts';

type Row = typeof tasks.$inferSelect;

/** The shop's tasks, newest first. */
export async function listTasks(
  ctx: UserCtx,
  { done, limit, cursor }: { done?: boolean | undefined; limit: number; cursor?: string | undefined },
): Promise<{ data: Task[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, ctx.workspace.id),
        done === undefined ? undefined : done ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt),
        before(cursor, tasks.createdAt, tasks.id),
      ),
    )
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
  return { data: data.map(shown), nextCursor };
}

/** A task that the caller writes down themselves: through the gate, so that it is in the log and can be undone. */
export async function addTask(ctx: UserCtx, input: z.infer<typeof NewTask>, surface: Surface): Promise<Task> {
  const origin = { surface, actor: callerOf(ctx), applyNow: true };
  const plan = await proposeAction(ctx, { kind: 'create_task', input }, origin);
  if (plan.status === 'applied') return requireTask(ctx, plan.id).then(shown);
  return fail('forbidden', plan.approvalReason ? `${plan.approvalReason} A person has to approve it.` : undefined);
}

/** Changes a task, or ticks it off; what is left out stays. */
export async function changeTask(ctx: UserCtx, id: string, patch: z.infer<typeof TaskPatch>): Promise<Task> {
  requireRight(ctx, 'draft');
  const old = await requireTask(ctx, id);
  const { title, note, dueOn, done } = patch;
  const now = ctx.now();
  const changed = {
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    ...(dueOn !== undefined && { dueOn }),
    ...(done !== undefined && { doneAt: done ? (old.doneAt ?? now) : null }),
  };
  const by = callerOf(ctx);
  const [[row]] = await ctx.db.batch([
    ctx.db
      .update(tasks)
      .set({ ...changed, updatedAt: now })
      .where(ownTask(ctx, id))
      .returning(),
    recordAudit(ctx, {
      ...{ ...byCaller(ctx), what: 'task.changed', text: `${by.name} changed the task “${old.title}”` },
      subject: { kind: 'task', id },
      before: shown(old),
      after: patch,
    }),
  ]);
  return row ? shown(row) : fail('not_found');
}

export async function deleteTask(ctx: UserCtx, id: string): Promise<void> {
  requireRight(ctx, 'draft');
  const old = await requireTask(ctx, id);
  const by = callerOf(ctx);
  await ctx.db.batch([
    ctx.db.delete(tasks).where(ownTask(ctx, id)),
    recordAudit(ctx, {
      ...{ ...byCaller(ctx), what: 'task.deleted', text: `${by.name} deleted the task “${old.title}”` },
      subject: { kind: 'task', id },
      before: shown(old),
    }),
  ]);
}

async function requireTask(ctx: UserCtx, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(tasks).where(ownTask(ctx, id));
  return row ?? fail('not_found', 'There is no such task');
}

const ownTask = (ctx: UserCtx, id: string) => and(eq(tasks.id, id), eq(tasks.workspaceId, ctx.workspace.id));

function shown({ id, title, note, dueOn, createdBy, createdAt, doneAt }: Row): Task {
  return {
    ...{ id, title, note, dueOn, createdBy, done: doneAt !== null },
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}
