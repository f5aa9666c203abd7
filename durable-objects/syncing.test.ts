import { describe, expect, test } from 'vitest';
import { openSqlite } from '../test/sqlite.ts';
import { type FetchedPage, type PageAsk, ProviderError } from '../worker/data-sources/providers/provider.ts';
import { type Run, type SyncJob, SyncRuns } from './sync-runs.ts';
import { type Opened, Syncing, type World } from './syncing.ts';

const RECORDS = 25;
const PAGE = 10;

/** A provider with 25 customers and 25 orders, ten a page; what the accept log holds and what Postgres was told. */
function stage(change: { page?: (ask: PageAsk) => FetchedPage | undefined; open?: () => Opened } = {}) {
  const asked: string[] = [];
  const kept: string[] = [];
  const reports: Run[] = [];
  const state = { now: 1_000_000, postgresAway: false, logAway: false, dies: false };
  const away = () => new DOMException('late', 'TimeoutError');
  const world: World = {
    async open() {
      if (state.postgresAway) throw away();
      if (change.open) return change.open();
      return {
        kind: 'open',
        async fetchPage(ask) {
          asked.push(`${ask.resource}:${ask.cursor ?? 0}`);
          return change.page?.(ask) ?? pageOf(ask);
        },
      };
    },
    async keep(_run, records) {
      if (state.logAway) throw away();
      kept.push(...records.map(({ body }) => body));
      if (state.dies) throw new Error('The runtime died');
      return records.map(({ body }) => body);
    },
    async report(run) {
      if (state.postgresAway) throw away();
      reports.push(run);
    },
    isPassing: (error) => error instanceof DOMException,
    log: () => undefined,
    now: () => state.now,
    random: () => 0.5,
  };
  const sql = openSqlite();
  const runs = new SyncRuns(sql);
  /** Another instance over the same storage, as after a crash. */
  const wake = () => new Syncing(new SyncRuns(sql), world);
  return { syncing: wake(), wake, runs, state, asked, kept, reports };
}

function pageOf({ resource, cursor }: PageAsk): FetchedPage {
  const from = Number(cursor ?? 0);
  const to = Math.min(from + PAGE, RECORDS);
  const records = Array.from({ length: to - from }, (_, i) => ({
    kind: 'shopify' as const,
    headers: {},
    body: `${resource} ${from + i}`,
  }));
  return { records, cursor: to < RECORDS ? String(to) : null, of: RECORDS };
}

function job(more: Partial<SyncJob> = {}): SyncJob {
  const at = '2026-11-20T00:00:00.000Z';
  return {
    ...{ id: 'sync', workspaceId: 'w', sourceId: 's', userId: null, kind: 'incremental' },
    ...{ since: at, until: at, startedAt: at, resources: ['customers', 'orders'], resource: 'customers', cursor: null },
    progress: { customers: { done: 0, of: null }, orders: { done: 0, of: null } },
    ...more,
  };
}

/** Lets time pass until nothing is left to do or `steps` were made. */
async function run({ state }: ReturnType<typeof stage>, syncing: Syncing, steps = 100): Promise<void> {
  for (let i = 0; i < steps; i++) {
    const next = await syncing.advance();
    if (next === undefined) return;
    state.now = Math.max(state.now, next);
  }
}

const done = (id: string) => ({ id, events: 1, failed: false });

