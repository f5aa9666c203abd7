import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import { HELD_OUT } from '../actions/email/holdout.ts';
import { newId } from '../db/id.ts';
import { actionPlans, emailMessages, profiles } from '../db/schema.ts';
import { broughtBy } from './brought.ts';
import { liftOf } from './lift.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-16T14:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test('what letters added is what those written to spent beyond those held out, for as many, within a week', async () => {
  const ctx = await openShop(database.db, { now: NOW, currency: 'GBP' });
  const source = await connectSource(ctx);
  const sale = (customer: string, days: number, total: string) => ({
    ...{ customer, order: newId(), at: ago(days).toISOString(), total, currency: 'GBP' },
  });
  // Four are written to nine days ago, two are held out. What comes after a week, or came before, is not the letters'.
  await addSales(ctx, source, [
    ...['a', 'b', 'c', 'd', 'x', 'y'].map((customer) => sale(customer, 30, '500.00')),
    ...[sale('a', 8, '30.00'), sale('a', 5, '10.00'), sale('b', 3, '20.00'), sale('c', 1, '900.00')],
    sale('x', 8, '10.00'),
  ]);
  const known = await ctx.db.select({ id: profiles.id, userId: profiles.userId }).from(profiles);
  const idOf = (name: string) => known.find(({ userId }) => userId === name)?.id ?? '';
  const [recommendationId, draftId, planId] = [newId(), newId(), newId()];
  const actor = { kind: 'person' as const, id: ctx.user.id, name: 'Ada' };
  const plan = {
    ...{ workspaceId: ctx.workspace.id, title: '-', hash: '-', status: 'applied' as const, surface: 'web' as const },
    ...{ requestedBy: actor, createdAt: ago(9), updatedAt: ago(9), appliedAt: ago(9) },
    difference: { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] },
  };
  await ctx.db.insert(actionPlans).values([
    { ...plan, id: draftId, kind: 'draft_campaign', input: { recommendationId } },
    { ...plan, id: planId, kind: 'send_email', input: { campaignId: draftId } },
  ]);
  const row = (name: string, held = false) => ({
    ...{
      id: newId(),
      workspaceId: ctx.workspace.id,
      planId,
      profileId: idOf(name),
      address: null,
      subject: '',
      body: '',
    },
    ...{ status: held ? ('skipped' as const) : ('sent' as const), reason: held ? HELD_OUT : null, createdAt: ago(9) },
  });
  await ctx.db.insert(emailMessages).values([row('a'), row('b'), row('c'), row('d'), row('x', true), row('y', true)]);
  const brought = (await broughtBy(ctx, [recommendationId, newId()])).get(recommendationId);
  expect(brought).toMatchObject({
    ...{ from: ago(9).toISOString(), until: ago(2).toISOString(), isOver: true, currency: 'GBP' },
    written: { people: 4, orders: 3, revenue: '60.0000' },
    heldOut: { people: 2, orders: 1, revenue: '10.0000' },
    // 15 each against 5 each, four times.
    incremental: { revenue: '40.00' },
  });
  expect((await broughtBy(ctx, [draftId], 'draft')).get(draftId)).toEqual(brought);
  const stranger = await openShop(database.db, { now: NOW, currency: 'GBP' });
  expect(await broughtBy(stranger, [draftId], 'draft')).toEqual(new Map());
  expect(await broughtBy(stranger, [recommendationId])).toEqual(new Map());
});

test('its interval is that of two means: worked out by hand', () => {
  // 40, 20, 0, 0 against 10, 0: variances 366.67 and 50, so a standard error of the difference of 10.801.
  const lift = liftOf(
    { people: 4, orders: 3, money: 60, squares: 2000 },
    { people: 2, orders: 1, money: 10, squares: 100 },
  );
  expect(lift?.revenue).toBe('40.00');
  expect(Number(lift?.low)).toBeCloseTo(40 - 4 * 1.96 * Math.sqrt(1100 / 3 / 4 + 50 / 2), 1);
  expect(Number(lift?.high)).toBeCloseTo(40 + 4 * 1.96 * Math.sqrt(1100 / 3 / 4 + 50 / 2), 1);
  expect(liftOf({ people: 4, orders: 0, money: 0, squares: 0 }, { people: 1, orders: 0, money: 0, squares: 0 })).toBe(
    undefined,
  );
});
