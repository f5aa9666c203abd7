import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs, pause } from './backoff.ts';

it('waits anything between nothing and a limit that doubles up to a cap', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.double({ min: 0, max: 0.999999, noNaN: true }), (attempt, chance) => {
      const ms = backoffMs(attempt, () => chance, 200, 2000);
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThan(Math.min(2000, 200 * 2 ** attempt));
    }),
  );
});

it('stops waiting when its caller goes away', async () => {
  const caller = new AbortController();
  const waiting = pause(60_000, caller.signal);
  caller.abort();
  await waiting;
  await pause(60_000, caller.signal);
});
