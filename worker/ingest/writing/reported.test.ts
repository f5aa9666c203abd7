import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { newId } from '../../db/id.ts';
import { runMetric } from '../../metrics/run.ts';
import { type CommonEvent, SHOP_RANK } from '../event.ts';
import { segment } from '../parsers/segment.ts';
import { writeEvents } from '../write.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-10T12:00:00.000Z');

async function openStory() {
  const ctx = await openShop(database.db, { now: NOW, currency: 'USD' });
  const sourceId = await connectSource(ctx);
  let minute = 0;
  const told = (event: string, properties: object): CommonEvent => {
    const timestamp = new Date(Date.parse('2026-03-09T08:00:00.000Z') + minute++ * 60_000).toISOString();
    const message = { type: 'track', event, userId: 'ada', messageId: newId(), timestamp, properties };
    const record = { id: newId(), workspaceId: ctx.workspace.id, sourceId, kind: 'segment' as const };
    const body = JSON.stringify(message);
    const parsed = segment.parse({ ...record, headers: { type: 'track' }, body, receivedAt: NOW.toISOString() }, {});
    if (parsed.kind !== 'events' || !parsed.events[0]) throw new Error(event);
    return parsed.events[0];
  };
  const write = (...events: CommonEvent[]) => writeEvents(ctx, ctx.workspace.id, events);
  const figure = async (metric: 'revenue' | 'refunds' | 'orders' | 'cancelled_orders') =>
    Number((await runMetric(ctx, { metric, range: 'all' })).value ?? 0);
  const refunded = async () => {
    const { rows } = await database.db.execute<{ refunded_value: string }>(
      sql`select refunded_value from profiles where workspace_id = ${ctx.workspace.id}::uuid`,
    );
    return Number(rows[0]?.refunded_value);
  };
  return { ctx, sourceId, told, write, figure, refunded };
}

const LAMP = { product_id: 'lamp', name: 'Lamp', price: 20, quantity: 2 };
const VASE = { product_id: 'vase', name: 'Vase', price: '10.50', quantity: 1 };
const order = { order_id: '1001', subtotal: 50.5, total: 60.5, tax: 4, shipping: 6, currency: 'USD' };

describe('what a site tells of an order after it', () => {
  test('a refund takes away what its goods had cost, and not their tax and shipping', async () => {
    const { told, write, figure, refunded } = await openStory();
    await write(told('Order Completed', { ...order, products: [LAMP, VASE] }));
    await write(told('Order Refunded', { order_id: '1001', total: 11.34, currency: 'USD', products: [VASE] }));
    expect(await figure('revenue')).toBe(40);
    expect(await refunded()).toBe(11.34);
    await write(told('Order Refunded', { order_id: '1001', total: 49.16, currency: 'USD' }));
    expect(await figure('revenue')).toBe(0);
    expect(await refunded()).toBe(60.5);
  });

  test('a refund of the whole order needs no amount, and gives back what was not given back before', async () => {
    const { told, write, figure, refunded } = await openStory();
    await write(told('purchase', { transaction_id: 'T1', value: 72.05, tax: 3.6, currency: 'USD' }));
    await write(
      told('refund', { transaction_id: 'T1', value: 12.21, currency: 'USD' }),
      told('refund', { transaction_id: 'T1' }),
    );
    expect([await figure('revenue'), await refunded()]).toEqual([0, 72.05]);
  });

  test('an amount below zero is what was given back, nothing is no refund, and one that names no order is none', async () => {
    const { told, write, figure } = await openStory();
    await write(told('Order Completed', order));
    await write(
      told('Order Refunded', { order_id: '1001', value: -20.5, currency: 'USD' }),
      told('Order Refunded', { order_id: '1001', value: 0, currency: 'USD' }),
      told('Order Refunded', { value: 500, currency: 'USD' }),
    );
    expect(await figure('revenue')).toBe(30);
  });

  test('a cancelled order counts no more', async () => {
    const { told, write, figure } = await openStory();
    await write(told('Order Completed', order), told('Order Completed', { ...order, order_id: '1002' }));
    await write(told('Order Canceled', { order_id: '1002', total: 60.5, currency: 'USD' }));
    const figures = [await figure('revenue'), await figure('orders'), await figure('cancelled_orders')];
    expect(figures).toEqual([50.5, 1, 1]);
  });

  test('a change replaces what it tells and leaves the rest; one of an order that nobody placed makes none', async () => {
    const { ctx, told, write, figure } = await openStory();
    await write(told('Order Completed', { ...order, products: [LAMP, VASE] }));
    await write(
      told('Order Updated', { order_id: '1001', revenue: 40, total: 50, currency: 'USD' }),
      told('Order Updated', { order_id: 'draft', revenue: 999, currency: 'USD' }),
    );
    expect([await figure('revenue'), await figure('orders')]).toEqual([40, 1]);
    const { rows } = await database.db.execute(sql`
      select o.tax::float, o.shipping::float, count(i.line)::int as lines from orders o
      left join order_items i on i.workspace_id = o.workspace_id and i.order_id = o.order_id
      where o.workspace_id = ${ctx.workspace.id}::uuid group by o.tax, o.shipping`);
    expect(rows).toEqual([{ tax: 4, shipping: 6, lines: 2 }]);
  });

  test.each(['before', 'after'])('the shop’s own refunds count alone, told %s the site’s', async (when) => {
    const { told, write, figure, refunded, sourceId } = await openStory();
    const shops = (messageId: string, more: Partial<CommonEvent>): CommonEvent => ({
      ...told('Order Completed', order),
      ...{ sourceId, messageId, order: undefined, ...more },
    });
    const at = '2026-03-09T09:00:00.000Z';
    const state = { orderId: '1001', rank: SHOP_RANK, stateAt: at, placedAt: at, total: '60.50', subtotal: '50.50' };
    const own = [
      shops('shopify:order:1001', { order: { ...state, currency: 'USD', isTest: false } }),
      shops('shopify:refund:1', {
        ...{ name: 'refund', orderId: '1001', value: '12' },
        refund: { refundId: '1', orderId: '1001', amount: '12', goods: '10.50', currency: 'USD', refundedAt: at },
      }),
    ];
    const reported = [
      told('Order Completed', order),
      told('Order Refunded', { order_id: '1001', total: 12, currency: 'USD', products: [VASE] }),
    ];
    for (const batch of when === 'before' ? [own, reported] : [reported, own]) await write(...batch);
    expect([await figure('revenue'), await refunded()]).toEqual([40, 12]);
  });
});

