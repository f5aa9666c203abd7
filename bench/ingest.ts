import { createHmac } from 'node:crypto';
import { type BenchHub, benchWorkspace, until } from './bench-hub.ts';
import { multiRowInserts } from './limits.ts';
import { load, type Measured } from './load.ts';
import { millis, type Row, rate, ratio } from './table.ts';

const WEBHOOKS = 5_000;
const BATCHES = 500;
const PER_BATCH = 100;

/** Events taken in (acknowledged, and by then durable) and written (visible in Postgres), beside plain inserts. */
export async function benchIngest(hub: BenchHub, emptyUrl: string): Promise<Row[]> {
  const inserts = await multiRowInserts(hub.query, 50_000);
  const empty = await load({
    url: emptyUrl,
    method: 'POST',
    connections: 50,
    amount: WEBHOOKS,
    each: (i) => ({ body: event(i) }),
  });
  const single = await taken(hub, 'webhooks', WEBHOOKS);
  const batched = await taken(hub, 'batches', BATCHES * PER_BATCH);
  return [
    ['plain multi-row inserts, 500 a statement (limit)', rate(inserts, 'rows'), '', ''],
    ['empty Worker reading the same bodies (limit)', rate(empty.perSecond, 'requests'), latency(empty), ''],
    [
      'single signed webhooks, acknowledged',
      rate(single.acknowledged, 'events'),
      latency(single.measured),
      `${ratio(single.acknowledged, empty.perSecond)} of the empty Worker`,
    ],
    [
      'single signed webhooks, written',
      rate(single.written, 'events'),
      '',
      `${ratio(single.written, inserts)} of plain inserts`,
    ],
    [
      `batches of ${PER_BATCH}, acknowledged`,
      rate(batched.acknowledged, 'events'),
      latency(batched.measured),
      `${ratio(batched.acknowledged, inserts)} of plain inserts`,
    ],
    [
      `batches of ${PER_BATCH}, written`,
      rate(batched.written, 'events'),
      '',
      `${ratio(batched.written, inserts)} of plain inserts`,
    ],
  ];
}

async function taken(hub: BenchHub, how: 'webhooks' | 'batches', events: number) {
  const { workspaceId, writeKey, webhookId, signingSecret } = await benchWorkspace(hub);
  const started = performance.now();
  const measured =
    how === 'webhooks'
      ? await load({
          url: `${hub.url}/webhooks/webhook/${webhookId}`,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          connections: 50,
          amount: events,
          each: (i) => signed(event(i), signingSecret),
        })
      : await load({
          url: `${hub.url}/v1/batch`,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
          },
          connections: 20,
          amount: events / PER_BATCH,
          each: (i) => ({
            body: `{"batch":[${Array.from({ length: PER_BATCH }, (_, k) => event(i * PER_BATCH + k)).join(',')}]}`,
          }),
        });
  if (measured.refused > 0) throw new Error(`${how}: ${measured.refused} requests were refused`);
  const acknowledged = events / measured.seconds;
  await until(`${events} events of ${how} written`, async () => {
    const [row] = await hub.query('select sum(count)::int as n from event_totals where workspace_id = $1', [
      workspaceId,
    ]);
    return row?.n === events;
  });
  const written = (events / (performance.now() - started)) * 1000;
  return { measured, acknowledged, written };
}

/** A webhook's body with its signature. */
export function signed(body: string, secret: string): { body: string; headers: Record<string, string> } {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'x-signature-256': `sha256=${digest}` } };
}

export function event(i: number): string {
  return JSON.stringify({
    type: 'track',
    event: ['Product Viewed', 'Product Added', 'Checkout Started'][i % 3],
    messageId: `bench-${i}`,
    userId: `u-${i % 2000}`,
    timestamp: new Date(Date.UTC(2026, 9, 1) + i * 100).toISOString(),
    properties: { product_id: `p-${i % 97}`, price: 12.5, currency: 'USD' },
  });
}

const latency = (measured: Measured) => `p50 ${millis(measured.p50)}, p99 ${millis(measured.p99)}`;
