import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { count, createdAt, homeId, instant, money, workspaceId } from './workspaces.ts';

/** One row for each order id, however many sources report it. A purchase without an id is an order of its own. */
export const orders = pgTable(
  'orders',
  {
    workspaceId: workspaceId(),
    orderId: text('order_id').notNull(),
    profileId: uuid('profile_id'),
    homeId: homeId(),
    sourceId: uuid('source_id').notNull(),
    /** A shop's own record outranks what a browser reported of the same order. */
    sourceRank: integer('source_rank').notNull().default(0),
    placedAt: instant('placed_at').notNull(),
    /** The provider's time of this state: an older one never overwrites a newer one. */
    stateAt: instant('state_at').notNull(),
    total: money('total').notNull(),
    currency: text('currency'),
    /** The name the shop shows, such as #1001. */
    number: text('number'),
    /** What `total` is made of, where the source tells: goods after discounts, discounts, tax, shipping. */
    subtotal: money('subtotal'),
    discounts: money('discounts'),
    tax: money('tax'),
    shipping: money('shipping'),
    cancelledAt: instant('cancelled_at'),
    isTest: boolean('is_test').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.orderId] }),
    index('orders_time').on(t.workspaceId, t.placedAt),
    index('orders_person').on(t.profileId),
  ],
);

export const refunds = pgTable(
  'refunds',
  {
    workspaceId: workspaceId(),
    refundId: text('refund_id').notNull(),
    orderId: text('order_id'),
    amount: money('amount').notNull(),
    /** The part of `amount` that is goods, without tax and shipping, where the source tells. */
    goods: money('goods'),
    currency: text('currency'),
    refundedAt: instant('refunded_at').notNull(),
    /** The provider's time of this state: an older one never overwrites a newer one; null where only one was ever told. */
    stateAt: instant('state_at'),
    /** The message that told of it, as long as it waits for its order to say whose it is. */
    waitingMessageId: text('waiting_message_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.refundId] }),
    index('refunds_time').on(t.workspaceId, t.refundedAt),
    index('refunds_order').on(t.workspaceId, t.orderId),
  ],
);

/** What an order is made of, as its source lists it; replaced whole with the order's state. */
export const orderItems = pgTable(
  'order_items',
  {
    workspaceId: workspaceId(),
    orderId: text('order_id').notNull(),
    line: integer('line').notNull(),
    productId: text('product_id'),
    variantId: text('variant_id'),
    sku: text('sku'),
    name: text('name').notNull(),
    quantity: integer('quantity').notNull(),
    /** Of one unit, before discounts. */
    price: money('price'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.orderId, t.line] }),
    index('order_items_product').on(t.workspaceId, t.productId),
  ],
);

/** What the shop sells, as its platform tells. */
export const products = pgTable(
  'products',
  {
    workspaceId: workspaceId(),
    productId: text('product_id').notNull(),
    sourceId: uuid('source_id').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    handle: text('handle'),
    vendor: text('vendor'),
    kind: text('kind'),
    tags: text('tags').array().notNull().default([]),
    status: text('status'),
    price: money('price'),
    currency: text('currency'),
    imageUrl: text('image_url'),
    /** The provider's time of this state: an older one never overwrites a newer one. */
    stateAt: instant('state_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.productId] })],
);

/** All-time orders that count (no tests, not cancelled), by currency. Written only by the triggers on `orders`. */
export const orderTotals = pgTable(
  'order_totals',
  {
    workspaceId: workspaceId(),
    currency: text('currency').notNull(),
    orders: count('orders'),
    total: money('total').notNull().default('0'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.currency] })],
);
