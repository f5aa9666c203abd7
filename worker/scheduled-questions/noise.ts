import type { MetricUnit } from '../../contract/metrics.ts';

/** Like windows before: so many are looked at, and with fewer than some nobody knows yet what is usual. */
export const LIKE_WINDOWS = 8;
export const FEWEST_WINDOWS = 6;

/**
 * How many deviations from the median are beyond noise, for 6, 7 and 8 windows and for 1, 2, 3 and 4 or more numbers in
 * one answer. Under normal noise an answer in which nothing changed passes one of them once in twenty times: the quantiles
 * of 200,000 simulated rows, as a MAD of so few values is itself uncertain.
 */
const THRESHOLDS: Record<number, readonly [number, number, number, number]> = {
  6: [4.2, 5.6, 6.5, 7.3],
  7: [4.05, 5.4, 6.35, 7.05],
  8: [3.45, 4.35, 5, 5.5],
};

/** A MAD times this is a standard deviation, where noise is normal. */
const MAD = 1.4826;
/** Noise is taken for no smaller than this share of what is usual, so that a row without any noise is no alarm. */
const SMALLEST = 0.02;
/** And of a share, than so much of the whole. */
const SMALLEST_SHARE = 0.005;

export interface Movement {
  /** Beyond what moves by chance; true as well where nobody knows yet what is usual. */
  moved: boolean;
  known: boolean;
  median: number;
  low: number;
  high: number;
  /** Deviations from the median, signed. */
  z: number;
}

/**
 * Whether a value lies beyond the noise of its like windows, by a robust z: its distance from their median in deviations
 * (median absolute deviation). The deviation of a count is at least that of a Poisson count; money, whose noise grows with
 * it, must lie beyond also on a logarithmic scale. `numbers` is how many numbers the answer has.
 */
export function movementOf(given: { value: number; like: number[]; unit: MetricUnit; numbers: number }): Movement {
  const { value, unit, numbers } = given;
  const like = given.like.slice(0, LIKE_WINDOWS);
  const median = medianOf(like);
  const range = { median, low: Math.min(...like), high: Math.max(...like) };
  if (like.length < FEWEST_WINDOWS) return { moved: true, known: false, z: 0, ...range };
  const least = Math.max(SMALLEST * Math.abs(median), floorOf(unit, median));
  const plain = zOf(value, like, least);
  const logs = unit === 'money' && value > 0 && like.every((one) => one > 0);
  const z = logs ? nearer(plain, zOf(Math.log(value), like.map(Math.log), SMALLEST)) : plain;
  const threshold = THRESHOLDS[like.length]?.[Math.min(Math.max(numbers, 1), 4) - 1] ?? Number.POSITIVE_INFINITY;
  return { moved: Math.abs(z) > threshold, known: true, z, ...range };
}

function floorOf(unit: MetricUnit, median: number): number {
  if (unit === 'count') return Math.sqrt(Math.max(median, 1));
  return unit === 'share' ? SMALLEST_SHARE : 0;
}

function zOf(value: number, like: number[], least: number): number {
  const median = medianOf(like);
  const deviation = Math.max(MAD * medianOf(like.map((one) => Math.abs(one - median))), least);
  if (value === median) return 0;
  return deviation > 0 ? (value - median) / deviation : Math.sign(value - median) * Number.MAX_VALUE;
}

const nearer = (a: number, b: number) => (Math.abs(a) < Math.abs(b) ? a : b);

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

const NUMBER = /\d[\d.,]*\d|\d/g;
const TIMES =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi;

/**
 * Whether an answer without a number of the catalogue says something else than the last one: other words, or a figure that
 * differs by more than three times the square root of the larger. Names of days and months are not looked at.
 */
export function saysSomethingElse(before: string, now: string): boolean {
  const words = (text: string) => text.replace(TIMES, '@').replace(NUMBER, '#').replace(/\s+/g, ' ').trim();
  if (words(before) !== words(now)) return true;
  const figures = (text: string) => (text.match(NUMBER) ?? []).map((one) => Number(one.replaceAll(',', '')));
  const [then, today] = [figures(before), figures(now)];
  return today.some((one, index) => {
    const other = then[index] ?? one;
    return Math.abs(one - other) > 3 * Math.sqrt(Math.max(one, other, 1));
  });
}
