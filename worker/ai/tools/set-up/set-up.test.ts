import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionPlan } from '../../../../contract/actions.ts';
import { askShop } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { memberOf } from '../../../../test/members.ts';
import { openShop } from '../../../../test/shop.ts';
import { approvePlan } from '../../../actions/plans.ts';
import type { Exchange } from '../../../chat/branch.ts';
import type { UserCtx } from '../../../context.ts';
import { newId } from '../../../db/id.ts';
import { facts, scheduledQuestions, tasks, workflows } from '../../../db/schema.ts';
import { stepsOf } from '../../answering.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function shopOf(): Promise<UserCtx> {
  const ctx = await openShop(database.db);
  // Whose segments are followed is told to an object of the platform.
  const LIVE_ROOM = { idFromName: () => 'room', get: () => ({ fetch: async () => new Response() }) };
  Object.assign(ctx.env, { JOBS: { sendBatch: async () => undefined }, LIVE_ROOM });
  return memberOf(ctx, 'owner');
}
function conversationOf(ctx: UserCtx) {
  const history: Exchange[] = [];
  return async (question: string) => {
    const { text, found } = await askShop(ctx, question, history);
    history.push({ id: newId(), question, answer: text, steps: stepsOf(found) });
    const cards = found.flatMap(({ finding }) => finding.cards);
    return { text, cards, plan: cards.find((card) => card.type === 'plan')?.plan };
  };
}
const done = (ctx: UserCtx, plan: ActionPlan | undefined) => approvePlan(ctx, plan?.id ?? '', plan?.hash ?? '');

describe('what is set up in words', () => {
  it('is a question by the clock once it is approved, and none once it is called off', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    const { plan, text } = await ask('send me revenue every monday');
    expect(plan, text).toMatchObject({ kind: 'change_configuration', status: 'proposed' });
    const rows = () =>
      ctx.db.select().from(scheduledQuestions).where(eq(scheduledQuestions.workspaceId, ctx.workspace.id));
    expect(await rows()).toEqual([]);
    await done(ctx, plan);
    expect(await rows()).toMatchObject([{ question: 'revenue last week', every: 'week', weekday: 1, at: '09:00' }]);
    expect((await ask('what do you send me regularly?')).text).toContain('every Monday at 09:00');
    const end = await ask('stop sending me that');
    await done(ctx, end.plan);
    expect(await rows()).toEqual([]);
  });

  it('is a workflow that stands still until it is approved once more, with the segment that it waits for', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    const { plan, text } = await ask('every time someone abandons a cart over 50, create a task');
    expect(text).toContain('stands still until somebody has approved it once more');
    expect(plan?.input.changes).toMatchObject([
      { kind: 'segment', becomes: { name: 'Carts over 50 left behind' } },
      {
        kind: 'workflow',
        becomes: { trigger: { on: 'segment', change: 'entered' }, steps: [{ kind: 'create_task' }] },
      },
    ]);
    await ctx.db.insert(workflows).values({
      ...{
        id: newId(),
        workspaceId: ctx.workspace.id,
        name: 'Stock',
        hash: 'h',
        createdBy: plan?.requestedBy as never,
      },
      ...{ trigger: { on: 'hand' as const }, steps: [], createdAt: ctx.now(), updatedAt: ctx.now() },
    });
    expect((await ask('what workflows do I have?')).text).toContain('`Stock`: not approved yet');
  });

  it('forgets a fact by its words, asks which where several are meant, and shows what waits where none is remembered', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    const first = await ask('we are closed on Sundays');
    const waits = await ask('forget that');
    expect(waits.plan).toMatchObject({ id: first.plan?.id, status: 'proposed' });
    expect(waits.text).toContain('Press Refuse');
    await done(ctx, first.plan);
    await done(ctx, (await ask('we ship on Mondays')).plan);
    const { plan } = await ask('forget that we are closed on Sundays');
    await done(ctx, plan);
    const held = await ctx.db.select().from(facts).where(eq(facts.workspaceId, ctx.workspace.id));
    expect(held.filter(({ endedAt }) => endedAt === null).map(({ text }) => text)).toEqual(['we ship on Mondays']);
    await done(ctx, (await ask('we ship on Tuesdays')).plan);
    const which = await ask('forget that we ship');
    expect(which.plan).toBeUndefined();
    expect(which.cards).toMatchObject([{ type: 'choices', options: [{ label: 'we ship on Mondays' }, {}] }]);
  });

  it('lists the tasks that are open, with their days', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    expect((await ask('what is on my to-do list?')).text).toContain('No task is open');
    await ctx.db.insert(tasks).values({
      ...{
        id: newId(),
        workspaceId: ctx.workspace.id,
        title: 'Order boxes',
        dueOn: '2027-03-01',
        createdAt: ctx.now(),
      },
      createdBy: { kind: 'person', id: ctx.user.id, name: 'Ada' },
    });
    expect((await ask('Welche Aufgaben sind offen?')).text).toContain('`Order boxes`, fällig am 1. März 2027');
  });
});

describe('a word about a plan', () => {
  it('shows it, and decides nothing: neither to approve nor to undo', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    expect((await ask('approve the plan')).text).toContain('Nothing of this conversation waits');
    const { plan } = await ask('remind me tomorrow to call the supplier');
    const approve = await ask('approve it');
    expect(approve.plan).toMatchObject({ id: plan?.id, status: 'proposed' });
    expect(approve.text).toContain('press Approve');
    expect((await ask('undo that')).text).toContain('Nothing has been done yet');
    await done(ctx, plan);
    const undo = await ask('undo that');
    expect(undo.plan).toMatchObject({ id: plan?.id, status: 'applied', canUndo: true });
    expect(undo.text).toContain('Press Undo');
    expect(await ctx.db.select().from(tasks).where(eq(tasks.workspaceId, ctx.workspace.id))).toHaveLength(1);
  });

  it('plans the sending of the campaign that was drafted, which waits', async () => {
    const ctx = await shopOf();
    Object.assign(ctx.env, { RESEND_API_KEY: 're_test', EMAIL_FROM: 'Lantern <a@lantern.example>' });
    const ask = conversationOf(ctx);
    expect((await ask('send the campaign')).text).toContain('no campaign here');
    const { plan } = await ask('draft a campaign for repeat customers about spring');
    expect((await ask('send it now')).plan).toMatchObject({ id: plan?.id, status: 'proposed' });
    await done(ctx, plan);
    // Nobody of an empty shop can be written to, and that is what it says.
    const { text } = await ask('send it now');
    expect(text).toContain('can be written to by e-mail');
  });
});
