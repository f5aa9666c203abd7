import { expect, test } from 'vitest';
import { FUNNEL_STEPS } from '../../contract/analytics.ts';
import type { DataSource } from '../../contract/sources.ts';
import { troubleOf, whatToDo } from './to-do.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const abandoners = { people: 9, estimated: false };
const funnelOf = (people: number[]) =>
  FUNNEL_STEPS.map((step, index) => {
    const before = people[index - 1] ?? 0;
    return { step, people: people[index] ?? 0, rate: before > 0 ? (people[index] ?? 0) / before : null };
  });

test('a source is in trouble when it stopped by itself, not when it was paused', () => {
  const at = (lastEventAt: string | null, status: DataSource['status'] = 'active') =>
    troubleOf({ status, lastEventAt }, now);
  expect(at('2026-11-20T11:00:00.000Z')).toBeUndefined();
  expect(at('2026-11-17T11:00:00.000Z')).toBe('quiet');
  expect(at(null)).toBe('waiting');
  expect(at('2026-11-20T11:00:00.000Z', 'disconnected')).toBe('disconnected');
  expect(at('2026-11-01T11:00:00.000Z', 'paused')).toBeUndefined();
});

test('the largest fall is the one after which the largest share of people is gone', () => {
  const list = whatToDo({ sources: [], abandoners, funnel: funnelOf([100, 80, 20, 18, 15]), now });
  expect(list).toMatchObject([
    { kind: 'cart', people: 9 },
    { kind: 'fall', from: { step: 'product_view' }, to: { step: 'add_to_cart' }, lost: 60 },
  ]);
});

test('nothing is made up where there is nothing, or where people cannot be told apart', () => {
  expect(whatToDo({ sources: [], abandoners: undefined, funnel: funnelOf([]), now })).toEqual([]);
  const estimated = { ...abandoners, estimated: true };
  expect(whatToDo({ sources: [], abandoners: estimated, funnel: funnelOf([5, 5, 5, 5, 5]), now })).toEqual([]);
});
