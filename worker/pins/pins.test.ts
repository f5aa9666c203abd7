import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_PINS, type PinInput } from '../../contract/learning.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { addPin, changePin, livePins, removePin } from './pins.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const orders = (range: string): PinInput => ({
  title: `Orders of ${range}`,
  step: { tool: 'query_metric', input: { metric: 'orders', range } },
});
const live = (ctx: UserCtx) => livePins(ctx, new AbortController().signal);
const titles = async (ctx: UserCtx) => (await live(ctx)).map(({ title }) => title);

test('a pinned number is the number of today, with a receipt of its own', async () => {
  const ctx = await openShop(database.db, { now: new Date('2026-03-16T14:00:00Z') });
  const source = await connectSource(ctx);
  const sale = (customer: string) => ({ customer, at: '2026-03-10T12:00:00Z', total: '80.00', currency: 'GBP' });
  await addSales(ctx, source, [sale('bob'), sale('alice')]);
  const pin = await addPin(ctx, orders('2026-03-01..2026-04-01'));
  expect(await live(ctx)).toMatchObject([{ ...pin, failed: null, cards: [{ type: 'metric', value: 2 }] }]);

  await addSales(ctx, source, [sale('cara')]);
  const [now] = await live(ctx);
  expect(now?.cards).toMatchObject([{ type: 'metric', value: 3 }]);
  expect(now?.receipts).toHaveLength(1);
});

test('a step that fails fails alone, and one that does not fit is not pinned', async () => {
  const ctx = await openShop(database.db, { now: new Date('2026-03-16T14:00:00Z') });
  const sale = { customer: 'bob', at: '2026-03-10T12:00:00Z', total: '80.00', currency: 'GBP' };
  await addSales(ctx, await connectSource(ctx), [sale]);
  const refused = (step: unknown) =>
    expect(addPin(ctx, { title: 'x', step } as PinInput)).rejects.toMatchObject({ code: 'invalid' });
  await refused({ tool: 'query_metric', input: { metric: 'happiness' } });
  await refused({ tool: 'propose_action', input: { kind: 'create_task', input: { title: 'x' } } });
  await refused({ tool: 'recommend_campaigns', input: {} });
  await addPin(ctx, orders('last_week'));
  await addPin(ctx, { title: 'A segment', step: { tool: 'list_people', input: { segmentId: 'gone' } } });
  const pins = await live(ctx);
  expect(pins.map(({ cards }) => cards.length > 0)).toEqual([true, false]);
  expect(pins.map(({ failed }) => failed)).toEqual([null, expect.stringContaining('no segment')]);
});

test('pinned twice, also at once, is one pin; at most twelve are pinned', async () => {
  const ctx = await openShop(database.db);
  const [one, two] = await Promise.all([addPin(ctx, orders('today')), addPin(ctx, orders('today'))]);
  expect(one.id).toBe(two.id);
  const others = Array.from({ length: MOST_PINS - 1 }, (_, n) => addPin(ctx, orders(`${n + 2}d`)));
  await Promise.all(others);
  await expect(addPin(ctx, orders('400d'))).rejects.toMatchObject({ code: 'conflict' });
});

test('pins are moved and named, and keep their order', async () => {
  const ctx = await openShop(database.db);
  const ids = [];
  for (const range of ['1d', '2d', '3d', '4d']) ids.push((await addPin(ctx, orders(range))).id);
  const [first = '', second = '', , last = ''] = ids;
  await changePin(ctx, last, { position: 1 });
  expect(await titles(ctx)).toEqual(['1d', '4d', '2d', '3d'].map((range) => `Orders of ${range}`));
  await changePin(ctx, first, { position: 1000, title: 'At the end' });
  await changePin(ctx, second, { title: 'Second' });
  expect(await titles(ctx)).toEqual(['Orders of 4d', 'Second', 'Orders of 3d', 'At the end']);
  await removePin(ctx, last);
  expect(await titles(ctx)).toEqual(['Second', 'Orders of 3d', 'At the end']);
});

test('another shop’s pin is neither changed nor taken off', async () => {
  const [ctx, stranger] = [await openShop(database.db), await openShop(database.db)];
  const { id } = await addPin(ctx, orders('today'));
  await expect(changePin(stranger, id, { title: 'Mine' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(removePin(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await live(stranger)).toEqual([]);
  expect(await titles(ctx)).toEqual(['Orders of today']);
});
