import { createHmac, randomUUID } from 'node:crypto';
import {
  type Checkout,
  type Customer,
  decimal,
  goodsOf,
  type Line,
  type Order,
  type Product,
  type Refund,
  type Shop,
  totalOf,
} from './shop.ts';

/** A webhook as Shopify sends it: its topic, and the body in the form of the REST API. */
export interface Webhook {
  topic: string;
  body: string;
}

/** Ids are numbers on the wire, some too long for a double: they are written digit by digit. */
const ID = '\u0001';
const number = (digits: string | null) => (digits === null ? null : `${ID}${digits}`);
const write = (body: unknown) => JSON.stringify(body).replaceAll(/"\\u0001(\d+)"/g, '$1');

export const orderWebhook = (topic: string, shop: Shop, order: Order): Webhook => ({
  topic,
  body: write(orderBody(shop, order)),
});
export const refundWebhook = (shop: Shop, order: Order, refund: Refund): Webhook => ({
  topic: 'refunds/create',
  body: write(refundBody(shop, order, refund)),
});
export const customerWebhook = (topic: string, customer: Customer): Webhook => ({
  topic,
  body: write(customerBody(customer)),
});
export const checkoutWebhook = (topic: string, shop: Shop, checkout: Checkout): Webhook => ({
  topic,
  body: write({
    id: number(checkout.id),
    token: checkout.token,
    cart_token: checkout.cartToken,
    email: checkout.email,
    ...{ created_at: checkout.createdAt, updated_at: checkout.updatedAt, completed_at: checkout.completedAt },
    currency: shop.currency,
    total_price: decimal(goodsOf(checkout.lines)),
    customer: customerOf(shop, checkout.customerId),
    line_items: checkout.lines.map(lineBody),
  }),
});
export const productWebhook = (topic: string, product: Product): Webhook => ({
  topic,
  body: write({
    id: number(product.id),
    title: product.title,
    body_html: `<p>${product.description}</p>`,
    ...{ vendor: product.vendor, product_type: product.productType, handle: product.handle },
    ...{ created_at: product.createdAt, updated_at: product.updatedAt, tags: product.tags.join(', ') },
    status: product.status.toLowerCase(),
    variants: [{ id: number(product.id), price: decimal(product.price) }],
    image: product.imageUrl && { src: product.imageUrl },
  }),
});
export const mergeWebhook = (kept: string, deleted: string): Webhook => ({
  topic: 'customers/merge',
  body: write({
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
    ...{ admin_graphql_api_job_id: null, status: 'completed', errors: [] },
  }),
});
export const tagsWebhook = (topic: string, customerId: string, tags: string[]): Webhook => ({
  topic,
  body: write({ customerId: `gid://shopify/Customer/${customerId}`, tags, occurredAt: new Date().toISOString() }),
});
export const deletedWebhook = (topic: string, id: string): Webhook => ({ topic, body: write({ id: number(id) }) });

function orderBody(shop: Shop, order: Order) {
  return {
    id: number(order.id),
    name: `#${order.number}`,
    order_number: order.number,
    ...{ created_at: order.createdAt, updated_at: order.updatedAt, processed_at: order.processedAt },
    cancelled_at: order.cancelledAt,
    test: order.test,
    ...{ email: order.email, phone: order.phone, currency: shop.currency },
    ...{ cart_token: order.cartToken, checkout_token: order.checkoutToken },
    subtotal_price: decimal(goodsOf(order.lines) - order.discounts),
    total_discounts: decimal(order.discounts),
    total_tax: decimal(order.tax),
    total_shipping_price_set: set(shop, order.shipping),
    total_price: decimal(totalOf(order)),
    taxes_included: order.taxesIncluded,
    discount_codes: order.discountCodes.map((code) => ({
      code,
      amount: decimal(order.discounts),
      type: 'fixed_amount',
    })),
    customer: customerOf(shop, order.customerId),
    line_items: order.lines.map((line) => ({ ...lineBody(line), tax_lines: taxLines(order) })),
    refunds: order.refunds.map((refund) => refundBody(shop, order, refund)),
  };
}

