import { addMoney } from '../../../ingest/reading/money.ts';
import type { FetchedRecord } from '../provider.ts';
import type { Checkout, Customer, Line, Order, Product, Refund } from './queries.ts';

/**
 * What was fetched, in the form of the webhook that tells of the same: one parser reads both. Ids are text, which
 * keeps every digit; amounts are the shop's own currency.
 */

/** An order with all its lines and refunds. `stateAt` says as of when it is true, where that is not `updatedAt`. */
export function orderRecord(order: Order, lines: Line[], refunds: Refund[], stateAt?: string): FetchedRecord {
  const currency = order.totalPriceSet.shopMoney.currencyCode;
  return record(
    'orders/updated',
    {
      id: order.legacyResourceId,
      name: order.name,
      ...{ created_at: order.createdAt, updated_at: order.updatedAt, processed_at: order.processedAt },
      cancelled_at: order.cancelledAt,
      test: order.test,
      ...{ email: order.email, phone: order.phone, currency },
      discount_codes: order.discountCodes.map((code) => ({ code })),
      subtotal_price: order.subtotalPriceSet?.shopMoney.amount,
      total_discounts: order.totalDiscountsSet?.shopMoney.amount,
      total_tax: order.totalTaxSet?.shopMoney.amount,
      total_shipping_price_set: { shop_money: { amount: order.totalShippingPriceSet.shopMoney.amount } },
      total_price: order.totalPriceSet.shopMoney.amount,
      taxes_included: order.taxesIncluded,
      shipping_lines: (order.shippingLine ? [order.shippingLine] : []).map(({ taxLines }) => ({
        tax_lines: taxLines.map(({ priceSet }) => ({ price: priceSet.shopMoney.amount })),
      })),
      customer: buyerOf(order),
      line_items: lines.map(lineOf),
      refunds: refunds.map((refund) => refundOf(refund, order, currency)),
    },
    stateAt,
  );
}

/** `total_refunded_set` is what was paid back in fact, as the transactions say; a webhook leaves that to be summed up. */
function refundOf(refund: Refund, order: Order, currency: string) {
  const paying = refund.transactions.nodes;
  const paid = paying.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS');
  const amount = addMoney(...paid.map(({ amountSet }) => amountSet.shopMoney.amount));
  return {
    id: refund.legacyResourceId,
    order_id: order.legacyResourceId,
    ...{ created_at: refund.createdAt, updated_at: refund.updatedAt },
    total_refunded_set: { shop_money: { amount, currency_code: currency } },
    // What is not paid back yet, or never was, takes no goods away.
    transactions: paying.map(({ kind, status }) => ({ kind: kind.toLowerCase(), status: status.toLowerCase() })),
    refund_line_items: refund.refundLineItems.nodes.map(({ quantity, lineItem, subtotalSet, totalTaxSet }) => ({
      ...{ line_item_id: digitsOf(lineItem.id), quantity, subtotal: subtotalSet.shopMoney.amount },
      total_tax: totalTaxSet.shopMoney.amount,
      line_item: { tax_lines: lineItem.taxLines },
    })),
    order_adjustments: refund.orderAdjustments.nodes.map(({ amountSet, taxAmountSet }) => ({
      amount: amountSet.shopMoney.amount,
      tax_amount: taxAmountSet.shopMoney.amount,
    })),
    refund_shipping_lines: refund.refundShippingLines.nodes.map(({ subtotalAmountSet, taxAmountSet }) => ({
      subtotal_amount: subtotalAmountSet.shopMoney.amount,
      tax_amount: taxAmountSet.shopMoney.amount,
    })),
  };
}

export function customerRecord(customer: Customer): FetchedRecord {
  const { defaultEmailAddress: email, defaultPhoneNumber: phone } = customer;
  const consent = (said: { marketingState: string; marketingUpdatedAt: string | null } | null) =>
    said && { state: said.marketingState.toLowerCase(), consent_updated_at: said.marketingUpdatedAt };
  return record('customers/update', {
    id: customer.legacyResourceId,
    ...{ first_name: customer.firstName, last_name: customer.lastName },
    ...{ email: email?.emailAddress, phone: phone?.phoneNumber, tags: customer.tags.join(', ') },
    ...{ state: customer.state.toLowerCase(), verified_email: customer.verifiedEmail },
    ...{ created_at: customer.createdAt, updated_at: customer.updatedAt },
    email_marketing_consent: consent(email),
    sms_marketing_consent: consent(phone),
  });
}

export function productRecord(product: Product): FetchedRecord {
  const { amount, currencyCode } = product.priceRangeV2.minVariantPrice;
  const url = product.featuredMedia?.preview?.image?.url;
  return record('products/update', {
    id: product.legacyResourceId,
    ...{ title: product.title, body_html: product.descriptionHtml, handle: product.handle, vendor: product.vendor },
    ...{ product_type: product.productType, tags: product.tags.join(', '), status: product.status.toLowerCase() },
    variants: [{ price: amount }],
    currency: currencyCode,
    image: url ? { src: url } : null,
    ...{ created_at: product.createdAt, updated_at: product.updatedAt },
  });
}

export function checkoutRecord(checkout: Checkout, lines: Line[]): FetchedRecord {
  const { amount, currencyCode } = checkout.totalPriceSet.shopMoney;
  return record('checkouts/update', {
    id: digitsOf(checkout.id),
    ...{ created_at: checkout.createdAt, updated_at: checkout.updatedAt, completed_at: checkout.completedAt },
    ...{ currency: currencyCode, total_price: amount, customer: buyerOf(checkout) },
    line_items: lines.map(lineOf),
  });
}

/** That an order is no more: what Shopify says when somebody deletes one. */
export function deletedOrderRecord(id: string, stateAt: string): FetchedRecord {
  return record('orders/delete', { id }, stateAt);
}

/** That a customer was given up for another. */
export function mergedRecord(kept: string, gone: string): FetchedRecord {
  return record('customers/merge', {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${gone}`,
    status: 'completed',
  });
}

/** That a refund we hold is none: nothing of it was paid back. */
export function voidRefundRecord(id: string, orderId: string, createdAt: string, stateAt: string): FetchedRecord {
  const nothing = { shop_money: { amount: '0' } };
  const body = { id, order_id: orderId, created_at: createdAt, total_refunded_set: nothing, refund_line_items: [] };
  return record('refunds/create', body, stateAt);
}

function buyerOf({ customer }: Order | Checkout) {
  return (
    customer && {
      id: customer.legacyResourceId,
      ...{ first_name: customer.firstName, last_name: customer.lastName },
      ...{ email: customer.defaultEmailAddress?.emailAddress, phone: customer.defaultPhoneNumber?.phoneNumber },
    }
  );
}

function lineOf(line: Line) {
  return {
    ...{ id: digitsOf(line.id), title: line.title, quantity: line.quantity, sku: line.sku },
    price: line.originalUnitPriceSet.shopMoney.amount,
    ...{ product_id: line.product?.legacyResourceId, variant_id: line.variant?.legacyResourceId },
  };
}

function record(topic: string, body: unknown, stateAt?: string): FetchedRecord {
  return { kind: 'shopify', headers: { topic, ...(stateAt ? { stateAt } : {}) }, body: JSON.stringify(body) };
}

export function digitsOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1).replace(/\D.*$/, '');
}
