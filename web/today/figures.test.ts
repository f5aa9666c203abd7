import { expect, test } from 'vitest';
import { averageOrder, changeOf } from './figures.ts';

const totals = (revenue: string, orders: number, currency = 'EUR') => ({
  ...{ events: 10, people: 4, orders, ordersInCurrency: orders, revenue, currency },
});

test('an average order is exact to the cent', () => {
  expect(averageOrder({ revenue: '8911407.90', ordersInCurrency: 18532 })).toBe('480.87');
  expect(averageOrder({ revenue: '0.10', ordersInCurrency: 4 })).toBe('0.03');
  expect(averageOrder({ revenue: '90071992547409931.23', ordersInCurrency: 1 })).toBe('90071992547409931.23');
  expect(averageOrder({ revenue: '-3.00', ordersInCurrency: 2 })).toBe('-1.50');
  expect(averageOrder({ revenue: '0.00', ordersInCurrency: 0 })).toBeUndefined();
});

test('a change is told where there is something to compare with', () => {
  expect(changeOf('revenue', totals('150.00', 2), totals('100.00', 4))).toEqual({
    ...{ now: '150.00', before: '100.00', share: 0.5 },
  });
  expect(changeOf('average', totals('150.00', 2), totals('100.00', 4))?.share).toBe(2);
  expect(changeOf('orders', totals('0.00', 0), totals('100.00', 4))?.share).toBe(-1);
  expect(changeOf('orders', totals('100.00', 4), totals('0.00', 0))).toBeUndefined();
  expect(changeOf('revenue', totals('150.00', 2), totals('100.00', 4, 'GBP'))).toBeUndefined();
});
