import * as z from 'zod';
import type { Ledger, LedgerOrder, LedgerPage } from '../ledger.ts';
import { askShopify, askSized, type Shop } from './api.ts';
import { LINE, Lines, Listed, Money, ORDER, Order } from './queries.ts';
import { deletedOrderRecord, mergedRecord, voidRefundRecord } from './records.ts';
import { orderRecords } from './resources.ts';

/** Without `read_all_orders` Shopify shows the orders of the last 60 days; the first of them is left out as cut. */
const REACH_DAYS = 59;
const DAY = 86_400_000;
const PAGE = 250;
const WHOLE_AT_ONCE = 20;
const LINES_TOLD = 10;

const MONEY = '{ shopMoney { amount currencyCode } }';
const BRIEF = `legacyResourceId processedAt updatedAt cancelledAt test totalPriceSet ${MONEY} totalRefundedSet ${MONEY}`;
const Brief = z.object({
  legacyResourceId: z.string(),
  processedAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  totalPriceSet: Money,
  totalRefundedSet: Money,
});
type Brief = z.infer<typeof Brief>;

export const ledger: Ledger = {
  async reach(shop) {
    const { data } = await askShopify(shop, {
      query: `query Reach {
        shop { ianaTimezone }
        currentAppInstallation { accessScopes { handle } }
        orders(first: 1, sortKey: PROCESSED_AT) { nodes { processedAt } }
      }`,
      answer: z.object({
        shop: z.object({ ianaTimezone: z.string() }),
        currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
        orders: z.object({ nodes: z.array(z.object({ processedAt: z.string() })) }),
      }),
    });
    const [first] = data.orders.nodes;
    const seesAll = data.currentAppInstallation.accessScopes.some(({ handle }) => handle === 'read_all_orders');
    return {
      timezone: data.shop.ianaTimezone,
      since: seesAll ? null : new Date(Date.now() - REACH_DAYS * DAY),
      first: first ? new Date(first.processedAt) : null,
    };
  },

  placed: (shop, ask) => list(shop, 'processed_at', 'PROCESSED_AT', ask),
  changed: (shop, ask) => list(shop, 'updated_at', 'UPDATED_AT', ask),

  async some(shop, ids) {
    const found: LedgerOrder[] = [];
    for (let from = 0, size = ids.length; from < ids.length; ) {
      const asked = await askSized(shop, size, (most) => ({
        query: `query Some($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${BRIEF} } } }`,
        variables: { ids: ids.slice(from, from + most).map(gid) },
        answer: z.object({ nodes: z.array(Brief.nullable()) }),
      }));
      found.push(...asked.data.nodes.flatMap((one) => (one ? briefly(one) : [])));
      from += asked.size;
      size = asked.size;
    }
    return found;
  },

  async whole(shop, orders) {
    const newerThan = new Map(orders.map((one) => [one.id, one.newerThan]));
    const ids = orders.map(({ id }) => gid(id));
    const records = [];
    for (let from = 0, size = WHOLE_AT_ONCE; from < ids.length; ) {
      const asked = await askSized(shop, size, (most) => ({
        query: `query Whole($ids: [ID!]!) { nodes(ids: $ids) { ... on Order {
          ${ORDER} lineItems(first: ${LINES_TOLD}) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } }
        } } }`,
        variables: { ids: ids.slice(from, from + most) },
        answer: z.object({ nodes: z.array(Order.and(z.object({ lineItems: Lines })).nullable()) }),
      }));
      const nodes = asked.data.nodes.flatMap((node) => {
        if (!node) return [];
        const { nodes: lines, pageInfo } = node.lineItems;
        return [{ node, lines, after: pageInfo.hasNextPage ? pageInfo.endCursor : null }];
      });
      const stateAt = (order: Order) => later(order.updatedAt, newerThan.get(order.legacyResourceId) ?? null);
      records.push(...(await orderRecords(shop, nodes, stateAt)));
      from += asked.size;
      size = asked.size;
    }
    return records;
  },

  gone: ({ id, refunds, at }) => [
    deletedOrderRecord(id, at),
    ...refunds.map((refund) => voidRefundRecord(refund.id, id, refund.refundedAt, at)),
  ],

  customers: {
    purchase: 'shopify:order:',
    merge: 'shopify:customer-merge:',
    async some(shop, ids) {
      const { data } = await askShopify(shop, {
        query: 'query Customers($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { legacyResourceId } } }',
        variables: { ids: ids.map((id) => `gid://shopify/Customer/${id}`) },
        answer: z.object({ nodes: z.array(z.object({ legacyResourceId: z.string() }).nullable()) }),
      });
      return data.nodes.flatMap((one) => one?.legacyResourceId ?? []);
    },
    merged: ({ kept, gone }) => mergedRecord(kept, gone),
  },
};

/** Where a walk is, and how many orders one query may ask for. */
const After = z.object({ after: z.string(), size: z.number().int() });

async function list(
  shop: Shop,
  field: string,
  sortKey: string,
  { from, to, after }: { from: Date; to: Date; after: string | null },
): Promise<LedgerPage> {
  const at = after === null ? null : After.parse(JSON.parse(after));
  const query = `${field}:>='${from.toISOString()}' AND ${field}:<'${to.toISOString()}'`;
  const { data, size, waitMs } = await askSized(shop, at?.size ?? PAGE, (first) => ({
    query: `query Ledger($first: Int!, $after: String, $query: String) {
      orders(first: $first, after: $after, query: $query, sortKey: ${sortKey}) {
        nodes { ${BRIEF} } pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { first, after: at?.after ?? null, query },
    answer: z.object({ orders: Listed(Brief) }),
  }));
  const { nodes, pageInfo } = data.orders;
  const next = pageInfo.hasNextPage && pageInfo.endCursor ? { after: pageInfo.endCursor, size } : null;
  return { orders: nodes.map(briefly), after: next && JSON.stringify(next), waitMs };
}

function briefly(order: Brief): LedgerOrder {
  const { amount: total, currencyCode: currency } = order.totalPriceSet.shopMoney;
  return {
    ...{ id: order.legacyResourceId, placedAt: order.processedAt, updatedAt: order.updatedAt },
    ...{ cancelled: order.cancelledAt !== null, isTest: order.test, currency, total },
    refunded: order.totalRefundedSet.shopMoney.amount,
  };
}

const gid = (id: string) => `gid://shopify/Order/${id}`;

/** When an order changed, or just after the state that it is to replace. */
function later(updatedAt: string, than: string | null): string {
  const at = Date.parse(updatedAt);
  return new Date(than === null ? at : Math.max(at, Date.parse(than) + 1)).toISOString();
}
