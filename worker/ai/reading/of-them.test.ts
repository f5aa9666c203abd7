import { describe, expect, it } from 'vitest';
import { stepsOf } from './testing/setting.ts';

const OCTOBER = { range: '2011-10-01..2011-11-01' };

describe('a question of what was just answered', () => {
  it.each([
    ['customers in October', 'how many of them were new?', 'new_customers'],
    ['Kunden im Oktober', 'wie viele davon waren neu?', 'new_customers'],
    ['clientes en octubre', '¿cuántos de ellos eran nuevos?', 'new_customers'],
    ['clients en octobre', 'combien parmi eux étaient nouveaux ?', 'new_customers'],
    ['customers in October', 'how many of those came back?', 'returning_customers'],
    ['revenue in October', 'how much of that came from new customers?', 'new_customer_revenue'],
    ['revenue in October', 'how many orders was that?', 'orders'],
    ['revenue in October', 'from how many customers?', 'customers'],
    ['revenue in October', 'per customer?', 'revenue_per_customer'],
    ['customers in October', 'and their average spend?', 'revenue_per_customer'],
    ['orders in October', 'and what was the average?', 'average_order_value'],
    ['average order value in October', 'and the median?', 'median_order_value'],
    ['average order value in October', 'and the biggest?', 'largest_order'],
  ])('keeps its time: %s, %s', (first, next, metric) => {
    expect(stepsOf(first, next)).toMatchObject([{ tool: 'query_metric', input: { metric, ...OCTOBER } }]);
  });

  it('keeps what it is narrowed by', () => {
    expect(stepsOf('orders in October', 'how many of them were over 500?')).toMatchObject([
      { input: { metric: 'orders', ...OCTOBER, filters: [{ by: 'order_value', above: 500 }] } },
    ]);
  });

  it('is of a segment, in the time that is named beside it', () => {
    expect(stepsOf('how much did engaged users spend last month')).toMatchObject([
      { input: { metric: 'revenue', range: 'last_month', filters: [{ by: 'segment', is: ['engaged_users'] }] } },
    ]);
  });
});
