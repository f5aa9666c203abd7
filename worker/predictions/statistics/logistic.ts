/** A logistic regression over features that were brought to mean 0 and deviation 1. */
export interface Logistic {
  intercept: number;
  weights: number[];
  means: number[];
  deviations: number[];
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** The score of one example: the logarithm of its odds. */
export function scoreOf({ intercept, weights, means, deviations }: Logistic, features: readonly number[]): number {
  return weights.reduce(
    (sum, weight, i) => sum + weight * (((features[i] ?? 0) - (means[i] ?? 0)) / (deviations[i] ?? 1)),
    intercept,
  );
}

const MOST_STEPS = 50;
const SMALL = 1e-9;

/**
 * Ridge logistic regression by Newton's method (iteratively reweighted least squares): exact in some ten steps, where gradient
 * descent needs thousands. `ridge` is the penalty on the square of each weight, not of the intercept; it keeps weights finite where a
 * feature tells the outcomes apart without fail. Features that never vary get no weight. The result is always finite.
 */
export function fitLogistic(
  examples: readonly (readonly number[])[],
  outcomes: readonly number[],
  ridge = 1,
): Logistic {
  const size = examples[0]?.length ?? 0;
  const { means, deviations } = spread(examples, size);
  const rows = examples.map((row) => row.map((value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)));
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const rate = (positives + 0.5) / (outcomes.length + 1);
  let point = [Math.log(rate / (1 - rate)), ...Array<number>(size).fill(0)];
  let loss = lossAt(point, rows, outcomes, ridge);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = newtonStep(point, rows, outcomes, ridge);
    let next = point;
    let nextLoss = loss;
    // Halved until it helps: far from the optimum a whole step may overshoot.
    for (let part = 1; part > 1e-4; part /= 2) {
      next = point.map((value, i) => value - part * (move[i] ?? 0));
      nextLoss = lossAt(next, rows, outcomes, ridge);
      if (nextLoss <= loss) break;
    }
    if (!(nextLoss <= loss)) break;
    const gained = loss - nextLoss;
    point = next;
    loss = nextLoss;
    if (gained <= SMALL * (1 + Math.abs(loss))) break;
  }
  const [intercept = 0, ...weights] = point;
  return { intercept, weights, means, deviations };
}

function spread(examples: readonly (readonly number[])[], size: number) {
  const count = Math.max(1, examples.length);
  const means = Array.from({ length: size }, (_, i) => examples.reduce((sum, row) => sum + (row[i] ?? 0), 0) / count);
  const deviations = means.map((mean, i) => {
    const variance = examples.reduce((sum, row) => sum + ((row[i] ?? 0) - mean) ** 2, 0) / count;
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
  return { means, deviations };
}

function lossAt(point: number[], rows: number[][], outcomes: readonly number[], ridge: number): number {
  let loss = (ridge / 2) * point.slice(1).reduce((sum, weight) => sum + weight ** 2, 0);
  for (const [n, row] of rows.entries()) {
    const score = dot(point, row);
    // log(1 + exp(score)) - outcome * score, which neither over- nor underflows in this form.
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - (outcomes[n] ?? 0) * score;
  }
  return loss;
}

function newtonStep(point: number[], rows: number[][], outcomes: readonly number[], ridge: number): number[] {
  const size = point.length;
  const gradient = point.map((weight, i) => (i === 0 ? 0 : ridge * weight));
  const curvature = point.map((_, i) => point.map((_, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)));
  for (const [n, row] of rows.entries()) {
    const chance = sigmoid(dot(point, row));
    const error = chance - (outcomes[n] ?? 0);
    const weight = chance * (1 - chance);
    for (let i = 0; i < size; i++) {
      const a = i === 0 ? 1 : (row[i - 1] ?? 0);
      gradient[i] = (gradient[i] ?? 0) + error * a;
      const line = curvature[i] as number[];
      for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + weight * a * (j === 0 ? 1 : (row[j - 1] ?? 0));
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) (curvature[i] as number[])[j] = curvature[j]?.[i] ?? 0;
  }
  return solve(curvature, gradient);
}

function dot(point: number[], row: number[]): number {
  return row.reduce((sum, value, i) => sum + (point[i + 1] ?? 0) * value, point[0] ?? 0);
}

/** Solves a symmetric positive definite system by elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const top = rows[column] as number[];
    const divisor = top[column] || 1e-12;
    for (let i = column + 1; i < size; i++) {
      const row = rows[i] as number[];
      const factor = (row[column] ?? 0) / divisor;
      for (let j = column; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    }
  }
  const solution = Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let rest = row[size] ?? 0;
    for (let j = i + 1; j < size; j++) rest -= (row[j] ?? 0) * (solution[j] ?? 0);
    solution[i] = rest / (row[i] || 1e-12);
  }
  return solution;
}