const taxLines = ({ taxRate }: Order) => (taxRate ? [{ title: 'VAT', rate: taxRate }] : []);

function refundBody(shop: Shop, order: Order, refund: Refund) {
  return {
    id: number(refund.id),
    order_id: number(order.id),
    ...{ created_at: refund.createdAt, processed_at: refund.createdAt, note: refund.note },
    refund_line_items: refund.lines.map(({ lineId, quantity, subtotal, tax }) => ({
      ...{ line_item_id: number(lineId), quantity, subtotal: subtotal / 100, total_tax: tax / 100 },
      line_item: { id: number(lineId), tax_lines: taxLines(order) },
    })),
    transactions: refund.transactions.map(({ id, kind, status, amount }) => ({
      ...{ id: number(id), kind: kind.toLowerCase(), status: status.toLowerCase(), amount: decimal(amount) },
      currency: shop.currency,
    })),
  };
}

function customerBody(customer: Customer) {
  const consent = (marketing: Customer['emailMarketing']) =>
    marketing && {
      state: marketing.state.toLowerCase(),
      opt_in_level: 'single_opt_in',
      consent_updated_at: marketing.updatedAt,
    };
  return {
    id: number(customer.id),
    ...{ first_name: customer.firstName, last_name: customer.lastName, email: customer.email, phone: customer.phone },
    ...{ created_at: customer.createdAt, updated_at: customer.updatedAt, tags: customer.tags.join(', ') },
    ...{ state: 'disabled', verified_email: true },
    email_marketing_consent: consent(customer.emailMarketing),
    sms_marketing_consent: consent(customer.smsMarketing),
  };
}

function customerOf(shop: Shop, id: string | null) {
  const customer = id ? shop.customers.get(id) : undefined;
  return customer ? customerBody(customer) : null;
}

const set = (shop: Shop, cents: number) => ({
  shop_money: { amount: decimal(cents), currency_code: shop.currency },
  presentment_money: { amount: decimal(cents), currency_code: shop.currency },
});

const lineBody = (line: Line) => ({
  id: number(line.id),
  ...{ title: line.title, name: line.title, quantity: line.quantity, sku: line.sku, price: decimal(line.price) },
  ...{ product_id: number(line.productId), variant_id: number(line.variantId) },
});

/** Shares of messages that meet with what Shopify says may happen to them. */
export interface Faults {
  drop?: number;
  double?: number;
  reorder?: number;
  late?: number;
}

/**
 * The order in which messages arrive when so many of them are dropped, doubled, moved about or come a day late (those
 * are by themselves: send them last). The same seed gives the same arrivals.
 */
export function arrivals<T>(messages: T[], faults: Faults, seed = 1): { onTime: T[]; late: T[] } {
  const random = randomOf(seed);
  const placed: { at: number; message: T }[] = [];
  const late: T[] = [];
  messages.forEach((message, n) => {
    if (random() < (faults.drop ?? 0)) return;
    const isLate = random() < (faults.late ?? 0);
    const at = random() < (faults.reorder ?? 0) ? n + Math.floor(random() * 200) - 100 : n;
    if (isLate) late.push(message);
    else placed.push({ at, message });
    if (random() < (faults.double ?? 0)) placed.push({ at: at + 1 + Math.floor(random() * 20), message });
  });
  placed.sort((a, b) => a.at - b.at);
  return { onTime: placed.map(({ message }) => message), late };
}

/** Sends a webhook, signed with the app's secret. Returns the status it was answered with. */
export async function sendWebhook(
  address: string,
  secret: string,
  shop: Shop,
  { topic, body }: Webhook,
): Promise<number> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'X-Shopify-Shop-Domain': shop.domain,
      'X-Shopify-API-Version': '2026-10',
      'X-Shopify-Webhook-Id': randomUUID(),
      'X-Shopify-Event-Id': randomUUID(),
      'X-Shopify-Triggered-At': new Date().toISOString(),
    },
    body,
  });
  await response.body?.cancel();
  return response.status;
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
