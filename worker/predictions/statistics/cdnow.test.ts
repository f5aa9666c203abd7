import { expect, test } from 'vitest';
import { cdnowAfter39Weeks } from '../../../test/cdnow.ts';
import {
  asBgNbd,
  chanceAlive,
  expectedOrders,
  fitBgNbd,
  likelyOrders,
  logLikelihood,
  varianceOfOrders,
} from './bg-nbd.ts';
import { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';
import { testOf } from './shop-model.ts';
import { covarianceOf } from './uncertainty.ts';

const { tested, spends } = cdnowAfter39Weeks();
const fit = fitBgNbd(tested);

test('the BG/NBD fit of the CDNOW cohort is the published one', () => {
  expect(fit.degenerate).toBe(false);
  expect(fit.parameters.r).toBeCloseTo(0.2426, 4);
  expect(fit.parameters.alpha).toBeCloseTo(4.4136, 3);
  expect(fit.parameters.a).toBeCloseTo(0.7929, 3);
  expect(fit.parameters.b).toBeCloseTo(2.4259, 3);
  expect(fit.logLikelihood).toBeCloseTo(-9582.429, 3);
});

test('the Gamma-Gamma fit of its repeat buyers is the published one', () => {
  const { parameters, degenerate } = fitGammaGamma(spends);
  expect(degenerate).toBe(false);
  expect(spends).toHaveLength(946);
  expect(parameters.p).toBeCloseTo(6.25, 2);
  expect(parameters.q).toBeCloseTo(3.74, 2);
  expect(parameters.v).toBeCloseTo(15.44, 1);
  expect(expectedSpend(parameters, { x: 0, mean: 0 })).toBeCloseTo(35.6, 0);
});

test('the next 39 weeks are predicted as well as published, and better than at the past rate', () => {
  const { r, alpha, a, b } = fit.parameters;
  const covariance = covarianceOf((point) => logLikelihood(asBgNbd(point), tested), [r, alpha, a, b]);
  const result = testOf(fit.parameters, covariance, { rows: tested, weeks: 39 });
  expect(result.people).toBe(2357);
  expect(Math.round(result.predicted)).toBe(1653);
  expect(result.actual).toBe(1882);
  expect(result.mae).toBeCloseTo(0.7855, 4);
  expect(result.naiveMae).toBeCloseTo(1.0237, 4);
  expect(result.deciles.map(({ people }) => people).reduce((sum, people) => sum + people)).toBe(2357);
  expect(result.deciles[0]?.actual).toBeGreaterThan(3);
  expect(result.deciles[0]?.predicted).toBeGreaterThan(3);
});

test('who buys again is told by expected purchases, and not by the chance of being alive', () => {
  expect(areaUnderCurve((row) => expectedOrders(fit.parameters, row, 39))).toBeCloseTo(0.773, 2);
  expect(areaUnderCurve((row) => chanceAlive(fit.parameters, row))).toBeLessThan(0.5);
});

test('nine in ten make as many purchases as they likely would', () => {
  const inside = tested.filter((row) => {
    const { low, high } = likelyOrders(fit.parameters, row, 39, 0.05);
    return low <= row.actual && row.actual <= high;
  });
  expect(inside.length / tested.length).toBeGreaterThan(0.9);
  expect(inside.length / tested.length).toBeLessThan(0.98);
});

test('the variance of one person’s purchases is that of their chances', () => {
  const one = { x: 2, tx: 30.43, t: 38.86 };
  const { r, alpha, a, b } = fit.parameters;
  const variance = varianceOfOrders(fit.parameters, one, 39);
  const mean = expectedOrders({ r, alpha, a, b }, one, 39);
  expect(variance).toBeGreaterThan(mean);
  expect(variance).toBeLessThan(mean * (1 + mean) * 3);
  expect(varianceOfOrders({ r: 1000, alpha: 1000, a: 1e-9, b: 1 }, { x: 0, tx: 0, t: 0.001 }, 2)).toBeCloseTo(2, 1);
});

test('the paper’s example of one customer', () => {
  const one = { x: 2, tx: 30.43, t: 38.86 };
  expect(expectedOrders({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, one, 39)).toBeCloseTo(1.226, 3);
});

/** The chance that one who bought again scores above one who did not. */
function areaUnderCurve(score: (row: (typeof tested)[number]) => number): number {
  const buyers = tested.filter(({ actual }) => actual > 0).map(score);
  const others = tested.filter(({ actual }) => actual === 0).map(score);
  let above = 0;
  for (const buyer of buyers) for (const other of others) above += buyer > other ? 1 : buyer === other ? 0.5 : 0;
  return above / (buyers.length * others.length);
}
