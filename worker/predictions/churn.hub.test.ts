import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Churn, PersonPrediction, PredictionModel } from '../../contract/predictions.ts';
import { madeUpBuyers } from '../../test/buyers.ts';
import { eventually } from '../../test/eventually.ts';
import { controlsOf, type Member } from '../../test/hub.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../../test/own-hub.ts';
import { addSales, connectSource, type Sale } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { openDatabase } from '../db/client.ts';

const DAYS = 425;

/** A hub of its own, whose clock may be a day ahead. */
let hub: OwnHub;
let folder: Awaited<ReturnType<typeof preparedDataDir>>;
beforeAll(async () => {
  folder = await preparedDataDir();
  hub = await startOwnHub({ dataDir: folder.dataDir });
});
afterAll(async () => {
  await hub?.stop();
  await folder?.remove();
});

async function shopWith(sales: Sale[]): Promise<Member> {
  const owner = await controlsOf(hub).registerWorkspace();
  const { connectionString: url, endpoint } = hub.database;
  const ctx = { db: openDatabase({ url, endpoint }), workspace: owner.workspace } as UserCtx;
  await addSales(ctx, await connectSource(ctx), sales);
  return owner;
}

const ask = (owner: Member, query: string) =>
  owner.api<{ answer: string; data: Record<string, unknown> }>('/ai/query', { body: { query } });

describe('a shop with 400 buyers in 14 months', () => {
  let owner: Member;
  let churn: Churn;
  beforeAll(async () => {
    owner = await shopWith(madeUpBuyers({ buyers: 400, days: DAYS, until: new Date(), seed: 8 }));
    await owner.api('/predictions/model');
    churn = (await owner.api<Churn>('/predictions/churn?limit=100')).body;
  });

  test('is told who is about to churn: how many, the money at risk, what that means and why, as the API says', async () => {
    expect(churn.status).toBe('fitted');
    expect(churn.people).toBeGreaterThan(5);
    expect(churn.people).toBeLessThan(churn.of ?? 0);
    expect(churn.moneyAtRiskInterval?.low).toBeLessThan(churn.moneyAtRisk ?? 0);
    expect(churn.moneyAtRiskInterval?.high).toBeGreaterThan(churn.moneyAtRisk ?? 0);
    expect(churn.definition).toContain('usual gap');
    expect(churn.reasons.length).toBeGreaterThan(0);
    const { body } = await ask(owner, 'Who is about to churn?');
    const money = (amount: number) =>
      new Intl.NumberFormat('en', { style: 'currency', currency: churn.currency }).format(amount);
    expect(body.answer).toContain(`**${churn.people}** of your ${churn.of} returning customers`);
    expect(body.answer).toContain(money(churn.moneyAtRisk ?? 0));
    expect(body.answer).toContain(money(churn.moneyAtRiskInterval?.low ?? 0));
    expect(body.answer).toContain(churn.definition);
    for (const { text } of churn.reasons) expect(body.answer).toContain(text);
    expect(body.data).toMatchObject({ people: churn.people, moneyAtRisk: churn.moneyAtRisk });
  });

  test('lists everybody at risk once, most money first, and their money adds up', async () => {
    const all = [...churn.data];
    for (let cursor = churn.nextCursor; cursor; ) {
      const { body } = await owner.api<Churn>(`/predictions/churn?limit=100&cursor=${encodeURIComponent(cursor)}`);
      all.push(...body.data);
      cursor = body.nextCursor;
    }
    expect(new Set(all.map(({ profileId }) => profileId)).size).toBe(churn.people);
    expect(all.reduce((sum, one) => sum + one.moneyAtRisk, 0)).toBeCloseTo(churn.moneyAtRisk ?? 0, 4);
    const money = all.map(({ moneyAtRisk }) => moneyAtRisk);
    expect(money).toEqual([...money].sort((a, b) => b - a));
    for (const one of all) {
      expect(one.daysSinceOrder).toBeGreaterThanOrEqual(one.usualGapDays - 1);
      expect(one.churnRisk).toBeGreaterThan(2 / 3);
      expect(one.drivers).toHaveLength(3);
    }
    const alive = all.map(({ pAlive }) => pAlive ?? 0);
    expect(alive).not.toEqual([...alive].sort((a, b) => a - b));
  });

  test('has a model that was tested on the last 90 days: tenths inside their intervals, and better than the past rate', async () => {
    const { body } = await owner.api<PredictionModel>('/predictions/model');
    const { backTest } = body;
    expect(backTest?.deciles).toHaveLength(10);
    const inside = backTest?.deciles.filter(({ low, high, actual }) => low <= actual && actual <= high);
    expect(inside?.length).toBeGreaterThanOrEqual(8);
    expect(backTest?.mae).toBeLessThan(backTest?.naiveMae ?? 0);
    expect(Date.parse(backTest?.to ?? '') - Date.parse(backTest?.from ?? '')).toBe(89 * 86_400_000);
  });

  test('sees of one person the chance with its interval, the next order, three reasons and what earlier models said', async () => {
    const [worst] = churn.data;
    const { status, body } = await owner.api<PersonPrediction>(`/profiles/${worst?.profileId}/prediction`);
    expect(status).toBe(200);
    expect(body.prediction).toMatchObject({ churnRisk: worst?.churnRisk, purchases: worst?.purchases, churn: 'high' });
    expect(body.churnRiskInterval?.low).toBeLessThan(worst?.churnRisk ?? 0);
    expect(body.churnRiskInterval?.high).toBeGreaterThan(worst?.churnRisk ?? 1);
    expect(body.nextOrderIfCustomerOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(body.drivers).toEqual(worst?.drivers);
    expect(body.history).toMatchObject([{ modelVersion: 1, churnRisk: worst?.churnRisk }]);
    const stranger = await controlsOf(hub).registerWorkspace();
    expect((await stranger.api(`/profiles/${worst?.profileId}/prediction`)).status).toBe(404);
  });

  test('has its models fitted by the schedule when its data changed, and not when they did not', async () => {
    const fitted = async () =>
      (await owner.api<{ model: { version: number } | null }>('/predictions/propensity')).body.model?.version;
    const { runSchedule } = controlsOf(hub);
    await runSchedule(new Date(Math.ceil(Date.now() / 300_000) * 300_000));
    await eventually(async () => (await fitted()) === 1);
    await eventually(async () => !(await owner.api<PredictionModel>('/predictions/model')).body.fitting);
    await runSchedule(new Date(Math.ceil(Date.now() / 300_000) * 300_000 + 25 * 3_600_000));
    await eventually(async () => !(await owner.api<PredictionModel>('/predictions/model')).body.fitting);
    expect(await fitted()).toBe(1);
  });
});

test('a shop with 12 buyers is told how many are missing', async () => {
  const few = madeUpBuyers({ buyers: 12, days: DAYS, until: new Date(), seed: 12 });
  const owner = await shopWith(few);
  const { body } = await owner.api<Churn>('/predictions/churn');
  expect(body).toMatchObject({
    status: 'too_few_buyers',
    missingBuyers: 18,
    people: null,
    moneyAtRisk: null,
    data: [],
  });
  const answered = await ask(owner, 'Who is about to churn?');
  expect(answered.body.answer).toContain('Not enough data: 12 of 30 buyers');
});
