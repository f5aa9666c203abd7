import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asRate, liftOfKind, type Measured, rangeOf } from './incremental.ts';
import { liftOf } from './lift.ts';
import { type Arm, rankArms } from './ranking.ts';

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

interface Named extends Arm {
  name: string;
  measured: Measured[];
}
const NAMES = ['offer 0', 'offer 1', 'offer 2'];
const catalogue = (): Named[] =>
  [0.6, 0.5, 0.4].map((mean, n) => ({
    ...{ name: `offer ${n}`, prior: { alpha: 4 * mean, beta: 4 * (1 - mean) }, reach: 1 },
    ...{ evidence: { successes: 0, failures: 0 }, measured: [] },
  }));
const order = (arms: Named[]) => rankArms(arms).map(({ arm }) => arm.name);

/** Without a letter one in ten buys in a week, for 20 to 60. */
const USUAL = 0.1 * 40;

/** What some people spend, each by themselves: those who got letters buy more often by the lift. */
function spentBy(people: number, lift: number, roll: () => number) {
  const group = { people, orders: 0, money: 0, squares: 0 };
  for (let n = 0; n < people; n += 1) {
    if (roll() >= 0.1 * (1 + lift)) continue;
    const money = 20 + 40 * roll();
    group.orders += 1;
    group.money += money;
    group.squares += money * money;
  }
  return group;
}

/** One campaign to so many people, a tenth of them held out, as it is measured. */
function campaign(people: number, lift: number, roll: () => number): Measured {
  const written = spentBy(people * 0.9, lift, roll);
  const added = liftOf(written, spentBy(people * 0.1, 0, roll));
  const each = (text: string | undefined) => Number(text) / written.people / USUAL;
  const error = (each(added?.high) - each(added?.low)) / 3.92;
  return { lift: each(added?.revenue), variance: error * error, weight: 1 };
}

/** Sends what is offered first, again and again; the order in the end. */
function learn(lifts: number[], campaigns: number, seed: number): string[] {
  const roll = dice(seed);
  const all = catalogue();
  for (let n = 0; n < campaigns; n += 1) {
    const arm = rankArms(all)[0]?.arm;
    arm?.measured.push(campaign(5000, lifts[all.indexOf(arm)] ?? 0, roll));
  }
  return order(all);
}

const SHOPS = 60;
const share = (lifts: number[], campaigns: number, is: (order: string[]) => boolean) =>
  Array.from({ length: SHOPS }, (_, seed) => learn(lifts, campaigns, seed + 1)).filter(is).length / SHOPS;

test('what adds more comes to be offered first, whatever the catalogue prefers', () => {
  const first = (name: string) => (order: string[]) => order[0] === name;
  expect(share([0.5, 0, 0], 12, first('offer 0'))).toBeGreaterThanOrEqual(0.9);
  expect(share([0, 0.5, 0.1], 12, first('offer 1'))).toBeGreaterThanOrEqual(0.9);
  expect(share([0, 0.1, 0.3], 24, first('offer 2'))).toBeGreaterThanOrEqual(0.9);
  expect(share([0.2, 0.2, 0.5], 40, first('offer 2'))).toBeGreaterThanOrEqual(0.9);
});

test('an offer that loses money is no longer offered', () => {
  expect(share([-0.4, 0, 0], 6, (order) => order[0] !== 'offer 0')).toBeGreaterThanOrEqual(0.95);
});

const lifts = fc.double({ min: -1, max: 2, noNaN: true });
const variances = fc.double({ min: 0, max: 1, noNaN: true });
const someCampaign = fc.record({
  lift: lifts,
  variance: variances,
  weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

test('more lift ranks no lower and less no higher, and everything else keeps its order', () => {
  const campaigns = fc.array(someCampaign, { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.tuple(campaigns, campaigns, campaigns),
      fc.nat(2),
      someCampaign,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seen, index, one, more) => {
        const with_ = (last: Measured) =>
          order(
            catalogue().map((arm, n) => ({ ...arm, measured: [...(seen[n] ?? []), ...(n === index ? [last] : [])] })),
          );
        const name = `offer ${index}`;
        const [less, better] = [with_(one), with_({ ...one, lift: one.lift + more })];
        expect(better.indexOf(name)).toBeLessThanOrEqual(less.indexOf(name));
        const others = (all: string[]) => all.filter((other) => other !== name);
        expect(others(better)).toEqual(others(less));
      },
    ),
  );
});

test('what was measured with certainty decides, whatever was said', () => {
  const feedback = fc.record({ successes: fc.nat(50), failures: fc.nat(50) });
  const far = (lift: number): Measured[] => Array.from({ length: 30 }, () => ({ lift, variance: 0.0005, weight: 1 }));
  fc.assert(
    fc.property(
      fc.tuple(feedback, feedback, feedback),
      fc.shuffledSubarray([0.4, 0, -0.4], { minLength: 3 }),
      (said, added) => {
        const all = catalogue().map((arm, n) => ({
          ...arm,
          evidence: said[n] ?? arm.evidence,
          measured: far(added[n] ?? 0),
        }));
        const wanted = NAMES.toSorted((a, b) => (added[NAMES.indexOf(b)] ?? 0) - (added[NAMES.indexOf(a)] ?? 0));
        expect(order(all)).toEqual(wanted);
      },
    ),
  );
});

test('without data the catalogue’s order holds, and the same data gives the same order', () => {
  expect(order(catalogue())).toEqual(NAMES);
  fc.assert(
    fc.property(fc.array(someCampaign, { maxLength: 5 }), (measured) => {
      const all = () => catalogue().map((arm, n) => (n === 1 ? { ...arm, measured } : arm));
      expect(order(all())).toEqual(order(all()));
    }),
  );
});

test('small and old campaigns move an offer little: worked out by hand', () => {
  // Taken up as often as not: the prior is 0 ± 0.25. One campaign of +50 % ± 0.5: precisions 16 and 1 / 0.26.
  const even = { mean: 0.5 };
  const one = liftOfKind(even, [{ lift: 0.5, variance: 0.25, weight: 1 }]);
  expect(one.mean).toBeCloseTo(0.5 / 0.26 / (16 + 1 / 0.26), 10);
  expect(one.deviation).toBeCloseTo(1 / Math.sqrt(16 + 1 / 0.26), 10);
  const half = liftOfKind(even, [{ lift: 0.5, variance: 0.25, weight: 0.5 }]);
  expect(half.mean).toBeCloseTo(0.25 / 0.26 / (16 + 0.5 / 0.26), 10);
  // The catalogue's first is expected to add a quarter of its log-odds: 0.25 · ln(0.6 / 0.4).
  expect(liftOfKind({ mean: 0.6 }, []).mean).toBeCloseTo(0.25 * Math.log(1.5), 12);
  expect(asRate(liftOfKind({ mean: 0.6 }, [])).mean).toBeCloseTo(0.6, 12);
  expect(rangeOf({ mean: 0.1, deviation: 0.1 })).toEqual({ mean: 0.1, low: -0.064, high: 0.265 });
});
