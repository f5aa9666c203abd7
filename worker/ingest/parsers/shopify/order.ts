import { type OrderItem, type OrderState, SHOP_RANK } from '../../event.ts';
import { asObject, firstId, readId } from '../../reading/keys.ts';
import { addMoney, negative, readCurrency } from '../../reading/money.ts';
import { iso, readTime } from '../../reading/time.ts';
import {
  type Body,
  buyer,
  currencyOf,
  digitsOf,
  listOf,
  moneyOf,
  productsOf,
  type Reader,
  textOf,
  timeOf,
} from './reading.ts';
import { refundsIn } from './refund.ts';

const MOST_ITEMS = 1000;

/** A state of an order: one purchase, whatever is told of it, and a refund for each that it lists. */
export const order: Reader = (body, record) => {
  const orderId = readId(body.id) ?? digitsOf(body.admin_graphql_api_id);
  if (!orderId) return undefined;
  const placedAt = timeOf(record, body.processed_at, body.created_at);
  const total = moneyOf(body, 'total_price') ?? moneyOf(body, 'current_total_price') ?? '0';
  const currency = readCurrency(body.currency) ?? currencyOf(body, 'total_price');
  const cancelledAt = readTime(body.cancelled_at);
  // Whoever asked Shopify for the order may know that it is true as of a later time than it was changed.
  const changedAt = timeOf(record, record.headers.stateAt, body.updated_at, body.created_at);
  const state: OrderState = {
    orderId,
    rank: SHOP_RANK,
    // What says that it was cancelled is not true as of before that, whatever time it gives.
    stateAt: [changedAt, cancelledAt === undefined ? '' : timeOf(record, body.cancelled_at)].sort()[1] ?? changedAt,
    placedAt,
    total,
    currency,
    cancelledAt: cancelledAt === undefined ? undefined : iso(cancelledAt),
    isTest: body.test === true,
    number: textOf(body.name),
    subtotal: goodsOf(body),
    discounts: moneyOf(body, 'total_discounts'),
    tax: moneyOf(body, 'total_tax'),
    shipping: shippingOf(body),
    items: Array.isArray(body.line_items) ? itemsOf(body) : undefined,
  };
  const purchase = {
    messageId: `shopify:order:${orderId}`,
    kind: 'track' as const,
    name: 'purchase',
    ...buyer(body),
    occurredAt: placedAt,
    value: total,
    currency,
    orderId,
    properties: {
      order_id: orderId,
      order_number: body.order_number,
      order_name: body.name,
      total,
      currency,
      discount_codes: body.discount_codes,
      products: productsOf(body),
    },
    order: state,
  };
  return { events: [purchase, ...refundsIn(body, { orderId, stateAt: state.stateAt, currency, record })] };
};

/** Shopify names the order and nothing else: what was known of it stays, but it counts no more. */
export const deletedOrder: Reader = (body, record) => {
  const orderId = readId(body.id);
  if (!orderId) return undefined;
  const at = timeOf(record, record.headers.stateAt, record.headers.triggeredAt);
  return {
    events: [
      {
        messageId: `shopify:order-deleted:${orderId}`,
        kind: 'track',
        name: 'order_deleted',
        occurredAt: at,
        orderId,
        properties: { order_id: orderId },
        order: {
          ...{ orderId, rank: SHOP_RANK, stateAt: at, placedAt: at, total: '0', cancelledAt: at, isTest: false },
          gone: true,
        },
      },
    ],
  };
};

/** That an order was edited; the state it has now comes by `orders/updated`. */
export const editedOrder: Reader = (body, record) => {
  const edit = asObject(body.order_edit);
  const [id, orderId] = [readId(edit.id), readId(edit.order_id)];
  if (!id || !orderId) return undefined;
  return {
    events: [
      {
        messageId: `shopify:order-edit:${id}`,
        kind: 'track',
        name: 'order_edited',
        occurredAt: timeOf(record, edit.committed_at, edit.created_at),
        orderId,
        properties: { order_id: orderId, notify_customer: edit.notify_customer },
      },
    ],
  };
};

/** The goods without tax. Where prices are shown with tax, the subtotal has that of the goods in it. */
function goodsOf(body: Body): string | undefined {
  const [told, tax] = [moneyOf(body, 'subtotal_price'), moneyOf(body, 'total_tax')];
  if (told === undefined || tax === undefined || body.taxes_included !== true) return told;
  const ofShipping = listOf(body.shipping_lines).flatMap((line) => listOf(line.tax_lines));
  return addMoney(told, negative(tax), ...ofShipping.map((line) => moneyOf(line, 'price')));
}

function shippingOf(body: Body): string | undefined {
  const told = moneyOf(body, 'total_shipping_price');
  if (told !== undefined || !Array.isArray(body.shipping_lines)) return told;
  const lines = listOf(body.shipping_lines).filter((line) => line.is_removed !== true);
  return addMoney(...lines.map((line) => moneyOf(line, 'discounted_price') ?? moneyOf(line, 'price')));
}

function itemsOf(body: Body): OrderItem[] {
  return listOf(body.line_items)
    .slice(0, MOST_ITEMS)
    .map((item) => ({
      productId: firstId(item.product_id),
      variantId: firstId(item.variant_id),
      sku: textOf(item.sku),
      name: textOf(item.title) ?? textOf(item.name) ?? '',
      quantity: wholeNumber(item.quantity),
      price: moneyOf(item, 'price'),
    }));
}

function wholeNumber(value: unknown): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && Math.abs(number) < 2 ** 31 ? number : 0;
}
