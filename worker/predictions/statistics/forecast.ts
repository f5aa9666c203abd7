import { pastRate, QUANTILE } from './back-test.ts';
import {
  asBgNbd,
  type BgNbd,
  chanceAlive,
  chanceOfOrder,
  expectedOrders,
  expectedWhenAlive,
  type History,
  likelyOrders,
  weeksToOrder,
} from './bg-nbd.ts';
import { asGammaGamma, expectedSpend, type Spend } from './gamma-gamma.ts';
import type { ShopModel } from './shop-model.ts';
import { deviationOf } from './uncertainty.ts';

export interface Interval {
  low: number;
  high: number;
}

export interface Forecast {
  orders: number;
  ordersInterval: Interval;
  value: number;
  valueInterval: Interval;
}

/** Intervals hold the expectation with this chance, as far as the uncertainty of the parameters goes. */
export const LEVEL = 0.9;
/** Beyond this an interval says no more than that nothing is known. */
const WIDEST = 5;

/** The purchases to expect of a person in the next `weeks`: by the model, or at the past rate where that is better. */
export function expectOrders(model: ShopModel, history: History, weeks: number): number {
  return model.status === 'naive' ? pastRate(history, weeks) : expectedOrders(model.orders, history, weeks);
}

/**
 * Purchases and their value in the next `weeks`, with intervals by the delta method on the logarithm of the expectation: they
 * say how sure the expectation is, not how much one person's purchases will vary around it.
 */
export function forecast(model: ShopModel, history: History, spend: Spend, weeks: number): Forecast {
  const { p, q, v } = model.spend;
  const orders = expectOrders(model, history, weeks);
  const each = expectedSpend(model.spend, spend);
  const spread = deviationOf(
    (point) => Math.log(expectedSpend(asGammaGamma(point), spend)),
    [p, q, v],
    model.spendCovariance,
  );
  const value = orders * each;
  if (orders === 0) {
    const high = atMost(history, weeks);
    return { orders, ordersInterval: { low: 0, high }, value, valueInterval: { low: 0, high: high * each } };
  }
  const deviation =
    model.status === 'naive' ? 1 / Math.sqrt(Math.max(history.x, 0.5)) : ordersDeviation(model, history, weeks);
  return {
    orders,
    ordersInterval: around(orders, deviation),
    value,
    valueInterval: around(value, Math.hypot(deviation, spread)),
  };
}

/** Whether somebody is still a customer, by the model; null while that is switched off. */
export function aliveOrNull(model: ShopModel, history: History): number | null {
  return model.status === 'naive' ? null : chanceAlive(model.orders, history);
}

/** How sure that chance is; null while the model is switched off. */
export function aliveInterval(model: ShopModel, history: History): Interval | null {
  if (model.status === 'naive') return null;
  return chanceInterval(model, (orders) => chanceAlive(orders, history));
}

/** The purchases to expect of a person in the next `weeks` (> 0) who is known to be a customer still. */
export function ordersOfCustomer(model: ShopModel, history: History, weeks: number): number {
  return model.status === 'naive' ? pastRate(history, weeks) : expectedWhenAlive(model.orders, history, weeks);
}

/** Where a person's purchases in the next `weeks` fall with a chance of 90 %, in whole purchases. */
export function likely(model: ShopModel, history: History, weeks: number): Interval {
  return likelyOrders(model.status === 'naive' ? PAST_RATE : model.orders, history, weeks, (1 - LEVEL) / 2);
}

/** Nobody leaves, and a rate is known from the person's own purchases alone, no better than from a day of watching. */
const PAST_RATE: BgNbd = { r: 0.5, alpha: 1 / 7, a: 1e-9, b: 1 };

/** The chance that nothing is bought in the next `weeks`. */
export function churnRisk(model: ShopModel, history: History, weeks: number): number {
  if (model.status === 'naive') return Math.exp(-pastRate(history, weeks));
  return 1 - chanceOfOrder(model.orders, history, weeks);
}

/** How sure that chance is. */
export function churnInterval(model: ShopModel, history: History, weeks: number): Interval {
  if (model.status === 'naive') {
    const rate = pastRate(history, weeks);
    const { low, high } = rate > 0 ? around(rate, 1 / Math.sqrt(history.x)) : { low: 0, high: atMost(history, weeks) };
    return { low: Math.exp(-high), high: Math.exp(-low) };
  }
  return chanceInterval(model, (orders) => 1 - chanceOfOrder(orders, history, weeks));
}

/** By the delta method on the logarithm of the odds, so that it stays within 0 and 1. */
function chanceInterval(model: ShopModel, chance: (orders: BgNbd) => number): Interval {
  const { r, alpha, a, b } = model.orders;
  const value = chance(model.orders);
  if (value <= 0 || value >= 1) return { low: value, high: value };
  const logOdds = (of: number) => Math.log(of / (1 - of));
  const deviation = deviationOf((point) => logOdds(chance(asBgNbd(point))), [r, alpha, a, b], model.ordersCovariance);
  const reach = Math.min(QUANTILE * deviation, WIDEST);
  const at = (odds: number) => 1 / (1 + Math.exp(-odds));
  return { low: at(logOdds(value) - reach), high: at(logOdds(value) + reach) };
}

/**
 * The weeks after which a next purchase is as likely as not; null when it is more likely that none comes. `stays`: as if the
 * person were known to be a customer still.
 */
export function nextOrderWeeks(model: ShopModel, history: History, { stays = false } = {}): number | null {
  if (model.status !== 'naive') return weeksToOrder(model.orders, history, stays ? 1 : undefined) ?? null;
  const rate = pastRate(history, 1);
  return rate > 0 ? Math.LN2 / rate : null;
}

function ordersDeviation(model: ShopModel, history: History, weeks: number): number {
  const { r, alpha, a, b } = model.orders;
  const logOrders = (point: number[]) => Math.log(expectedOrders(asBgNbd(point), history, weeks));
  return deviationOf(logOrders, [r, alpha, a, b], model.ordersCovariance);
}

/** The rule of three: where nothing happened in so long, at most three over that time may be expected. */
const atMost = ({ t }: History, weeks: number) => (3 * weeks) / Math.max(t, 1);

function around(value: number, deviation: number): Interval {
  const factor = Math.exp(Math.min(QUANTILE * deviation, WIDEST));
  return { low: value / factor, high: value * factor };
}
