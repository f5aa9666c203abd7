import type { Exclusion, FunnelStepInput } from '../../../contract/funnels.ts';

/** A funnel as it is found in what one person did: steps without properties, over a half-open span in milliseconds. */
export interface Sought {
  steps: FunnelStepInput[];
  order: 'ordered' | 'strict' | 'unordered';
  windowSeconds?: number | undefined;
  exclude?: Exclusion[] | undefined;
  from: number;
  to: number;
}

/**
 * What one person did in the span, in time; of things at one instant the first stored comes first. `fits` has a bit for each
 * step that it is, and above those one for each exclusion.
 */
export interface Doings {
  count: number;
  at: Float64Array;
  fits: Uint16Array;
}

/** How far a person came: `depth` steps, at `times`. The same object is filled for one person after the other. */
export interface Path {
  depth: number;
  times: number[];
  excluded: boolean;
}

/** The same for any number of people: what is asked is read once. */
export function pathFinder(sought: Sought): (doings: Doings, path: Path) => void {
  const { steps, order, windowSeconds, exclude = [], to } = sought;
  const window = windowSeconds === undefined ? Number.POSITIVE_INFINITY : windowSeconds * 1000;
  const find = order === 'strict' ? strict : order === 'ordered' ? ordered : unordered;
  const found: Found = {
    ...{ steps: steps.length, window, all: 2 ** steps.length - 1 },
    again: steps.map(({ name }, step) => steps.slice(0, step).some((one) => one.name === name)),
    ...{ place: new Array<number>(steps.length).fill(0), times: new Array<number>(steps.length).fill(0) },
  };
  const between = exclude.map(({ afterStep = 1, beforeStep = steps.length }, index) => ({
    bit: 1 << (steps.length + index),
    ...{ after: afterStep - 1, before: beforeStep - 1 },
  }));
  return (doings, path) => {
    path.depth = 0;
    find(found, doings, path);
    path.excluded = false;
    const over = Math.min(to, (path.times[0] ?? 0) + window);
    for (const { bit, after, before } of between) {
      if (path.depth <= after) continue;
      const end = path.depth > before ? (path.times[before] ?? over) : over;
      path.excluded ||= isDoneBetween(doings, bit, path.times[after] ?? 0, end);
    }
  };
}

/** What is asked, and where the search stands. */
interface Found {
  steps: number;
  window: number;
  /** The bits of all steps. */
  all: number;
  /** Whether a step's name stood in the list before: it then comes strictly after, for one deed is never two steps. */
  again: boolean[];
  /** Of each step the first deed that an attempt from here on can use: it only ever moves on. */
  place: number[];
  times: number[];
}

function keep(path: Path, times: readonly number[], depth: number): void {
  if (depth <= path.depth) return;
  path.depth = depth;
  for (let step = 0; step < depth; step++) path.times[step] = times[step] ?? 0;
}

/** The steps are deeds that follow each other. */
function strict({ steps, window, times }: Found, { count, at, fits }: Doings, path: Path): void {
  for (let i = 0; i < count && path.depth < steps; i++) {
    const start = at[i] ?? 0;
    let depth = 0;
    while (depth < steps && i + depth < count) {
      const time = at[i + depth] ?? 0;
      if (((fits[i + depth] ?? 0) & (1 << depth)) === 0 || time - start > window) break;
      times[depth++] = time;
    }
    keep(path, times, depth);
  }
}

/** Each further step is its first time at or after the step before. */
function ordered({ steps, window, again, place, times }: Found, doings: Doings, path: Path): void {
  const { count, at, fits } = doings;
  place.fill(0);
  for (let i = 0; i < count; i++) {
    if (((fits[i] ?? 0) & 1) === 0) continue;
    const start = at[i] ?? 0;
    times[0] = start;
    let depth = 1;
    for (; depth < steps; depth++) {
      const next = firstFrom(doings, place, depth, times[depth - 1] ?? 0, again[depth] ?? false);
      const time = at[next] ?? 0;
      if (next === count || time - start > window) break;
      times[depth] = time;
    }
    keep(path, times, depth);
    // What this attempt found no more, a later one does not either.
    if (path.depth === steps || (place[path.depth] ?? 0) === count) return;
  }
}

/** So many different steps as were done within the window of any of them. */
function unordered({ steps, window, all, place, times }: Found, doings: Doings, path: Path): void {
  const { count, at, fits } = doings;
  place.fill(0);
  for (let i = 0; i < count && path.depth < steps; i++) {
    if (((fits[i] ?? 0) & all) === 0) continue;
    const start = at[i] ?? 0;
    let depth = 0;
    for (let step = 0; step < steps; step++) {
      const next = firstFrom(doings, place, step, start, false);
      const time = at[next] ?? 0;
      if (next === count || time - start > window) continue;
      let before = depth++;
      for (; before > 0 && (times[before - 1] ?? 0) > time; before--) times[before] = times[before - 1] ?? 0;
      times[before] = time;
    }
    keep(path, times, depth);
    if (window === Number.POSITIVE_INFINITY) return;
  }
}

/** The first deed that is a step at or (`after`) strictly after a moment; how many deeds there are where none is. */
function firstFrom({ count, at, fits }: Doings, place: number[], step: number, moment: number, after: boolean): number {
  const bit = 1 << step;
  let index = place[step] ?? 0;
  while (index < count) {
    const time = at[index] ?? 0;
    if (((fits[index] ?? 0) & bit) !== 0 && (after ? time > moment : time >= moment)) break;
    index++;
  }
  place[step] = index;
  return index;
}

function isDoneBetween({ count, at, fits }: Doings, bit: number, after: number, before: number): boolean {
  for (let i = 0; i < count; i++) {
    const time = at[i] ?? 0;
    if (time >= before) return false;
    if (time > after && ((fits[i] ?? 0) & bit) !== 0) return true;
  }
  return false;
}
