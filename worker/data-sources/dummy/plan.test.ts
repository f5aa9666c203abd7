import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSteps, type Step, seeded } from './plan.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const plan = (seed: number, run = 123_456) => planSteps({ now: NOW, run, random: seeded(seed) });
const STEPS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'] as const;

function people(steps: Step[]) {
  const byPerson = Map.groupBy(steps, ({ person }) => person.id);
  return [...byPerson.values()].map((own) => {
    const of = (name: Step['name']) => own.filter((step) => step.name === name);
    const kinds = new Set(own.map(({ name }) => name)).size;
    const orders = new Map(of('purchase').map(({ orderId, total }) => [orderId, total]));
    let reached = 0;
    for (const { name } of own) if (name === STEPS[reached]) reached += 1;
    return {
      kinds,
      reached,
      views: of('page_view').length,
      carts: of('add_to_cart').length,
      orders: orders.size,
      value: [...orders.values()].reduce((sum, total) => sum + total, 0),
    };
  });
}

describe('a plan of generated events', () => {
  test('fills the six segments and the five steps, whatever the dice say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const steps = plan(seed);
        const all = people(steps);
        expect(steps.length).toBeGreaterThanOrEqual(50);
        expect(steps.length).toBeLessThanOrEqual(100);
        expect(all.some(({ carts, orders }) => carts > 0 && orders === 0)).toBe(true);
        expect(all.some(({ value }) => value > 10_000)).toBe(true);
        expect(all.some(({ views, kinds }) => views > 0 && kinds === 1)).toBe(true);
        expect(all.some(({ kinds }) => kinds >= 3)).toBe(true);
        expect(all.some(({ orders }) => orders > 1)).toBe(true);
        for (let step = 1; step <= 5; step++) expect(all.some(({ reached }) => reached >= step)).toBe(true);
      }),
    );
  });

  test('lies within the last 30 days, in order, and has an id for every step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const steps = plan(seed);
        const times = steps.map(({ at }) => at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times[0]).toBeGreaterThan(NOW.getTime() - 30 * 86_400_000);
        expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime());
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        expect(steps.every(({ id, orderId, person }) => /^\d+$/.test(id + orderId + person.id))).toBe(true);
      }),
    );
  });

  test('is the same for the same seed, and shares nobody and no id with another run', () => {
    expect(plan(7)).toEqual(plan(7));
    const idsOf = (run: number) => plan(7, run).flatMap(({ id, orderId, person }) => [id, orderId, person.email]);
    expect(idsOf(123_456).filter((id) => idsOf(123_457).includes(id))).toEqual([]);
  });
});
