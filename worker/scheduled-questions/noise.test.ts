import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIKE_WINDOWS, movementOf, saysSomethingElse } from './noise.ts';

/** Numbers from 0 to 1 that look random and are the same at every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const roll = dice(2026);
const normal = () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());

/** Counts of independent happenings: by adding up waiting times, as they come; of many, by their limit. */
function poisson(mean: number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let [count, time] = [0, -Math.log(1 - roll()) / mean];
  while (time < 1) [count, time] = [count + 1, time - Math.log(1 - roll()) / mean];
  return count;
}

/** Money of so many orders, each of a size that varies by a factor of about two. */
const takings = (orders: number) =>
  Array.from({ length: poisson(orders) }, () => Math.exp(3.5 + 0.7 * normal())).reduce((sum, one) => sum + one, 0);

const RUNS = 4000;
function told(unit: 'count' | 'money' | 'number' | 'share', make: () => number, now = make, numbers = 1): number {
  let moved = 0;
  for (let n = 0; n < RUNS; n += 1) {
    const like = Array.from({ length: LIKE_WINDOWS }, make);
    const answers = Array.from({ length: numbers }, () => movementOf({ value: now(), like, unit, numbers }));
    if (answers.some((one) => one.moved)) moved += 1;
  }
  return moved / RUNS;
}

test.each<[noise: string, unit: 'count' | 'money' | 'number' | 'share', make: () => number]>([
  ['a few orders', 'count', () => poisson(3)],
  ['hardly any order', 'count', () => poisson(0.3)],
  ['many orders', 'count', () => poisson(300)],
  ['orders that vary more than by chance', 'count', () => poisson(60 * Math.exp(0.3 * normal()))],
  ['the takings of a small shop', 'money', () => takings(8)],
  ['the takings of a larger one', 'money', () => takings(80)],
  ['money that varies by factors', 'money', () => 1000 * Math.exp(0.5 * normal())],
  ['an average', 'number', () => 40 + 5 * normal()],
  ['a rate', 'share', () => 0.03 + 0.004 * normal()],
])('where nothing changed, at most about one in twenty is told: %s', (_, unit, make) => {
  expect(told(unit, make)).toBeLessThan(0.06);
});

test('an answer with three numbers has the same budget as one with one', () => {
  const row = () => 100 + 10 * normal();
  let moved = 0;
  for (let n = 0; n < RUNS; n += 1) {
    const numbers = 3;
    const any = Array.from({ length: numbers }, () =>
      movementOf({ value: row(), like: Array.from({ length: LIKE_WINDOWS }, row), unit: 'number', numbers }),
    ).some((one) => one.moved);
    if (any) moved += 1;
  }
  expect(moved / RUNS).toBeLessThan(0.06);
});

test('a change of 30 % in a busy shop is told: nine times in ten at 400 orders', () => {
  expect(
    told(
      'count',
      () => poisson(400),
      () => poisson(520),
    ),
  ).toBeGreaterThan(0.85);
  expect(
    told(
      'count',
      () => poisson(400),
      () => poisson(280),
    ),
  ).toBeGreaterThan(0.9);
  const busy = (level: number) => () => level * (1 + 0.04 * normal());
  expect(told('money', busy(30_000), busy(21_000))).toBeGreaterThan(0.9);
  expect(told('money', busy(30_000), busy(39_000))).toBeGreaterThan(0.85);
});

test('a shop that sells nothing any more is told', () => {
  expect(
    told(
      'count',
      () => poisson(40),
      () => 0,
    ),
  ).toBeGreaterThan(0.95);
});

test('with fewer than six weeks nobody knows what is usual, and it is told', () => {
  expect(movementOf({ value: 5, like: [5, 5, 5, 5, 5], unit: 'count', numbers: 1 })).toMatchObject({
    moved: true,
    known: false,
  });
});

test('a row without noise is no alarm for two in a hundred, and is for ten', () => {
  const like = Array(8).fill(50);
  const moved = (value: number) => movementOf({ value, like, unit: 'number', numbers: 1 }).moved;
  expect([moved(50), moved(51), moved(55)]).toEqual([false, false, true]);
});

test('farther away is never less of a move, and the order of the weeks is of no matter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 6, maxLength: 8 }),
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom('count', 'money', 'number'),
      (like, value, more, unit) => {
        const at = (one: number, rows = like) =>
          movementOf({ value: one, like: rows, unit: unit as 'count', numbers: 1 });
        const { median } = at(value);
        const farther = value >= median ? value + more : value - more;
        if (at(value).moved && farther >= 0) expect(at(farther).moved).toBe(true);
        expect(at(value, [...like].reverse())).toEqual(at(value));
      },
    ),
  );
});

test('an answer in words is told again when it says something else', () => {
  const before = 'On Monday, 9 March 2026, 1,204 people were cart abandoners.';
  expect(saysSomethingElse(before, 'On Monday, 16 March 2026, 1,210 people were cart abandoners.')).toBe(false);
  expect(saysSomethingElse(before, 'On Monday, 16 April 2026, 1,510 people were cart abandoners.')).toBe(true);
  expect(saysSomethingElse(before, 'Nobody is a cart abandoner.')).toBe(true);
});
