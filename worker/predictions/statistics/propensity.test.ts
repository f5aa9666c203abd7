import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chance } from '../../../test/buyers.ts';
import { fitLogistic, scoreOf, sigmoid } from './logistic.ts';
import { chanceOf, fitPropensity, propensityDrivers } from './propensity.ts';
import { type Activity, snapshot, type What } from './snapshots.ts';

/** People whose chance to buy in a week is that of their carts of the week before, and of nothing else. */
function visitors(count: number, given: { seed: number; effect: number }): Activity[] {
  const draw = chance(given.seed);
  return Array.from({ length: count }, () => {
    const did: [number, What, number][] = [];
    const bought: number[] = [];
    for (let week = 26; week >= 0; week--) {
      const carts = draw() < 0.3 ? 1 + Math.floor(draw() * 3) : 0;
      if (draw() < 0.7) did.push([week * 7 + 2, 'product_view', 1 + Math.floor(draw() * 5)]);
      if (carts > 0) did.push([week * 7 + 1, 'add_to_cart', carts]);
      if (draw() < sigmoid(-3.2 + given.effect * Math.log1p(carts))) bought.push(week * 7 - 3);
    }
    return { did, bought, knownSince: 400 };
  });
}

test('a logistic regression finds what it was made of, whatever the scale of its features', () => {
  const draw = chance(1);
  const rows = Array.from({ length: 5000 }, () => [draw() * 1000, draw() / 1000, 1]);
  const outcomes = rows.map(([a = 0, b = 0]) => (draw() < sigmoid(-1 + 0.004 * a - 2000 * b) ? 1 : 0));
  const model = fitLogistic(rows, outcomes, 1e-6);
  const at = (a: number, b: number) => scoreOf(model, [a, b, 1]);
  expect(at(500, 0) - at(0, 0)).toBeCloseTo(2, 0);
  expect(at(0, 0.001) - at(0, 0)).toBeCloseTo(-2, 0);
  expect(model.weights[2]).toBe(0);
});

test('a logistic regression stays finite where a feature tells the outcomes apart without fail, and where there is only one', () => {
  const apart = fitLogistic([[0], [0], [1], [1]], [0, 0, 1, 1]);
  expect(apart.weights.every(Number.isFinite)).toBe(true);
  expect(sigmoid(scoreOf(apart, [1]))).toBeGreaterThan(0.5);
  const one = fitLogistic([[1], [2]], [1, 1]);
  expect(Number.isFinite(one.intercept)).toBe(true);
});

test('a snapshot knows nothing of what came after its moment', () => {
  const deed = fc.tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom<What>('page_view', 'add_to_cart'),
    fc.integer({ min: 1, max: 9 }),
  );
  fc.assert(
    fc.property(
      fc.array(deed),
      fc.array(fc.integer({ min: 0, max: 99 })),
      fc.integer({ min: 1, max: 90 }),
      (did, bought, day) => {
        const before = {
          did: did.filter(([when]) => when >= day),
          bought: bought.filter((when) => when >= day),
          knownSince: 99,
        };
        expect(snapshot({ did, bought, knownSince: 99 }, day)).toEqual(snapshot(before, day));
      },
    ),
  );
  expect(snapshot({ did: [[5, 'add_to_cart', 1]], bought: [], knownSince: 4 }, 5)).toBeUndefined();
});

test('who buys within 7 days is told by what was planted, with honest chances, and the reason is said', () => {
  const { status, classifier, test: tested } = fitPropensity(visitors(400, { seed: 3, effect: 2 }));
  expect(status).toBe('fitted');
  expect(tested?.brier).toBeLessThan(tested?.baseBrier ?? 0);
  const inside = tested?.deciles.filter(({ low, high, actual }) => low <= actual && actual <= high) ?? [];
  expect(inside.length).toBeGreaterThanOrEqual(7);
  if (!classifier) throw new Error('There is no classifier');
  const person = (carts: number) =>
    snapshot(
      {
        did: [[2, 'product_view', 3], ...(carts ? [[1, 'add_to_cart', carts] as const] : [])],
        bought: [],
        knownSince: 90,
      },
      0,
    ) ?? [];
  expect(chanceOf(classifier, person(3))).toBeGreaterThan(3 * chanceOf(classifier, person(0)));
  expect(chanceOf(classifier, person(3))).toBeGreaterThan(0.3);
  expect(propensityDrivers(classifier, person(3))[0]).toMatchObject({
    text: '3 times something put in the cart in the last 7 days',
  });
});

test('what does not beat the base rate is off, and too few purchases are counted', () => {
  const chanceOnly = [5, 6, 7, 8, 9].map((seed) => fitPropensity(visitors(200, { seed, effect: 0 })));
  for (const { status, test: tested } of chanceOnly) {
    if ((tested?.brier ?? 0) >= (tested?.baseBrier ?? 0)) expect(status).toBe('off');
  }
  expect(chanceOnly.some(({ status }) => status === 'off')).toBe(true);
  expect(fitPropensity(visitors(5, { seed: 1, effect: 0 }))).toMatchObject({
    status: 'too_few_purchases',
    classifier: null,
  });
  expect(fitPropensity([])).toMatchObject({ status: 'too_few_purchases', missingPurchases: 60, examples: 0 });
});
