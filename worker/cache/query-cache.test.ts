import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUERY_LIFE, QueryCache } from './query-cache.ts';

/** A KV of one's own, as slow, stale or broken as a test wants. */
function fakeKv(given: { broken?: boolean } = {}) {
  const rows = new Map<string, string>();
  const fault = () => {
    if (given.broken) throw new Error('KV is away');
  };
  return {
    rows,
    get: async (key: string) => {
      fault();
      const text = rows.get(key);
      return text === undefined ? null : JSON.parse(text);
    },
    put: async (key: string, value: string) => {
      fault();
      rows.set(key, value);
    },
  };
}

function caller(
  kv: ReturnType<typeof fakeKv>,
  given: { workspace?: string; version?: string; now?: () => Date; timezone?: string } = {},
) {
  const { workspace = 'w1', version = '1', now = () => new Date('2026-03-01T10:00:00Z'), timezone = 'UTC' } = given;
  return {
    cache: kv as unknown as KVNamespace,
    now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    waitUntil: () => undefined,
    workspace: { id: workspace, timezone, currency: 'EUR', weekStart: 'monday' } as never,
    dataVersion: async () => version,
  };
}

const asked = { name: 'funnel', input: { range: '7d' } };

test('whatever is asked by whom and when, nobody sees another workspace’s answer, an older state or an old answer', async () => {
  const step = fc.record({
    workspace: fc.constantFrom('w1', 'w2'),
    input: fc.constantFrom('a', 'b'),
    write: fc.boolean(),
    wait: fc.constantFrom(0, 1000, QUERY_LIFE / 2, QUERY_LIFE),
    isolate: fc.constantFrom(0, 1),
    together: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const kv = fakeKv();
      const isolates = [new QueryCache({ entries: 3, characters: 2000 }), new QueryCache()];
      const versions: Record<string, number> = { w1: 0, w2: 0 };
      let clock = Date.UTC(2026, 2, 1);
      for (const { workspace, input, write, wait, isolate, together } of steps) {
        clock += wait;
        if (write) versions[workspace] = (versions[workspace] ?? 0) + 1;
        const version = String(versions[workspace]);
        const ctx = caller(kv, { workspace, version, now: () => new Date(clock) });
        const answers = await Promise.all(
          Array.from({ length: together }, () =>
            isolates[isolate]?.through(ctx, { name: 'q', input }, async () => ({
              workspace,
              version,
              input,
              at: clock,
            })),
          ),
        );
        for (const answer of answers) {
          expect(answer).toMatchObject({ workspace, version, input });
          expect(clock - (answer?.at ?? 0)).toBeLessThan(QUERY_LIFE);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('a write that is acknowledged while an answer is computed is in every answer after it', async () => {
  const [kv, cache] = [fakeKv(), new QueryCache()];
  let data = 'old';
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const slow = cache.through(caller(kv), asked, async () => {
    const read = data;
    begin();
    await held;
    return read;
  });
  await begun;
  data = 'new';
  const after = await cache.through(caller(kv, { version: '2' }), asked, async () => data);
  go();
  expect([await slow, after]).toEqual(['old', 'new']);
  expect(await cache.through(caller(kv, { version: '2' }), asked, async () => 'computed again')).toBe('new');
});

describe('one answer is computed once', () => {
  test('for all who ask at the same time', async () => {
    const cache = new QueryCache();
    let computed = 0;
    const ask = () =>
      cache.through(caller(fakeKv()), asked, async () => {
        computed += 1;
        return computed;
      });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(cache.counts.shared.hits + cache.counts.isolate.hits).toBe(2);
  });

  test('and those who wait for one that fails compute for themselves; a failure is never kept', async () => {
    const [kv, cache] = [fakeKv(), new QueryCache()];
    let tries = 0;
    const ask = () =>
      cache.through(caller(kv), asked, async () => {
        tries += 1;
        if (tries === 1) throw new Error('the database is away');
        return 'there';
      });
    const [first, second] = await Promise.allSettled([ask(), ask()]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: 'there' });
    expect(await ask()).toBe('there');
  });
});

test('a KV that is broken is one that has nothing', async () => {
  const cache = new QueryCache();
  const kv = fakeKv({ broken: true });
  expect(await cache.through(caller(kv), asked, async () => 'computed')).toBe('computed');
  expect(cache.counts.kv).toEqual({ hits: 0, misses: 1 });
});

test('another isolate finds the answer in KV, and none that is broken, foreign or of the future', async () => {
  const kv = fakeKv();
  await new QueryCache().through(caller(kv), asked, async () => 'first');
  expect(await new QueryCache().through(caller(kv), asked, async () => 'again')).toBe('first');
  const [key = '', text = ''] = [...kv.rows][0] ?? [];
  for (const damage of [{ key: 'another' }, { at: Date.UTC(2030, 0) }, { at: 0 }, { text: 5 }]) {
    kv.rows.set(key, JSON.stringify({ ...JSON.parse(text), ...damage }));
    expect(await new QueryCache().through(caller(kv), asked, async () => 'computed')).toBe('computed');
  }
});

test('the day, the settings and the question are parts of the key', async () => {
  const [kv, cache] = [fakeKv(), new QueryCache()];
  let computed = 0;
  const ask = (ctx: ReturnType<typeof caller>, question = asked) =>
    cache.through(ctx, question, async () => {
      computed += 1;
      return computed;
    });
  const at = (time: string) => () => new Date(time);
  await ask(caller(kv, { now: at('2026-03-01T23:59:00Z') }));
  await ask(caller(kv, { now: at('2026-03-02T00:01:00Z') }));
  await ask(caller(kv, { now: at('2026-03-02T00:01:00Z'), timezone: 'Asia/Tokyo' }));
  await ask(caller(kv, { now: at('2026-03-02T00:01:00Z') }), { name: 'retention', input: asked.input });
  expect(computed).toBe(4);
});

test('what is kept has a bound, and what was not asked for longest makes room', async () => {
  const cache = new QueryCache({ entries: 2, characters: 1000 });
  const ask = (input: string) => cache.through(caller(fakeKv()), { name: 'q', input }, async () => input);
  for (const input of ['a', 'b', 'a', 'c']) await ask(input);
  expect(cache.evicted).toBe(1);
  const hits = cache.counts.isolate.hits;
  await ask('a');
  expect(cache.counts.isolate.hits).toBe(hits + 1);
});
