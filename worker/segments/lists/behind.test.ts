import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunnelPeopleQuery } from '../../../contract/funnels.ts';
import type { Behind } from '../../../contract/kept-people.ts';
import { RetentionPeopleQuery } from '../../../contract/retention.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop } from '../../../test/shop.ts';
import { funnelPeople } from '../../analytics/funnels/funnel.ts';
import type { UserCtx } from '../../context.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { writeEvents } from '../../ingest/write.ts';
import { runMetric } from '../../metrics/run.ts';
import { follow } from '../membership/follow.ts';
import { listMembers } from '../people.ts';
import { keepPeople } from './behind.ts';
import { undoImport } from './imports.ts';

const NOW = new Date('2026-03-16T14:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

async function open(): Promise<{ ctx: UserCtx; source: string }> {
  const ctx = await openShop(database.db, { now: NOW });
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  const room = { idFromName: (name: string) => name, get: () => ({ tell: async () => undefined }) };
  Object.assign(ctx.env, { SEGMENT_CLOCK: clocks, LIVE_ROOM: room });
  return { ctx, source: await connectSource(ctx) };
}

async function on(ctx: UserCtx, id: string): Promise<string[]> {
  while ((await follow(ctx, ctx.workspace.id)).more);
  const { data } = await listMembers(ctx, { id, limit: 100 });
  return data.map(({ userId, email }) => userId ?? email ?? '').sort();
}

const keep = (ctx: UserCtx, name: string, of: Behind) => keepPeople(ctx, { name, of });
const ofOrders = async (ctx: UserCtx) =>
  (await runMetric(ctx, { metric: 'orders', range: '2026-03-01..2026-03-10' })).receipt.id;

describe('the people behind a number', () => {
  test('are kept as they are now, each once, however many orders are theirs', async () => {
    const { ctx, source } = await open();
    const day = '2026-03-05T12:00:00Z';
    await addSales(ctx, source, [
      { customer: 'ann', at: day, total: '10', currency: 'GBP' },
      { customer: 'ann', at: day, total: '20', currency: 'GBP' },
      { customer: 'ben', at: day, total: '5', currency: 'GBP' },
      { customer: 'cas', at: '2026-03-12T12:00:00Z', total: '5', currency: 'GBP' },
    ]);
    const receiptId = await ofOrders(ctx);
    const kept = await keep(ctx, 'Bought early in March', { receiptId });
    expect(kept).toMatchObject({ state: 'done', counts: { enter: 2, after: 2 } });
    expect(await on(ctx, kept.segmentId)).toEqual(['ann', 'ben']);
    await addSales(ctx, source, [{ customer: 'dee', at: day, total: '5', currency: 'GBP' }]);
    expect(await on(ctx, kept.segmentId)).toEqual(['ann', 'ben']);
    await undoImport(ctx, { id: kept.segmentId, importId: kept.id });
    expect(await on(ctx, kept.segmentId)).toEqual([]);
  });

  test('are those who went no further in a funnel, and those of a cohort', async () => {
    const { ctx, source } = await open();
    const deed = (userId: string, name: string, minute: number): CommonEvent => ({
      ...{ sourceId: source, messageId: `${userId}-${name}`, kind: 'track', name, originalName: name, userId },
      ...{ occurredAt: new Date(NOW.getTime() - (60 - minute) * 60_000).toISOString(), receivedAt: NOW.toISOString() },
      ...{ properties: {}, context: {}, historical: false },
    });
    await writeEvents(ctx, ctx.workspace.id, [
      ...['ann', 'ben', 'cas'].map((who) => deed(who, 'add_to_cart', 1)),
      deed('ann', 'purchase', 2),
    ]);
    const steps = [{ name: 'add_to_cart' }, { name: 'purchase' }];
    const funnel = FunnelPeopleQuery.parse({ steps, range: '30d', step: 2, kind: 'dropped' });
    const left = await keep(ctx, 'Left their cart', { funnel });
    expect(await on(ctx, left.segmentId)).toEqual(['ben', 'cas']);
    expect((await funnelPeople(ctx, funnel)).data).toHaveLength(2);

    const cohort = { cohort: { first: 'add_to_cart' }, returning: { name: 'purchase' }, grain: 'month', range: '30d' };
    const retention = RetentionPeopleQuery.parse({ ...cohort, cohortStart: '2026-03-01' });
    const began = await keep(ctx, 'Began in March', { retention });
    expect(await on(ctx, began.segmentId)).toEqual(['ann', 'ben', 'cas']);
  });

  test('are not kept where there is nobody, under a name that is taken, or of another workspace', async () => {
    const { ctx, source } = await open();
    const nobody = { receiptId: await ofOrders(ctx) };
    await expect(keep(ctx, 'Nobody', nobody)).rejects.toMatchObject({ code: 'conflict' });
    await addSales(ctx, source, [{ customer: 'ann', at: '2026-03-05T12:00:00Z', total: '1', currency: 'GBP' }]);
    const of = { receiptId: await ofOrders(ctx) };
    await keep(ctx, 'Early', of);
    await expect(keep(ctx, 'EARLY', of)).rejects.toMatchObject({ code: 'conflict' });
    const stranger = (await open()).ctx;
    await expect(keep(stranger, 'Theirs', of)).rejects.toMatchObject({ code: 'not_found' });
    Object.assign(ctx.user, { role: 'viewer' });
    await expect(keep(ctx, 'As a viewer', of)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
