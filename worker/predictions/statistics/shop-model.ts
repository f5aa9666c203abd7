import { type BackTest, backTest, type Tested } from './back-test.ts';
import {
  asBgNbd,
  type BgNbd,
  expectedOrders,
  fitBgNbd,
  type Histories,
  logLikelihood,
  varianceOfOrders,
} from './bg-nbd.ts';
import * as gammaGamma from './gamma-gamma.ts';
import { assumedCovariance, type Covariance, covarianceOf, deviationOf } from './uncertainty.ts';

/**
 * What stands behind a shop's predictions:
 * - `fitted`: the model, with parameters of the shop's own orders;
 * - `degenerate`: the same, but the orders alone do not tell the parameters apart, which lean on another shop's (where nobody came back yet they are those);
 * - `naive`: the model lost against "everyone keeps the past rate" on later orders of the shop, so that is predicted;
 * - `too_few_buyers`: the parameters of another shop's customers, until there are enough buyers.
 */
export const STATUSES = ['fitted', 'degenerate', 'naive', 'too_few_buyers'] as const;
export type Status = (typeof STATUSES)[number];

/** All that a prediction needs to know of a shop. */
export interface ShopModel {
  status: Status;
  orders: BgNbd;
  ordersCovariance: Covariance;
  spend: gammaGamma.GammaGamma;
  spendCovariance: Covariance;
}

/** What a shop's orders say, people with the same history counted together. */
export interface ShopHistory {
  buyers: number;
  histories: Histories;
  /** Of buyers with repeat purchases. */
  spends: gammaGamma.Spend[];
  /** The mean value of a purchase; null when none is known. */
  meanPurchase: number | null;
  /** The earlier part to fit on and the later to predict; null where the span is too short for two. */
  test: { rows: Tested; weeks: number } | null;
  /** The last 90 days to predict, and all before to fit on; null where there is too little before. */
  recent: { rows: Tested; weeks: number } | null;
  /** What came after `asOf`, where that lies in the past. */
  later: { rows: Tested; weeks: number } | null;
}

export interface FittedShop extends ShopModel {
  /** The spend model's own: `pooled` has another shop's spread around this shop's mean. */
  spendStatus: 'fitted' | 'degenerate' | 'pooled';
  logLikelihood: number;
  missingBuyers: number;
  /** The back-tests by which the model was kept or switched off; null where there is too little to test. */
  ownTest: BackTest | null;
  recentTest: BackTest | null;
  /** The test on what came later; null where nothing did. */
  laterTest: BackTest | null;
}

export const FEWEST_BUYERS = 30;

/** The published fits to the CDNOW cohort (see test/fixtures/cdnow), used for shops with too few buyers of their own. */
export const POOLED_ORDERS: BgNbd = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 };
const POOLED_SPEND = { p: 6.25, q: 3.74, v: 15.44 };
/** Another shop's parameters may be off by a factor of two and more, in either direction. */
const POOLED_DEVIATION = 0.75;

/** Where all that was bought cost nothing. */
const NEXT_TO_NOTHING = 1e-6;

/** Fits both models to a shop's orders, tests them, and says what stands behind its predictions. Never throws, always finite. */
export function fitShop(shop: ShopHistory): FittedShop {
  const missingBuyers = Math.max(0, FEWEST_BUYERS - shop.buyers);
  const repeats = shop.histories.some(({ x }) => x > 0);
  const spend = fitSpend(shop);
  if (missingBuyers > 0 || !repeats) {
    return {
      status: missingBuyers > 0 ? 'too_few_buyers' : 'degenerate',
      orders: POOLED_ORDERS,
      ordersCovariance: assumedCovariance(4, POOLED_DEVIATION),
      ...spend,
      logLikelihood: logLikelihood(POOLED_ORDERS, shop.histories),
      missingBuyers,
      ownTest: null,
      recentTest: null,
      laterTest: null,
    };
  }
  const fit = fitBgNbd(shop.histories, POOLED_ORDERS);
  const ordersCovariance = covarianceOfOrders(fit.parameters, shop.histories);
  const ownTest = testOnLaterPart(shop.test);
  const recentTest = testOnLaterPart(shop.recent);
  const lost = [ownTest, recentTest].some((test) => test && test.mae > test.naiveMae);
  return {
    status: lost ? 'naive' : fit.degenerate ? 'degenerate' : 'fitted',
    orders: fit.parameters,
    ordersCovariance,
    ...spend,
    logLikelihood: fit.logLikelihood,
    missingBuyers,
    ownTest,
    recentTest,
    laterTest: shop.later && testOf(fit.parameters, ordersCovariance, shop.later),
  };
}

function covarianceOfOrders({ r, alpha, a, b }: BgNbd, histories: Histories): Covariance {
  return covarianceOf((point) => logLikelihood(asBgNbd(point), histories), [r, alpha, a, b]);
}

/** Fits on the earlier part and predicts the later; null where too few had bought by then, or nobody had come back. */
function testOnLaterPart(test: ShopHistory['test']): BackTest | null {
  if (!test?.rows.some(({ x }) => x > 0)) return null;
  if (test.rows.reduce((sum, { people }) => sum + people, 0) < FEWEST_BUYERS) return null;
  const { parameters } = fitBgNbd(test.rows, POOLED_ORDERS);
  return testOf(parameters, covarianceOfOrders(parameters, test.rows), test);
}

/** What a model with these parameters predicts for the later part, and what came. */
export function testOf(
  model: BgNbd,
  covariance: Covariance,
  { rows, weeks }: NonNullable<ShopHistory['test']>,
): BackTest {
  const { r, alpha, a, b } = model;
  return backTest(rows, weeks, {
    predict: (history) => expectedOrders(model, history, weeks),
    variance: (history) => varianceOfOrders(model, history, weeks),
    varianceOfSum: (people) => {
      const sum = (point: number[]) =>
        people.reduce((all, row) => all + row.people * expectedOrders(asBgNbd(point), row, weeks), 0);
      return deviationOf(sum, [r, alpha, a, b], covariance) ** 2;
    },
  });
}

/** With too few who came back, the spread is another shop's and the mean this shop's own. */
function fitSpend({
  spends,
  meanPurchase,
}: ShopHistory): Pick<FittedShop, 'spend' | 'spendCovariance' | 'spendStatus'> {
  if (spends.length < FEWEST_BUYERS) {
    const { p, q, v } = POOLED_SPEND;
    const spend = { p, q, v: meanPurchase === null ? v : (Math.max(meanPurchase, NEXT_TO_NOTHING) * (q - 1)) / p };
    return { spend, spendCovariance: assumedCovariance(3, POOLED_DEVIATION / 2), spendStatus: 'pooled' };
  }
  const { parameters: spend, degenerate } = gammaGamma.fitGammaGamma(spends);
  const likelihood = (point: number[]) => gammaGamma.logLikelihood(gammaGamma.asGammaGamma(point), spends);
  const spendCovariance = covarianceOf(likelihood, [spend.p, spend.q, spend.v]);
  return { spend, spendCovariance, spendStatus: degenerate ? 'degenerate' : 'fitted' };
}
