import { expect, test } from 'vitest';
import { addressOf, comparableDays, daysOf, rangeIn } from './ranges.ts';

test('the range is kept in the address', () => {
  expect(rangeIn(new URLSearchParams('range=30d'))).toBe('30d');
  expect(rangeIn(new URLSearchParams('range=yesteryear'))).toBe('7d');
  expect(rangeIn(new URLSearchParams(addressOf('this_month').split('?')[1]))).toBe('this_month');
  expect(addressOf('7d')).toBe('/today');
});

test('the days of a summary are those of its zone, also where the clocks change', () => {
  const range = { from: '2026-10-21T23:00:00.000Z', to: '2026-11-21T00:00:00.000Z', timezone: 'Europe/London' };
  expect(daysOf(range)).toEqual({ first: '2026-10-22', end: '2026-11-21' });
  expect(daysOf({ from: null, to: null, timezone: 'UTC' })).toBeUndefined();
});

test('whole days are compared with the same days of the week before; today is left out', () => {
  expect(comparableDays('7d', { first: '2026-11-14', end: '2026-11-21' })).toEqual({
    now: { first: '2026-11-14', end: '2026-11-20' },
    before: { first: '2026-11-07', end: '2026-11-13' },
  });
});

test('a month is compared with the same days of the month before, as far as both have them', () => {
  expect(comparableDays('this_month', { first: '2026-11-01', end: '2026-11-21' })).toEqual({
    now: { first: '2026-11-01', end: '2026-11-20' },
    before: { first: '2026-10-01', end: '2026-10-20' },
  });
  expect(comparableDays('this_month', { first: '2026-03-01', end: '2026-04-01' })).toEqual({
    now: { first: '2026-03-01', end: '2026-03-29' },
    before: { first: '2026-02-01', end: '2026-03-01' },
  });
});

test('without a whole day there is nothing to compare', () => {
  expect(comparableDays('today', { first: '2026-11-20', end: '2026-11-21' })).toBeUndefined();
  expect(comparableDays('this_month', { first: '2026-11-01', end: '2026-11-02' })).toBeUndefined();
});
