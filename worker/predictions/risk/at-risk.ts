import { QUANTILE } from '../statistics/back-test.ts';
import { asBgNbd, type BgNbd, type History } from '../statistics/bg-nbd.ts';
import { aliveOrNull, churnRisk, type Interval, ordersOfCustomer } from '../statistics/forecast.ts';
import { asGammaGamma, expectedSpend } from '../statistics/gamma-gamma.ts';
import type { ShopModel } from '../statistics/shop-model.ts';
import { deviationOf } from '../statistics/uncertainty.ts';
import { type Known, type Typical, usualGap } from './drivers.ts';

/** A buyer who came back at least once, and what was spent on repeat purchases. */
export interface ReturningBuyer extends Known {
  profileId: string;
  spendRepeats: number;
  spendMean: number;
}

/** The people at risk of a model, together. */
export interface AtRisk {
  people: number;
  /** Buyers who came back at least once: those whose habits are known. */
  of: number;
  /** In the model's currency. */
  money: number;
  moneyInterval: Interval;
  /** What most of them have in common, the most frequent first. */
  reasons: { reason: Reason; people: number }[];
  /** The usual returning buyer, against whom a person's reasons are weighed. */
  typical: Typical;
}

export type Reason = keyof typeof REASONS;

export const RISK_WEEKS = 90 / 7;
const MONEY_WEEKS = 365 / 7;
/** Who bought longer ago than this is not about to leave, but gone. */
export const GONE_DAYS = 365;
const HIGH = 2 / 3;
/** Who is a customer still with a smaller chance is gone too: there is nobody left to keep. */
const GONE_CHANCE = 0.1;
/** People by whom the interval is found; of more, every n-th. */
const MOST_FOR_INTERVAL = 2000;

/** In words, each for the people of whom it is true. */
export const REASONS = {
  overdue: 'silent for more than twice their usual gap',
  two_orders: 'have ordered only twice',
  rare: 'usually order less often than every 90 days',
  gone: 'are more likely gone for good than not',
} as const;

/** Who of the buyers that came back is about to leave, with the money at risk of each. */
export function weighRisk(
  model: ShopModel,
  buyer: ReturningBuyer,
): { moneyAtRisk: number; reasons: Reason[] } | undefined {
  const gap = usualGap(buyer);
  const since = buyer.observedDays - buyer.lastDay;
  if (gap === null || since <= gap || since > GONE_DAYS) return undefined;
  const history = historyOf(buyer);
  const risk = churnRisk(model, history, RISK_WEEKS);
  if (risk <= HIGH) return undefined;
  const alive = aliveOrNull(model, history);
  if (alive !== null && alive < GONE_CHANCE) return undefined;
  const reasons: Reason[] = [
    ...(since > 2 * gap ? (['overdue'] as const) : []),
    ...(buyer.repeats === 1 ? (['two_orders'] as const) : []),
    ...(gap > 90 ? (['rare'] as const) : []),
    ...(alive !== null && alive < 0.5 ? (['gone'] as const) : []),
  ];
  return { moneyAtRisk: moneyAtRisk(model, buyer), reasons };
}

/**
 * What the person would be expected to spend in a year as a customer who stays, times the chance that no order comes in 90 days. It
 * is by this that people at risk are ranked: neither the chance of being alive alone, nor past spend alone.
 */
function moneyAtRisk(model: ShopModel, buyer: ReturningBuyer): number {
  const history = historyOf(buyer);
  const spend = expectedSpend(model.spend, { x: buyer.spendRepeats, mean: buyer.spendMean });
  return churnRisk(model, history, RISK_WEEKS) * ordersOfCustomer(model, history, MONEY_WEEKS) * spend;
}

/** All of them together; `of` is how many came back at all. */
export function sumRisk(
  model: ShopModel,
  people: { buyer: ReturningBuyer; moneyAtRisk: number; reasons: Reason[] }[],
  all: { of: number; typical: Typical },
): AtRisk {
  const counts = new Map<Reason, number>();
  for (const { reasons } of people) for (const one of reasons) counts.set(one, (counts.get(one) ?? 0) + 1);
  const money = people.reduce((sum, one) => sum + one.moneyAtRisk, 0);
  return {
    people: people.length,
    ...all,
    money,
    moneyInterval: intervalOf(
      model,
      people.map(({ buyer }) => buyer),
      money,
    ),
    reasons: [...counts]
      .map(([reason, count]) => ({ reason, people: count }))
      .sort((a, b) => b.people - a.people)
      .slice(0, 3),
  };
}

/** Where the sum lies with a chance of 90 %, as far as the uncertainty of the parameters goes (delta method on its logarithm). */
function intervalOf(model: ShopModel, people: ReturningBuyer[], money: number): Interval {
  if (money <= 0) return { low: 0, high: 0 };
  const every = Math.ceil(people.length / MOST_FOR_INTERVAL);
  const some = people.filter((_, n) => n % every === 0);
  const sum = (given: ShopModel) => Math.log(some.reduce((all, buyer) => all + moneyAtRisk(given, buyer), 0));
  const { r, alpha, a, b } = model.orders;
  const { p, q, v } = model.spend;
  const withOrders = (orders: BgNbd): ShopModel => ({ ...model, orders });
  const ofOrders = deviationOf((point) => sum(withOrders(asBgNbd(point))), [r, alpha, a, b], model.ordersCovariance);
  const ofSpend = deviationOf(
    (point) => sum({ ...model, spend: asGammaGamma(point) }),
    [p, q, v],
    model.spendCovariance,
  );
  // At the past rate, each rate is known from the person's own purchases alone, and many even out.
  const repeats = some.reduce((all, { repeats }) => all + repeats, 0);
  const deviation =
    model.status === 'naive' ? Math.hypot(1 / Math.sqrt(repeats), ofSpend) : Math.hypot(ofOrders, ofSpend);
  const factor = Math.exp(Math.min(QUANTILE * deviation, 5));
  return { low: money / factor, high: money * factor };
}

export function historyOf({ repeats, lastDay, observedDays }: Known): History {
  return { x: repeats, tx: lastDay / 7, t: observedDays / 7 };
}
