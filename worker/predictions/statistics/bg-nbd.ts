import { logGamma } from './log-gamma.ts';
import { minimize } from './nelder-mead.ts';
import { LEAST_KNOWN } from './uncertainty.ts';

/**
 * The BG/NBD model of a customer who buys at random times until, after one purchase or another, never again:
 * P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD
 * Model, Marketing Science 24(2), 275-284. Purchase rates are Gamma(r, alpha) over people, the chance to leave after a
 * purchase is Beta(a, b). Times are in weeks.
 */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** What is known of a buyer: `x` repeat purchases, the last of them `tx` weeks and now `t` weeks after the first purchase. */
export interface History {
  x: number;
  tx: number;
  t: number;
}

/** So many people with the same history. */
export type Histories = (History & { people: number })[];

export interface Fit<Parameters> {
  parameters: Parameters;
  logLikelihood: number;
  /** True when the likelihood has no inner maximum: the parameters are finite, but one lies at the edge of what is tried. */
  degenerate: boolean;
}

/** What is tried for r, alpha, a, b. Beyond these the model is that of its limit, in no place different in what it says. */
const EDGES = [
  [1e-3, 1e3],
  [0.02, 1e5],
  [1e-4, 1e3],
  [1e-3, 1e4],
] as const;

const STARTS = [
  [0.5, 0.2, 0.8, 2.5],
  [1, 1, 0.1, 1],
  [3, 0.5, 1, 8],
] as const;

export function asBgNbd([r = 1, alpha = 1, a = 1, b = 1]: readonly number[]): BgNbd {
  return { r, alpha, a, b };
}

/**
 * The fit of greatest likelihood, from several starts, in the logarithms of the parameters. Where there is no inner maximum, a fit
 * at the edge is sure of what nobody can know, such as that everybody left who bought twice. Given what is `usual`, the parameters
 * then are the likeliest of those that are each, as a covariance assumes at the least, within a factor of it.
 */
export function fitBgNbd(histories: Histories, usual?: BgNbd): Fit<BgNbd> {
  const people = histories.reduce((sum, one) => sum + one.people, 0);
  const weeks = histories.reduce((sum, one) => sum + one.people * one.t, 0) / Math.max(1, people) || 1;
  const objective = (point: number[]) =>
    isInside(point) ? -logLikelihood(asBgNbd(point.map(Math.exp)), histories) : Infinity;
  const starts = STARTS.map(([r, scale, a, b]) => {
    const alpha = Math.min(Math.max(scale * weeks, 0.1), 1e4);
    return [r, alpha, a, b].map(Math.log);
  });
  const best = minimize(objective, starts);
  const degenerate = !best.converged || !Number.isFinite(best.value) || isAtEdge(best.point);
  if (!degenerate || !usual) return fitAt(best.point, histories, degenerate);
  const centre = [usual.r, usual.alpha, usual.a, usual.b].map(Math.log);
  const distance = (point: number[]) =>
    point.reduce((sum, value, i) => sum + ((value - (centre[i] ?? 0)) / LEAST_KNOWN) ** 2 / 2, 0);
  const leaning = minimize((point) => objective(point) + distance(point), [centre, ...starts]);
  return fitAt(leaning.point, histories, true);
}

function fitAt(point: number[], histories: Histories, degenerate: boolean): Fit<BgNbd> {
  const parameters = asBgNbd(point.map(Math.exp));
  return { parameters, logLikelihood: logLikelihood(parameters, histories), degenerate };
}

const isInside = (point: number[]) =>
  EDGES.every(([low, high], i) => Math.log(low) <= (point[i] ?? 0) && (point[i] ?? 0) <= Math.log(high));

const isAtEdge = (point: number[]) =>
  EDGES.some(([low, high], i) => (point[i] ?? 0) < Math.log(low * 1.5) || (point[i] ?? 0) > Math.log(high / 1.5));

/** The log-likelihood (equation 6 of the paper, in the authors' form of 2008 that neither over- nor underflows). */
export function logLikelihood({ r, alpha, a, b }: BgNbd, histories: Histories): number {
  const always = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  const byCount: number[] = [];
  let sum = 0;
  for (const { x, tx, t, people } of histories) {
    byCount[x] ??= always + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
    const alive = -(r + x) * Math.log(alpha + t);
    const left = x > 0 ? Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + tx) : Number.NEGATIVE_INFINITY;
    const greater = Math.max(alive, left);
    sum += people * (byCount[x] + greater + Math.log1p(Math.exp(Math.min(alive, left) - greater)));
  }
  return sum;
}

/** The chance that a buyer is still a customer. 1 for everybody who bought once: this model leaves only after a repeat. */
export function chanceAlive({ r, alpha, a, b }: BgNbd, { x, tx, t }: History): number {
  if (x === 0) return 1;
  const logOdds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + t) / (alpha + tx));
  return 1 / (1 + Math.exp(logOdds));
}

