import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { actionPlans, memberships, tasks, workflowRuns, workflows } from '../../db/schema.ts';
import { requireWorkflow } from './rows.ts';
import { runStep } from './run.ts';
import { keepRuns, MOST_RUNS_A_DAY, startRun } from './start.ts';
import { nextTime } from './when.ts';
import { approveWorkflow, changeWorkflow, createWorkflow, pauseWorkflow } from './workflows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A shop with its owner as a member, and an engine that only notes down what it is given. */
async function shop() {
  const ctx = await openShop(database.db);
  await ctx.db.insert(memberships).values({ workspaceId: ctx.workspace.id, userId: ctx.user.id, role: 'owner' });
  const given: string[] = [];
  const engine = {
    create: async ({ id }: { id: string }) => given.push(id),
    get: async () => Promise.reject(new Error('instance.not_found')),
  };
  Object.assign(ctx.env, { WORKFLOWS: engine, JOBS: { sendBatch: async () => undefined } });
  return { ctx, given };
}

const step = (title: string) => ({ type: 'action' as const, kind: 'create_task' as const, input: { title } });

async function running(ctx: UserCtx) {
  const input = { name: 'Open up', trigger: { on: 'hand' as const }, steps: [step('Lights'), step('Door')] };
  const made = await createWorkflow(ctx, input);
  await approveWorkflow(ctx, made.id, made.hash);
  const runId = await startRun(ctx, await requireWorkflow(ctx, made.id), { key: newId(), text: 'Somebody' });
  return { id: made.id, run: { workspaceId: ctx.workspace.id, runId: runId ?? '' } };
}
const tasksOf = async (ctx: UserCtx) =>
  (await ctx.db.select().from(tasks).where(eq(tasks.workspaceId, ctx.workspace.id))).map(({ title }) => title);
const statusOf = async (ctx: UserCtx, runId: string) =>
  (await ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)))[0]?.status;

describe('a step', () => {
  test('is done once, however often the engine comes back to it, on the word of whoever approved', async () => {
    const { ctx } = await shop();
    const { run } = await running(ctx);
    await Promise.all([runStep(ctx, run, 0), runStep(ctx, run, 0)].map((one) => one.catch(() => false)));
    expect(await runStep(ctx, run, 0)).toBe(true);
    expect(await tasksOf(ctx)).toEqual(['Lights']);
    const [plan] = await ctx.db.select().from(actionPlans).where(eq(actionPlans.workspaceId, ctx.workspace.id));
    expect(plan).toMatchObject({
      surface: 'workflow',
      requestedBy: { kind: 'workflow' },
      approvedBy: { id: ctx.user.id },
    });
  });

  test.each<[string, (ctx: UserCtx, id: string) => Promise<unknown>]>([
    ['changed', (ctx, id) => changeWorkflow(ctx, id, { steps: [step('Alarm'), step('Alarm')] })],
    ['paused', (ctx, id) => pauseWorkflow(ctx, id)],
    [
      'tampered with',
      (ctx, id) =>
        ctx.db
          .update(workflows)
          .set({ steps: [step('Alarm'), step('Alarm')] })
          .where(eq(workflows.id, id)),
    ],
    ['without its approver', (ctx) => ctx.db.delete(memberships).where(eq(memberships.userId, ctx.user.id))],
    [
      'approved by somebody who may no longer',
      (ctx) => ctx.db.update(memberships).set({ role: 'marketer' }).where(eq(memberships.userId, ctx.user.id)),
    ],
  ])('is not done once the workflow is %s', async (_, happens) => {
    const { ctx } = await shop();
    const { id, run } = await running(ctx);
    await happens(ctx, id);
    expect(await runStep(ctx, run, 0)).toBe(false);
    expect(await tasksOf(ctx)).toEqual([]);
    expect(await statusOf(ctx, run.runId)).toBe('stopped');
    expect(await runStep(ctx, run, 1)).toBe(false);
  });
});

describe('a run', () => {
  test('begins once for its cause, and so often a day', async () => {
    const { ctx, given } = await shop();
    const { id } = await running(ctx);
    const workflow = await requireWorkflow(ctx, id);
    const cause = { key: 'event:1', text: 'It happened' };
    const begun = await Promise.all([1, 2, 3].map(() => startRun(ctx, workflow, cause)));
    expect(new Set(begun).size).toBe(1);
    expect(given).toHaveLength(2);
    const many = Array.from({ length: MOST_RUNS_A_DAY }, (_, n) => ({
      ...{ id: newId(), workspaceId: ctx.workspace.id, workflowId: id, causeKey: `n${n}`, cause: 'x' },
      ...{ steps: [], status: 'done' as const, startedAt: new Date() },
    }));
    await ctx.db.insert(workflowRuns).values(many);
    expect(await startRun(ctx, workflow, { key: 'event:2', text: 'It happened' })).toBeUndefined();
  });

  test('that the engine never took is handed to it again', async () => {
    const { ctx, given } = await shop();
    const { run } = await running(ctx);
    await keepRuns(ctx, new Date());
    expect(given).toEqual([run.runId]);
    await keepRuns(ctx, new Date(Date.now() + 180_000));
    expect(given.filter((id) => id === run.runId)).toHaveLength(2);
  });
});

test('who may not do everything that a workflow does, does not approve it', async () => {
  const { ctx } = await shop();
  const made = await createWorkflow(ctx, { name: 'X', trigger: { on: 'hand' }, steps: [step('Lights')] });
  const marketer = { ...ctx, user: { ...ctx.user, role: 'marketer' } };
  await expect(approveWorkflow(marketer, made.id, made.hash)).rejects.toMatchObject({ code: 'forbidden' });
  const robot = { ...ctx, apiKey: { id: newId(), name: 'Robot', scopes: [], isProgram: false } };
  await expect(approveWorkflow(robot, made.id, made.hash)).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  // Clocks in Berlin go forward at 02:00 on 29 March 2026, and back at 03:00 on 25 October.
  ['09:00', undefined, '2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
  ['02:30', undefined, '2026-03-28T12:00:00Z', '2026-03-29T01:30:00Z'],
  ['02:30', undefined, '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
  ['02:30', undefined, '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
  ['09:00', 1, '2026-03-30T07:00:00Z', '2026-04-06T07:00:00Z'],
  ['09:00', 1, '2026-03-30T06:59:00Z', '2026-03-30T07:00:00Z'],
])('%s in Berlin, weekday %s, after %s, is %s', (at, weekday, after, due) => {
  const trigger = { on: 'time' as const, at, ...(weekday === undefined ? {} : { weekday }) };
  expect(nextTime(trigger, 'Europe/Berlin', new Date(after)).toISOString()).toBe(new Date(due).toISOString());
});
