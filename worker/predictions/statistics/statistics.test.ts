import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BgNbd,
  chanceAlive,
  chanceOfOrder,
  expectedOrders,
  fitBgNbd,
  type History,
  likelyOrders,
  weeksToOrder,
} from './bg-nbd.ts';
import { aliveOrNull, churnRisk, forecast, likely, nextOrderWeeks } from './forecast.ts';
import { fitGammaGamma } from './gamma-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { minimize } from './nelder-mead.ts';
import { fitShop, POOLED_ORDERS, type ShopHistory } from './shop-model.ts';

const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const models: fc.Arbitrary<BgNbd> = fc.record({
  r: logUniform(0.01, 50),
  alpha: logUniform(0.1, 500),
  a: logUniform(0.001, 50),
  b: logUniform(0.01, 500),
});
const historyUpTo = (days: number, repeats: number): fc.Arbitrary<History> =>
  fc.tuple(fc.nat(days), fc.nat(repeats), fc.double({ min: 0, max: 1, noNaN: true })).map(([t, x, share]) => ({
    x: Math.min(x, t),
    t: t / 7,
    tx: Math.min(x, t) > 0 ? Math.max(1, Math.round(share * t)) / 7 : 0,
  }));
const histories = historyUpTo(2000, 300);
const spends = fc.record({ x: fc.integer({ min: 1, max: 50 }), mean: logUniform(0.01, 1e6) });

