import {
  BEHAVIOUR,
  type CommonEvent,
  type DropReason,
  type EventKind,
  type OrderItem,
  type OrderState,
  type SaidConsent,
} from '../event.ts';
import { normaliseName } from '../names.ts';
import { refusesAnalytics, withoutPerson } from '../reading/consent.ts';
import { readJson } from '../reading/json.ts';
import { asObject, firstId, MAX_ID, personKeys, readId } from '../reading/keys.ts';
import { addMoney, firstMoney, negative, readCurrency, readMoney } from '../reading/money.ts';
import { iso, occurredAt, readTime } from '../reading/time.ts';
import type { AcceptedRecord } from '../record.ts';
import type { Parsed, Parser } from './parser.ts';

const KINDS: readonly EventKind[] = ['track', 'page', 'screen', 'identify', 'group', 'alias'];

/** Segment's HTTP tracking API: one call, or a batch of them. The call's own kind is in `headers.type`. */
export const segment: Parser = {
  parse(record): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const body = asObject(json.value);
    const batch = Array.isArray(body.batch) ? body.batch : [body];
    const events: CommonEvent[] = [];
    const dropped: DropReason[] = [];
    for (const [index, one] of batch.entries()) {
      const event = readMessage(asObject(one), body, record, index);
      if (typeof event === 'string') dropped.push(event);
      else events.push(event);
    }
    return { kind: 'events', events, dropped };
  },
};

function readMessage(
  message: Record<string, unknown>,
  outer: Record<string, unknown>,
  record: AcceptedRecord,
  index: number,
): CommonEvent | DropReason {
  const type = message.type ?? record.headers.type;
  const kind = KINDS.find((one) => one === type);
  if (!kind) return 'unsupported';
  const originalName = nameOf(kind, message);
  if (originalName === undefined) return 'no_event_name';
  // For which of the sender's other tools a message is meant is kept: what is passed on from here goes by it.
  const integrations = { ...asObject(outer.integrations), ...asObject(message.integrations) };
  const context: Record<string, unknown> = {
    ...asObject(outer.context),
    ...asObject(message.context),
    ...(Object.keys(integrations).length > 0 ? { integrations } : {}),
  };
  const properties = withGoods(asObject(message.properties));
  const ecommerce = asObject(properties.ecommerce);
  const shop: Record<string, unknown> = { ...ofActions(ecommerce), ...ecommerce, ...properties };
  const at = iso(timeOf(message, outer, Date.parse(record.receivedAt)));
  // A group's traits are those of the company and not of whoever belongs to it.
  const keys = personKeys({ ...message, context, ...(kind === 'group' ? { traits: {} } : {}) });
  const event: CommonEvent = {
    sourceId: record.sourceId,
    messageId: ownId(message.messageId) ?? `${record.id}:${index}`,
    kind,
    name: nameHere(kind, originalName),
    originalName,
    ...keys,
    // The id that was used until now is a visitor's, as far as an alias can tell.
    anonymousId: keys.anonymousId ?? (kind === 'alias' ? firstId(message.previousId) : undefined),
    occurredAt: at,
    receivedAt: record.receivedAt,
    value: amountOf(nameHere(kind, originalName), shop),
    currency: readCurrency(shop.currency),
    orderId: firstId(shop.order_id, shop.orderId, shop.transaction_id, shop.transactionId),
    properties: kind === 'page' || kind === 'screen' ? withPageName(message, properties) : properties,
    context,
    // What tells about people says it outside of its properties: a group's id, an alias's former one.
    raw: BEHAVIOUR.has(kind) ? undefined : JSON.stringify(message),
    traits: kind === 'identify' ? asObject(message.traits) : undefined,
    ...(kind === 'identify' && consentsIn(message, at)),
    historical: (message.historical ?? context.historical ?? outer.historical) === true,
  };
  const whole = { ...event, order: orderIn(event, shop) };
  if (!refusesAnalytics(context)) return whole;
  if (BEHAVIOUR.has(kind)) return withoutPerson(whole);
  // Who signs up for a channel, or leaves it, says so on purpose: that counts whatever the cookie banner was told.
  return event.consents ? whole : 'no_consent';
}

/**
 * When it happened. Who passed messages on, as Segment does, has corrected `timestamp` by when it received them; else the
 * sender's two times correct each other.
 */
function timeOf(message: Record<string, unknown>, outer: Record<string, unknown>, received: number): number {
  const { originalTimestamp, timestamp, receivedAt } = message;
  const corrected = originalTimestamp === undefined || receivedAt === undefined ? undefined : readTime(timestamp);
  if (corrected !== undefined) return occurredAt(received, corrected, undefined);
  return occurredAt(received, readTime(originalTimestamp ?? timestamp), readTime(outer.sentAt ?? message.sentAt));
}

/** Analytics and Tag Manager call a product an item: it is one here, with all that was told of it. */
function withGoods(properties: Record<string, unknown>): Record<string, unknown> {
  const ecommerce = asObject(properties.ecommerce);
  const items = [properties.products, properties.items, ecommerce.items].find(Array.isArray);
  const told: Record<string, unknown>[] = (items ?? []).map(asObject);
  if (told.some(({ item_id, item_name }) => item_id !== undefined || item_name !== undefined)) {
    return {
      ...properties,
      products: told.map((item) => ({ product_id: item.item_id, name: item.item_name, ...item })),
    };
  }
  const { products } = ofActions(ecommerce);
  return products && !items ? { ...properties, products } : properties;
}

const ACTIONS = ['purchase', 'refund', 'checkout', 'add', 'remove', 'detail'] as const;

