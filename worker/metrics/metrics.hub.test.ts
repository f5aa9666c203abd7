import { beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '../../contract/errors.ts';
import type { Metric, MetricResult, Receipt, ReceiptRerun, ReceiptRow } from '../../contract/metrics.ts';
import { METRIC_IDS } from '../../contract/metrics.ts';
import type { DataSource } from '../../contract/sources.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';

let owner: Member;
const ask = (body: object) => owner.api<MetricResult>('/analytics/query', { body });

beforeAll(async () => {
  owner = await registerWorkspace();
  const { body: source } = await owner.api<DataSource>('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  const sold = (orderId: string, userId: string, properties: object) => ({
    ...{ type: 'track', event: 'Order Completed', userId, messageId: `m-${orderId}` },
    properties: { order_id: orderId, currency: 'USD', ...properties },
  });
  const batch = [
    sold('o-1', 'ann', { total: '27.5', tax: '2.5', shipping: '5' }),
    sold('o-2', 'bob', { revenue: '40', discount: '10' }),
  ];
  await fetch(`${hub().url}/v1/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ writeKey: source.writeKey, batch }),
  });
  await eventually(async () => (await ask({ metric: 'orders', range: 'all' })).body.value === 2);
});

test('a number comes with its receipt, which re-runs and opens to its rows', async () => {
  const { status, body } = await ask({ metric: 'revenue', range: '7d', compare: 'previous' });
  expect([status, body.value, body.previous, body.unit, body.currency]).toEqual([200, '60.00', '0.00', 'money', 'USD']);
  const path = `/analytics/receipts/${body.receipt.id}`;
  expect((await owner.api<Receipt>(path)).body).toEqual(body.receipt);
  const { body: again } = await owner.api<ReceiptRerun>(`${path}/rerun`, { body: {} });
  expect([again.value, again.same, again.receipt.queryHash]).toEqual(['60.00', true, body.receipt.queryHash]);
  const { body: rows } = await owner.api<{ data: ReceiptRow[] }>(`${path}/rows`);
  expect(rows.data.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
    ['order', '20.00'],
    ['order', '40.00'],
  ]);
});

test('the same question has the same hash and number, also from the cache', async () => {
  const [first, second] = [
    await ask({ metric: 'customers', range: 'all' }),
    await ask({ metric: 'customers', range: 'all' }),
  ];
  expect(second.body.value).toBe(2);
  expect(second.body.receipt.queryHash).toBe(first.body.receipt.queryHash);
});

test('what is wrong with a question is said with its place', async () => {
  const refused = await owner.api<ErrorBody>('/analytics/query', { body: { metric: 'revenue', range: '2026-02-30' } });
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([400, 'range']);
  const unknown = await owner.api<ErrorBody>('/analytics/query', { body: { metric: 'nps' } });
  expect([unknown.status, unknown.body.errors?.[0]?.path]).toEqual([400, 'metric']);
});

test('the catalogue says what every metric means', async () => {
  const { body } = await owner.api<{ data: Metric[] }>('/analytics/metrics');
  expect(body.data.map(({ id }) => id)).toEqual([...METRIC_IDS]);
  for (const { definition, formula, dimensions } of body.data) {
    expect([definition.length > 20, formula.length > 5, dimensions.length > 0]).toEqual([true, true, true]);
  }
});