describe('a sync', () => {
  test('fetches every page of every resource and succeeds once all of it was processed', async () => {
    const s = stage();
    s.syncing.begin(job());
    await run(s, s.syncing, 20);
    expect(s.asked).toEqual(['customers:0', 'customers:10', 'customers:20', 'orders:0', 'orders:10', 'orders:20']);
    expect(s.reports.at(-1)).toMatchObject({ status: 'running', fetched: 50, processed: 0, resource: null });

    s.syncing.count('sync', s.kept.slice(0, 49).map(done));
    await run(s, s.syncing, 5);
    expect(s.reports.at(-1)).toMatchObject({ status: 'running', processed: 49 });
    s.syncing.count('sync', s.kept.map(done));
    await run(s, s.syncing);
    expect(s.reports.at(-1)).toMatchObject({
      ...{ status: 'success', fetched: 50, processed: 50, events: 50, error: null },
      progress: { customers: { done: 25, of: 25 }, orders: { done: 25, of: 25 } },
    });
    expect(s.runs.all()).toEqual([]);
  });

  test('of the reconciler is about records that it kept itself', async () => {
    const s = stage();
    const progress = { orders: { done: 2, of: 2 } };
    const repair = job({ kind: 'repair', resource: 'orders', startedAt: new Date(s.state.now).toISOString() });
    s.syncing.begin(repair);
    s.syncing.count('sync', [done('orders 1')]);
    await run(s, s.syncing, 5);
    s.syncing.begin({ ...repair, resource: null, progress }, ['orders 1', 'orders 2']);
    await run(s, s.syncing, 5);
    expect(s.reports.at(-1)).toMatchObject({ status: 'running', fetched: 2, processed: 1, progress });
    s.syncing.count('sync', ['orders 1', 'orders 2'].map(done));
    await run(s, s.syncing);
    expect(s.reports.at(-1)).toMatchObject({ status: 'success', fetched: 2, processed: 2 });
    expect(s.asked).toEqual([]);
  });

  test('counts a record once, however often and however early it is told of', async () => {
    const s = stage();
    s.syncing.begin(job());
    s.syncing.count('sync', [done('orders 3'), done('orders 3')]);
    s.syncing.count('sync', [done('orders 3')]);
    await run(s, s.syncing, 20);
    expect(s.reports.at(-1)).toMatchObject({ fetched: 50, processed: 1, events: 1 });
    s.syncing.count('sync', s.kept.map(done));
    s.syncing.count('sync', s.kept.map(done));
    await run(s, s.syncing);
    expect(s.reports.at(-1)).toMatchObject({ status: 'success', fetched: 50, processed: 50, events: 50 });
  });

  test('goes on after a crash with the page it was at; a page kept twice counts once', async () => {
    const s = stage();
    s.syncing.begin(job());
    await s.syncing.advance();
    s.state.dies = true;
    await s.syncing.advance();
    expect(s.kept).toHaveLength(20);

    s.state.dies = false;
    const again = s.wake();
    s.state.now += 60_000;
    await run(s, again, 20);
    expect(s.asked.filter((page) => page === 'customers:10')).toHaveLength(2);
    again.count('sync', s.kept.map(done));
    await run(s, again);
    expect(s.reports.at(-1)).toMatchObject({ status: 'success', fetched: 50, processed: 50 });
  });

  test('is stopped at once; the page under way is not accepted, and nobody is told twice', async () => {
    const s = stage({
      page: ({ cursor }) => {
        if (cursor === '10') s.syncing.stop('sync');
        return undefined;
      },
    });
    s.syncing.begin(job());
    await run(s, s.syncing);
    expect(s.kept).toHaveLength(10);
    expect(s.reports.filter(({ status }) => status !== 'running')).toMatchObject([
      { status: 'stopped', resource: 'customers', cursor: '10', progress: { customers: { done: 10, of: 25 } } },
    ]);
    expect(s.syncing.stop('sync')).toBe(false);
  });

  test('with records that failed for good has failed, and says how many', async () => {
    const s = stage();
    s.syncing.begin(job());
    await run(s, s.syncing, 20);
    s.syncing.count(
      'sync',
      s.kept.map((id, i) => ({ id, events: 1, failed: i < 2 })),
    );
    await run(s, s.syncing);
    expect(s.reports.at(-1)).toMatchObject({ status: 'failed', error: expect.stringMatching(/^2 of 50 records/) });
  });
});

