import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arm, decay, intervalOf, posteriorOf, rankArms } from './ranking.ts';

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

const prior = (mean: number) => ({ alpha: 4 * mean, beta: 4 * (1 - mean) });
interface Named extends Arm {
  name: string;
}
const arms = (): Named[] =>
  [0.6, 0.5, 0.4].map((mean, n) => ({
    ...{ name: `offer ${n}`, prior: prior(mean), reach: 1 },
    evidence: { successes: 0, failures: 0 },
  }));

/** Says after each recommendation whether it was taken up, at the true rates; what is offered first in the end. */
function learn(rates: number[], feedbacks: number, seed: number): string | undefined {
  const roll = dice(seed);
  const all = arms();
  for (let n = 0; n < feedbacks; n += 1) {
    const arm = rankArms(all)[0]?.arm;
    if (!arm) break;
    arm.evidence[roll() < (rates[all.indexOf(arm)] ?? 0) ? 'successes' : 'failures'] += 1;
  }
  return rankArms(all)[0]?.arm.name;
}

const share = (rates: number[], best: string, feedbacks: number) =>
  Array.from({ length: 400 }, (_, seed) => learn(rates, feedbacks, seed + 1)).filter((one) => one === best).length /
  400;

test('before anything was said, the catalogue’s order holds', () => {
  expect(rankArms(arms()).map(({ arm }) => arm.name)).toEqual(['offer 0', 'offer 1', 'offer 2']);
});

test('the better offer is the one that is offered: after 40 feedbacks in nine of ten shops, after 100 in 19 of 20', () => {
  const rates = [0.3, 0.3, 0.7];
  expect(share(rates, 'offer 2', 40)).toBeGreaterThanOrEqual(0.9);
  expect(share(rates, 'offer 2', 100)).toBeGreaterThanOrEqual(0.95);
  expect(share([0.7, 0.3, 0.3], 'offer 0', 40)).toBeGreaterThanOrEqual(0.9);
});

test('what was taken up is ranked no lower than before, and what was not, no higher', () => {
  const evidence = fc.record({ successes: fc.nat(40), failures: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 3, maxLength: 3 }), fc.nat(2), (seen, index) => {
      const place = (more: Partial<Named['evidence']>) => {
        const all = arms().map((arm, n) => ({
          ...arm,
          evidence: n === index ? { ...seen[n], ...more } : seen[n],
        })) as Named[];
        return rankArms(all).findIndex(({ arm }) => arm.name === `offer ${index}`);
      };
      const { successes, failures } = seen[index] as Named['evidence'];
      // By mean and certainty together: ten in a row tell more than the bonus of what is seldom tried.
      expect(place({ successes: successes + 100 })).toBeLessThanOrEqual(place({}));
      expect(place({ failures: failures + 100 })).toBeGreaterThanOrEqual(place({}));
    }),
  );
});

test('the same evidence gives the same order, however it is listed', () => {
  const evidence = fc.record({ successes: fc.double({ min: 0, max: 50, noNaN: true }), failures: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 3, maxLength: 3 }), (seen) => {
      const all = arms().map((arm, n) => ({ ...arm, evidence: seen[n] })) as Named[];
      const scores = (list: Named[]) => new Map(rankArms(list).map(({ arm, score }) => [arm.name, score.toFixed(9)]));
      expect(scores([...all].reverse())).toEqual(scores(all));
      expect(rankArms(all)).toEqual(rankArms(structuredClone(all)));
    }),
  );
});

test('a channel that reaches a tenth of the people has to be taken up far more often', () => {
  const [first, second] = arms();
  if (!first || !second) throw new Error('No arms');
  const few = { ...first, reach: 0.1, evidence: { successes: 20, failures: 0 } };
  expect(rankArms([few, second])[0]?.arm.name).toBe('offer 1');
  expect(rankArms([{ ...few, reach: 0.9 }, second])[0]?.arm.name).toBe('offer 0');
});

test('what was seen half a year ago weighs half, and a day has one weight', () => {
  const day = 86_400_000;
  expect(decay(0)).toBe(1);
  expect(decay(180 * day)).toBeCloseTo(0.5, 12);
  expect(decay(360 * day)).toBeCloseTo(0.25, 12);
  expect(decay(day + 1)).toBe(decay(2 * day - 1));
  expect(decay(-day)).toBe(1);
});

test('nine in ten rates lie in the interval that is shown', () => {
  // Beta(1, 1) is flat, Beta(2, 1) has the distribution function x².
  expect(intervalOf({ alpha: 1, beta: 1 })).toEqual({ low: 0.05, high: 0.95 });
  const { low, high } = intervalOf({ alpha: 2, beta: 1 });
  expect(low).toBeCloseTo(Math.sqrt(0.05), 2);
  expect(high).toBeCloseTo(Math.sqrt(0.95), 2);
  expect(posteriorOf({ alpha: 2, beta: 1 }, { successes: 1, failures: 3 })).toMatchObject({
    alpha: 3,
    beta: 4,
    mean: 3 / 7,
  });
});
