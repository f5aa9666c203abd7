import type { BenchHub } from './bench-hub.ts';
import { openBigShop } from './big-shop.ts';
import { median, millis, type Row, ratio } from './table.ts';

/** What is asked of a shop of each size; none of it is answered from a cache, for each time it is asked a little differently. */
const QUESTIONS: { what: string; ask: (n: number, person: string) => { path: string; body?: unknown } }[] = [
  { what: 'summary, all time', ask: () => ({ path: '/analytics/summary' }) },
  {
    what: 'segment preview: bought once, looked in the last 300 days, filled no cart in 30',
    ask: (n) => ({
      path: '/segments/preview',
      body: {
        definition: {
          version: 1,
          where: {
            type: 'all',
            of: [
              { type: 'orders', of: 'value', is: 'at_least', amount: 20 + n / 100 },
              { type: 'event', event: 'product_view', within: { last: { n: 300, unit: 'days' } } },
              { type: 'event', event: 'add_to_cart', within: { last: { n: 30, unit: 'days' } }, not: true },
            ],
          },
        },
      },
    }),
  },
  {
    what: 'funnel of five steps in order, within a week, all time',
    ask: (n) => ({
      path: '/analytics/funnel',
      body: {
        steps: ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'].map((name) => ({ name })),
        windowSeconds: 604_800 + n,
      },
    }),
  },
  {
    what: 'funnel of three steps, last 30 days',
    ask: (n) => ({
      path: '/analytics/funnel',
      body: {
        steps: ['product_view', 'add_to_cart', 'purchase'].map((name) => ({ name })),
        windowSeconds: 86_400 + n,
        range: '30d',
      },
    }),
  },
  { what: 'a profile', ask: (_, person) => ({ path: `/profiles/${person}` }) },
  { what: 'a profile’s timeline', ask: (_, person) => ({ path: `/profiles/${person}/timeline` }) },
  { what: 'the newest people', ask: () => ({ path: '/profiles' }) },
];

const TIMES = 15;

/** Pages of shops of growing size, each figure beside the same question over the smallest shop. */
export async function benchScale(hub: BenchHub, sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const smallest = new Map<string, number>();
  for (const size of sizes) {
    const shop = await openBigShop(hub, size);
    for (const { what, ask } of QUESTIONS) {
      const times: number[] = [];
      for (let n = 0; n < TIMES; n++) {
        const { path, body } = ask(n, shop.people[n % shop.people.length] ?? '');
        const started = performance.now();
        await hub.api(path, { token: shop.token, ...(body === undefined ? {} : { method: 'POST', body }) });
        times.push(performance.now() - started);
      }
      const time = median(times.slice(3));
      const first = smallest.get(what) ?? time;
      smallest.set(what, first);
      rows.push([
        `${what}: ${size.toLocaleString('en')} events`,
        `median ${millis(time)}`,
        `slowest ${millis(Math.max(...times))}`,
        `${ratio(time, first)} of the smallest`,
      ]);
    }
  }
  return rows;
}
