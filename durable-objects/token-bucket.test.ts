import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullAt, giveBack, type Level, take } from './token-bucket.ts';

const tenInFiveMinutes = { capacity: 10, refillPerSecond: 1 / 30 };

describe('a token bucket', () => {
  it('gives as many as it holds, then says how long to wait', () => {
    let level: Level | undefined;
    for (let i = 9; i >= 0; i--) {
      const taken = take(level, tenInFiveMinutes, 1000);
      expect(taken).toMatchObject({ allowed: true, remaining: i });
      level = taken.level;
    }
    expect(take(level, tenInFiveMinutes, 1000)).toMatchObject({ allowed: false, remaining: 0, retryAfter: 30 });
    expect(take(level, tenInFiveMinutes, 30_999)).toMatchObject({ allowed: false, retryAfter: 1 });
    expect(take(level, tenInFiveMinutes, 31_000)).toMatchObject({ allowed: true });
  });

  it('takes back what did not count', () => {
    const taken = take(undefined, tenInFiveMinutes, 0);
    expect(giveBack(taken.level, tenInFiveMinutes, 0).tokens).toBe(10);
  });

  it('is not emptied by a clock that goes back', () => {
    const first = take(undefined, tenInFiveMinutes, 60_000);
    expect(take(first.level, tenInFiveMinutes, 0)).toMatchObject({ allowed: true, remaining: 8 });
  });

  const limits = fc.record({
    capacity: fc.integer({ min: 1, max: 500 }),
    refillPerSecond: fc.double({ min: 0.01, max: 100, noNaN: true }),
  });
  const steps = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 60_000 }), what: fc.constantFrom('take', 'giveBack') }),
    { minLength: 1, maxLength: 200 },
  );

  it('never lets more pass in any span than its capacity and what came back in it', () => {
    fc.assert(
      fc.property(limits, steps, (limit, walk) => {
        let level: Level | undefined;
        let now = 0;
        const passed: number[] = [];
        for (const { wait } of walk) {
          now += wait;
          const taken = take(level, limit, now);
          level = taken.level;
          if (taken.allowed) passed.push(now);
        }
        passed.forEach((start, i) => {
          passed.slice(i).forEach((end, j) => {
            const most = limit.capacity + ((end - start) / 1000) * limit.refillPerSecond;
            expect(j + 1).toBeLessThanOrEqual(most + 1e-6);
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  it('stays between empty and full, and a refused caller who waits as told gets through', () => {
    fc.assert(
      fc.property(limits, steps, (limit, walk) => {
        let level: Level | undefined;
        let now = 0;
        for (const { wait, what } of walk) {
          now += wait;
          const taken = take(level, limit, now);
          level = what === 'take' ? taken.level : giveBack(taken.level, limit, now);
          expect(level.tokens).toBeGreaterThanOrEqual(0);
          expect(level.tokens).toBeLessThanOrEqual(limit.capacity);
          if (taken.allowed) continue;
          expect(taken.retryAfter).toBeGreaterThan(0);
          expect(take(taken.level, limit, now + taken.retryAfter * 1000 + 1).allowed).toBe(true);
        }
      }),
    );
  });

  it('may be forgotten once it is full: a new bucket is no fuller', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 20 }), (limit, times) => {
        let level: Level | undefined;
        for (let i = 0; i < times; i++) level = take(level, limit, 0).level;
        if (level === undefined) throw new Error('nothing was taken');
        const later = take(level, limit, fullAt(level, limit));
        expect(later.level.tokens).toBeCloseTo(limit.capacity - 1, 6);
      }),
    );
  });
});
