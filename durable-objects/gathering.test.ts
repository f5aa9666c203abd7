import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gathering, LONGEST_GATHER_MS } from './gathering.ts';

/** Looks whenever it is asked to, while records come at this rate for so long. Milliseconds until they are fed. */
function waited({ perSecond, forMs }: { perSecond: number; forMs: number }): number {
  const gathering = new Gathering();
  const every = 1000 / perSecond;
  let [sent, now] = [1, 0];
  gathering.add(1, 0);
  do {
    now = gathering.lookAt;
    for (; sent * every <= Math.min(now, forMs); sent++) gathering.add(1, sent * every);
  } while (!gathering.isOver(now));
  return now;
}

test('what comes alone, or seldom, waits for a moment only', () => {
  expect(waited({ perSecond: 1, forMs: 1 })).toBe(50);
  expect(waited({ perSecond: 300, forMs: 10_000 })).toBe(50);
});

test('what comes fast gathers for longer, the faster the longer, and for two seconds at most', () => {
  const waits = [500, 1000, 1800, 4000].map((perSecond) => waited({ perSecond, forMs: 10_000 }));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBeLessThan(700);
  expect(waits[2]).toBeGreaterThan(1500);
  expect(waits[3]).toBe(LONGEST_GATHER_MS);
});

test('once a burst is over it is fed at once, and never later than two seconds after its first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 5000 }), (perSecond, forMs) => {
      const ms = waited({ perSecond, forMs });
      expect(ms).toBeLessThanOrEqual(LONGEST_GATHER_MS);
      expect(ms).toBeLessThanOrEqual(Math.max(forMs, 50) + 400);
    }),
  );
});

test('what is fed begins anew', () => {
  const gathering = new Gathering();
  gathering.add(5000, 0);
  gathering.end();
  expect([gathering.lookAt, gathering.isOver(10)]).toEqual([0, true]);
  gathering.add(1, 9000);
  expect([gathering.lookAt, gathering.isOver(9050)]).toEqual([9050, true]);
});
