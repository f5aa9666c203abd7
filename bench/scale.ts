import type { BenchHub } from './bench-hub.ts';
import { type BigShop, columnsBuilt, openBigShop } from './big-shop.ts';
import { median, millis, type Row, ratio } from './table.ts';

type Ask = (n: number, person: string) => { path: string; body?: unknown };

/** A preview of those of whom some things are so. */
const preview = (...of: object[]) => ({
  path: '/segments/preview',
  body: { definition: { version: 1, where: { type: 'all', of } } },
});
const days = (n: number) => ({ last: { n, unit: 'days' } });
const isProduct = (n: number) => [{ property: 'product_id', test: { op: 'equals', value: `p-${n}` } }];

const FIVE = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'].map((name) => ({ name }));

/** What is asked of a shop of each size; none of it is answered from a cache, for each time it is asked a little differently. */
const QUESTIONS: { what: string; ask: Ask }[] = [
  { what: 'summary, all time', ask: () => ({ path: '/analytics/summary' }) },
  {
    what: 'segment preview: bought once, looked in the last 300 days, filled no cart in 30',
    ask: (n) =>
      preview(
        { type: 'orders', of: 'value', is: 'at_least', amount: 20 + n / 100 },
        { type: 'event', event: 'product_view', within: days(300) },
        { type: 'event', event: 'add_to_cart', within: days(30), not: true },
      ),
  },
  {
    what: 'segment preview: looked at four pages or more in 90 days',
    ask: (n) =>
      preview({
        ...{ type: 'event', event: 'page_view', within: days(90 + n) },
        measure: { of: 'count', is: 'at_least', n: 4 },
      }),
  },
  {
    what: 'segment preview: bought for 100 or more in all, and lives in one of forty cities',
    ask: (n) =>
      preview(
        { type: 'event', event: 'purchase', measure: { of: 'sum', is: 'at_least', amount: 100 + n / 100 } },
        { type: 'trait', trait: 'city', test: { op: 'equals', value: 'City 8' } },
      ),
  },
  {
    what: 'segment preview: filled a cart, then did not buy within a day',
    ask: (n) =>
      preview({
        ...{ type: 'sequence', first: { event: 'add_to_cart' }, second: { event: 'purchase' }, missing: true },
        within: { n: 1440 + n, unit: 'minutes' },
      }),
  },
  {
    what: 'segment preview: looked at one product',
    ask: (n) => preview({ type: 'event', event: 'product_view', where: isProduct(n) }),
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
  {
    what: 'funnel of five steps, the second of one product, all time',
    ask: (n) => ({
      path: '/analytics/funnel',
      body: {
        steps: FIVE.map((step, index) => (index === 1 ? { ...step, where: isProduct(n) } : step)),
        windowSeconds: 604_800,
      },
    }),
  },
  {
    what: 'funnel of five steps by a trait, all time',
    ask: (n) => ({
      path: '/analytics/funnel',
      body: { steps: FIVE, windowSeconds: 604_800 + n, breakdown: { by: 'trait', trait: 'city' } },
    }),
  },
  {
    what: 'funnel of five steps by a property of the first, all time',
    ask: (n) => ({
      path: '/analytics/funnel',
      body: { steps: FIVE, windowSeconds: 604_800 + n, breakdown: { by: 'property', property: 'product_id' } },
    }),
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
  // What is asked for beside deeds is held from the first time on; that one is not measured.
  for (const { ask } of QUESTIONS) await askOften(hub, shop, (n, person) => ask(n + times, person), 1);
  await columnsBuilt(hub, shop.workspaceId);
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
