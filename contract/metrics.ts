import * as z from 'zod';
import { FIGURES, FigureQuery } from './figures.ts';
import { Reconciliation } from './reconciliation.ts';

/** By what a metric can be split. The time ones are of the shop's own calendar. */
export const DIMENSIONS = [
  'hour',
  'day',
  'weekday',
  'week',
  'month',
  'quarter',
  'year',
  'source',
  'channel',
  'campaign',
  'product',
  'segment',
  'customer',
  'buyer',
] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

/** The time dimensions that make a series. */
export const METRIC_GRAINS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export const MetricGrain = z.enum(METRIC_GRAINS);
export type MetricGrain = z.infer<typeof MetricGrain>;

/** What a value is measured in. `share` is from 0 to 1. */
export const MetricUnit = z.enum(['money', 'count', 'share', 'number', 'days']);
export type MetricUnit = z.infer<typeof MetricUnit>;

/** Every metric of the catalogue; what each means is in `GET /analytics/metrics`. */
export const METRIC_IDS = [
  // Money
  'revenue',
  'gross_revenue',
  'total_charged',
  'discounts',
  'refunds',
  'tax',
  'shipping',
  'average_order_value',
  'revenue_per_customer',
  'new_customer_revenue',
  'returning_customer_revenue',
  'median_order_value',
  'largest_order',
  'smallest_order',
  'lifetime_value',
  // Orders
  'orders',
  'units',
  'units_per_order',
  'refund_count',
  'refund_rate',
  'order_refund_rate',
  'discounted_orders',
  'discount_rate',
  'cancelled_orders',
  // Buyers
  'customers',
  'new_customers',
  'returning_customers',
  'repeat_rate',
  'orders_per_customer',
  'days_between_orders',
  'revenue_concentration',
  // Behaviour
  'events',
  'visitors',
  'sessions',
  'page_views',
  'product_views',
  'cart_adds',
  'checkouts',
  'conversion_rate',
  'view_to_cart_rate',
  'cart_to_checkout_rate',
  'checkout_to_purchase_rate',
  'cart_abandonment_rate',
  'orders_per_session',
  'people',
  'subscribers',
] as const;
export const MetricId = z.enum(METRIC_IDS);
export type MetricId = z.infer<typeof MetricId>;

/** A metric as the catalogue tells it. */
export const Metric = z.object({
  id: MetricId,
  name: z.string(),
  /** Raised whenever what the metric means changes. */
  version: z.number().int().positive(),
  definition: z.string(),
  unit: MetricUnit,
  dimensions: z.array(Dimension),
  /** How it is worked out, in words that name the parts. */
  formula: z.string(),
});
export type Metric = z.infer<typeof Metric>;

const Values = z.array(z.string().trim().min(1).max(200)).min(1, 'Give at least one').max(50);

/**
 * Keeps what is (or is not) of these: a source's id or name, a channel, a campaign, a product's id or name, a segment's
 * key or id, a person's id, e-mail or user id, `new` or `returning` buyers, a weekday, an hour of the shop's clock (`00` to `23`); or orders above or below an amount of the
 * workspace's currency.
 */
export const MetricFilter = z.union(
  [
    z.strictObject({
      by: z.enum(['source', 'channel', 'campaign', 'product', 'segment', 'customer', 'buyer', 'weekday', 'hour']),
      is: Values,
      not: z.boolean().optional(),
    }),
    z.strictObject({
      by: z.literal('order_value'),
      above: z.number().min(0).max(1e12).optional(),
      below: z.number().min(0).max(1e12).optional(),
    }),
  ],
  'Use { "by": "product", "is": ["Candle"] } or { "by": "order_value", "above": 100 }',
);
export type MetricFilter = z.infer<typeof MetricFilter>;

/**
 * A question to the catalogue, as data. `range`: `all`, `today`, `last_month`, `30d` (today included) and their like, or
 * `2026-03-01..2026-04-01` (the last day is not in it). `compare`: the like time before, the same time a year before, or a range of
 * its own. A `grain` makes a series; a dimension makes rows.
 */
