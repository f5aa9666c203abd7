import type { Path } from './path.ts';

/** What a funnel says of some people: how many reached each step, and how long each step took, in milliseconds. */
export class Tally {
  readonly people: number[];
  excluded = 0;
  readonly #gaps: Durations[];

  constructor(steps: number) {
    this.people = new Array<number>(steps).fill(0);
    this.#gaps = this.people.map(() => new Durations());
  }

  add({ depth, times, excluded }: Path): void {
    if (excluded) {
      this.excluded++;
      return;
    }
    for (let step = 0; step < depth; step++) {
      this.people[step] = (this.people[step] ?? 0) + 1;
      if (step > 0) this.#gaps[step]?.add((times[step] ?? 0) - (times[step - 1] ?? 0));
    }
  }

  /** People who did the first step and came no further. */
  addBegun(people: number): void {
    this.people[0] = (this.people[0] ?? 0) + people;
  }

  /** As if the people of another had been added here. */
  addAll(other: Tally): void {
    this.excluded += other.excluded;
    for (const [step, people] of other.people.entries()) {
      this.people[step] = (this.people[step] ?? 0) + people;
      const gaps = other.#gaps[step];
      if (gaps) this.#gaps[step]?.addAll(gaps);
    }
  }

  /** Of each step the median of the seconds since the step before, to the millisecond; null for the first. */
  get medians(): (number | null)[] {
    return this.#gaps.map((gaps) => {
      const median = gaps.median();
      return median === null ? null : Math.round(median) / 1000;
    });
  }
}

/** 49 days in milliseconds: what is longer is kept apart, for these take half the room. */
const SHORT = 2 ** 32;

/** Durations in whole milliseconds, a million of them in a few megabytes. */
class Durations {
  #short = new Uint32Array(0);
  #count = 0;
  readonly #long: number[] = [];

  add(duration: number): void {
    if (duration >= SHORT) {
      this.#long.push(duration);
      return;
    }
    if (this.#count === this.#short.length) {
      const larger = new Uint32Array(Math.max(16, this.#count * 2));
      larger.set(this.#short);
      this.#short = larger;
    }
    this.#short[this.#count++] = duration;
  }

  addAll(other: Durations): void {
    const count = this.#count + other.#count;
    if (count > this.#short.length) {
      const larger = new Uint32Array(Math.max(count, this.#count * 2));
      larger.set(this.#short);
      this.#short = larger;
    }
    this.#short.set(other.#short.subarray(0, other.#count), this.#count);
    this.#count = count;
    for (const duration of other.#long) this.#long.push(duration);
  }

  median(): number | null {
    const count = this.#count + this.#long.length;
    if (count === 0) return null;
    const short = this.#short.subarray(0, this.#count);
    this.#long.sort((a, b) => a - b);
    const nth = (n: number) => (n < this.#count ? nthOf(short, n) : (this.#long[n - this.#count] ?? 0));
    const middle = (count - 1) / 2;
    return (nth(Math.floor(middle)) + nth(Math.ceil(middle))) / 2;
  }
}

/** The nth smallest, by putting in order only what is around it. */
function nthOf(values: Uint32Array, n: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = value;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n] ?? 0;
}
