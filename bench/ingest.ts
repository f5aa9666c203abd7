import { createHmac } from 'node:crypto';
import { type BenchHub, benchWorkspace, until } from './bench-hub.ts';
import { eventInserts, multiRowInserts } from './limits.ts';
import { type Load, load, type Measured } from './load.ts';
import { median, millis, type Row, rate, ratio } from './table.ts';

const WEBHOOKS = 5_000;
const BATCHES = 500;
export const PER_BATCH = 100;

const ROUNDS = 5;

interface Round {
  inserts: number;
  rows: number;
  empty: Measured;
  kept: Measured;
  single: Taken;
  batched: Taken;
}

/**
 * Events taken in (acknowledged, and by then durable) and written (visible in Postgres with all that follows from them),
 * beside limits that are measured in the same rounds. Medians of five rounds in one hub.
 */
export async function benchIngest(hub: BenchHub, emptyUrl: string): Promise<Row[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bodies = {
      method: 'POST' as const,
      connections: 50,
      amount: WEBHOOKS,
      each: (i: number) => ({ body: event(i) }),
    };
    rounds.push({
      inserts: await multiRowInserts(hub.query, 20_000),
      rows: await eventInserts(hub.query, 24_000),
      empty: await load({ url: emptyUrl, ...bodies }),
      kept: await load({ url: `${emptyUrl}/kept`, ...bodies }),
      single: await taken(hub, 'webhooks'),
      batched: await taken(hub, 'batches'),
    });
  }
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const latency = (of: (round: Round) => Measured) =>
    `p50 ${millis(middle((round) => of(round).p50))}, p99 ${millis(middle((round) => of(round).p99))}`;
  const inserts = middle((round) => round.inserts);
  const rows = middle((round) => round.rows);
  const empty = middle((round) => round.empty.perSecond);
  const kept = middle((round) => round.kept.perSecond);
  const single = middle((round) => round.single.acknowledged);
  const batched = middle((round) => round.batched.acknowledged);
  const singleWritten = middle((round) => round.single.written);
  const batchedWritten = middle((round) => round.batched.written);
  return [
    ['plain multi-row inserts, 500 a statement (limit)', rate(inserts, 'rows'), '', ''],
    ['inserts with the columns and indexes of events, 6,000 a statement (limit)', rate(rows, 'rows'), '', ''],
    ['empty Worker reading the same bodies (limit)', rate(empty, 'requests'), latency(({ empty }) => empty), ''],
    [
      'a Worker that puts each body into an object (limit)',
      rate(kept, 'requests'),
      latency(({ kept }) => kept),
      `${ratio(kept, empty)} of the empty Worker`,
    ],
    [
      'single signed webhooks, acknowledged',
      rate(single, 'events'),
      latency((round) => round.single.measured),
      `${ratio(single, empty)} of the empty Worker, ${ratio(single, kept)} of one that keeps`,
    ],
    [
      'single signed webhooks, written',
      rate(singleWritten, 'events'),
      '',
      `${ratio(singleWritten, rows)} of the rows alone`,
    ],
    [
      `batches of ${PER_BATCH}, acknowledged`,
      rate(batched, 'events'),
      latency((round) => round.batched.measured),
      `${ratio(batched, inserts)} of plain inserts`,
    ],
    [
      `batches of ${PER_BATCH}, written`,
      rate(batchedWritten, 'events'),
      '',
      `${ratio(batchedWritten, rows)} of the rows alone, ${ratio(batchedWritten, inserts)} of plain inserts`,
    ],
  ];
}

export interface Taken {
  measured: Measured;
  /** Events per second. */
  acknowledged: number;
  written: number;
}

/** What is sent singly, signed. */
export function singly(secret: string) {
  return {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    connections: 50,
    amount: WEBHOOKS,
    each: (i: number) => signed(event(i), secret),
  };
}

/** What is sent in batches, to whoever takes them with these headers. */
export function inBatches(headers: Record<string, string> = {}) {
  return {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    connections: 20,
    amount: BATCHES,
    each: (i: number) => ({ body: batch(i) }),
  };
}

/** Where signed webhooks and batches are sent, and how one knows that what was sent is written. */
export interface Door {
  url: string;
  secret: string;
  batches: { url: string; headers: Record<string, string> };
  written(events: number): Promise<void>;
}

/** A source of a new workspace. */
export async function doorOf(hub: BenchHub): Promise<Door> {
  const { workspaceId, writeKey, webhookId, signingSecret } = await benchWorkspace(hub);
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return {
    url: `${hub.url}/webhooks/webhook/${webhookId}`,
    secret: signingSecret,
    batches: { url: `${hub.url}/v1/batch`, headers: { authorization } },
    written: (events) =>
      until(`${events} events written`, async () => {
        const [row] = await hub.query('select sum(count)::int as n from event_totals where workspace_id = $1', [
          workspaceId,
        ]);
        return row?.n === events;
      }),
  };
}

export async function taken(hub: BenchHub, how: 'webhooks' | 'batches'): Promise<Taken> {
  const { url, secret, batches, written } = await doorOf(hub);
  return how === 'webhooks'
    ? measure({ url, ...singly(secret) }, WEBHOOKS, written)
    : measure({ url: batches.url, ...inBatches(batches.headers) }, BATCHES * PER_BATCH, written);
}

/** Sends so many events, until they are written. */
export async function measure(sent: Load, events: number, written: Door['written']): Promise<Taken> {
  const started = performance.now();
  const measured = await load(sent);
  if (measured.refused > 0) throw new Error(`${sent.url}: ${measured.refused} requests were refused`);
  await written(events);
  return {
    measured,
    acknowledged: events / measured.seconds,
    written: (events / (performance.now() - started)) * 1000,
  };
}

/** A webhook's body with its signature. */
export function signed(body: string, secret: string): { body: string; headers: Record<string, string> } {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'x-signature-256': `sha256=${digest}` } };
}

export function batch(i: number): string {
  return `{"batch":[${Array.from({ length: PER_BATCH }, (_, k) => event(i * PER_BATCH + k)).join(',')}]}`;
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
