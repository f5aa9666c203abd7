/** A record of counts stands for at most so many events, so that reading one never fills the memory. */
export const MOST_EVENTS = 2000;
/** Of one count at most so many: a service that counts millions in an hour is no shop. */
const MOST_OF_ONE = 200_000;

/**
 * Cuts a list of counts into portions of records: in order, and each counts at most 2,000 together. A larger one is told
 * in parts, by `partOf`: from the so manieth on, and how many.
 */
export function inPortions<T>(
  counts: T[],
  countOf: (one: T) => number,
  partOf: (one: T, from: number, count: number) => T,
): T[][] {
  const portions: T[][] = [];
  let room = 0;
  const add = (one: T, count: number) => {
    if (portions.length === 0 || count > room) {
      portions.push([]);
      room = MOST_EVENTS;
    }
    portions.at(-1)?.push(one);
    room -= count;
  };
  for (const one of counts) {
    const count = Math.min(countOf(one), MOST_OF_ONE);
    if (count <= MOST_EVENTS) add(one, count);
    else {
      for (let from = 0; from < count; from += MOST_EVENTS) {
        const part = Math.min(MOST_EVENTS, count - from);
        add(partOf(one, from, part), part);
      }
    }
  }
  return portions;
}
