/** How far the logarithms of estimated parameters may be off: their covariance matrix, row by row. */
export type Covariance = number[][];

const STEP = 5e-3;
/**
 * The weakest knowledge of a parameter that is assumed: its logarithm is known to within so much. It keeps the covariance finite
 * where the data do not tell two parameters apart, and changes nothing that can be seen where they do.
 */
export const LEAST_KNOWN = 1.5;
const WEAKEST = 1 / LEAST_KNOWN ** 2;

/** Parameters that are not estimated at all, but taken from elsewhere: each logarithm within `deviation`. */
export function assumedCovariance(parameters: number, deviation: number): Covariance {
  return Array.from({ length: parameters }, (_, i) =>
    Array.from({ length: parameters }, (_, j) => (i === j ? deviation ** 2 : 0)),
  );
}

/**
 * The asymptotic covariance of a fit of greatest likelihood: the inverse of the curvature of the log-likelihood, here over the
 * logarithms of the parameters. Always finite and positive definite.
 */
export function covarianceOf(logLikelihood: (parameters: number[]) => number, parameters: number[]): Covariance {
  const point = parameters.map(Math.log);
  const at = (moves: [axis: number, by: number][]) => {
    const moved = [...point];
    for (const [axis, by] of moves) moved[axis] = (moved[axis] ?? 0) + by;
    return -logLikelihood(moved.map(Math.exp));
  };
  const here = at([]);
  const curvature = (i: number, j: number) => {
    if (i === j) return (at([[i, STEP]]) - 2 * here + at([[i, -STEP]])) / STEP ** 2;
    const corner = (a: number, b: number) =>
      at([
        [i, a * STEP],
        [j, b * STEP],
      ]);
    return (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * STEP ** 2);
  };
  const information = point.map((_, i) => point.map((_, j) => finite(curvature(i, j))));
  for (let least = WEAKEST; least < 1e12; least *= 10) {
    const inverse = invert(information.map((row, i) => row.map((value, j) => value + (i === j ? least : 0))));
    if (inverse) return inverse;
  }
  return assumedCovariance(parameters.length, LEAST_KNOWN);
}

/** The standard deviation of a function of the parameters, by the delta method over their logarithms. */
export function deviationOf(
  value: (parameters: number[]) => number,
  parameters: number[],
  covariance: Covariance,
): number {
  const step = 1e-3;
  const slope = parameters.map((_, axis) => {
    const moved = (by: number) => value(parameters.map((one, i) => (i === axis ? one * Math.exp(by) : one)));
    return finite((moved(step) - moved(-step)) / (2 * step));
  });
  let variance = 0;
  covariance.forEach((row, i) => {
    row.forEach((entry, j) => {
      variance += (slope[i] ?? 0) * entry * (slope[j] ?? 0);
    });
  });
  return Math.sqrt(Math.max(0, variance));
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

/** The inverse of a symmetric matrix; undefined unless it is positive definite (Cholesky). */
function invert(matrix: number[][]): number[][] | undefined {
  const size = matrix.length;
  const lower = matrix.map(() => Array<number>(size).fill(0));
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= at(i, k) * at(j, k);
      if (i === j && rest <= 1e-12) return undefined;
      (lower[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  const columns = matrix.map((_, column) => {
    const y: number[] = [];
    for (let i = 0; i < size; i++) {
      let rest = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) rest -= at(i, k) * (y[k] ?? 0);
      y[i] = rest / at(i, i);
    }
    const x = Array<number>(size).fill(0);
    for (let i = size - 1; i >= 0; i--) {
      let rest = y[i] ?? 0;
      for (let k = i + 1; k < size; k++) rest -= at(k, i) * (x[k] ?? 0);
      x[i] = rest / at(i, i);
    }
    return x;
  });
  return columns;
}
