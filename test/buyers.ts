import type { Sale } from './shop.ts';

/** How a shop's buyers behave: BG/NBD in weeks, Gamma-Gamma in money. */
export interface Nature {
  r: number;
  alpha: number;
  a: number;
  b: number;
  p: number;
  q: number;
  v: number;
}

const NATURE: Nature = { r: 0.9, alpha: 5, a: 0.7, b: 3, p: 6, q: 4, v: 15 };
const DAY = 86_400_000;

/**
 * The orders of made-up buyers who began on any day of the first three quarters of `days`, up to `until`: the same for the same seed.
 * Orders at noon UTC; one a day at most.
 */
export function madeUpBuyers(given: {
  buyers: number;
  days: number;
  until: Date;
  seed: number;
  currency?: string;
  nature?: Nature;
}): Sale[] {
  const { buyers, days, until, seed, currency = 'USD', nature = NATURE } = given;
  const draw = chance(seed);
  const midnight = Math.floor(until.getTime() / DAY) * DAY;
  const sales: Sale[] = [];
  for (let n = 0; n < buyers; n++) {
    const rate = gamma(draw, nature.r) / nature.alpha;
    const [x, y] = [gamma(draw, nature.a), gamma(draw, nature.b)];
    const leaves = x / (x + y);
    const nu = gamma(draw, nature.q) / nature.v;
    let day = Math.floor(draw() * days * 0.75);
    let before = -1;
    while (day < days) {
      if (Math.floor(day) > before) {
        const at = new Date(midnight - (days - Math.floor(day)) * DAY + DAY / 2).toISOString();
        const total = Math.max(0.01, gamma(draw, nature.p) / nu).toFixed(2);
        sales.push({ customer: `buyer-${n}`, email: `buyer-${n}@example.com`, at, total, currency });
        if (before >= 0 && draw() < leaves) break;
      }
      before = Math.floor(day);
      day += (-Math.log(1 - draw()) / rate) * 7;
    }
  }
  return sales;
}

/** Numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One draw of a gamma distribution with scale 1 (Marsaglia & Tsang 2000). */
function gamma(draw: () => number, shape: number): number {
  if (shape < 1) return gamma(draw, shape + 1) * draw() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const cube = (1 + c * normal) ** 3;
    if (cube > 0 && Math.log(1 - draw()) < normal ** 2 / 2 + d - d * cube + d * Math.log(cube)) return d * cube;
  }
}