test('what is given back is the same however its messages are gathered, and never more than the goods were', async () => {
  const cents = fc.integer({ min: 1, max: 4000 });
  const dollars = (amount: number) => amount / 100;
  const partial = fc.record({ amount: cents, goods: fc.option(cents, { nil: undefined }) });
  const sale = fc.record({ goods: cents, tax: cents, back: fc.array(partial, { maxLength: 4 }), all: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(sale, { minLength: 20, maxLength: 40 }), async (sales) => {
      const told = sales.map(({ goods, tax, back, all }, n) => [
        { event: 'Order Completed', order_id: `o${n}`, subtotal: dollars(goods), total: dollars(goods + tax) },
        ...back.map((one) => ({
          ...{ event: 'Order Refunded', order_id: `o${n}`, total: dollars(one.amount) },
          ...(one.goods ? { products: [{ product_id: 'p', price: dollars(one.goods) }] } : {}),
        })),
        ...(all ? [{ event: 'Order Refunded', order_id: `o${n}` }] : []),
      ]);
      const net = (given: number[]) => given.map((one) => Math.round(one * 100));
      const expected = sales.map(({ goods, tax, back, all }) => {
        const given = back.reduce((sum, one) => sum + Math.min(one.goods ?? one.amount, one.amount), 0);
        const paid = back.reduce((sum, one) => sum + one.amount, 0);
        return Math.max(0, goods - given - (all ? Math.max(0, goods + tax - paid) : 0));
      });
      const [together, apart] = [await openStory(), await openStory()];
      const say = (story: typeof together) =>
        told.map((messages) => messages.map(({ event, ...more }) => story.told(event, { ...more, currency: 'USD' })));
      await together.write(...say(together).flat());
      const messages = say(apart);
      for (let turn = 0; turn < 6; turn++) await apart.write(...messages.flatMap((one) => one[turn] ?? []));
      expect(net(await netOf(together.ctx.workspace.id))).toEqual(expected);
      expect(net(await netOf(apart.ctx.workspace.id))).toEqual(expected);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

/** What is left of each order's goods. */
async function netOf(workspaceId: string): Promise<number[]> {
  const { rows } = await database.db.execute<{ net: number }>(sql`
    select (o.subtotal - coalesce(sum(coalesce(r.goods, r.amount)), 0))::float as net
    from orders o left join refunds r on r.workspace_id = o.workspace_id and r.order_id = o.order_id
    where o.workspace_id = ${workspaceId}::uuid
    group by o.order_id, o.subtotal order by substr(o.order_id, 2)::int`);
  return rows.map(({ net }) => net);
}
