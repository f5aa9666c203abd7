import * as z from 'zod';
import type { CommonEvent } from '../../ingest/event.ts';
import { shopify as parser } from '../../ingest/parsers/shopify.ts';
import type { SourceProvider } from './provider.ts';
import { askShopify, NAME } from './shopify-api.ts';

/** Small enough for the cost that Shopify allows one question; the pages together are one request's work. */
const PAGE = 25;
const MOST_PAGES = 8;

const Shop = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
});

const Money = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
/** Ids come as text here, as numbers in webhooks: the digits are what counts. */
const LegacyId = z.string().regex(/^\d+$/);
const Order = z.object({
  legacyResourceId: LegacyId,
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  processedAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  email: z.string().nullable(),
  totalPriceSet: Money,
  customer: z
    .object({
      legacyResourceId: LegacyId,
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    })
    .nullable(),
  lineItems: z.object({
    nodes: z.array(
      z.object({
        title: z.string(),
        quantity: z.number(),
        sku: z.string().nullable(),
        originalUnitPriceSet: Money,
        product: z.object({ legacyResourceId: LegacyId }).nullable(),
      }),
    ),
  }),
});
type Order = z.infer<typeof Order>;
const Orders = z.object({
  orders: z.object({
    nodes: z.array(Order),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

const ORDERS = `query Orders($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT, reverse: true) {
    nodes {
      legacyResourceId name createdAt updatedAt processedAt cancelledAt test email
      totalPriceSet { shopMoney { amount currencyCode } }
      customer { legacyResourceId defaultEmailAddress { emailAddress } }
      lineItems(first: 10) {
        nodes {
          title quantity sku
          originalUnitPriceSet { shopMoney { amount currencyCode } }
          product { legacyResourceId }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const shopify: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const { shop } = await askShopify(config, settings, {
      query: 'query Connection { shop { name currencyCode ianaTimezone } }',
      answer: Shop,
    });
    return `Connected to ${shop.name} (${shop.currencyCode}, ${shop.ianaTimezone})`;
  },

  /** The orders that changed last, at most 200. What a webhook told already is the same event. */
  async fetchEvents(config, settings, { sourceId, since, now }) {
    const events: CommonEvent[] = [];
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { orders }: z.infer<typeof Orders> = await askShopify(config, settings, {
        query: ORDERS,
        variables: { first: PAGE, after, query: `updated_at:>='${since.toISOString()}'` },
        answer: Orders,
      });
      events.push(...orders.nodes.flatMap((order) => asEvents(order, sourceId, now)));
      after = orders.pageInfo.endCursor;
      if (!orders.pageInfo.hasNextPage || !after) break;
    }
    return events;
  },
};

/** An order is put into the form of Shopify's webhook and read as one, so that both ways lead to one event. */
function asEvents(order: Order, sourceId: string, now: Date): CommonEvent[] {
  const { shopMoney } = order.totalPriceSet;
  const body = JSON.stringify({
    id: order.legacyResourceId,
    name: order.name,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
    processed_at: order.processedAt,
    cancelled_at: order.cancelledAt,
    test: order.test,
    email: order.email,
    currency: shopMoney.currencyCode,
    total_price: shopMoney.amount,
    customer: order.customer && {
      id: order.customer.legacyResourceId,
      email: order.customer.defaultEmailAddress?.emailAddress ?? null,
    },
    line_items: order.lineItems.nodes.map((item) => ({
      title: item.title,
      quantity: item.quantity,
      sku: item.sku,
      price: item.originalUnitPriceSet.shopMoney.amount,
      product_id: item.product?.legacyResourceId ?? null,
    })),
  });
  const parsed = parser.parse(
    {
      id: `shopify-order-${order.legacyResourceId}`,
      workspaceId: '',
      sourceId,
      kind: 'shopify',
      headers: { topic: 'orders/create' },
      body,
      receivedAt: now.toISOString(),
    },
    {},
  );
  if (parsed.kind === 'unreadable') throw new Error(`An order of Shopify cannot be read: ${parsed.reason}`);
  return parsed.events.map((event) => ({ ...event, historical: true }));
}
