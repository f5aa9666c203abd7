import { asRate, type Lift, liftOfKind, type Measured } from './incremental.ts';

/** What was seen of an arm: how often it was taken up and how often not, what is old weighing less. */
export interface Evidence {
  successes: number;
  failures: number;
}

/** What is taken for granted before anything was seen: a Beta distribution. */
export interface Prior {
  alpha: number;
  beta: number;
}

export interface Posterior extends Prior {
  mean: number;
  /** Standard deviation. */
  deviation: number;
}

/** After so many days, what was seen weighs half. */
export const HALF_LIFE_DAYS = 180;
const DAY = 86_400_000;

/** How much of a weight is left after a time in milliseconds. Whole days, so that one day has one order. */
export function decay(ms: number): number {
  return 0.5 ** (Math.max(0, Math.floor(ms / DAY)) / HALF_LIFE_DAYS);
}

/** The Beta posterior of a Bernoulli rate. */
export function posteriorOf(prior: Prior, { successes, failures }: Evidence): Posterior {
  const alpha = prior.alpha + successes;
  const beta = prior.beta + failures;
  const all = alpha + beta;
  return { alpha, beta, mean: alpha / all, deviation: Math.sqrt((alpha * beta) / (all * all * (all + 1))) };
}

/** How much the bonus of what is seldom tried counts: by what was said, and once letters of a segment were measured. */
const EXPLORATION = { said: 0.5, measured: 1 };

/**
 * By what an arm is ranked: its posterior mean, plus what little is known of it. The second term is the posterior's
 * standard deviation times `exploration * sqrt(ln(e + n))`, where n is all that was seen in the segment: an arm that is
 * tried seldom comes up again, ever more rarely. It is an upper bound as in Bayes-UCB (Kaufmann, Cappé and Garivier, 2012),
 * without a dice: the same evidence gives the same order.
 */
export function scoreOf(
  posterior: Pick<Posterior, 'mean' | 'deviation'>,
  seen: number,
  exploration = EXPLORATION.said,
): number {
  return posterior.mean + exploration * Math.sqrt(Math.log(Math.E + seen)) * posterior.deviation;
}

/** One thing that can be offered: a kind of offer over a channel. */
export interface Arm {
  prior: Prior;
  evidence: Evidence;
  /** What its letters added, of campaigns with people held out. */
  measured?: Measured[];
  /** Of the segment's people, those whom its channel reaches. From 0 to 1. */
  reach: number;
}

export interface Ranked<A> {
  arm: A;
  posterior: Posterior;
  /** What its letters add, where that was ever measured. */
  lift: Lift | undefined;
  score: number;
  /** Score times reach: what arms are ranked by. */
  worth: number;
}

/**
 * The arms of a segment, the one to offer first before all others: by score times reach, so that a channel that reaches
 * few people needs to be taken up that much more often. Where letters of an arm were measured against people who were held
 * out, that is what it is scored by, and what was said of it is only what was expected before. Equal ones keep their order.
 */
export function rankArms<A extends Arm>(arms: A[]): Ranked<A>[] {
  const campaigns = arms.flatMap(({ measured = [] }) => measured).reduce((sum, { weight }) => sum + weight, 0);
  const seen = arms.reduce((sum, { evidence }) => sum + evidence.successes + evidence.failures, campaigns);
  const exploration = campaigns > 0 ? EXPLORATION.measured : EXPLORATION.said;
  return arms
    .map((arm) => {
      const posterior = posteriorOf(arm.prior, arm.evidence);
      const lift = arm.measured?.length ? liftOfKind(posterior, arm.measured) : undefined;
      const score = scoreOf(lift ? asRate(lift) : posterior, seen, exploration);
      return { arm, posterior, lift, score, worth: score * arm.reach };
    })
    .sort((a, b) => b.worth - a.worth);
}

const STEPS = 4000;

/** Between which rates the posterior holds a rate with a chance of 90 %; by adding up its density, to three digits. */
export function intervalOf({ alpha, beta }: Prior): { low: number; high: number } {
  const density = Array.from({ length: STEPS }, (_, n) => {
    const x = (n + 0.5) / STEPS;
    return (alpha - 1) * Math.log(x) + (beta - 1) * Math.log(1 - x);
  });
  const highest = Math.max(...density);
  const weights = density.map((one) => Math.exp(one - highest));
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const at = (share: number) => {
    let sum = 0;
    const index = weights.findIndex((one) => {
      sum += one;
      return sum >= share * whole;
    });
    return Math.round(((index + 0.5) / STEPS) * 1000) / 1000;
  };
  return { low: at(0.05), high: at(0.95) };
}
