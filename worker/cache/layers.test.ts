import { afterEach, expect, test, vi } from 'vitest';
import { Layers } from './layers.ts';

const LIFE = 10 * 60_000;
const make = (entries = 10) => new Layers({ life: LIFE, most: { entries, characters: 1000 } });

function caller(kv: Partial<Record<'get' | 'put' | 'delete', (...given: string[]) => Promise<unknown>>>) {
  const world = { now: Date.UTC(2026, 2, 1) };
  const puts: string[] = [];
  const rows = new Map<string, string>();
  const cache = {
    get: async (key: string) => JSON.parse(rows.get(key) ?? 'null'),
    put: async (key: string, text: string) => {
      puts.push(key);
      rows.set(key, text);
    },
    delete: async (key: string) => void rows.delete(key),
    ...kv,
  };
  const warnings: string[] = [];
  const warn = (said: string) => void warnings.push(said);
  const log = { info: () => undefined, warn, error: () => undefined };
  const ctx = {
    cache: cache as unknown as KVNamespace,
    now: () => new Date(world.now),
    log,
    waitUntil: () => undefined,
  };
  return { ctx, world, puts, rows, warnings };
}

afterEach(() => {
  vi.useRealTimers();
});

test('a KV that does not answer is not waited for, and one that fails late is not heard of', async () => {
  vi.useFakeTimers();
  let fail: (error: Error) => void = () => undefined;
  const { ctx } = caller({
    get: () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  });
  const layers = make();
  const asked = layers.inKv(ctx, 'a');
  await vi.runAllTimersAsync();
  expect(await asked).toBeUndefined();
  fail(new Error('KV is away'));
  expect(layers.counts.kv).toEqual({ hits: 0, misses: 1 });
});

test('a copy is as old as its value, in whichever layer and isolate, and never older than promised', async () => {
  const { ctx, world } = caller({});
  const [one, other] = [make(), make()];
  one.keep(ctx, 'a', { text: 'value', at: world.now });
  world.now += LIFE - 1;
  expect([one.inMemory(ctx, 'a'), await other.inKv(ctx, 'a'), other.inMemory(ctx, 'a')]).toEqual([
    ...['value', 'value', 'value'],
  ]);
  world.now += 1;
  expect([one.inMemory(ctx, 'a'), other.inMemory(ctx, 'a'), await other.inKv(ctx, 'a')]).toEqual([
    ...[undefined, undefined, undefined],
  ]);
});

test('the same value is written to KV once, however often it is read', () => {
  const { ctx, world, puts } = caller({});
  const layers = make();
  for (let i = 0; i < 5; i++) layers.keep(ctx, 'a', { text: 'same', at: world.now + i });
  layers.keep(ctx, 'a', { text: 'changed', at: world.now });
  expect(puts).toEqual(['a', 'a']);
});

test('what is dropped is in neither layer', async () => {
  const { ctx, world } = caller({});
  const layers = make();
  layers.keep(ctx, 'a', { text: 'value', at: world.now });
  layers.drop(ctx, 'a');
  expect([layers.inMemory(ctx, 'a'), await layers.inKv(ctx, 'a')]).toEqual([undefined, undefined]);
});

test('a KV that refuses a write, as it does the second one within a second, costs nobody anything', async () => {
  const { ctx, world, warnings } = caller({ put: () => Promise.reject(new Error('429')) });
  const layers = make();
  layers.keep(ctx, 'a', { text: 'value', at: world.now });
  await vi.waitFor(() => expect(warnings).toEqual(['a copy cannot be written']), 30_000);
  expect(layers.inMemory(ctx, 'a')).toBe('value');
});

test('memory has a bound', () => {
  const { ctx, world } = caller({});
  const layers = make(3);
  for (const key of ['a', 'b', 'c', 'd']) layers.keep(ctx, key, { text: key, at: world.now });
  expect([layers.evicted, layers.inMemory(ctx, 'a'), layers.inMemory(ctx, 'd')]).toEqual([1, undefined, 'd']);
});
