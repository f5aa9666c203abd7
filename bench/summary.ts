import { type BenchHub, benchWorkspace, until } from './bench-hub.ts';
import { load } from './load.ts';
import { median, millis, type Row, rate, ratio } from './table.ts';

const PER_BATCH = 500;

/** GET /analytics/summary over all events of workspaces of growing size, people growing with them. */
export async function benchSummary(hub: BenchHub, sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  let smallest: number | undefined;
  for (const size of sizes) {
    const { workspaceId, writeKey, token } = await benchWorkspace(hub);
    const started = performance.now();
    await fill(hub, { workspaceId, writeKey, size });
    const filled = (size / (performance.now() - started)) * 1000;
    const times: number[] = [];
    for (let i = 0; i < 60; i++) {
      const before = performance.now();
      await hub.api('/analytics/summary', { token });
      if (i >= 10) times.push(performance.now() - before);
    }
    const time = median(times);
    smallest ??= time;
    rows.push([
      `summary over ${size.toLocaleString('en')} events of ${(size / 10).toLocaleString('en')} people`,
      `median ${millis(time)}`,
      `filled at ${rate(filled, 'events')}`,
      `${ratio(time, smallest)} of the smallest`,
    ]);
  }
  return rows;
}

async function fill(hub: BenchHub, target: { workspaceId: string; writeKey: string; size: number }): Promise<void> {
  const names = ['page', 'Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'];
  await load({
    url: `${hub.url}/v1/batch`,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${target.writeKey}:`).toString('base64')}`,
    },
    connections: 4,
    amount: target.size / PER_BATCH,
    each: (batch) => ({
      body: JSON.stringify({
        batch: Array.from({ length: PER_BATCH }, (_, k) => {
          const i = batch * PER_BATCH + k;
          const name = names[Math.floor(i / (target.size / 10)) % names.length] ?? 'page';
          return {
            type: name === 'page' ? 'page' : 'track',
            ...(name === 'page' ? {} : { event: name }),
            messageId: `fill-${i}`,
            userId: `u-${i % (target.size / 10)}`,
            timestamp: new Date(Date.UTC(2026, 0, 1) + i * 20).toISOString(),
            properties:
              name === 'Order Completed' ? { orderId: `o-${i}`, revenue: 40 + (i % 90), currency: 'USD' } : {},
          };
        }),
      }),
    }),
  });
  await until(
    `${target.size} events written`,
    async () => {
      const [row] = await hub.query('select sum(count)::int as n from event_totals where workspace_id = $1', [
        target.workspaceId,
      ]);
      return row?.n === target.size;
    },
    1200,
  );
}
