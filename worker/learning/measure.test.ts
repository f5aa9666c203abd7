import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import { HELD_OUT } from '../actions/email/holdout.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { actionPlans, emailMessages, profiles, recommendations } from '../db/schema.ts';
import { learnedOffers } from './learned.ts';
import { askForDueMeasures, measure, readMeasured } from './measure.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
}, 60_000);
afterAll(() => database.stop());

const NOW = new Date('2026-03-16T14:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const WRITTEN = Array.from({ length: 20 }, (_, n) => `w${n}`);
const HELD = Array.from({ length: 20 }, (_, n) => `h${n}`);

/** Letters of one kind of offer, so many days ago: twenty people were written to, and twenty held out or nobody. */
async function sendLetters(ctx: UserCtx, offerKind: string, days: number, heldOut = true): Promise<string> {
  const workspaceId = ctx.workspace.id;
  const known = await ctx.db
    .select({ id: profiles.id, userId: profiles.userId })
    .from(profiles)
    .where(sql`${profiles.workspaceId} = ${workspaceId}::uuid`);
  const id = newId();
  await ctx.db.insert(recommendations).values({
    ...{ id, workspaceId, turnId: newId(), segment: 'repeat_customers', people: 40, channel: 'email', offerKind },
    ...{ subject: '-', message: '-', offer: '-', timing: '-', reason: '-', provider: 'built-in', createdAt: ago(days) },
  });
  const planId = newId();
  const actor = { kind: 'person' as const, id: ctx.user.id, name: 'Ada' };
  await ctx.db.insert(actionPlans).values({
    ...{ id: planId, workspaceId, kind: 'send_email', title: '-', hash: '-', status: 'applied', surface: 'web' },
    ...{ requestedBy: actor, input: { recommendationId: id }, createdAt: ago(days), updatedAt: ago(days) },
    ...{ appliedAt: ago(days) },
    difference: { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] },
  });
  const to = known.filter(({ userId }) => heldOut || userId?.startsWith('w'));
  await ctx.db.insert(emailMessages).values(
    to.map(({ id: profileId, userId }) => {
      const held = userId?.startsWith('h') ?? false;
      return {
        ...{
          id: newId(),
          workspaceId,
          planId,
          profileId,
          address: null,
          subject: '-',
          body: '-',
          createdAt: ago(days),
        },
        ...{ status: held ? ('skipped' as const) : ('sent' as const), reason: held ? HELD_OUT : null },
      };
    }),
  );
  return id;
}

async function openWithPeople(): Promise<UserCtx> {
  const ctx = await openShop(database.db, { now: NOW, currency: 'GBP' });
  const source = await connectSource(ctx);
  const sale = (customer: string, days: number, total: string) => ({
    ...{ customer, order: newId(), at: ago(days).toISOString(), total, currency: 'GBP' },
  });
  await addSales(ctx, source, [
    ...[...WRITTEN, ...HELD].map((name) => sale(name, 200, '50.00')),
    // In the week from day 20: those written to spend 30 each, those held out 10 each. From day 40 on it is the other way round.
    ...WRITTEN.map((name) => sale(name, 18, '30.00')),
    ...HELD.map((name) => sale(name, 18, '10.00')),
    ...WRITTEN.map((name) => sale(name, 38, '2.00')),
    ...HELD.map((name) => sale(name, 38, '10.00')),
  ]);
  return ctx;
}

test('what letters added is measured once their week is over, and then ranks what is offered', async () => {
  const ctx = await openWithPeople();
  await sendLetters(ctx, 'early_access', 20);
  await sendLetters(ctx, 'refill', 40);
  await sendLetters(ctx, 'friend', 3);
  await sendLetters(ctx, 'friend', 20, false);
  const order = async () =>
    (await learnedOffers(ctx)).filter(({ segment }) => segment === 'repeat_customers').map(({ offer }) => offer);
  expect(await order()).toEqual(['refill', 'friend', 'early_access']);

  const asked: unknown[] = [];
  const schedule = {
    ...ctx,
    env: { JOBS: { sendBatch: async (batch: { body: unknown }[]) => asked.push(...batch.map(({ body }) => body)) } },
  } as unknown as Ctx;
  await askForDueMeasures(schedule, NOW);
  expect(asked).toContainEqual({ kind: 'measure', workspaceId: ctx.workspace.id });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  asked.length = 0;
  await askForDueMeasures(schedule, NOW);
  expect(asked).not.toContainEqual({ kind: 'measure', workspaceId: ctx.workspace.id });

  // Who gets no letter spends 10: the one adds 20, which is twice as much; the other takes 8 away.
  expect(await readMeasured(ctx)).toMatchObject([
    { offer: 'early_access', channel: 'email', measured: { lift: 2, variance: 0 } },
    { offer: 'refill', channel: 'email', measured: { lift: -0.8, variance: 0 } },
  ]);
  expect(await order()).toEqual(['early_access', 'friend', 'refill']);
  const [first] = (await learnedOffers(ctx)).filter(({ segment }) => segment === 'repeat_customers');
  expect(first).toMatchObject({ successes: 0, failures: 0, measured: { campaigns: 1 } });
  expect(first?.measured?.low).toBeGreaterThan(0);
  expect(first?.why).toContain('people who were held out, in 1 campaign');
});

test('orders that come in later do not change what was measured, and no other shop learns from it', async () => {
  const [ctx, other] = [await openWithPeople(), await openWithPeople()];
  await sendLetters(ctx, 'early_access', 20);
  await measure(ctx, { workspaceId: ctx.workspace.id });
  const measured = await readMeasured(ctx);
  expect(measured).toHaveLength(1);
  await ctx.db.execute(sql`update orders set total = 900 where workspace_id = ${ctx.workspace.id}::uuid`);
  await measure(ctx, { workspaceId: ctx.workspace.id });
  expect(await readMeasured(ctx)).toEqual(measured);
  expect(await readMeasured(other)).toEqual([]);
});
