import { ALL, COUNTED, type Meaning, PERIODS, without } from './metric.ts';

const GOODS = 'Goods are an order’s subtotal after discounts where the source tells it, else its total.';

/** Metrics whose value is money of the workspace’s currency. Other currencies are told apart, never added. */
export const MONEY = {
  revenue: {
    name: 'Revenue',
    version: 1,
    definition: `Net revenue: the goods of orders placed in the time, after discounts, less the goods refunded in it by the refund’s own day. Tax and shipping are not in it. ${COUNTED} ${GOODS}`,
    unit: 'money',
    dimensions: ALL,
    formula: 'sum of goods of orders placed − sum of goods of refunds made',
  },
  gross_revenue: {
    name: 'Gross revenue',
    version: 1,
    definition: `What was sold before anything was taken off: goods and the discounts given on them. Refunds are not taken off; tax and shipping are not in it. ${COUNTED}`,
    unit: 'money',
    dimensions: ALL,
    formula: 'sum of goods + sum of discounts of orders placed',
  },
  total_charged: {
    name: 'Total charged',
    version: 1,
    definition: `What orders placed in the time came to for their buyers, with tax and shipping as far as the source has them in its total. Refunds are not taken off. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'sum of totals of orders placed',
  },
  discounts: {
    name: 'Discounts',
    version: 1,
    definition: `Money taken off the goods of orders placed in the time. Not recorded where no order ever told of any. ${COUNTED}`,
    unit: 'money',
    dimensions: ALL,
    formula: 'sum of discounts of orders placed',
  },
  refunds: {
    name: 'Refunds',
    version: 1,
    definition:
      'Money given back for goods, by the day of the refund, whenever the order was placed. Refunds of tests and of cancelled orders do not count. Not recorded where no source ever told of a refund.',
    unit: 'money',
    dimensions: ALL,
    formula: 'sum of goods of refunds made',
  },
  tax: {
    name: 'Tax',
    version: 1,
    definition: `Tax of orders placed in the time, where the source tells it. Not recorded where no order ever did. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'sum of tax of orders placed',
  },
  shipping: {
    name: 'Shipping',
    version: 1,
    definition: `Shipping charged with orders placed in the time, where the source tells it. Not recorded where no order ever did. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'sum of shipping of orders placed',
  },
  average_order_value: {
    name: 'Average order value',
    version: 1,
    definition: 'Net revenue of the time over the orders placed in it, of orders in the workspace’s currency.',
    unit: 'money',
    dimensions: without('product'),
    formula: 'revenue ÷ orders',
  },
  revenue_per_customer: {
    name: 'Revenue per customer',
    version: 1,
    definition: 'Net revenue of the time from known buyers over the number of them who bought in it.',
    unit: 'money',
    dimensions: without('product', 'customer'),
    formula: 'revenue from known buyers ÷ customers',
  },
  new_customer_revenue: {
    name: 'Revenue from new customers',
    version: 1,
    definition:
      'Net revenue from known buyers whose first counted order ever lies in the time; in a series or split by periods, in that period. Over all time: from first orders.',
    unit: 'money',
    dimensions: without('buyer'),
    formula: 'revenue from buyers whose first order lies in the time',
  },
  returning_customer_revenue: {
    name: 'Revenue from returning customers',
    version: 1,
    definition:
      'Net revenue from known buyers whose first counted order came before the time; in a series or split by periods, before that period. Over all time: from every order after the first.',
    unit: 'money',
    dimensions: without('buyer'),
    formula: 'revenue from buyers whose first order came before the time',
  },
  median_order_value: {
    name: 'Median order value',
    version: 1,
    definition: `The goods of the order in the middle, of the orders placed in the time in order of their goods (between the two in the middle where they are even): half of the orders were larger, half smaller. Refunds are not taken off. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'median of goods of orders placed',
  },
  largest_order: {
    name: 'Largest order',
    version: 1,
    definition: `The goods of the largest single order placed in the time; refunds are not taken off. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'largest goods of one order placed',
  },
  smallest_order: {
    name: 'Smallest order',
    version: 1,
    definition: `The goods of the smallest single order placed in the time; refunds are not taken off. ${COUNTED}`,
    unit: 'money',
    dimensions: without('product'),
    formula: 'smallest goods of one order placed',
  },
  lifetime_value: {
    name: 'Lifetime value',
    version: 1,
    definition:
      'What the customers who bought in the time have brought in so far, on average: their net revenue from the beginning up to the end of the time. It is history, no forecast.',
    unit: 'money',
    dimensions: [...PERIODS, 'segment'],
    formula: 'revenue ever, up to the end of the time, of its customers ÷ number of them',
  },
} satisfies Record<string, Meaning>;
