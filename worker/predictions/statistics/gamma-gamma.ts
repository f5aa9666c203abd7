import type { Fit } from './bg-nbd.ts';
import { logGamma } from './log-gamma.ts';
import { minimize } from './nelder-mead.ts';

/**
 * The Gamma-Gamma model of what a customer spends: P. S. Fader, B. G. S. Hardie (2013), The Gamma-Gamma Model of Monetary
 * Value, http://www.brucehardie.com/notes/025/. A person's purchases are Gamma(p, nu), and nu is Gamma(q, v) over people.
 */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

/** A buyer's repeat purchases: how many, and their mean value (> 0). */
export interface Spend {
  x: number;
  mean: number;
}

/** What is tried for p, q and, in units of the mean purchase, v. With q at or below 1 no mean exists, so q stays above. */
const EDGES = [
  [1e-2, 1e4],
  [1.05, 1e4],
  [1e-4, 1e4],
] as const;

const STARTS = [
  [6, 3.5, 0.4],
  [1, 2, 1],
  [20, 10, 0.5],
] as const;

export function asGammaGamma([p = 1, q = 2, v = 1]: readonly number[]): GammaGamma {
  return { p, q, v };
}

/** The fit of greatest likelihood to people with at least one repeat purchase, in the logarithms of the parameters. */
export function fitGammaGamma(spends: Spend[]): Fit<GammaGamma> {
  const unit = spends.reduce((sum, { mean }) => sum + mean, 0) / Math.max(1, spends.length) || 1;
  const objective = (point: number[]) => {
    if (!isInside(point)) return Infinity;
    const [p = 1, q = 1, scale = 1] = point.map(Math.exp);
    return -logLikelihood({ p, q, v: scale * unit }, spends);
  };
  const best = minimize(
    objective,
    STARTS.map((start) => start.map(Math.log)),
  );
  const [p = 1, q = 2, scale = 1] = best.point.map(Math.exp);
  return {
    parameters: { p, q, v: scale * unit },
    logLikelihood: -best.value,
    degenerate: !best.converged || !Number.isFinite(best.value) || isAtEdge(best.point),
  };
}

const isInside = (point: number[]) =>
  EDGES.every(([low, high], i) => Math.log(low) <= (point[i] ?? 0) && (point[i] ?? 0) <= Math.log(high));

const isAtEdge = (point: number[]) =>
  EDGES.some(([low, high], i) => (point[i] ?? 0) < Math.log(low * 1.02) || (point[i] ?? 0) > Math.log(high / 1.5));

/** The log-likelihood (equation 1a of the note). */
export function logLikelihood({ p, q, v }: GammaGamma, spends: Spend[]): number {
  const always = q * Math.log(v) - logGamma(q);
  const byCount: number[] = [];
  let sum = 0;
  for (const { x, mean } of spends) {
    byCount[x] ??= always + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
    sum += byCount[x] + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(v + x * mean);
  }
  return sum;
}

/** What one purchase of a person is expected to be worth (equation 5); of one who did not repeat yet, the mean over people. */
export function expectedSpend({ p, q, v }: GammaGamma, { x, mean }: Spend): number {
  return (p * (v + x * mean)) / (p * x + q - 1);
}
