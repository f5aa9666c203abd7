import { connection, type Keyed, type Paging } from './connection.ts';
import {
  type Checkout,
  type Customer,
  decimal,
  goodsOf,
  type Line,
  type Order,
  type Product,
  type Refund,
  refundedOf,
  type Shop,
  totalOf,
} from './shop.ts';

/** What a shop holds, as the fields of the schema's types. */
export function nodesOf(shop: Shop, isBulk: boolean) {
  const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;
  const money = (cents: number) => ({ amount: decimal(cents), currencyCode: shop.currency });
  const bag = (cents: number) => ({ shopMoney: money(cents), presentmentMoney: money(cents) });
  const inOrder = <T>(items: { id: string; node: T }[]): Keyed<T>[] =>
    items.map(({ id, node }, n) => ({ item: node, by: String(n).padStart(9, '0'), id }));

  function product(one: Product) {
    return {
      __typename: 'Product',
      ...one,
      id: gid('Product', one.id),
      legacyResourceId: one.id,
      descriptionHtml: `<p>${one.description}</p>`,
      featuredMedia: one.imageUrl && {
        __typename: 'MediaImage',
        id: gid('MediaImage', one.id),
        preview: { image: { url: one.imageUrl } },
      },
      priceRangeV2: { minVariantPrice: money(one.price), maxVariantPrice: money(one.price) },
    };
  }
  function customer(one: Customer) {
    const asked = (marketing: Customer['emailMarketing']) => ({
      marketingState: marketing?.state ?? 'NOT_SUBSCRIBED',
      marketingOptInLevel: 'SINGLE_OPT_IN',
      marketingUpdatedAt: marketing?.updatedAt ?? null,
    });
    return {
      __typename: 'Customer',
      ...one,
      id: gid('Customer', one.id),
      legacyResourceId: one.id,
      state: 'DISABLED',
      verifiedEmail: true,
      defaultEmailAddress: one.email && { emailAddress: one.email, ...asked(one.emailMarketing) },
      defaultPhoneNumber: one.phone && { phoneNumber: one.phone, ...asked(one.smsMarketing) },
    };
  }
  const customerOf = (id: string | null) => {
    const known = id ? shop.customers.get(id) : undefined;
    return known ? customer(known) : null;
  };
  const taxLines = (order: Pick<Order, 'taxRate'> | undefined) =>
    order?.taxRate ? [{ title: 'VAT', rate: order.taxRate, priceSet: bag(0) }] : [];
  const line = (type: string, order?: Order) => (one: Line) => ({
    id: one.id,
    node: {
      __typename: type,
      ...one,
      id: gid(type, one.id),
      name: one.title,
      currentQuantity: one.quantity,
      originalUnitPriceSet: bag(one.price),
      taxLines: taxLines(order),
      product: () => {
        const known = one.productId ? shop.products.get(one.productId) : undefined;
        return known ? product(known) : null;
      },
      variant: one.variantId && {
        __typename: 'ProductVariant',
        id: gid('ProductVariant', one.variantId),
        legacyResourceId: one.variantId,
      },
    },
  });
  function refund(one: Refund, order: Order) {
    return {
      __typename: 'Refund',
      ...one,
      id: gid('Refund', one.id),
      legacyResourceId: one.id,
      updatedAt: one.createdAt,
      totalRefundedSet: bag(refundedOf(one)),
      refundLineItems: (args: Paging) =>
        connection(
          inOrder(
            one.lines.map((given) => ({
              id: given.lineId,
              node: {
                id: gid('RefundLineItem', `${one.id}${given.lineId}`),
                quantity: given.quantity,
                lineItem: line('LineItem', order)(order.lines.find(({ id }) => id === given.lineId) ?? shop.line())
                  .node,
                subtotalSet: bag(given.subtotal),
                totalTaxSet: bag(given.tax),
              },
            })),
          ),
          args,
          isBulk,
        ),
      orderAdjustments: (args: Paging) => connection([], args, isBulk),
      refundShippingLines: (args: Paging) => connection([], args, isBulk),
      transactions: (args: Paging) =>
        connection(
          inOrder(
            one.transactions.map((paid) => ({
              id: paid.id,
              node: {
                __typename: 'OrderTransaction',
                ...paid,
                id: gid('OrderTransaction', paid.id),
                amountSet: bag(paid.amount),
                processedAt: one.createdAt,
              },
            })),
          ),
          args,
          isBulk,
        ),
    };
  }
  function order(one: Order) {
    return {
      __typename: 'Order',
      ...one,
      id: gid('Order', one.id),
      legacyResourceId: one.id,
      name: `#${one.number}`,
      cancelReason: one.cancelledAt && 'CUSTOMER',
      currencyCode: shop.currency,
      subtotalPriceSet: bag(goodsOf(one.lines) - one.discounts),
      totalDiscountsSet: bag(one.discounts),
      totalTaxSet: bag(one.tax),
      totalShippingPriceSet: bag(one.shipping),
      totalPriceSet: bag(totalOf(one)),
      totalRefundedSet: bag(one.refunds.reduce((sum, given) => sum + refundedOf(given), 0)),
      shippingLine: one.shipping > 0 ? { title: 'Post', taxLines: [] } : null,
      customer: () => customerOf(one.customerId),
      lineItems: (args: Paging) => connection(inOrder(one.lines.map(line('LineItem', one))), args, isBulk),
      refunds: ({ first }: Paging) => one.refunds.slice(0, first ?? 250).map((given) => refund(given, one)),
    };
  }
  function checkout(one: Checkout) {
    return {
      __typename: 'AbandonedCheckout',
      ...one,
      id: gid('AbandonedCheckout', one.id),
      name: `#${one.id}`,
      abandonedCheckoutUrl: `https://${shop.domain}/1/checkouts/ac/${one.token}/recover?key=k`,
      customer: () => customerOf(one.customerId),
      totalPriceSet: bag(goodsOf(one.lines)),
      lineItems: (args: Paging) => connection(inOrder(one.lines.map(line('AbandonedCheckoutLineItem'))), args, isBulk),
    };
  }

  return { gid, product, customer, order, refund, checkout };
}
