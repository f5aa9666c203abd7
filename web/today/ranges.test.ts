import { expect, test } from 'vitest';
import { Format } from '../app/format.ts';
import { addressOf, daysOf, rangeIn, rangeInWords } from './ranges.ts';

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

test('a range is said in words, its days too', () => {
  const format = new Format({ locale: 'en-GB' });
  expect(rangeInWords('30d', format)).toBe('The last 30 days');
  expect(rangeInWords('this_month', format)).toBe('This month');
  expect(rangeInWords('2026-11-01..2026-11-08', format)).toMatch(/^1\D+7 Nov 2026$/u);
});
