import { beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../contract/analytics.ts';
import type { Prediction, PredictionModel, Predictions } from '../../contract/predictions.ts';
import type { DataSource } from '../../contract/sources.ts';
import { cdnow } from '../../test/cdnow.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';

/** Messages of one batch: 500 KB is the most that is taken. */
const BATCH = 1000;

interface Order {
  customer: string;
  day: string;
  amount: string;
}

/** A shop that was sent these orders by an SDK, and has them all. */
async function shopWith(orders: Order[]): Promise<Member> {
  const owner = await registerWorkspace();
  const { body: source } = await owner.api<DataSource>('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  const messages = orders.map(({ customer, day, amount }, index) => ({
    type: 'track',
    event: 'Order Completed',
    messageId: `order-${index}`,
    userId: customer,
    timestamp: `${day}T10:00:00.000Z`,
    properties: { orderId: `order-${index}`, revenue: Number(amount), currency: 'USD' },
  }));
  for (let from = 0; from < messages.length; from += BATCH) {
    const response = await hub().fetch('/v1/batch', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ writeKey: source.writeKey, batch: messages.slice(from, from + BATCH) }),
    });
    expect(response.status).toBe(200);
  }
  await eventually(async () => {
    const { body } = await owner.api<Summary>('/analytics/summary');
    return body.totals.orders === orders.length;
  });
  return owner;
}

async function everybody(owner: Member, query: string): Promise<Prediction[]> {
  const all: Prediction[] = [];
  let cursor = '';
  do {
    const { status, body } = await owner.api<Predictions>(`/predictions?limit=100&${query}${cursor}`);
    expect(status).toBe(200);
    all.push(...body.data);
    cursor = body.nextCursor ? `&cursor=${encodeURIComponent(body.nextCursor)}` : '';
  } while (cursor);
  return all;
}

describe('the CDNOW cohort, sent as events', () => {
  let owner: Member;
  beforeAll(async () => {
    owner = await shopWith(cdnow());
  });

  test('has the published model card', async () => {
    const { status, body } = await owner.api<PredictionModel>('/predictions/model?asOf=1997-09-30T23:59:59.999Z');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      model: 'BG/NBD',
      timeUnit: 'week',
      customers: 2357,
      status: 'fitted',
      currency: 'USD',
    });
    expect(body.parameters.r).toBeCloseTo(0.2426, 4);
    expect(body.parameters.alpha).toBeCloseTo(4.4136, 3);
    expect(body.parameters.a).toBeCloseTo(0.7929, 3);
    expect(body.parameters.b).toBeCloseTo(2.4259, 3);
    expect(body.logLikelihood).toBeCloseTo(-9582.429, 3);
    expect(body.spend.p).toBeCloseTo(6.25, 2);
    expect(body.spend.q).toBeCloseTo(3.74, 2);
    expect(body.spend.v).toBeCloseTo(15.44, 1);
    expect(body.holdout?.actual).toBe(1882);
    expect(Math.round(body.holdout?.predicted ?? 0)).toBe(1653);
    expect(body.holdout?.mae).toBeCloseTo(0.7855, 4);
    expect(body.holdout?.naiveMae).toBeCloseTo(1.0237, 4);
  });

  test('lists everybody once, greatest expected value first', async () => {
    const all = await everybody(owner, 'horizonDays=273&asOf=1997-09-30');
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(2357);
    expect(Math.round(all.reduce((sum, { expectedOrders }) => sum + expectedOrders, 0))).toBe(1653);
    for (const [i, one] of all.entries()) {
      expect(one.expectedValue).toBeLessThanOrEqual(
        (all[i - 1]?.expectedValue ?? Number.POSITIVE_INFINITY) * (1 + 1e-9),
      );
      expect(one.pAlive).toBeGreaterThanOrEqual(0);
      expect(one.pAlive).toBeLessThanOrEqual(1);
    }
    expect(all.findIndex(({ pAlive }) => pAlive === 1)).toBeGreaterThan(100);
  });

  test('is hidden from another workspace, also behind a cursor of its own', async () => {
    const { body } = await owner.api<Predictions>('/predictions?limit=1');
    const stranger = await registerWorkspace();
    const path = `/predictions?cursor=${encodeURIComponent(String(body.nextCursor))}`;
    expect((await stranger.api(path)).status).toBe(404);
    expect((await stranger.api<Predictions>('/predictions')).body.data).toEqual([]);
  });
});

test('a shop with a few buyers says how many are missing and predicts with wide intervals', async () => {
  const owner = await shopWith([
    { customer: 'ann', day: '2026-01-05', amount: '20' },
    { customer: 'ann', day: '2026-02-05', amount: '30' },
    { customer: 'bob', day: '2026-02-01', amount: '10' },
  ]);
  const { body } = await owner.api<PredictionModel>('/predictions/model?asOf=2026-03-01');
  expect(body).toMatchObject({ status: 'too_few_buyers', customers: 2, missingBuyers: 28, holdout: null });
  expect(body.statusText).toContain('2 of 30 buyers');
  const { body: list } = await owner.api<Predictions>('/predictions?asOf=2026-03-01&horizonDays=30');
  expect(list.data.map(({ userId }) => userId)).toEqual(['ann', 'bob']);
  const [ann] = list.data;
  expect(ann?.expectedOrdersInterval.high).toBeGreaterThan(1.5 * (ann?.expectedOrders ?? 0));
});

test('what is no horizon, moment or cursor is refused', async () => {
  const owner = await registerWorkspace();
  for (const [query, path] of [
    ['horizonDays=0', 'horizonDays'],
    ['horizonDays=soon', 'horizonDays'],
    ['asOf=yesterday', 'asOf'],
    ['asOf=2026-02-30', 'asOf'],
    ['cursor=nothing', 'cursor'],
    ['limit=1000', 'limit'],
  ]) {
    const refused = await owner.api(`/predictions?${query}`);
    expect(refused, query).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  }
});
