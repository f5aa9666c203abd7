import { QUANTILE } from './back-test.ts';
import { fitLogistic, type Logistic, scoreOf, sigmoid } from './logistic.ts';
import { type Activity, boughtAfter, featureInWords, LABEL_DAYS, snapshot } from './snapshots.ts';

/**
 * `fitted`: beats the base rate on later weeks; `off`: it does not, and nobody is told apart; `too_few_purchases`: there are
 * too few purchases to learn from.
 */
export type PropensityStatus = 'fitted' | 'off' | 'too_few_purchases';

/** A classifier of snapshots of people, with the line that makes its scores honest chances. */
export interface Classifier {
  logistic: Logistic;
  /** Platt's scaling: the chance is the logistic of `slope` times the score plus `shift`. */
  slope: number;
  shift: number;
}

/** A test on the latest weeks, which nothing was fitted on. */
export interface PropensityTest {
  people: number;
  purchases: number;
  /** Mean squared error of the chance, of the model and of the base rate of the weeks before. */
  brier: number;
  baseBrier: number;
  /**
   * Tenths of the snapshots, those with the greatest chance first: mean chance, the share who bought, and where it falls with a chance of
   * 90 %.
   */
  deciles: { people: number; predicted: number; low: number; high: number; actual: number }[];
}

export interface FittedPropensity {
  status: PropensityStatus;
  /** How many purchases are missing to learn from. */
  missingPurchases: number;
  examples: number;
  purchases: number;
  classifier: Classifier | null;
  test: PropensityTest | null;
}

interface Example {
  week: number;
  features: number[];
  bought: number;
}

/** Weeks of snapshots, the latest of which ended just now. */
export const WEEKS = 24;
/** In all, and in each of the two parts that are held out. */
export const FEWEST_PURCHASES = 60;
const FEWEST_HELD_OUT = 10;
const FEWEST_WEEKS = 5;
const MOST_EXAMPLES = 40_000;
/** What is learned from; of the later weeks, half make the chances honest and half test them. */
const LEARNED_FROM = 0.6;

/**
 * Learns who buys within 7 days from weekly snapshots of the past: each knows what was known at its moment, and its outcome is what
 * followed. The oldest weeks are learned from, the next make the scores honest chances (Platt 1999), the latest test both; the
 * classifier that is used then learns from all but the latest, which make its chances honest. Never throws, always finite.
 */
export function fitPropensity(people: readonly Activity[]): FittedPropensity {
  const examples = examplesOf(people);
  const purchases = count(examples);
  const counted = { examples: examples.length, purchases };
  const [first, second, third] = parts(examples);
  const missingPurchases = Math.max(
    FEWEST_PURCHASES - purchases,
    first ? FEWEST_HELD_OUT - Math.min(count(second ?? []), count(third ?? [])) : 1,
    0,
  );
  if (missingPurchases > 0 || !first || !second || !third) {
    return { status: 'too_few_purchases', missingPurchases, ...counted, classifier: null, test: null };
  }
  const tried = calibrate(learn(first), second);
  const test = testOn(third, tried, [...first, ...second]);
  const classifier = calibrate(learn([...first, ...second]), third);
  const status = test.brier < test.baseBrier && tried.slope > 0 && classifier.slope > 0 ? 'fitted' : 'off';
  return { status, missingPurchases, ...counted, classifier, test };
}

/** The chance of a purchase within 7 days. */
export function chanceOf({ logistic, slope, shift }: Classifier, features: readonly number[]): number {
  return sigmoid(slope * scoreOf(logistic, features) + shift);
}

/** What moves a person's chance most, in words: by how much, against the same person with the usual value of it. */
export function propensityDrivers(
  classifier: Classifier,
  features: readonly number[],
): { text: string; effect: number }[] {
  const here = chanceOf(classifier, features);
  return features
    .map((value, i) => {
      const usual = features.map((one, j) => (i === j ? (classifier.logistic.means[i] ?? one) : one));
      return { text: featureInWords(i, value), effect: here - chanceOf(classifier, usual) };
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, 3);
}

function examplesOf(people: readonly Activity[]): Example[] {
  const examples: Example[] = [];
  for (const person of people) {
    for (let week = 1; week <= WEEKS; week++) {
      const features = snapshot(person, week * LABEL_DAYS);
      if (features) examples.push({ week, features, bought: boughtAfter(person, week * LABEL_DAYS) ? 1 : 0 });
    }
  }
  const every = Math.ceil(examples.length / MOST_EXAMPLES);
  return every > 1 ? examples.filter((_, n) => n % every === 0) : examples;
}

/** Oldest, later and latest weeks; nothing where there are too few weeks. */
function parts(examples: Example[]): Example[][] {
  const weeks = [...new Set(examples.map(({ week }) => week))].sort((a, b) => b - a);
  if (weeks.length < FEWEST_WEEKS) return [];
  const learned = Math.floor(weeks.length * LEARNED_FROM);
  const middle = learned + Math.ceil((weeks.length - learned) / 2);
  const within = (from: number, to: number) => {
    const some = new Set(weeks.slice(from, to));
    return examples.filter(({ week }) => some.has(week));
  };
  return [within(0, learned), within(learned, middle), within(middle, weeks.length)];
}

function learn(examples: Example[]): Logistic {
  return fitLogistic(
    examples.map(({ features }) => features),
    examples.map(({ bought }) => bought),
  );
}

/** Platt's scaling on weeks that were not learned from. */
function calibrate(logistic: Logistic, examples: Example[]): Classifier {
  const line = fitLogistic(
    examples.map(({ features }) => [scoreOf(logistic, features)]),
    examples.map(({ bought }) => bought),
    0.01,
  );
  const slope = (line.weights[0] ?? 0) / (line.deviations[0] ?? 1);
  return { logistic, slope, shift: line.intercept - slope * (line.means[0] ?? 0) };
}

function testOn(examples: Example[], classifier: Classifier, before: Example[]): PropensityTest {
  const base = count(before) / before.length;
  const rows = examples
    .map(({ features, bought }) => ({ chance: chanceOf(classifier, features), bought }))
    .sort((a, b) => b.chance - a.chance);
  const squares = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + (of(row) - row.bought) ** 2, 0) / rows.length;
  return {
    people: rows.length,
    purchases: count(examples),
    brier: squares(({ chance }) => chance),
    baseBrier: squares(() => base),
    deciles: Array.from({ length: 10 }, (_, n) => {
      const some = rows.slice(Math.floor((n * rows.length) / 10), Math.floor(((n + 1) * rows.length) / 10));
      const predicted = some.reduce((sum, { chance }) => sum + chance, 0) / some.length;
      const spread = Math.sqrt(some.reduce((sum, { chance }) => sum + chance * (1 - chance), 0)) / some.length;
      return {
        people: some.length,
        predicted,
        low: Math.max(0, predicted - QUANTILE * spread),
        high: Math.min(1, predicted + QUANTILE * spread),
        actual: some.reduce((sum, { bought }) => sum + bought, 0) / some.length,
      };
    }).filter(({ people }) => people > 0),
  };
}

const count = (examples: { bought: number }[]) => examples.reduce((sum, { bought }) => sum + bought, 0);
