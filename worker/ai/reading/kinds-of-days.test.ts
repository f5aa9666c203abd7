import { describe, expect, it } from 'vitest';
import { findKindsOfDays } from './kinds-of-days.ts';
import { stepsOf } from './testing/setting.ts';
import { normalise } from './words.ts';

const daysOf = (text: string) => findKindsOfDays(normalise(text)).filters.flatMap((one) => ('is' in one ? one.is : []));

describe('a day that is meant by its kind', () => {
  it.each([
    ['orders on an average Monday', '1'],
    ['how much do we usually take on a Friday', '5'],
    ['Umsatz an einem typischen Donnerstag', '4'],
    ['pedidos de un lunes normal', '1'],
    ['commandes en moyenne le mardi', '2'],
    ['best Sunday ever', '7'],
    ['which Wednesdays were slow', '3'],
    ['weekday sales in March', '1 2 3 4 5'],
  ])('is every such day: %s', (text, days) => expect(daysOf(text).join(' ')).toBe(days));

  it.each(['revenue on Monday', 'sales last Friday', 'orders by weekday', 'average order value on Tuesday'])(
    'is no date that is named: %s',
    (text) => expect(daysOf(text)).toEqual([]),
  );

  it('is counted on the days of its name', () => {
    expect(stepsOf('how many Mondays had more than 50 orders')).toMatchObject([
      { input: { filters: [{ by: 'weekday', is: ['1'] }], grain: 'day', periods: { above: 50 } } },
    ]);
  });

  it('is held against the others where weekends are', () => {
    expect(stepsOf('weekend vs weekday orders in November')).toMatchObject([
      { input: { metric: 'orders', dimensions: ['weekday'], range: '2011-11-01..2011-12-01' } },
    ]);
  });
});