/**
 * The purchases to expect of a buyer in the next `weeks` (equation 10 of the paper). The paper's form subtracts a 2F1 from 1
 * and divides by a - 1, which loses all digits near a = 1. This is the same number as a sum of positive terms: for a
 * buyer who is alive, n purchases would fall into the time with a negative binomial chance, and the k-th of them happens when
 * none of those before was the last.
 */
export function expectedOrders(model: BgNbd, history: History, weeks: number): number {
  return weeks > 0 ? chanceAlive(model, history) * expectedWhenAlive(model, history, weeks) : 0;
}

/** The purchases to expect in the next `weeks` (> 0) of a buyer who is known to be a customer still. */
export function expectedWhenAlive({ r, alpha, a, b }: BgNbd, { x, t }: History, weeks: number): number {
  const shape = r + x;
  const z = weeks / (alpha + t + weeks);
  let weight = 1;
  let total = 1;
  let reached = 0;
  let kept = 1;
  let sum = 0;
  for (let n = 1; n <= MOST_TERMS; n++) {
    const ratio = (z * (shape + n - 1)) / n;
    weight *= ratio;
    reached += kept;
    kept *= (b + x + n - 1) / (a + b + x + n - 1);
    total += weight;
    sum += weight * reached;
    if (ratio < 1 && weight * (reached + 1) < 1e-13 * (1 - ratio) * sum) break;
    if (total > 1e200) {
      weight /= 1e200;
      total /= 1e200;
      sum /= 1e200;
    }
  }
  return sum / total;
}

/** Enough for a year in weeks at the least alpha; a rate of more than a thousand purchases a week is not a person's. */
const MOST_TERMS = 200_000;

/** The chance of at least one purchase in the next `weeks`. */
export function chanceOfOrder(model: BgNbd, history: History, weeks: number): number {
  const { alpha, r } = model;
  const none = Math.exp(-(r + history.x) * Math.log1p(weeks / (alpha + history.t)));
  return chanceAlive(model, history) * (1 - none);
}

/**
 * The weeks after which a next purchase is as likely as not; undefined when it is more likely that none ever comes. `alive` is the
 * chance to be a customer still, the model's own unless given.
 */
export function weeksToOrder(model: BgNbd, history: History, alive = chanceAlive(model, history)): number | undefined {
  if (alive <= 0.5) return undefined;
  const weeks = (model.alpha + history.t) * Math.expm1(-Math.log1p(-0.5 / alive) / (model.r + history.x));
  return Number.isFinite(weeks) ? weeks : undefined;
}

/**
 * Where the purchases of one buyer in the next `weeks` fall: at least `low` with a chance of 1 - `tail`, more than `high` with a chance
 * of at most `tail`. At least k are made when k fall into the time and none of the first k - 1 was the last.
 */
export function likelyOrders(
  model: BgNbd,
  history: History,
  weeks: number,
  tail: number,
): { low: number; high: number } {
  const { r, alpha, a, b } = model;
  const shape = r + history.x;
  const u = weeks / (alpha + history.t);
  let logWeight = -shape * Math.log1p(u);
  let fewer = 0;
  let kept = chanceAlive(model, history);
  let low = 0;
  for (let k = 1; k <= MOST_TERMS; k++) {
    fewer += Math.exp(logWeight);
    const atLeast = kept * (1 - fewer);
    if (atLeast <= tail) return { low, high: k - 1 };
    if (atLeast >= 1 - tail) low = k;
    logWeight += Math.log((u / (1 + u)) * ((shape + k - 1) / k));
    kept *= (b + history.x + k - 1) / (a + b + history.x + k - 1);
  }
  return { low, high: MOST_TERMS };
}

/** The variance of the purchases of one buyer in the next `weeks`, by the same chances. */
export function varianceOfOrders(model: BgNbd, history: History, weeks: number): number {
  const { r, alpha, a, b } = model;
  const shape = r + history.x;
  const u = weeks / (alpha + history.t);
  let logWeight = -shape * Math.log1p(u);
  let fewer = 0;
  let kept = chanceAlive(model, history);
  let mean = 0;
  let square = 0;
  for (let k = 1; k <= MOST_TERMS; k++) {
    fewer += Math.exp(logWeight);
    const atLeast = kept * Math.max(0, 1 - fewer);
    mean += atLeast;
    square += (2 * k - 1) * atLeast;
    if (k * atLeast < 1e-9 * (1 + square)) break;
    logWeight += Math.log((u / (1 + u)) * ((shape + k - 1) / k));
    kept *= (b + history.x + k - 1) / (a + b + history.x + k - 1);
  }
  return Math.max(0, square - mean ** 2);
}