describe('one buyer', () => {
  test('chances are chances, and expectations finite, whatever the model and the history', () => {
    fc.assert(
      fc.property(models, histories, fc.integer({ min: 1, max: 1095 }), (model, history, days) => {
        const weeks = days / 7;
        for (const chance of [chanceAlive(model, history), chanceOfOrder(model, history, weeks)]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
        const expected = expectedOrders(model, history, weeks);
        expect(Number.isFinite(expected)).toBe(true);
        expect(expected).toBeGreaterThanOrEqual(chanceOfOrder(model, history, weeks) * (1 - 1e-9));
        const most = (chanceAlive(model, history) * (model.r + history.x) * weeks) / (model.alpha + history.t);
        expect(expected).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  test('silence makes leaving likelier, a later last purchase less likely, and more time brings more purchases', () => {
    fc.assert(
      fc.property(models, histories, fc.integer({ min: 1, max: 400 }), (model, history, days) => {
        const alive = chanceAlive(model, history);
        expect(chanceAlive(model, { ...history, t: history.t + days / 7 })).toBeLessThanOrEqual(alive);
        expect(chanceAlive(model, { ...history, tx: history.tx / 2 })).toBeLessThanOrEqual(alive);
        const more = expectedOrders(model, history, (days + 1) / 7);
        expect(more).toBeGreaterThanOrEqual(expectedOrders(model, history, days / 7) * (1 - 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  test('the expectation is the integral of the model over rates and chances to leave', () => {
    fc.assert(
      fc.property(
        fc.record({ r: logUniform(0.2, 5), alpha: logUniform(1, 20), a: logUniform(1.1, 5), b: logUniform(1, 9) }),
        historyUpTo(300, 20),
        fc.integer({ min: 1, max: 60 }),
        (model, history, weeks) => {
          const alive = chanceAlive(model, history);
          const expected = expectedOrders(model, history, weeks) / alive;
          expect(expected / integral(model, history, weeks)).toBeCloseTo(1, 3);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('what is likely lies around what is expected, and its ends are as unlikely as said', () => {
    fc.assert(
      fc.property(models, histories, fc.integer({ min: 1, max: 400 }), (model, history, days) => {
        const { low, high } = likelyOrders(model, history, days / 7, 0.05);
        expect(low).toBeLessThanOrEqual(high);
        // Markov: at least k with a chance of p makes an expectation of k p.
        expect(0.95 * low).toBeLessThanOrEqual(expectedOrders(model, history, days / 7) * (1 + 1e-6));
        expect(0.05 * high).toBeLessThanOrEqual(expectedOrders(model, history, days / 7) * (1 + 1e-6));
        expect(high > 0).toBe(chanceOfOrder(model, history, days / 7) > 0.05);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing jumps where a is one, where the paper’s formula divides by zero', () => {
    const at = (a: number) => expectedOrders({ ...POOLED_ORDERS, a }, { x: 2, tx: 10, t: 20 }, 52);
    expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
  });

  test('by the day of the next order, an order is as likely as not', () => {
    const history = { x: 5, tx: 30, t: 31 };
    const weeks = weeksToOrder(POOLED_ORDERS, history) ?? Number.NaN;
    expect(chanceOfOrder(POOLED_ORDERS, history, weeks)).toBeCloseTo(0.5, 9);
    expect(weeksToOrder(POOLED_ORDERS, { x: 5, tx: 3, t: 60 })).toBeUndefined();
  });
});

describe('a shop', () => {
  const buyers = (rows: (History & { people: number; actual?: number })[]) =>
    rows.map((row) => ({ actual: 0, ...row }));
  const shopOf = (given: Partial<ShopHistory>): ShopHistory => {
    const rows = given.histories ?? [];
    const people = rows.reduce((sum, one) => sum + one.people, 0);
    return {
      buyers: people,
      histories: rows,
      spends: [],
      meanPurchase: 20,
      test: null,
      recent: null,
      later: null,
      ...given,
    };
  };

  test('with any histories has a finite model, finite forecasts and intervals around them', () => {
    const someBuyers = fc.array(fc.tuple(historyUpTo(400, 30), fc.integer({ min: 1, max: 40 })), { maxLength: 25 });
    fc.assert(
      fc.property(someBuyers, fc.array(spends, { maxLength: 60 }), histories, (rows, spent, person) => {
        const known = buyers(rows.map(([history, people]) => ({ ...history, people, actual: people % 3 })));
        const shop = fitShop(shopOf({ histories: known, spends: spent, test: { rows: known, weeks: 10 } }));
        const numbers = [...Object.values(shop.orders), ...Object.values(shop.spend), shop.logLikelihood];
        numbers.push(...shop.ordersCovariance.flat(), ...shop.spendCovariance.flat());
        const spend = { x: person.x, mean: person.x > 0 ? 12.5 : 0 };
        const { orders, ordersInterval, value, valueInterval } = forecast(shop, person, spend, 13);
        numbers.push(orders, value, ordersInterval.high, valueInterval.high, churnRisk(shop, person, 13));
        expect(numbers.every(Number.isFinite), JSON.stringify(numbers)).toBe(true);
        expect(ordersInterval.low).toBeLessThanOrEqual(orders);
        expect(ordersInterval.high).toBeGreaterThanOrEqual(orders);
        expect(valueInterval.high).toBeGreaterThanOrEqual(value);
      }),
      { numRuns: 40 },
    );
  });

  test('with few buyers says how many are missing, and is less sure than one with its own model', () => {
    const few = fitShop(shopOf({ histories: [{ x: 2, tx: 5, t: 9, people: 12 }] }));
    expect(few).toMatchObject({ status: 'too_few_buyers', missingBuyers: 18, orders: POOLED_ORDERS });
    const history = { x: 2, tx: 5, t: 9 };
    const { orders, ordersInterval } = forecast(few, history, { x: 2, mean: 20 }, 13);
    expect(ordersInterval.high / orders).toBeGreaterThan(1.5);
  });

  test('where nobody came back says so', () => {
    const shop = fitShop(shopOf({ histories: [{ x: 0, tx: 0, t: 20, people: 100 }] }));
    expect(shop).toMatchObject({ status: 'degenerate', missingBuyers: 0, orders: POOLED_ORDERS });
  });

  test('where everybody buys by the clock is degenerate', () => {
    const shop = fitShop(shopOf({ histories: [{ x: 10, tx: 10, t: 10, people: 60 }] }));
    expect(shop.status).toBe('degenerate');
    expect(expectedOrders(shop.orders, { x: 10, tx: 10, t: 10 }, 10)).toBeCloseTo(10, 0);
  });

  test('where everybody came back once and nobody twice is not sure that all have left', () => {
    const history = { x: 1, tx: 14, t: 28 };
    const shop = fitShop(shopOf({ histories: [{ ...history, people: 60 }] }));
    expect(shop.status).toBe('degenerate');
    expect(aliveOrNull(shop, history)).toBeGreaterThan(0.005);
    const { orders, ordersInterval } = forecast(shop, history, { x: 1, mean: 20 }, 13);
    expect(ordersInterval.high / orders).toBeGreaterThan(3);
  });

  test('where everything cost nothing expects nothing of worth', () => {
    const shop = fitShop(shopOf({ histories: [{ x: 1, tx: 4, t: 9, people: 60 }], meanPurchase: 0 }));
    expect(forecast(shop, { x: 0, tx: 0, t: 9 }, { x: 0, mean: 0 }, 13).value).toBeLessThan(0.001);
  });

  test('whose later orders keep the past rate exactly is predicted so, and the model is off', () => {
    const rows = buyers([
      { x: 1, tx: 4, t: 20, people: 200, actual: 1 },
      { x: 4, tx: 12, t: 20, people: 100, actual: 4 },
      { x: 0, tx: 0, t: 20, people: 100, actual: 0 },
    ]);
    const shop = fitShop(shopOf({ histories: rows, test: { rows, weeks: 20 } }));
    expect(shop.status).toBe('naive');
    expect(shop.ownTest?.naiveMae).toBe(0);
    expect(shop.ownTest?.mae).toBeGreaterThan(0);
    const history = { x: 4, tx: 12, t: 20 };
    expect(forecast(shop, history, { x: 4, mean: 10 }, 5).orders).toBe(1);
    expect(likely(shop, history, 20)).toEqual({ low: 1, high: 10 });
    expect(aliveOrNull(shop, history)).toBeNull();
    expect(nextOrderWeeks(shop, history)).toBeCloseTo(5 * Math.LN2, 9);
  });

  test('is fitted again from what a model makes', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.6, b: 3 };
    const { parameters, degenerate } = fitBgNbd(simulate(truth, 4000, 52));
    expect(degenerate).toBe(false);
    expect(parameters.r / parameters.alpha / (truth.r / truth.alpha)).toBeCloseTo(1, 0);
    expect(parameters.a / (parameters.a + parameters.b)).toBeCloseTo(truth.a / (truth.a + truth.b), 1);
  });

  test('where everybody spends the same has a finite spend model', () => {
    const { parameters, degenerate } = fitGammaGamma(
      Array.from({ length: 50 }, (_, i) => ({ x: 1 + (i % 4), mean: 10 })),
    );
    expect(degenerate).toBe(true);
    expect(Object.values(parameters).every(Number.isFinite)).toBe(true);
  });
});

test('log-gamma agrees with factorials and the half', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  expect(logGamma(1e-3) - Math.log(1e3)).toBeCloseTo(-5.766e-4, 5);
});

test('the simplex finds the valley of Rosenbrock', () => {
  const valley = ([x = 0, y = 0]: number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { point, converged } = minimize(valley, [
    [-1.2, 1],
    [3, -4],
  ]);
  expect(converged).toBe(true);
  expect(point[0]).toBeCloseTo(1, 3);
  expect(point[1]).toBeCloseTo(1, 3);
});

/** E[(1 - (1 + p u)^-s) / p] over p ~ Beta(a, b + x), by the midpoint rule: what the series must sum to. */
function integral({ r, alpha, a, b }: BgNbd, { x, t }: History, weeks: number): number {
  const [shape, u, beta] = [r + x, weeks / (alpha + t), b + x];
  const steps = 20_000;
  const constant = logGamma(a + beta) - logGamma(a) - logGamma(beta);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const p = (i + 0.5) / steps;
    const density = Math.exp(constant + (a - 1) * Math.log(p) + (beta - 1) * Math.log1p(-p));
    sum += (density * -Math.expm1(-shape * Math.log1p(p * u))) / p;
  }
  return sum / steps;
}

/** People who buy as the model says, from a fixed stream of random numbers. */
function simulate(model: BgNbd, count: number, t: number) {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed + 0.5) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * random() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const n = normal();
      const v = (1 + n / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(random()) < 0.5 * n * n + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return Array.from({ length: count }, () => {
    const rate = gamma(model.r) / model.alpha;
    const [stays, leaves] = [gamma(model.b), gamma(model.a)];
    const leaving = leaves / (leaves + stays);
    let [x, tx] = [0, 0];
    let next = -Math.log(random()) / rate;
    while (next <= t) {
      x += 1;
      tx = next;
      next = random() < leaving ? Number.POSITIVE_INFINITY : next - Math.log(random()) / rate;
    }
    return { x, tx, t, people: 1 };
  });
}
