import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { actionPlans, auditLog, tasks } from '../db/schema.ts';
import { callerOf } from './actor.ts';
import { resumePlans, undoPlan } from './apply.ts';
import type { Origin } from './gate.ts';
import { approvePlan, changePlan, proposeAction, rejectPlan } from './plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const task = (title = 'Call Bob') => ({ kind: 'create_task' as const, input: { title } });
const byHand = (ctx: UserCtx, more: Partial<Origin> = {}): Origin => ({
  ...{ surface: 'web', actor: callerOf(ctx), applyNow: true },
  ...more,
});
const byChat = (more: Partial<Origin> = {}): Origin => ({
  ...{ surface: 'chat', actor: { kind: 'assistant', id: 'x', name: 'The analyst' }, applyNow: true },
  ...more,
});
const tasksOf = (ctx: UserCtx) => ctx.db.select().from(tasks).where(eq(tasks.workspaceId, ctx.workspace.id));
const logOf = async (ctx: UserCtx) => {
  const own = eq(auditLog.workspaceId, ctx.workspace.id);
  return (await ctx.db.select().from(auditLog).where(own).orderBy(auditLog.at, auditLog.id)).map(({ what }) => what);
};

describe('a small thing that a person asks for by hand', () => {
  test('is done at once, written down, and taken back', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byHand(ctx));
    expect(plan).toMatchObject({
      status: 'applied',
      needsApproval: false,
      canUndo: true,
      approvedBy: { name: 'Ada L' },
    });
    expect(await tasksOf(ctx)).toMatchObject([{ title: 'Call Bob', doneAt: null }]);
    expect(await undoPlan(ctx, plan.id)).toMatchObject({ status: 'undone', canUndo: false });
    expect(await undoPlan(ctx, plan.id)).toMatchObject({ status: 'undone' });
    expect(await tasksOf(ctx)).toEqual([]);
    expect(await logOf(ctx)).toEqual(['action.proposed', 'action.applied', 'action.undone']);
  });

  test('asked for twice under one key is one', async () => {
    const ctx = await openShop(database.db);
    const ask = () => proposeAction(ctx, task(), byHand(ctx, { requestKey: 'turn 1, step 1' }));
    const plans = await Promise.all(Array.from({ length: 8 }, ask));
    expect(new Set(plans.map(({ id }) => id)).size).toBe(1);
    expect(await tasksOf(ctx)).toHaveLength(1);
    await expect(
      proposeAction(ctx, task('Other'), byHand(ctx, { requestKey: 'turn 1, step 1' })),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('what waits for approval', () => {
  test('does nothing until its hash is approved, and then once, however many approve at the same time', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byChat());
    expect(plan).toMatchObject({ status: 'proposed', needsApproval: true, mayApprove: true });
    expect(await tasksOf(ctx)).toEqual([]);
    await expect(approvePlan(ctx, plan.id, 'another')).rejects.toMatchObject({ code: 'conflict' });
    await Promise.all(Array.from({ length: 20 }, () => approvePlan(ctx, plan.id, plan.hash)));
    expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({ status: 'applied' });
    expect(await tasksOf(ctx)).toHaveLength(1);
    expect(await logOf(ctx)).toEqual(['action.proposed', 'action.approved', 'action.applied']);
  });

  test('is another plan once one word of it changes, and the approval of the old one says which', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task('Call Bob'), byChat());
    const changed = await changePlan(ctx, plan.id, { title: 'Call Bob!' });
    expect(changed.hash).not.toBe(plan.hash);
    const late = approvePlan(ctx, plan.id, plan.hash);
    await expect(late).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('(title)') });
    expect(await tasksOf(ctx)).toEqual([]);
    await approvePlan(ctx, plan.id, changed.hash);
    expect(await tasksOf(ctx)).toMatchObject([{ title: 'Call Bob!' }]);
    await expect(changePlan(ctx, plan.id, { title: 'Later' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('an approval that was given and not carried out is void when the plan changes', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byChat());
    await ctx.db
      .update(actionPlans)
      .set({ status: 'approved', approvedBy: callerOf(ctx), approvedHash: plan.hash })
      .where(eq(actionPlans.id, plan.id));
    expect(await changePlan(ctx, plan.id, { title: 'Else' })).toMatchObject({ status: 'proposed', approvedBy: null });
    await resumePlans({ ...ctx, now: () => new Date(Date.now() + 600_000) });
    expect(await tasksOf(ctx)).toEqual([]);
  });

  test('asked for again while it waits, by the same one and word for word, is the same; after a decision it is not', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byChat());
    expect((await proposeAction(ctx, task(), byChat())).id).toBe(plan.id);
    const others = [
      await proposeAction(ctx, task('Call Ann'), byChat()),
      await proposeAction(ctx, task(), byChat({ actor: { kind: 'assistant', id: 'y', name: 'The analyst' } })),
    ];
    expect(new Set([plan, ...others].map(({ id }) => id)).size).toBe(3);
    await approvePlan(ctx, plan.id, plan.hash);
    expect((await proposeAction(ctx, task(), byChat())).id).not.toBe(plan.id);
    expect(await tasksOf(ctx)).toHaveLength(1);
  });

  test('asked for from many windows at one instant is one plan, asked for once', async () => {
    const ctx = await openShop(database.db);
    const plans = await Promise.all(Array.from({ length: 12 }, () => proposeAction(ctx, task(), byChat())));
    expect(new Set(plans.map(({ id }) => id)).size).toBe(1);
    const own = eq(actionPlans.workspaceId, ctx.workspace.id);
    expect(await ctx.db.select().from(actionPlans).where(own)).toMatchObject([{ status: 'proposed' }]);
    expect(await logOf(ctx)).toEqual(['action.proposed']);
  });

  test('cannot be changed into another that waits', async () => {
    const ctx = await openShop(database.db);
    await proposeAction(ctx, task('Call Ann'), byChat());
    const other = await proposeAction(ctx, task('Call Bob'), byChat());
    await expect(changePlan(ctx, other.id, { title: 'Call Ann' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await approvePlan(ctx, other.id, other.hash)).toMatchObject({ status: 'applied' });
    expect(await tasksOf(ctx)).toMatchObject([{ title: 'Call Bob' }]);
  });

  test('can be approved for seven days, and says until when', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byChat());
    const until = Date.parse(plan.validUntil ?? '');
    expect(until - Date.parse(plan.createdAt)).toBe(7 * 86_400_000);
    const late = { ...ctx, now: () => new Date(until + 1) };
    expect((await proposeAction(late, task(), byChat())).id).not.toBe(plan.id);
    await expect(approvePlan(late, plan.id, plan.hash)).rejects.toMatchObject({ code: 'conflict' });
    expect(await tasksOf(ctx)).toEqual([]);
  });

  test('rejected is over', async () => {
    const ctx = await openShop(database.db);
    const plan = await proposeAction(ctx, task(), byChat());
    expect(await rejectPlan(ctx, plan.id)).toMatchObject({ status: 'rejected', mayApprove: false });
    await expect(approvePlan(ctx, plan.id, plan.hash)).rejects.toMatchObject({ code: 'conflict' });
    expect(await tasksOf(ctx)).toEqual([]);
  });
});

test('a fact is remembered by approval and forgotten by undoing', async () => {
  const ctx = await openShop(database.db);
  const request = { kind: 'remember_fact' as const, input: { text: 'We are closed on Sundays' } };
  const plan = await proposeAction(ctx, request, byChat());
  const done = await approvePlan(ctx, plan.id, plan.hash);
  expect(done).toMatchObject({ status: 'applied', canUndo: true });
  expect(await undoPlan(ctx, plan.id)).toMatchObject({ status: 'undone' });
});

test('the log is only added to', async () => {
  const ctx = await openShop(database.db);
  await proposeAction(ctx, task(), byHand(ctx));
  const own = and(eq(auditLog.workspaceId, ctx.workspace.id));
  await expect(ctx.db.update(auditLog).set({ text: 'Nothing' }).where(own)).rejects.toThrow();
  await expect(ctx.db.delete(auditLog).where(own)).rejects.toThrow();
  expect(await logOf(ctx)).toHaveLength(2);
});
