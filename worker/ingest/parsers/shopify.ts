import { type CommonEvent, type OrderState, type PersonKeys, SHOP_RANK } from '../event.ts';
import { readJson, storableJson } from '../reading/json.ts';
import { asObject, firstId, readEmail, readId, readPhone } from '../reading/keys.ts';
import { addMoney, firstMoney, readCurrency } from '../reading/money.ts';
import { iso, readTime } from '../reading/time.ts';
import type { AcceptedRecord } from '../record.ts';
import type { Parsed, Parser } from './parser.ts';

type Body = Record<string, unknown>;
type Told = Pick<CommonEvent, 'messageId' | 'kind' | 'name' | 'occurredAt' | 'properties'> & Partial<CommonEvent>;
type Reader = (body: Body, record: AcceptedRecord) => Told | undefined;

/**
 * Shopify's webhooks, by topic. Shopify sends a topic more than once, late and in any order, so every message id comes
 * from what the message is about: all the topics of one order are one purchase.
 */
const TOPICS = new Map<string, Reader>([
  ['orders/create', order],
  ['orders/updated', order],
  ['orders/paid', order],
  ['orders/cancelled', order],
  ['orders/fulfilled', order],
  ['orders/partially_fulfilled', order],
  ['refunds/create', refund],
  ['customers/create', customer],
  ['customers/update', customer],
  ['customers/enable', customer],
  ['customers/disable', customer],
  ['carts/create', cart],
  ['carts/update', cart],
  ['checkouts/create', checkout],
  ['checkouts/update', checkout],
]);

export const shopify: Parser = {
  parse(record): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const topic = record.headers.topic ?? '';
    const body = asObject(json.value);
    const told = TOPICS.get(topic)?.(body, record);
    if (!told) return { kind: 'events', events: [], dropped: ['unsupported'] };
    const event: CommonEvent = {
      sourceId: record.sourceId,
      originalName: topic,
      receivedAt: record.receivedAt,
      context: { topic },
      raw: storableJson(record.body, json.value),
      historical: false,
      ...told,
    };
    return { kind: 'events', events: [event], dropped: [] };
  },
};

function order(body: Body, record: AcceptedRecord): Told | undefined {
  const orderId = readId(body.id);
  if (!orderId) return undefined;
  const placedAt = timeOf(record, body.processed_at, body.created_at);
  const total = firstMoney(body.total_price, body.current_total_price) ?? '0';
  const currency = readCurrency(body.currency);
  const cancelledAt = readTime(body.cancelled_at);
  const state: OrderState = {
    orderId,
    rank: SHOP_RANK,
    stateAt: timeOf(record, body.updated_at, body.created_at),
    placedAt,
    total,
    currency,
    cancelledAt: cancelledAt === undefined ? undefined : iso(cancelledAt),
    isTest: body.test === true,
  };
  return {
    messageId: `shopify:order:${orderId}`,
    kind: 'track',
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
      products: itemsOf(body),
    },
    order: state,
  };
}

/** What was given back: the transactions that succeeded, else the lines with their tax. Once for each refund id. */
function refund(body: Body, record: AcceptedRecord): Told | undefined {
  const refundId = readId(body.id);
  if (!refundId) return undefined;
  const orderId = readId(body.order_id);
  const paid = listOf(body.transactions).filter(({ kind, status }) => kind === 'refund' && status === 'success');
  const lines = listOf(body.refund_line_items).flatMap(({ subtotal, total_tax }) => [subtotal, total_tax]);
  const amount = addMoney(
    ...(paid.length > 0 ? paid.map(({ amount }) => amount) : lines).map((one) => firstMoney(one)),
  );
  const currency = readCurrency(paid[0]?.currency);
  const refundedAt = timeOf(record, body.processed_at, body.created_at);
  return {
    messageId: `shopify:refund:${refundId}`,
    kind: 'track',
    name: 'refund',
    occurredAt: refundedAt,
    value: amount,
    currency,
    orderId,
    properties: { refund_id: refundId, order_id: orderId, amount, currency },
    refund: { refundId, orderId, amount, currency, refundedAt },
  };
}

function customer(body: Body, record: AcceptedRecord): Told | undefined {
  const userId = readId(body.id);
  if (!userId) return undefined;
  const { first_name, last_name, email, phone, tags, state, currency, verified_email, accepts_marketing } = body;
  const consent = asObject(body.email_marketing_consent).state;
  const traits = {
    ...{ first_name, last_name, email, phone, tags, state, currency, verified_email, accepts_marketing },
    ...(consent === undefined ? {} : { email_marketing: consent }),
  };
  const at = timeOf(record, body.updated_at, body.created_at);
  return {
    messageId: `shopify:customer:${userId}:${at}`,
    kind: 'identify',
    name: 'identify',
    userId,
    email: readEmail(email),
    phone: readPhone(phone),
    occurredAt: at,
    properties: {},
    traits: Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== null && value !== undefined)),
  };
}

/** A cart says nothing of its buyer; its token is a visitor's, until an order or checkout shows whose. */
function cart(body: Body, record: AcceptedRecord): Told | undefined {
  const token = readId(body.token ?? body.id);
  const products = itemsOf(body);
  if (!token || products.length === 0) return undefined;
  const updated = readTime(body.updated_at);
  return {
    messageId: `shopify:cart:${token}:${updated === undefined ? record.headers.digest : iso(updated)}`,
    kind: 'track',
    name: 'add_to_cart',
    anonymousId: cartVisitor(token),
    occurredAt: timeOf(record, body.updated_at, body.created_at),
    value: addMoney(...listOf(body.line_items).map(({ line_price }) => firstMoney(line_price))),
    currency: readCurrency(body.currency),
    properties: { cart_token: token, products },
  };
}

function checkout(body: Body, record: AcceptedRecord): Told | undefined {
  const id = readId(body.token ?? body.id);
  if (!id) return undefined;
  const value = firstMoney(body.total_price);
  const currency = readCurrency(body.currency);
  return {
    messageId: `shopify:checkout:${id}`,
    kind: 'track',
    name: 'checkout',
    ...buyer(body),
    occurredAt: timeOf(record, body.created_at),
    value,
    currency,
    properties: { checkout_token: id, cart_token: body.cart_token, value, currency, products: itemsOf(body) },
  };
}

/** Whose order or checkout it is. The body's own `user_id` is somebody of the shop's staff. */
function buyer(body: Body): PersonKeys {
  const person = asObject(body.customer);
  const token = readId(body.cart_token);
  return {
    userId: readId(person.id),
    email: readEmail(body.email) ?? readEmail(body.contact_email) ?? readEmail(person.email),
    phone: readPhone(person.phone) ?? readPhone(body.phone),
    anonymousId: token && cartVisitor(token),
  };
}

function cartVisitor(token: string): string | undefined {
  return readId(`shopify:cart:${token}`);
}

function itemsOf(body: Body) {
  return listOf(body.line_items)
    .slice(0, 250)
    .map((item) => ({
      product_id: firstId(item.product_id),
      variant_id: firstId(item.variant_id),
      sku: item.sku,
      name: item.title,
      price: item.price,
      quantity: item.quantity,
    }));
}

function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** The first of several that is a time, at most the time of receipt; that itself when there is none. */
function timeOf(record: AcceptedRecord, ...values: unknown[]): string {
  const received = Date.parse(record.receivedAt);
  const said = values.map(readTime).find((at) => at !== undefined);
  return iso(Math.min(said ?? received, received));
}
