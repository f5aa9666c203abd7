import { digestOf } from '../../digest.ts';
import { readId } from '../../reading/keys.ts';
import { addMoney, readCurrency } from '../../reading/money.ts';
import { iso, readTime } from '../../reading/time.ts';
import {
  buyer,
  cartVisitor,
  currencyOf,
  listOf,
  moneyOf,
  productsOf,
  type Reader,
  shopMoneyOf,
  type Told,
  timeOf,
} from './reading.ts';

/** A cart says nothing of its buyer; its token is a visitor's, until an order or checkout shows whose. */
export const cart: Reader = (body, record) => {
  const token = readId(body.token ?? body.id);
  const products = productsOf(body);
  if (!token || products.length === 0) return undefined;
  const lines = listOf(body.line_items);
  const updated = readTime(body.updated_at);
  return {
    events: [
      {
        messageId: `shopify:cart:${token}:${updated === undefined ? digestOf(record) : iso(updated)}`,
        kind: 'track',
        name: 'add_to_cart',
        anonymousId: cartVisitor(token),
        occurredAt: timeOf(record, body.updated_at, body.created_at),
        value: addMoney(...lines.map((line) => shopMoneyOf(line, 'line_price'))),
        currency: readCurrency(body.currency) ?? lines.map((line) => currencyOf(line, 'line_price')).find(Boolean),
        properties: { cart_token: token, products },
      },
    ],
  };
};

/**
 * One checkout is one event, however often it is told. A later state is no second one, but it may be the first that
 * says who it is: that is told by itself, once for each who and how much.
 */
export const checkout: Reader = (body, record) => {
  const id = readId(body.id ?? body.token);
  if (!id) return undefined;
  const value = moneyOf(body, 'total_price');
  const currency = readCurrency(body.currency);
  const person = buyer(body);
  const begun: Told = {
    messageId: `shopify:checkout:${id}`,
    kind: 'track',
    name: 'checkout',
    ...person,
    occurredAt: timeOf(record, body.created_at),
    value,
    currency,
    properties: {
      checkout_token: readId(body.token) ?? id,
      cart_token: body.cart_token,
      value,
      currency,
      products: productsOf(body),
    },
  };
  const who = person.userId ?? person.email ?? person.phone;
  if (!who || record.headers.topic === 'checkouts/create') return { events: [begun] };
  const known: Told = {
    ...{ kind: 'identify', name: 'identify', ...person },
    messageId: `shopify:checkout:${id}:${who}:${value ?? ''}`,
    occurredAt: timeOf(record, body.updated_at, body.created_at),
    properties: begun.properties,
  };
  return { events: [begun, known] };
};
