import { ALL, COUNTED, type Meaning, without } from './metric.ts';

/** Metrics that count orders and what is in them. */
export const ORDERS = {
  orders: {
    name: 'Orders',
    version: 1,
    definition: `Orders placed in the time, in whatever currency; one order id is one order, however many sources report it. ${COUNTED}`,
    unit: 'count',
    dimensions: ALL,
    formula: 'number of orders placed',
  },
  units: {
    name: 'Units sold',
    version: 1,
    definition: `Pieces in the orders placed in the time, as their lines list them. Not recorded where no order ever listed lines. ${COUNTED}`,
    unit: 'count',
    dimensions: ALL,
    formula: 'sum of quantities of the lines of orders placed',
  },
  units_per_order: {
    name: 'Units per order',
    version: 1,
    definition: `Pieces in an order on average, of the orders that list their lines. ${COUNTED}`,
    unit: 'number',
    dimensions: ALL,
    formula: 'units ÷ orders that list lines',
  },
  refund_count: {
    name: 'Number of refunds',
    version: 1,
    definition:
      'Refunds made in the time. Those of tests and of cancelled orders do not count. Not recorded where no source ever told of a refund.',
    unit: 'count',
    dimensions: ALL,
    formula: 'number of refunds made',
  },
  refund_rate: {
    name: 'Refund rate',
    version: 1,
    definition:
      'Money given back for goods in the time as a share of the goods sold in it. Not recorded where no source ever told of a refund.',
    unit: 'share',
    dimensions: ALL,
    formula: 'refunds ÷ goods of orders placed',
  },
  order_refund_rate: {
    name: 'Share of orders refunded',
    version: 1,
    definition: `Of the orders placed in the time, the share of which anything was refunded, whenever that was. Not recorded where no source ever told of a refund. ${COUNTED}`,
    unit: 'share',
    dimensions: without('product'),
    formula: 'orders placed of which something was refunded ÷ orders placed',
  },
  discounted_orders: {
    name: 'Discounted orders',
    version: 1,
    definition: `Orders placed in the time with a discount. Not recorded where no order ever told of any. ${COUNTED}`,
    unit: 'count',
    dimensions: ALL,
    formula: 'number of orders placed with discounts above 0',
  },
  discount_rate: {
    name: 'Discount rate',
    version: 1,
    definition:
      'Discounts as a share of what the goods would have been without them. Not recorded where no order ever told of any.',
    unit: 'share',
    dimensions: ALL,
    formula: 'discounts ÷ (goods + discounts)',
  },
  cancelled_orders: {
    name: 'Cancelled orders',
    version: 1,
    definition: 'Orders placed in the time that were cancelled. Tests do not count.',
    unit: 'count',
    dimensions: without('product', 'buyer'),
    formula: 'number of orders placed that were cancelled',
  },
} satisfies Record<string, Meaning>;
