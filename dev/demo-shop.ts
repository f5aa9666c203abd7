import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';

export interface Invoice {
  invoice: string;
  /** YYYY-MM-DD, as in the data set. */
  date: string;
  customer: string;
  amount: number;
}

/** A message as Segment's tracking API takes it in a batch. */
export interface Message {
  type: 'track' | 'page' | 'identify';
  messageId: string;
  timestamp: string;
  userId?: string;
  anonymousId?: string;
  event?: string;
  name?: string;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
  context?: Record<string, unknown>;
}

interface Product {
  sku: string;
  name: string;
  category: string;
  price: number;
}

export const SHOP_ZONE = 'Europe/London';
const SITE = 'https://lanterngifts.example';
/** Any number; the same one makes the same shop. */
const SEED = 20_111_209;
const MINUTE = 60_000;

/** Visitors who never buy, for each thousand customers. */
const VISITORS = { abandoners: 210, lookers: 160, newcomers: 320, anonymous: 150 };

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', 'demo', name), 'utf8');

/** The invoices of the data set, in its order. */
export function readInvoices(): Invoice[] {
  return read('invoices.csv')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [invoice = '', date = '', customer = '', amount = ''] = line.split(',');
      return { invoice, date, customer, amount: Number(amount) };
    });
}

/**
 * All messages of the demo shop: person by person, so that what is stored of one is written together. `lastDay`
 * (YYYY-MM-DD in the shop's zone) is what the last day of `invoices` becomes. The same input makes the same messages,
 * ids included: sending them twice stores them once.
 */
export function makeMessages(invoices: Invoice[], lastDay: string): Message[] {
  const days = moveDays(invoices, lastDay);
  const shop = new Shop(days);
  const byCustomer = Map.groupBy(invoices, ({ customer }) => customer);
  for (const [customer, own] of byCustomer) shop.customer(customer, own);
  const thousands = byCustomer.size / 1000;
  const few = (share: number) => Array.from({ length: Math.ceil(share * thousands) }, (_, index) => index + 1);
  for (const index of few(VISITORS.abandoners)) shop.abandoner(`visitor-${1000 + index}`);
  for (const index of few(VISITORS.lookers)) shop.looker(`visitor-${3000 + index}`);
  for (const index of few(VISITORS.newcomers)) shop.newcomer({ userId: `visitor-${5000 + index}` });
  for (const index of few(VISITORS.anonymous)) shop.newcomer({ anonymousId: `anonymous-${index}` });
  return shop.messages;
}

/** Midnight in the shop's zone of each day on which something was sold, moved so that the last is `lastDay`. */
function moveDays(invoices: Invoice[], lastDay: string): Map<string, number> {
  const dates = [...new Set(invoices.map(({ date }) => date))].sort();
  const last = Temporal.PlainDate.from(dates.at(-1) ?? lastDay);
  const shift = last.until(lastDay, { largestUnit: 'days' });
  return new Map(
    dates.map((date) => [date, Temporal.PlainDate.from(date).add(shift).toZonedDateTime(SHOP_ZONE).epochMilliseconds]),
  );
}

type Who = { userId: string } | { anonymousId: string };

/** Makes up what is around the invoices. Each person's chance is seeded with that person's own id. */
class Shop {
  readonly messages: Message[] = [];
  readonly #names = JSON.parse(read('people.json')) as Record<'firstNames' | 'lastNames' | 'towns', string[]>;
  readonly #products = JSON.parse(read('products.json')) as Product[];
  readonly #days: Map<string, number>;
  readonly #openings: number[];
  #chance = chanceOf('');

  constructor(days: Map<string, number>) {
    this.#days = days;
    this.#openings = [...days.values()];
  }

  /** Every invoice is one order; most orders have the visit that led to it. */
  customer(userId: string, invoices: Invoice[]): void {
    this.#chance = chanceOf(userId);
    const who = { userId };
    for (const [index, { invoice, date, amount }] of invoices.entries()) {
      // Shop hours: from eight in the morning to six in the evening.
      const at = (this.#days.get(date) ?? 0) + this.#within(8 * 60, 18 * 60) * MINUTE;
      if (index === 0) this.#identify(who, at - 60 * MINUTE);
      const looked = this.#visit(who, invoice, at);
      this.#track(who, `order-${invoice}`, at, 'Order Completed', {
        orderId: invoice,
        revenue: amount,
        currency: 'GBP',
        products: linesOf(invoice, amount, looked, this.#products),
      });
    }
  }