/**
 * What Universal Analytics' enhanced ecommerce says, which many a data layer still speaks:
 * `ecommerce: { currencyCode, purchase: { actionField: { id, revenue }, products: [{ id, name, price }] } }`. Its revenue is with
 * tax and shipping.
 */
function ofActions(ecommerce: Record<string, unknown>): Record<string, unknown> {
  const action = ACTIONS.map((one) => asObject(ecommerce[one])).find((one) => Object.keys(one).length > 0);
  if (!action) return {};
  const { id, revenue, tax, shipping, coupon } = asObject(action.actionField);
  const products = Array.isArray(action.products) ? action.products.map(asObject) : undefined;
  return {
    ...{ order_id: id, total: revenue, tax, shipping, coupon, currency: ecommerce.currencyCode },
    ...(products ? { products: products.map((one) => ({ product_id: one.id, ...one })) } : {}),
  };
}

const CHANNELS = ['email', 'sms', 'push', 'whatsapp', 'messenger'] as const;
const SAID = new Map<unknown, SaidConsent['state']>([
  [true, 'subscribed'],
  ['subscribed', 'subscribed'],
  [false, 'unsubscribed'],
  ['unsubscribed', 'unsubscribed'],
]);

/** What an `identify` says was allowed or refused: `traits.consent`, such as `{ "email": "subscribed", "sms": false }`. */
function consentsIn(message: Record<string, unknown>, at: string): { consents?: SaidConsent[] } {
  const said = asObject(asObject(message.traits).consent);
  const consents = CHANNELS.flatMap((channel) => {
    const state = SAID.get(said[channel]);
    return state ? [{ channel, state, at, evidence: { told: 'identify' } }] : [];
  });
  return consents.length > 0 ? { consents } : {};
}

/**
 * An order with its lines and with what its money is made of, where a purchase tells any of it; without, the purchase
 * itself makes the order. What an update tells is a change of an order that was placed.
 */
function orderIn(
  { name, kind, orderId, occurredAt, value, currency }: CommonEvent,
  shop: Record<string, unknown>,
): OrderState | undefined {
  const products = Array.isArray(shop.products) ? shop.products.map(asObject) : [];
  const parts = moneyIn(shop);
  const tells = products.length > 0 || Object.values(parts).some((amount) => amount !== undefined);
  const isChange = name === 'order_updated' && value !== undefined;
  const isOrder = isChange || (name === 'purchase' && tells);
  if (!isOrder || kind !== 'track' || !orderId) return undefined;
  return {
    ...{ orderId, rank: 0, stateAt: occurredAt, placedAt: occurredAt, total: value ?? '0', currency, isTest: false },
    ...parts,
    // What the goods came to before the change is not what they come to now.
    ...(isChange ? { isChange, subtotal: parts.subtotal ?? value } : {}),
    items: products.length > 0 ? products.slice(0, MOST_ITEMS).map(itemIn) : undefined,
  };
}

function itemIn(product: Record<string, unknown>): OrderItem {
  return {
    productId: firstId(product.product_id, product.productId),
    variantId: firstId(product.variant_id, product.variantId),
    sku: firstId(product.sku),
    name: firstId(product.name, product.title, product.product_id, product.sku) ?? '',
    quantity: wholeNumber(product.quantity),
    price: firstMoney(product.price),
  };
}

/**
 * What an order's money is made of, as far as it is told. A `total` is with tax and shipping, `revenue` without them: where
 * the order's value is its total and no subtotal is told, the goods are the total less both.
 */
function moneyIn({ revenue, total, subtotal, discount, tax, shipping }: Record<string, unknown>) {
  const amounts = {
    subtotal: firstMoney(subtotal),
    discounts: firstMoney(discount),
    tax: firstMoney(tax),
    shipping: firstMoney(shipping),
  };
  const whole = readMoney(revenue) === undefined ? readMoney(total) : undefined;
  const known = [amounts.tax, amounts.shipping].filter((amount) => amount !== undefined);
  if (amounts.subtotal !== undefined || whole === undefined || known.length === 0) return amounts;
  return { ...amounts, subtotal: addMoney(whole, ...known.map(negative)) };
}

const MOST_ITEMS = 1000;

function wholeNumber(value: unknown): number {
  const number = Number(value ?? 1);
  return Number.isSafeInteger(number) && Math.abs(number) < 2 ** 31 ? number : 1;
}

/** Ids that PulseHub gives to what arrives signed. A write key is public: nobody may take one of these with it. */
const GIVEN_HERE = /^(?:shopify|webhook|facebook|google):/;

function ownId(value: unknown): string | undefined {
  const id = readId(value);
  return id && GIVEN_HERE.test(id) ? readId(`segment:${id}`) : id;
}

/** What the sender called it: a page and a screen have names of their own, but all are views. */
function nameOf(kind: EventKind, message: Record<string, unknown>): string | undefined {
  if (kind !== 'track') return kind;
  const name = typeof message.event === 'string' ? message.event.trim().slice(0, MAX_ID) : '';
  return name || undefined;
}

function nameHere(kind: EventKind, original: string): string {
  if (kind === 'page') return 'page_view';
  if (kind === 'screen') return 'screen_view';
  return BEHAVIOUR.has(kind) ? normaliseName(original) : kind;
}

function withPageName(message: Record<string, unknown>, properties: Record<string, unknown>) {
  const { name, category } = message;
  return {
    ...(typeof category === 'string' ? { category } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...properties,
  };
}

/** Of a purchase: `revenue`, else `total`, else `value`. */
function amountOf(name: string, properties: Record<string, unknown>): string | undefined {
  const { revenue, total, value } = properties;
  return ['purchase', 'refund', 'order_updated', 'order_cancelled'].includes(name)
    ? firstMoney(revenue, total, value)
    : firstMoney(value, revenue, total);
}
