/** A record of counts stands for at most so many events, so that reading one never fills the memory. */
const MOST_EVENTS = 2000;

/** Cuts a list of counts into portions of records: in order, and each counts at most 2,000 together, or is one alone. */
export function inPortions<T>(counts: T[], countOf: (one: T) => number): T[][] {
  const portions: T[][] = [];
  let room = 0;
  for (const one of counts) {
    const count = countOf(one);
    if (portions.length === 0 || count > room) {
      portions.push([]);
      room = MOST_EVENTS;
    }
    portions.at(-1)?.push(one);
    room -= count;
  }
  return portions;
}