  /** Puts something into the cart, sometimes goes to the checkout, and never buys. */
  abandoner(userId: string): void {
    this.#chance = chanceOf(userId);
    const who = { userId };
    const product = this.#pick(this.#products);
    const at = this.#anyTime();
    if (this.#chance() < 0.6) this.#identify(who, at - MINUTE);
    this.#page(who, `${userId}-page`, at, '/', 'Home');
    this.#track(who, `${userId}-view`, at + 2 * MINUTE, 'Product Viewed', asProperties(product));
    this.#track(who, `${userId}-cart`, at + 5 * MINUTE, 'Product Added', { ...asProperties(product), quantity: 1 });
    if (this.#chance() < 0.35) {
      const checkout = { value: product.price, currency: 'GBP' };
      this.#track(who, `${userId}-checkout`, at + 8 * MINUTE, 'Checkout Started', checkout);
    }
  }

  /** Looks at a few products and leaves. */
  looker(userId: string): void {
    this.#chance = chanceOf(userId);
    const at = this.#anyTime();
    this.#page({ userId }, `${userId}-page`, at, '/', 'Home');
    const views = this.#within(1, 3);
    for (let view = 1; view <= views; view++) {
      const product = this.#pick(this.#products);
      this.#track({ userId }, `${userId}-view-${view}`, at + view * MINUTE, 'Product Viewed', asProperties(product));
    }
  }

  /** Reads a page or two. */
  newcomer(who: Who): void {
    const id = Object.values(who)[0] ?? '';
    this.#chance = chanceOf(id);
    const at = this.#anyTime();
    this.#page(who, `${id}-page`, at, '/', 'Home');
    if (this.#chance() < 0.4) this.#page(who, `${id}-page-2`, at + 3 * MINUTE, '/gifts', 'Gifts');
  }

  /** What led to an order, and the product that was looked at; some customers come straight to the till. */
  #visit(who: Who, invoice: string, orderedAt: number): Product {
    const depth = this.#chance();
    const product = this.#pick(this.#products);
    if (depth < 0.8) this.#page(who, `page-${invoice}`, orderedAt - 14 * MINUTE, '/', 'Home');
    if (depth < 0.62) {
      this.#track(who, `view-${invoice}`, orderedAt - 11 * MINUTE, 'Product Viewed', asProperties(product));
    }
    if (depth < 0.55) {
      const added = { ...asProperties(product), quantity: this.#within(1, 12) };
      this.#track(who, `cart-${invoice}`, orderedAt - 7 * MINUTE, 'Product Added', added);
    }
    if (depth < 0.5) this.#track(who, `checkout-${invoice}`, orderedAt - 2 * MINUTE, 'Checkout Started', {});
    return product;
  }

  #identify(who: { userId: string }, at: number): void {
    const firstName = this.#pick(this.#names.firstNames);
    const lastName = this.#pick(this.#names.lastNames);
    const email = `${firstName}.${lastName}.${who.userId}@example.com`.toLowerCase();
    const city = this.#pick(this.#names.towns);
    const traits = { email, firstName, lastName, address: { city }, ...consentOf(who.userId) };
    this.#add({ type: 'identify', messageId: `demo-identify-${who.userId}`, timestamp: iso(at), ...who, traits });
  }

  #page(who: Who, id: string, at: number, path: string, name: string): void {
    const properties = { path, url: `${SITE}${path}` };
    this.#add({ type: 'page', messageId: `demo-${id}`, timestamp: iso(at), ...who, name, properties });
  }

  #track(who: Who, id: string, at: number, event: string, properties: Record<string, unknown>): void {
    this.#add({ type: 'track', messageId: `demo-${id}`, timestamp: iso(at), ...who, event, properties });
  }

  #add(message: Message): void {
    this.messages.push(message);
  }

  #anyTime(): number {
    return this.#pick(this.#openings) + this.#within(7 * 60, 23 * 60) * MINUTE;
  }

  /** A whole number from `low` to `high`. */
  #within(low: number, high: number): number {
    return low + Math.floor(this.#chance() * (high - low + 1));
  }

  #pick<T>(list: T[]): T {
    return list[Math.floor(this.#chance() * list.length)] as T;
  }
}

/** Three in five said yes to e-mail, one in twelve no; the others were never asked. A chance of its own: the shop stays the same. */
function consentOf(userId: string): { consent?: { email: string } } {
  const said = chanceOf(`consent ${userId}`)();
  if (said < 0.6) return { consent: { email: 'subscribed' } };
  return said < 0.68 ? { consent: { email: 'unsubscribed' } } : {};
}

/**
 * One to four products that add up to the order's amount to the penny, the one that was looked at among them. What no
 * whole number of pieces makes up is a last line of cards and wrapping. A chance of its own: the shop stays the same.
 */
function linesOf(invoice: string, amount: number, looked: Product, products: Product[]): Record<string, unknown>[] {
  const chance = chanceOf(`lines ${invoice}`);
  const count = 1 + Math.floor(chance() * 4);
  // The first products of the list are bought most.
  const others = Array.from({ length: count - 1 }, () => products[Math.floor(chance() ** 2 * products.length)]);
  const chosen = [...new Set([looked, ...others])].flatMap((product) => product ?? []);
  let rest = Math.round(amount * 100);
  const lines = chosen.flatMap((product, index) => {
    const price = Math.round(product.price * 100);
    const share = index === chosen.length - 1 ? rest : rest * (0.3 + 0.5 * chance());
    const quantity = Math.floor(share / price);
    rest -= quantity * price;
    return quantity > 0 ? [{ ...asProperties(product), product_id: product.sku, quantity }] : [];
  });
  const wrapping = { product_id: 'LG-199', sku: 'LG-199', name: 'Cards and wrapping', category: 'Extras' };
  return rest > 0 ? [...lines, { ...wrapping, price: rest / 100, currency: 'GBP', quantity: 1 }] : lines;
}

function asProperties({ sku, name, category, price }: Product): Record<string, unknown> {
  return { sku, name, category, price, currency: 'GBP' };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Numbers from 0 to 1 that depend on nothing but the text (FNV-1a, then mulberry32). */
function chanceOf(text: string): () => number {
  let state = SEED;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
