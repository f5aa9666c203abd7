import { GraphQLError } from 'graphql';
import { connection, type Paging } from './connection.ts';
import { nodesOf } from './nodes.ts';
import { parseSearch, type Searchable } from './search.ts';
import type { Order, Shop } from './shop.ts';

const DAY = 86_400_000;
/** How far back an app sees orders that was not allowed `read_all_orders`. */
const ORDERS_REACH = 60 * DAY;

interface ListArgs extends Paging {
  query?: string | null;
  sortKey?: string | null;
}

export interface BulkRequest {
  query: string;
  groupObjects: boolean;
}

/** The bulk operations, as a query starts them and looks at them. */
export interface Operations {
  run(shop: Shop, request: BulkRequest): unknown;
  show(shop: Shop, id: string): unknown;
}

/** What a query sees of a shop. `isBulk` inside a bulk operation, where connections are whole. */
export function rootOf(shop: Shop, operations: Operations, isBulk: boolean) {
  const { gid, product, customer, order, refund, checkout } = nodesOf(shop, isBulk);
  const allow = (scope: string, field: string) => {
    if (shop.scopes.has(scope)) return;
    const required = `\`${scope}\` access scope.`;
    throw new GraphQLError(`Access denied for ${field} field. Required access: ${required}`, {
      extensions: { code: 'ACCESS_DENIED', requiredAccess: required },
    });
  };
  const times = (one: { id: string; createdAt: string; updatedAt: string }): Searchable => ({
    ...{ id: one.id, created_at: one.createdAt, updated_at: one.updatedAt },
  });
  const orderWords = (one: Order): Searchable => ({
    ...times(one),
    processed_at: one.processedAt,
    test: String(one.test),
    name: `#${one.number}`,
  });
  const SORTED_BY: Record<string, 'createdAt' | 'updatedAt' | 'processedAt'> = {
    CREATED_AT: 'createdAt',
    UPDATED_AT: 'updatedAt',
    PROCESSED_AT: 'processedAt',
  };
  function list<T extends { id: string; createdAt: string; updatedAt: string }>(
    all: Iterable<T>,
    words: (one: T) => Searchable,
    show: (one: T) => unknown,
    args: ListArgs,
  ) {
    const found = search(all, words, args);
    const key = SORTED_BY[args.sortKey ?? 'ID'];
    const keyed = found.map((one) => ({
      ...{ id: one.id, by: key ? String((one as Record<string, unknown>)[key]) : '' },
      item: () => show(one),
    }));
    const page = connection(keyed, args, isBulk);
    return { ...page, nodes: page.nodes.map((make) => make()), edges: () => page.edges().map(shown) };
  }
  const shown = ({ cursor, node }: { cursor: string; node: () => unknown }) => ({ cursor, node: node() });
  function search<T>(all: Iterable<T>, words: (one: T) => Searchable, { query }: ListArgs): T[] {
    const matches = parseSearch(query);
    return [...all].filter((one) => matches(words(one)));
  }
  const visible = () => {
    const all = [...shop.orders.values()];
    const reach = new Date(Date.now() - ORDERS_REACH).toISOString();
    return shop.scopes.has('read_all_orders') ? all : all.filter(({ createdAt }) => createdAt >= reach);
  };
  const count = (items: unknown[], limit: number | null | undefined) =>
    limit && items.length > limit
      ? { count: limit, precision: 'AT_LEAST' }
      : { count: items.length, precision: 'EXACT' };

  function node({ id }: { id: string }) {
    const [, type, digits = ''] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? [];
    if (!type) throw new GraphQLError(`Invalid global id '${id}'`);
    if (type === 'Order') {
      allow('read_orders', 'node');
      const found = shop.orders.get(digits);
      const reach = new Date(Date.now() - ORDERS_REACH).toISOString();
      const hidden = found && !shop.scopes.has('read_all_orders') && found.createdAt < reach;
      return found && !hidden ? order(found) : null;
    }
    const customerFound = type === 'Customer' ? shop.customers.get(digits) : undefined;
    if (customerFound) return customer(customerFound);
    const checkoutFound = type === 'AbandonedCheckout' ? shop.checkouts.get(digits) : undefined;
    if (checkoutFound) return checkout(checkoutFound);
    if (type === 'Refund') {
      for (const owner of shop.orders.values()) {
        const found = owner.refunds.find((one) => one.id === digits);
        if (found) return refund(found, owner);
      }
    }
    const productFound = type === 'Product' ? shop.products.get(digits) : undefined;
    if (productFound) return product(productFound);
    return null;
  }

  return {
    shop: {
      ...{ __typename: 'Shop', id: gid('Shop', '1'), name: shop.name, currencyCode: shop.currency },
      ...{ ianaTimezone: shop.timezone, myshopifyDomain: shop.domain },
    },
    currentAppInstallation: {
      id: gid('AppInstallation', '1'),
      accessScopes: [...shop.scopes].map((handle) => ({ handle, description: handle })),
    },
    node,
    nodes: ({ ids }: { ids: string[] }) => {
      if (ids.length > 250) throw new GraphQLError('The input array size is greater than the maximum allowed of 250');
      return ids.map((id) => node({ id }));
    },
    orders(args: ListArgs) {
      allow('read_orders', 'orders');
      return list(visible(), orderWords, order, args);
    },
    ordersCount(args: ListArgs & { limit?: number | null }) {
      allow('read_orders', 'ordersCount');
      return count(search(visible(), orderWords, args), args.limit);
    },
    customers(args: ListArgs) {
      allow('read_customers', 'customers');
      return list(shop.customers.values(), times, customer, args);
    },
    customersCount: (args: ListArgs & { limit?: number | null }) =>
      count(search(shop.customers.values(), times, args), args.limit),
    products(args: ListArgs) {
      allow('read_products', 'products');
      return list(shop.products.values(), times, product, args);
    },
    productsCount: (args: ListArgs & { limit?: number | null }) =>
      count(search(shop.products.values(), times, args), args.limit),
    abandonedCheckouts(args: ListArgs) {
      allow('read_orders', 'abandonedCheckouts');
      return list(shop.checkouts.values(), times, checkout, args);
    },
    abandonedCheckoutsCount: (args: ListArgs & { limit?: number | null }) =>
      count(search(shop.checkouts.values(), times, args), args.limit),
    bulkOperation: ({ id }: { id: string }) => operations.show(shop, id),
    bulkOperationRunQuery: (args: BulkRequest) => operations.run(shop, args),
  };
}
