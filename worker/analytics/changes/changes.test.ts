import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop } from '../../../test/shop.ts';
import { orderItems } from '../../db/schema.ts';
import { addMoney } from '../../ingest/reading/money.ts';
import { likeForLike } from '../like-for-like.ts';
import { changes } from './changes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-18T12:00:00Z');

const sales = fc.array(
  fc.record({
    customer: fc.constantFrom('ann', 'bob', 'cid'),
    day: fc.integer({ min: 1, max: 18 }),
    cents: fc.integer({ min: 1, max: 90_000_000 }),
    currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'EUR'),
    cancelled: fc.boolean(),
    lines: fc.array(
      fc.record({ product: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'), cents: fc.nat(5000) }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 30 },
);

test('what contributed adds up to what changed, to the cent, whatever was sold', async () => {
  await fc.assert(
    fc.asyncProperty(sales, async (made) => {
      const shop = await openShop(database.db, { now: NOW });
      const source = await connectSource(shop);
      const rows = made.map((sale, index) => ({
        ...sale,
        order: `o-${index}`,
        total: (sale.cents / 100).toFixed(2),
        at: at(sale.day),
      }));
      await addSales(shop, source, rows);
      const lines = rows.flatMap(({ order, lines }) =>
        lines.map(({ product, cents }, line) => ({
          ...{ workspaceId: shop.workspace.id, orderId: order, line, productId: product, name: product },
          ...{ quantity: 2, price: (cents / 100).toFixed(2) },
        })),
      );
      if (lines.length > 0) await shop.db.insert(orderItems).values(lines);
      const told = await changes(shop, { range: '7d' });
      const counted = rows.filter((sale) => !sale.cancelled);
      const within = (from: number, to: number) => counted.filter(({ day }) => day >= from && day <= to);
      const inCurrency = (some: typeof counted) => some.filter(({ currency }) => currency === told.currency);
      const sum = (some: typeof counted) => addMoney(...inCurrency(some).map(({ total }) => total));
      const [revenue, orders] = told.figures;
      // The 12th to the 18th at noon, beside the 5th to the 11th at noon.
      expect(Number(revenue?.now)).toBe(Number(sum(within(12, 18))));
      expect(Number(revenue?.before)).toBe(Number(sum(within(5, 11))));
      expect([orders?.now, orders?.before]).toEqual([String(within(12, 18).length), String(within(5, 11).length)]);
      expect(told.ordersInCurrency).toEqual({
        now: inCurrency(within(12, 18)).length,
        before: inCurrency(within(5, 11)).length,
      });
      for (const figure of told.figures) {
        for (const { by, parts } of figure.contributions) {
          for (const key of ['now', 'before', 'change'] as const) {
            expect(Number(addMoney(...parts.map((part) => part[key]))), `${figure.figure} by ${by}`).toBe(
              Number(figure[key]),
            );
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('a customer is new in the time of the first order only', async () => {
  const shop = await openShop(database.db, { now: NOW });
  const source = await connectSource(shop);
  await addSales(shop, source, [
    { customer: 'old', at: at(6), total: '10', currency: 'GBP' },
    { customer: 'old', at: at(13), total: '30', currency: 'GBP' },
    { customer: 'new', at: at(14), total: '7', currency: 'GBP' },
    { customer: 'new', at: at(15), total: '3', currency: 'GBP' },
  ]);
  const { figures } = await changes(shop, { range: '7d' });
  const buyers = figures[0]?.contributions.find(({ by }) => by === 'buyer')?.parts;
  expect(buyers?.map(({ key, now, before, change }) => [key, now, before, change])).toEqual([
    ['returning', '30.00', '0.00', '30.00'],
    ['new', '10.00', '10.00', '0.00'],
  ]);
  await expect(changes(shop, { range: 'all' })).rejects.toMatchObject({ code: 'invalid' });
});

describe('a range is compared with the like of it', () => {
  const alike = (range: string, now: string, timezone = 'UTC') => {
    const calendar = { now: new Date(now), timezone, weekStart: 'monday' as const };
    const { before, running } = likeForLike(range, calendar) ?? {};
    return [before?.from.toISOString(), before?.to.toISOString(), running];
  };

  test.for([
    [
      'today until noon with yesterday until noon',
      'today',
      '2026-03-18T12:00:00.000Z',
      '2026-03-17T00:00:00.000Z',
      '2026-03-17T12:00:00.001Z',
      true,
    ],
    [
      'part of a month with the same part of the month before',
      'this_month',
      '2026-03-18T12:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      '2026-02-18T12:00:00.001Z',
      true,
    ],
    [
      'the 31st with the last day of a shorter month',
      'this_month',
      '2026-03-31T12:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      '2026-02-28T12:00:00.001Z',
      true,
    ],
    [
      'a whole month with the whole month before',
      'last_month',
      '2026-03-18T12:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      false,
    ],
    [
      'days that are a whole month with the month before',
      '2026-03-01..2026-04-01',
      '2026-04-18T12:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      false,
    ],
    [
      'days with as many days before',
      '2026-03-10..2026-03-13',
      '2026-03-18T12:00:00.000Z',
      '2026-03-07T00:00:00.000Z',
      '2026-03-10T00:00:00.000Z',
      false,
    ],
  ] as const)('%s', ([, range, now, from, to, running]) => {
    expect(alike(range, now)).toEqual([from, to, running]);
  });

  test('the day on which clocks go forward ends at the same time of the day', () => {
    const [from, to] = alike('today', '2026-03-08T16:00:00.000Z', 'America/New_York');
    expect([from, to]).toEqual(['2026-03-07T05:00:00.000Z', '2026-03-07T17:00:00.001Z']);
  });
});

function at(day: number): string {
  return `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`;
}