export const MetricQuery = z.strictObject({
  metric: MetricId,
  dimensions: z.array(Dimension).max(2, 'Use at most two dimensions').optional(),
  filters: z.array(MetricFilter).max(5, 'Use at most five filters').optional(),
  range: z.string().trim().min(1).max(50).default('all'),
  compare: z.union([z.enum(['previous', 'year_before']), z.string().trim().min(1).max(50)]).optional(),
  grain: MetricGrain.optional(),
  /**
   * Rows with the highest or lowest value first, or in the order of their keys; or those alone that rose (or fell) against
   * the time they are compared with, what changed most first.
   */
  order: z.enum(['highest', 'lowest', 'key', 'rise', 'fall']).optional(),
  limit: z.number().int().min(1, 'At least one').max(1000, 'At most 1,000').optional(),
  /** Answers as if it were this moment, over what had happened by then. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type MetricQuery = z.infer<typeof MetricQuery>;

/** Money is a decimal string, exact; counts, shares and numbers are numbers. Null: there is nothing to measure. */
export const MetricValue = z.union([z.string(), z.number(), z.null()]);
export type MetricValue = z.infer<typeof MetricValue>;

/** Days of the shop's calendar, half-open. `from` is null where there is no beginning. */
export const MetricWindow = z.object({
  /** The first moment, and the one after the last. */
  from: z.string().nullable(),
  to: z.string(),
  /** The first day and the last, which is in it. */
  firstDay: z.string().nullable(),
  lastDay: z.string(),
  timezone: z.string(),
  /** "last week (9–15 March 2026, America/New_York)". */
  text: z.string(),
  /** It has not ended. */
  running: z.boolean(),
});
export type MetricWindow = z.infer<typeof MetricWindow>;

export const MetricRow = z.object({
  /** One for each dimension, in their order. A day is `2026-03-09`, a month `2026-03`, a weekday `1` (Monday) to `7`. */
  keys: z.array(z.string().nullable()),
  labels: z.array(z.string()),
  value: MetricValue,
  previous: MetricValue.optional(),
  /** Of the whole, where parts add up to it. */
  share: z.number().nullable().optional(),
});
export type MetricRow = z.infer<typeof MetricRow>;

export const MetricPoint = z.object({ key: z.string(), label: z.string(), value: MetricValue, running: z.boolean() });
export type MetricPoint = z.infer<typeof MetricPoint>;

/** The proof of a number: what was read, how, and what was left out. It re-runs to the same value. */
export const Receipt = z.object({
  id: z.string(),
  metric: z.enum([...METRIC_IDS, ...FIGURES]),
  version: z.number().int(),
  name: z.string(),
  definition: z.string(),
  formula: z.string(),
  unit: MetricUnit,
  query: z.union([MetricQuery, FigureQuery]),
  window: MetricWindow,
  previousWindow: MetricWindow.nullable(),
  timezone: z.string(),
  weekStart: z.string(),
  currency: z.string(),
  /** In words. */
  filters: z.array(z.string()),
  /** What was left out and how much of it: tests, cancelled orders, other currencies, people nobody knows. */
  exclusions: z.array(z.object({ what: z.string(), count: z.number().int(), amount: z.string().nullable() })),
  /** What it was counted from: "6 orders", "2 refunds". */
  counted: z.array(z.object({ what: z.string(), count: z.number().int() })),
  rowCount: z.number().int(),
  /** When the newest data that was read had been received; null without any. */
  watermark: z.string().nullable(),
  reconciliation: Reconciliation.nullable(),
  /** SHA-256 of the query and the metric's version, the same for the same question. */
  queryHash: z.string(),
  value: MetricValue,
  /** Of a range: its upper end; `value` is the lower one. */
  upTo: MetricValue.optional(),
  previous: MetricValue.nullable(),
  createdAt: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
/** The receipt of a number of the catalogue. */
export const MetricReceipt = Receipt.extend({ metric: MetricId, query: MetricQuery });
export type MetricReceipt = z.infer<typeof MetricReceipt>;

export const MetricResult = z.object({
  metric: MetricId,
  value: MetricValue,
  unit: MetricUnit,
  /** Of money. */
  currency: z.string().nullable(),
  /** `no_data`: nothing lies in the window. `not_recorded`: no source has ever told of it, so it is not known. */
  state: z.enum(['known', 'no_data', 'not_recorded']),
  window: MetricWindow,
  previous: MetricValue.optional(),
  previousWindow: MetricWindow.optional(),
  /** Against `previous`: the difference, and its share of `previous` (null where that is nothing). */
  change: z.object({ by: MetricValue, share: z.number().nullable() }).optional(),
  rows: z.array(MetricRow).optional(),
  /** Rows there are, of which `rows` are the first. */
  rowsInAll: z.number().int().optional(),
  series: z.array(MetricPoint).optional(),
  /** Money of other currencies, not converted and not added. */
  otherCurrencies: z.array(z.object({ currency: z.string(), orders: z.number().int(), amount: z.string() })),
  /** What a reader should know: where the data begins, what a filter left out. */
  notes: z.array(z.string()),
  receipt: MetricReceipt,
});
export type MetricResult = z.infer<typeof MetricResult>;

/** Where the number came from, again: the value now, and whether it is still what the receipt says. */
export const ReceiptRerun = z.object({
  receipt: Receipt,
  value: MetricValue,
  upTo: MetricValue.optional(),
  same: z.boolean(),
  /** Whether data has been written since. */
  dataChanged: z.boolean(),
  at: z.string(),
});
export type ReceiptRerun = z.infer<typeof ReceiptRerun>;

/** An order, refund, person or event behind a number, or the week or campaign that a range rests on. `amount` is its part of the value. */
export const ReceiptRow = z.object({
  kind: z.enum(['order', 'refund', 'person', 'event', 'week', 'campaign']),
  id: z.string(),
  label: z.string(),
  at: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  amount: MetricValue,
});
export type ReceiptRow = z.infer<typeof ReceiptRow>;
