import type { Posterior } from './ranking.ts';

/**
 * What the letters of one campaign added to what somebody spends in a week, against those who were held out: as a share of
 * what people of this shop spend in such a week, with the variance of that share. `weight`: how much of it is left by age.
 */
export interface Measured {
  lift: number;
  variance: number;
  weight: number;
}

export interface Lift {
  mean: number;
  /** Standard deviation. */
  deviation: number;
}

/** A kind of offer that is taken up as often as not is expected to add nothing; one step of log-odds is worth so much. */
const STEP = 0.25;
/** How far what letters really add lies around what is expected of their kind. */
const PRIOR_DEVIATION = 0.25;
/** Two campaigns of one kind differ by so much, however many people they were sent to. */
const BETWEEN_DEVIATION = 0.1;

/**
 * What letters of a kind add, as far as is known: normal with a normal prior. The prior's mean is what feedback and the
 * catalogue say (`STEP` times the log-odds of being taken up), so that few or small campaigns move it little; each
 * campaign counts by its precision, what is old less.
 */
export function liftOfKind(prior: Pick<Posterior, 'mean'>, measured: Measured[]): Lift {
  let precision = 1 / PRIOR_DEVIATION ** 2;
  let sum = STEP * logit(prior.mean) * precision;
  for (const { lift, variance, weight } of measured) {
    const own = weight / (Math.max(0, variance) + BETWEEN_DEVIATION ** 2);
    precision += own;
    sum += own * lift;
  }
  return { mean: sum / precision, deviation: Math.sqrt(1 / precision) };
}

/**
 * The same on the scale on which offers are ranked, from 0 to 1: a half is a letter that adds nothing. The deviation is
 * carried over by the delta method.
 */
export function asRate({ mean, deviation }: Lift): Pick<Posterior, 'mean' | 'deviation'> {
  const rate = 1 / (1 + Math.exp(-mean / STEP));
  return { mean: rate, deviation: (rate * (1 - rate) * deviation) / STEP };
}

/** The two-sided 90 % point of the normal distribution. */
const Z = 1.645;

/** What letters add, with the interval in which that lies with a chance of nine in ten. */
export function rangeOf({ mean, deviation }: Lift) {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { mean: round(mean), low: round(mean - Z * deviation), high: round(mean + Z * deviation) };
}

function logit(rate: number): number {
  return Math.log(rate / (1 - rate));
}
