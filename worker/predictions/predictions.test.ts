import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prediction } from '../../contract/predictions.ts';
import { madeUpBuyers } from '../../test/buyers.ts';
import { cdnow, cdnowSales } from '../../test/cdnow.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { modelFits } from '../db/schema.ts';
import { fitModels } from './fit.ts';
import { histories, orderSpan, spending } from './histories.ts';
import { modelCard, modelFor } from './model.ts';
import { listPropensities } from './propensity/list.ts';
import { listPredictions } from './ranking.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function shopWith(sales: ReturnType<typeof cdnowSales>, now: string): Promise<UserCtx> {
  const ctx = await openShop(database.db, { now: new Date(now), currency: 'USD' });
  const source = await connectSource(ctx);
  if (sales.length > 0) await addSales(ctx, source, sales);
  return ctx;
}

async function everybody(ctx: UserCtx, asked: { horizonDays: number; asOf?: string }): Promise<Prediction[]> {
  const all: Prediction[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPredictions(ctx, { ...asked, limit: 100, cursor });
    all.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}

describe('the CDNOW cohort as a shop', () => {
  let ctx: UserCtx;
  beforeAll(async () => {
    ctx = await shopWith(cdnowSales(), '1998-07-01T00:00:00Z');
  });

  test.for(['1997-09-30', '1997-09-30T23:59:59Z', '1997-10-01T00:00:00Z'])(
    'has the published model as of %s',
    async (asOf) => {
      const model = await modelFor(ctx, asOf);
      expect(model).toMatchObject({
        status: 'fitted',
        customers: 2357,
        day: '1997-09-30',
        live: false,
        missingBuyers: 0,
      });
      expect(model.parameters.r).toBeCloseTo(0.2426, 4);
      expect(model.parameters.alpha).toBeCloseTo(4.4136, 3);
      expect(model.parameters.a).toBeCloseTo(0.7929, 3);
      expect(model.parameters.b).toBeCloseTo(2.4259, 3);
      expect(model.logLikelihood).toBeCloseTo(-9582.429, 3);
      expect(model.spend.p).toBeCloseTo(6.25, 2);
      expect(model.spend.q).toBeCloseTo(3.74, 2);
      expect(model.spend.v).toBeCloseTo(15.44, 1);
      expectPublishedHoldout(model.holdout);
    },
  );

  test('tests itself on the second half when nothing is known of later', async () => {
    const model = await modelFor(ctx, undefined);
    expect(model).toMatchObject({ live: true, day: '1998-06-30', status: 'fitted' });
    expectPublishedHoldout(model.holdout);
    expect(model.calibration).toHaveLength(10);
    expect(model.statusText).toContain('0.7855 purchases a person, 1.0237 at the past rate');
  });

  test('has everybody ranked by expected value, page by page, as the model says', async () => {
    const all = await everybody(ctx, { horizonDays: 273, asOf: '1997-09-30' });
    expect(new Set(all.map(({ profileId }) => profileId)).size).toBe(2357);
    const values = all.map(({ expectedValue }) => expectedValue);
    expect(values.every((value, i) => i === 0 || value <= (values[i - 1] ?? 0) * (1 + 1e-9))).toBe(true);
    const actual = new Map<string, Set<string>>();
    for (const { customer, day } of cdnow()) {
      if (day > '1997-09-30') actual.set(customer, (actual.get(customer) ?? new Set()).add(day));
    }
    const bought = (one: Prediction) => actual.get(one.userId ?? '')?.size ?? 0;
    expect(Math.round(all.reduce((sum, one) => sum + one.expectedOrders, 0))).toBe(1653);
    const error = all.reduce((sum, one) => sum + Math.abs(one.expectedOrders - bought(one)), 0) / all.length;
    expect(error).toBeCloseTo(0.7855, 4);
    const [best] = all;
    expect(best?.horizons.map(({ days }) => days)).toEqual([30, 90, 365]);
    expect(best?.expectedValueInterval.low).toBeLessThan(best?.expectedValue ?? 0);
    expect(best?.expectedValueInterval.high).toBeGreaterThan(best?.expectedValue ?? 0);
    expect(best).toMatchObject({ churn: 'low', currency: 'USD', nextOrderOn: expect.stringMatching(/^1997-10/) });
  });
});

test('of a shop too large to be fitted whole every n-th buyer is read, the same ones each time', async () => {
  const ctx = await shopWith(cdnowSales(), '1998-07-01T00:00:00Z');
  const { id: workspaceId, timezone, currency } = ctx.workspace;
  const view = { workspaceId, timezone, currency, asOf: ctx.now() };
  const span = { ...(await orderSpan(ctx, view)), buyers: 60_000 };
  const read = async () => (await histories(ctx, view, span, span.day)).reduce((sum, { people }) => sum + people, 0);
  const people = await read();
  expect(people).toBeGreaterThan(600);
  expect(people).toBeLessThan(1000);
  expect(await read()).toBe(people);
  expect((await spending(ctx, view, span)).spends.length).toBeLessThan(600);
});

/** The shop with a queue that keeps what is asked of it, until the test does it. */
function withQueue(shop: UserCtx): { ctx: UserCtx; asked: { kind: string; workspaceId: string }[] } {
  const asked: { kind: string; workspaceId: string }[] = [];
  const JOBS = {
    sendBatch: async (messages: { body: (typeof asked)[number] }[]) =>
      void asked.push(...messages.map(({ body }) => body)),
  };
  return { ctx: { ...shop, env: { ...shop.env, JOBS } as unknown as UserCtx['env'] }, asked };
}

test('a model is kept while the data are the same; a newer one is asked of the queue once, and the old one answers meanwhile', async () => {
  let now = new Date('1997-07-01T12:00:00Z');
  const early = cdnowSales().filter(({ at }) => at < '1997-07-01');
  const shop = await shopWith(early.slice(0, 1000), now.toISOString());
  const { ctx, asked } = withQueue({ ...shop, now: () => now });
  const source = await connectSource(ctx);
  const first = await modelFor(ctx, undefined);
  expect((await modelFor(ctx, undefined)).id).toBe(first.id);
  await addSales(ctx, source, early.slice(1000, 1010));
  expect((await modelFor(ctx, undefined)).id).toBe(first.id);
  expect(asked).toEqual([]);

  now = new Date('1997-07-01T13:00:01Z');
  expect((await modelFor(ctx, undefined)).version).toBe(1);
  expect((await modelCard(ctx, undefined)).fitting).toBe(true);
  expect(asked).toEqual([{ kind: 'fit', workspaceId: ctx.workspace.id }]);
  await fitModels(ctx, { workspaceId: ctx.workspace.id });
  await fitModels(ctx, { workspaceId: ctx.workspace.id });
  expect(await modelCard(ctx, undefined)).toMatchObject({ version: 2, fitting: false });

  now = new Date('1997-07-01T13:10:00Z');
  await addSales(ctx, source, early.slice(1010, 1200));
  expect((await modelFor(ctx, undefined)).version).toBe(2);
  expect(asked).toHaveLength(2);
});

test('whoever looks while the first chances are made asks for nothing more', async () => {
  const { ctx, asked } = withQueue(await shopWith([], '1997-07-01T12:00:00Z'));
  const look = () => listPropensities(ctx, { limit: 10 });
  expect(await look()).toMatchObject({ model: null, fitting: true });
  await ctx.db.update(modelFits).set({ startedAt: ctx.now() }).where(eq(modelFits.workspaceId, ctx.workspace.id));
  expect(await look()).toMatchObject({ model: null, fitting: true });
  expect(asked).toHaveLength(1);
  await fitModels(ctx, { workspaceId: ctx.workspace.id });
  expect(await look()).toMatchObject({ model: { version: 1 }, fitting: false });
});

test('several orders of one day are one purchase; tests, cancelled orders and other currencies do not count as they should not', async () => {
  const sale = (order: string, at: string, more = {}) => ({
    customer: 'ann',
    order,
    at,
    total: '10',
    currency: 'USD',
    ...more,
  });
  const ctx = await shopWith(
    [
      sale('1', '2026-01-01T08:00:00Z'),
      sale('2', '2026-01-01T20:00:00Z'),
      sale('3', '2026-02-01T08:00:00Z'),
      sale('4', '2026-02-01T09:00:00Z', { total: '30' }),
      sale('5', '2026-02-10T09:00:00Z', { isTest: true }),
      sale('6', '2026-02-11T09:00:00Z', { cancelled: true }),
      sale('7', '2026-02-12T09:00:00Z', { currency: 'EUR', total: '999' }),
    ],
    '2026-03-01T00:00:00Z',
  );
  const { data, status, statusText } = await listPredictions(ctx, { horizonDays: 90, limit: 10 });
  expect(status).toBe('too_few_buyers');
  expect(statusText).toContain('1 of 30 buyers (29 missing)');
  expect(data).toMatchObject([{ userId: 'ann', purchases: 3, firstOrderOn: '2026-01-01', lastOrderOn: '2026-02-12' }]);
  const [ann] = data;
  expect(ann?.pAlive).toBeGreaterThan(0);
  expect((ann?.expectedValue ?? 0) / (ann?.expectedOrders ?? 1)).toBeLessThan(60);
});

test('orders that are dated in the future are no test of what is known by now', async () => {
  const until = new Date('2026-06-01T00:00:00Z');
  const sales = madeUpBuyers({ buyers: 40, days: 300, until, seed: 8 });
  const ahead = ['2026-09-01T12:00:00Z', '2037-05-14T12:00:00Z'].map((at) => ({
    ...sales[0],
    customer: 'buyer-1',
    at,
    total: '9',
  }));
  const [known, dated] = [
    await shopWith(sales, '2026-06-01T12:00:00Z'),
    await shopWith([...sales, ...ahead], '2026-06-01T12:00:00Z'),
  ];
  const { holdout, status, day, parameters, customers } = await modelFor(known, undefined);
  expect(await modelFor(dated, undefined)).toMatchObject({ holdout, status, day, parameters, customers });
  const past = await modelFor(dated, '2026-03-31');
  expect(past.holdout?.to).toBe((await modelFor(known, '2026-03-31')).holdout?.to);
});

test('a shop of 30 buyers says how its model did on the last 90 days, where its first half has too few for a test', async () => {
  const now = '2026-06-01T12:00:00Z';
  const sales = (buyers: number) => madeUpBuyers({ buyers, days: 400, until: new Date(now), seed: 2 });
  const { status, statusText, backTest } = await modelFor(await shopWith(sales(30), now), undefined);
  expect(status).toBe('fitted');
  expect(statusText).toContain(
    `On the last 90 days of these orders, fitted on those before, the model was off by ${backTest?.mae.toFixed(4)}`,
  );
  const fewer = await modelFor(await shopWith(sales(29), now), undefined);
  expect(fewer).toMatchObject({ status: 'too_few_buyers', missingBuyers: 1 });
});

test('a shop without orders has an empty list and says what is missing', async () => {
  const ctx = await shopWith([], '2026-03-01T00:00:00Z');
  expect(await listPredictions(ctx, { horizonDays: 30, limit: 10 })).toMatchObject({ data: [], nextCursor: null });
  expect(await modelFor(ctx, undefined)).toMatchObject({ status: 'too_few_buyers', missingBuyers: 30, customers: 0 });
});

function expectPublishedHoldout(holdout: Awaited<ReturnType<typeof modelFor>>['holdout']) {
  expect(holdout).toMatchObject({ from: '1997-10-01', to: '1998-06-30', people: 2357, actual: 1882 });
  expect(Math.round(holdout?.predicted ?? 0)).toBe(1653);
  expect(holdout?.mae).toBeCloseTo(0.7855, 4);
  expect(holdout?.naiveMae).toBeCloseTo(1.0237, 4);
}
