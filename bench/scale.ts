import type { BenchHub } from './bench-hub.ts';
import { type BigShop, openBigShop } from './big-shop.ts';
import { median, millis, type Row, ratio } from './table.ts';

type Ask = (n: number, person: string) => { path: string; body?: unknown };

const FIVE = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'].map((name) => ({ name }));

/** What is asked of a shop of each size; none of it is answered from a cache, for each time it is asked a little differently. */
const QUESTIONS: { what: string; ask: Ask }[] = [
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
        steps: FIVE,
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
  {
    what: 'strict funnel of five steps, all time',
    ask: (n) => ({ path: '/analytics/funnel', body: { steps: FIVE, order: 'strict', windowSeconds: 8_640_000 + n } }),
  },
  {
    what: 'funnel of five steps within three minutes, all time',
    ask: (n) => ({ path: '/analytics/funnel', body: { steps: FIVE, windowSeconds: 180 + n } }),
  },
];

/** Of the times that something is asked the first are not counted. */
const TIMES = 15;
const WARM_UP = 3;

/** Pages of shops of growing size, each figure beside the same question over the smallest shop. */
export async function benchScale(hub: BenchHub, sizes: number[], times = TIMES): Promise<Row[]> {
  const rows: Row[] = [];
  const smallest = new Map<string, number>();
  for (const size of sizes) rows.push(...(await askAll(hub, await openBigShop(hub, size), { size, times, smallest })));
  return rows;
}

/** Asks a shop everything so many times; `smallest` has what the first shop took. */
export async function askAll(
  hub: BenchHub,
  shop: BigShop,
  { size, times, smallest }: { size: number; times: number; smallest: Map<string, number> },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { what, ask } of QUESTIONS) {
    const asked = await askOften(hub, shop, ask, times);
    const first = smallest.get(what) ?? asked.time;
    smallest.set(what, first);
    rows.push([
      `${what}: ${size.toLocaleString('en')} events`,
      asked.refused ?? `median ${millis(asked.time)}, of Postgres’ CPU ${millis(asked.cpu)}`,
      `slowest ${millis(asked.slowest)}`,
      asked.refused ? '' : `${ratio(asked.time, first)} of the smallest`,
    ]);
  }
  return rows;
}

/** What is too much to answer is told as it was refused, and not asked again. */
async function askOften(hub: BenchHub, shop: BigShop, ask: Ask, times: number) {
  const [elapsed, cpu]: [number[], number[]] = [[], []];
  let refused: string | undefined;
  for (let n = 0; n < times && !refused; n++) {
    const { path, body } = ask(n, shop.people[n % shop.people.length] ?? '');
    const spent = await hub.watchDatabase();
    const started = performance.now();
    await hub
      .api(path, { token: shop.token, ...(body === undefined ? {} : { method: 'POST', body }) })
      .catch((error: Error) => {
        if (!error.message.includes(': 503 ')) throw error;
        refused = 'no answer within 20 s';
      });
    elapsed.push(performance.now() - started);
    cpu.push(await spent());
  }
  return {
    ...{ refused, time: median(elapsed.slice(WARM_UP)), slowest: Math.max(...elapsed) },
    cpu: median(cpu.slice(WARM_UP)),
  };
}
