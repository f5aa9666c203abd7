import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockReader, packBlock } from './block.ts';

const time = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 }),
  fc.integer({ min: -(2 ** 46), max: 2 ** 46 }),
);
/** More codes than have a place of their own, and none. */
const code = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ max: 65_535, min: 0 }),
);
const deeds = fc.array(fc.record({ time, code }), { minLength: 1, maxLength: 30 });
const people = fc.uniqueArray(fc.record({ number: fc.integer({ min: 7, max: 2 ** 40 }), deeds }), {
  selector: ({ number }) => number,
  maxLength: 20,
});

test('a block tells of everybody what they did, in time, and of one instant as it was stored', () => {
  fc.assert(
    fc.property(people, fc.func(fc.boolean()), (made, isPassed) => {
      const inOrder = made.toSorted((a, b) => a.number - b.number);
      const bytes = packBlock(
        inOrder.map(({ number, deeds }) => ({
          number,
          times: deeds.map(({ time }) => time),
          codes: deeds.map(({ code }) => code),
        })),
        7,
      );
      const reader = new BlockReader(bytes, 7);
      const found: typeof made = [];
      while (reader.nextPerson()) {
        const { number } = reader;
        if (isPassed(number)) {
          reader.pass();
          continue;
        }
        const deeds: { time: number; code: number }[] = [];
        while (reader.left > 0) {
          reader.nextDeed();
          deeds.push({ time: reader.time, code: reader.codes[reader.place] ?? -1 });
        }
        found.push({ number, deeds });
      }
      expect(found).toEqual(
        inOrder
          .filter(({ number }) => !isPassed(number))
          .map(({ number, deeds }) => ({ number, deeds: deeds.toSorted((a, b) => a.time - b.time) })),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a visit of ten pages takes some thirty bytes', () => {
  const people = Array.from({ length: 4096 }, (_, n) => ({
    number: n + 1,
    times: Array.from({ length: 10 }, (_, k) => 1_700_000_000_000 + n * 31_000 + k * 59_123),
    codes: Array.from({ length: 10 }, (_, k) => 1 + (k % 5)),
  }));
  expect(packBlock(people, 1).length / people.length).toBeLessThan(34);
});
