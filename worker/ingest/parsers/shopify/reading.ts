import type { CommonEvent, PersonKeys, ProductState } from '../../event.ts';
import { asObject, firstId, readEmail, readId, readPhone } from '../../reading/keys.ts';
import { firstMoney, readCurrency } from '../../reading/money.ts';
import { iso, readTime } from '../../reading/time.ts';
import type { AcceptedRecord } from '../../record.ts';
import type { Notice } from '../parser.ts';

export type Body = Record<string, unknown>;

/** An event as a topic tells of it; what every event of a record has is added to it. */
export type Told = Pick<CommonEvent, 'messageId' | 'kind' | 'name' | 'occurredAt' | 'properties'> &
  Partial<CommonEvent>;

/** All that a body says. */
export interface Said {
  events?: Told[];
  products?: ProductState[];
  notices?: Notice[];
}

/** Reads the body of one topic; undefined where it says nothing. */
export type Reader = (body: Body, record: AcceptedRecord) => Said | undefined;

/** Whose order or checkout it is. The body's own `user_id` is somebody of the shop's staff. */
export function buyer(body: Body): PersonKeys {
  const person = asObject(body.customer);
  const token = readId(body.cart_token);
  return {
    userId: readId(person.id),
    email: readEmail(body.email) ?? readEmail(body.contact_email) ?? readEmail(person.email),
    phone: readPhone(person.phone) ?? readPhone(body.phone),
    anonymousId: token && cartVisitor(token),
  };
}

export function cartVisitor(token: string): string | undefined {
  return readId(`shopify:cart:${token}`);
}

/** The goods of an order, cart or checkout as they are shown with the event. */
export function productsOf(body: Body) {
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

/** The digits of an id that is written as `gid://shopify/Customer/1`. */
export function digitsOf(gid: unknown): string | undefined {
  return readId(typeof gid === 'string' ? /^gid:\/\/shopify\/\w+\/(\d+)/.exec(gid)?.[1] : undefined);
}

export function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

/** An amount of an order, whose plain amounts are in the shop's own currency. */
export function moneyOf(body: Body, name: string): string | undefined {
  return firstMoney(body[name], setOf(body, name).amount);
}

/** An amount in the shop's own currency of what may tell its plain amounts in the buyer's. */
export function shopMoneyOf(body: Body, name: string): string | undefined {
  return firstMoney(setOf(body, name).amount, body[name]);
}

/** An amount in the shop's own currency, only where it is told by itself. */
export function shopMoneyIn(body: Body, name: string): string | undefined {
  return firstMoney(setOf(body, name).amount);
}

/** The shop's own currency, where an amount says it. */
export function currencyOf(body: Body, name: string): string | undefined {
  return readCurrency(setOf(body, name).currency_code);
}

const setOf = (body: Body, name: string): Body => asObject(asObject(body[`${name}_set`]).shop_money);

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Words that the shop put on something, told as a list or one after the other with commas. */
export function tagsOf(tags: unknown): string[] {
  const list = Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(',') : [];
  return list.flatMap((tag) => (typeof tag === 'string' && tag.trim() ? [tag.trim()] : []));
}

/** The first of several that is a time, at most the time of receipt; that itself when there is none. */
export function timeOf(record: AcceptedRecord, ...values: unknown[]): string {
  const received = Date.parse(record.receivedAt);
  const said = values.map(readTime).find((at) => at !== undefined);
  return iso(Math.min(said ?? received, received));
}
