import { expect, test } from 'vitest';
import type { Changes } from '../../contract/changes.ts';
import { averageOrder, changeOf } from './figures.ts';

const changes = (now: [revenue: string, orders: number], before: [revenue: string, orders: number]): Changes => {
  const times = { from: '2026-11-14T00:00:00.000Z', to: '2026-11-20T12:00:00.000Z' };
  const figure = (name: 'revenue' | 'orders', values: string[]) => ({
    ...{ figure: name, now: values[0] ?? '', before: values[1] ?? '', change: '', share: null, contributions: [] },
  });
  return {
    ...{ now: times, before: times, timezone: 'UTC', running: true, currency: 'EUR', conversion: [], days: [] },
    figures: [figure('revenue', [now[0], before[0]]), figure('orders', [String(now[1]), String(before[1])])],
    ordersInCurrency: { now: now[1], before: before[1] },
  };
};

test('an average order is exact to the cent', () => {
  expect(averageOrder({ revenue: '8911407.90', ordersInCurrency: 18532 })).toBe('480.87');
  expect(averageOrder({ revenue: '0.10', ordersInCurrency: 4 })).toBe('0.03');
  expect(averageOrder({ revenue: '90071992547409931.23', ordersInCurrency: 1 })).toBe('90071992547409931.23');
  expect(averageOrder({ revenue: '-3.00', ordersInCurrency: 2 })).toBe('-1.50');
  expect(averageOrder({ revenue: '0.00', ordersInCurrency: 0 })).toBeUndefined();
});

test('a change is told where there is something to compare with', () => {
  expect(changeOf('revenue', changes(['150.00', 2], ['100.00', 4]))).toEqual({
    ...{ now: '150.00', before: '100.00', share: 0.5 },
  });
  expect(changeOf('average', changes(['150.00', 2], ['100.00', 4]))?.share).toBe(2);
  expect(changeOf('orders', changes(['0.00', 0], ['100.00', 4]))?.share).toBe(-1);
  expect(changeOf('orders', changes(['100.00', 4], ['0.00', 0]))).toBeUndefined();
  expect(changeOf('average', changes(['100.00', 4], ['0.00', 0]))).toBeUndefined();
});