describe('trouble', () => {
  const failing = (error: () => Error, times = Number.POSITIVE_INFINITY) => {
    let left = times;
    return stage({
      page: () => {
        if (left-- > 0) throw error();
        return undefined;
      },
    });
  };

  test('that passes delays, later each time, and says meanwhile why', async () => {
    const s = failing(() => new ProviderError('away', 'Shopify cannot be reached'), 3);
    const started = s.state.now;
    s.syncing.begin(job());
    await run(s, s.syncing, 20);
    expect(s.reports[1]).toMatchObject({ status: 'running', error: 'Shopify cannot be reached' });
    expect(s.reports.at(-1)).toMatchObject({ status: 'running', fetched: 50, error: null, tries: 0 });
    expect(s.state.now - started).toBeGreaterThanOrEqual(2000 + 4000 + 8000);
  });

  test('that lasts is given up after half an hour, a backfill after a day', async () => {
    for (const [kind, patience] of [
      ['incremental', 30],
      ['backfill', 1440],
    ] as const) {
      const s = failing(() => new ProviderError('away', 'Shopify cannot be reached'));
      const started = s.state.now;
      s.syncing.begin(job({ kind }));
      await run(s, s.syncing, 1000);
      expect(s.reports.at(-1)).toMatchObject({ status: 'failed', error: 'Given up: Shopify cannot be reached' });
      const minutes = (s.state.now - started) / 60_000;
      expect(minutes).toBeGreaterThanOrEqual(patience);
      expect(minutes).toBeLessThan(patience + 10);
    }
  });

  test('of a busy provider waits as long as it asks for', async () => {
    const s = failing(() => new ProviderError('busy', 'Shopify is busy', { retryAfterMs: 120_000 }), 1);
    s.syncing.begin(job());
    const next = await s.syncing.advance();
    expect(s.runs.get('sync')?.due).toBe(s.state.now + 120_000);
    expect(next).toBeGreaterThan(s.state.now);
  });

  test('of being refused ends the sync with the provider’s words, and so does a revoked grant', async () => {
    const refused = failing(() => new ProviderError('refused', 'Access denied for orders field'));
    refused.syncing.begin(job());
    await run(refused, refused.syncing);
    expect(refused.reports.at(-1)).toMatchObject({ status: 'failed', error: 'Access denied for orders field' });

    const revoked = failing(() => new ProviderError('revoked', 'The app was removed from the shop'));
    revoked.syncing.begin(job());
    await run(revoked, revoked.syncing);
    expect(revoked.reports.at(-1)).toMatchObject({ status: 'failed', error: 'The app was removed from the shop' });
  });

  test('of Postgres or the accept log is nobody’s fault: it is waited for, however long', async () => {
    const s = stage();
    s.syncing.begin(job());
    await s.syncing.advance();
    s.state.postgresAway = true;
    await run(s, s.syncing, 200);
    s.state.postgresAway = false;
    s.state.logAway = true;
    await run(s, s.syncing, 200);
    s.state.logAway = false;
    await run(s, s.syncing, 20);
    s.syncing.count('sync', s.kept.map(done));
    s.state.postgresAway = true;
    await run(s, s.syncing, 20);
    expect(s.runs.get('sync')?.status).toBe('success');
    s.state.postgresAway = false;
    await run(s, s.syncing);
    expect(s.reports.filter(({ status }) => status !== 'running')).toMatchObject([{ status: 'success', fetched: 50 }]);
  });

  test('of our own is tried a few times', async () => {
    const s = failing(() => new TypeError('x is undefined'));
    s.syncing.begin(job());
    await run(s, s.syncing);
    expect(s.asked).toHaveLength(5);
    expect(s.reports.at(-1)).toMatchObject({ status: 'failed', error: 'Something went wrong on our side' });
  });
});

test('a backfill takes the way for much data only where there is much', async () => {
  const of = { customers: 25, orders: 25_000 } as Record<string, number>;
  const s = stage({
    page: (ask) => {
      s.asked.push(`bulk ${ask.bulk}`);
      return { ...pageOf(ask), of: of[ask.resource] };
    },
  });
  s.syncing.begin(job({ kind: 'backfill' }));
  await run(s, s.syncing, 20);
  const first = (resource: string) => s.asked.indexOf(`${resource}:0`);
  expect(s.asked.slice(first('customers'), 4)).toEqual(['customers:0', 'bulk false', 'customers:10', 'bulk true']);
  expect(s.asked.slice(first('orders'), first('orders') + 4)).toEqual([
    ...['orders:0', 'bulk false', 'orders:0', 'bulk true'],
  ]);
  expect(s.kept).toHaveLength(50);
});

test('fetching waits for the writing', async () => {
  const many = Array.from({ length: 400 }, (_, i) => i);
  const s = stage({
    page: ({ cursor }) => ({
      records: many.map((i) => ({ kind: 'shopify', headers: {}, body: `${cursor} ${i}` })),
      cursor: String(Number(cursor ?? 0) + 1),
    }),
  });
  s.syncing.begin(job());
  await run(s, s.syncing, 50);
  expect(s.kept).toHaveLength(1200);
  s.syncing.count('sync', s.kept.slice(0, 300).map(done));
  await run(s, s.syncing, 50);
  expect(s.kept).toHaveLength(1600);
});

test('a backfill asks at first how much there is of everything, and other syncs do not', async () => {
  const counted = (ask: PageAsk) => ({ ...pageOf(ask), others: ask.countOthers ? { orders: 1200 } : undefined });
  const s = stage({ page: counted });
  s.syncing.begin(job({ kind: 'backfill' }));
  await run(s, s.syncing, 1);
  expect(s.runs.get('sync')?.progress).toEqual({ customers: { done: 10, of: 25 }, orders: { done: 0, of: 1200 } });

  const other = stage({ page: counted });
  other.syncing.begin(job());
  await run(other, other.syncing, 1);
  expect(other.runs.get('sync')?.progress).toEqual({ customers: { done: 10, of: 25 }, orders: { done: 0, of: null } });
});
