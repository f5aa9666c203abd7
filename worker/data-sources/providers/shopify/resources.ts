import type * as z from 'zod';
import type { FetchedRecord } from '../provider.ts';
import type { Shop } from './api.ts';
import { linesOf, refundsOf, type WithLines } from './details.ts';
import * as ask from './queries.ts';
import { checkoutRecord, customerRecord, orderRecord, productRecord } from './records.ts';

/** What can be fetched of a shop: how it is listed, and how its records are made. */
export interface Resource<Node = unknown> {
  /** The list's field, and the field that counts it. */
  list: string;
  count: string;
  /** How the list is sorted; what its filter goes by is always `updated_at`. */
  sortKey: string;
  fields: string;
  /** Whether each has lines of goods, `lineItems`. */
  hasLines: boolean;
  node: z.ZodType<Node>;
  /** How many are asked for at once; fewer where they cost too much. */
  size: number;
  records(shop: Shop, nodes: WithLines<Node>[]): Promise<FetchedRecord[]>;
}

function resource<Node>(given: Resource<Node>): Resource {
  return given as Resource;
}

/** In the order in which they are fetched: what orders name is there before them. */
export const RESOURCES: Record<string, Resource> = {
  products: resource({
    ...{ list: 'products', count: 'productsCount', sortKey: 'UPDATED_AT', fields: ask.PRODUCT, hasLines: false },
    ...{ node: ask.Product, size: 100 },
    records: async (_, nodes) => nodes.map(({ node }) => productRecord(node)),
  }),
  customers: resource({
    ...{ list: 'customers', count: 'customersCount', sortKey: 'UPDATED_AT', fields: ask.CUSTOMER, hasLines: false },
    ...{ node: ask.Customer, size: 100 },
    records: async (_, nodes) => nodes.map(({ node }) => customerRecord(node)),
  }),
  orders: resource({
    ...{ list: 'orders', count: 'ordersCount', sortKey: 'UPDATED_AT', fields: ask.ORDER, hasLines: true },
    ...{ node: ask.Order, size: 50 },
    records: (shop, nodes) => orderRecords(shop, nodes),
  }),
  abandonedCheckouts: resource({
    ...{ list: 'abandonedCheckouts', count: 'abandonedCheckoutsCount', sortKey: 'ID', fields: ask.CHECKOUT },
    ...{ hasLines: true, node: ask.Checkout, size: 50 },
    async records(shop, nodes) {
      const lines = await linesOf(shop, nodes);
      return nodes.map(({ node }) => checkoutRecord(node, lines.get(node.id) ?? []));
    },
  }),
};

/** Orders, each with all its lines and refunds in one record. `stateAt` may say as of when each is true. */
export async function orderRecords(
  shop: Shop,
  nodes: WithLines<ask.Order>[],
  stateAt: (order: ask.Order) => string | undefined = () => undefined,
): Promise<FetchedRecord[]> {
  const lines = await linesOf(shop, nodes);
  const refunds = await refundsOf(
    shop,
    nodes.map(({ node }) => node),
  );
  return nodes.map(({ node }) =>
    orderRecord(node, lines.get(node.id) ?? [], refunds.get(node.id) ?? [], stateAt(node)),
  );
}
