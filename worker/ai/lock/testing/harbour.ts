import type { Fact } from '../fact.ts';
import type { Told } from './told-shops.ts';

const WEEK = ['last week', '11–17 May 2026'];
const BEFORE = ['the week before', '4–10 May 2026'];
const REVENUE = ['revenue', 'net revenue', 'sales'];
const eur = (value: string, of: string[], when: string[], at: string[] = []): Fact => ({
  ...{ value, unit: 'money', currency: 'EUR', of, when },
  ...(at.length > 0 && { at }),
});
const count = (value: string, of: string[], when: string[], at: string[] = []): Fact => ({
  ...{ value, unit: 'count', of, when },
  ...(at.length > 0 && { at }),
});

/**
 * Two weeks of a shop in which nothing goes the same way: revenue is 2.52 times what it was with half the orders, one product
 * fell while two rose, and what sold in the greatest number brought less than what sold in a smaller one.
 */
export const HARBOUR: Told = {
  currency: 'EUR',
  today: '2026-05-18',
  facts: [
    eur('1512.00', REVENUE, WEEK),
    eur('600.00', REVENUE, BEFORE),
    eur('1960.00', ['gross revenue', 'gross sales'], WEEK),
    eur('70.00', ['discounts'], WEEK),
    eur('378.00', ['refunds'], WEEK),
    count('24', ['orders'], WEEK),
    count('48', ['orders'], BEFORE),
    count('18', ['customers'], WEEK),
    count('20', ['customers'], BEFORE),
    count('6', ['new customers'], WEEK),
    count('12', ['returning customers'], WEEK),
    ...(
      [
        ['Tea Pot', '756.00', '60.00', '12'],
        ['Mug Set', '453.60', '504.00', '30'],
        ['Jar', '302.40', '36.00', '8'],
      ] as const
    ).flatMap(([name, now, before, units]) => [
      eur(now, REVENUE, WEEK, [name]),
      eur(before, REVENUE, BEFORE, [name]),
      count(units, ['units', 'units sold'], WEEK, [name]),
    ]),
  ],
};
