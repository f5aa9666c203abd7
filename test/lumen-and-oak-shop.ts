import type { UserCtx } from '../worker/context.ts';
import type { Database } from '../worker/db/client.ts';
import type { CommonEvent, OrderState, Refund, SaidConsent } from '../worker/ingest/event.ts';
import { addMoney } from '../worker/ingest/reading/money.ts';
import { writeEvents } from '../worker/ingest/write.ts';
import { connectSource, openShop } from './shop.ts';

/** Monday, ten in the morning in New York: when the shop's story is told. */
export const LUMEN_NOW = new Date('2026-03-16T14:00:00Z');

export interface LumenShop {
  ctx: UserCtx;
  /** Orders come from the first, what visitors do from the second. */
  sources: { shop: string; browser: string };
  /** Writes everything once more, as a provider does that doubts whether it was heard. */
  resend: () => Promise<unknown>;
}

/** The people of the shop by name: their user id is the name, `dev` has no e-mail. */
const EMAIL = (name: string) => (name === 'dev' ? undefined : `${name}@customers.example`);

type Line = [product: string, price: string, quantity: number];

interface Sold {
  number: number;
  at: string;
  buyer: string | null;
  subtotal: string;
  lines: Line[];
  discounts?: string;
  tax?: string;
  shipping?: string;
  isTest?: boolean;
  cancelledAt?: string;
}

const CANDLE: Line = ['Candle', '48', 1];
const LAMP: Line = ['Oak lamp', '120', 1];

/** Every order of the story, tests and cancelled ones too. Money is decimal; totals are with tax and shipping. */
const SOLD: Sold[] = [
  { number: 912, at: '2025-11-20T15:00:00Z', buyer: 'dev', subtotal: '180', lines: [['Throw', '90', 2]] },
  { number: 990, at: '2026-03-04T15:00:00Z', buyer: 'bob', subtotal: '155', lines: [LAMP, ['Vase', '35', 1]] },
  // Of the shop's Sunday, though UTC calls it Monday.
  { number: 1009, at: '2026-03-09T03:00:00Z', buyer: 'frank', subtotal: '45', lines: [['Matches', '9', 5]] },
  {
    number: 1001,
    at: '2026-03-09T13:00:00Z',
    buyer: 'alice',
    subtotal: '120',
    lines: [LAMP],
    tax: '9.6',
    shipping: '5',
  },
  {
    ...{ number: 1002, at: '2026-03-10T16:00:00Z', buyer: 'bob', subtotal: '80', lines: [['Diffuser', '50', 2]] },
    ...{ discounts: '20', tax: '6.4', shipping: '5' },
  },
  {
    ...{ number: 1003, at: '2026-03-11T22:00:00Z', buyer: 'cara', subtotal: '50', lines: [['Diffuser', '50', 1]] },
    ...{ tax: '4', shipping: '5' },
  },
  {
    ...{ number: 1004, at: '2026-03-12T12:00:00Z', buyer: 'dev', subtotal: '200' },
    ...{ lines: [LAMP, ['Shelf', '80', 1]], tax: '16', shipping: '5' },
  },
  { number: 1007, at: '2026-03-12T16:00:00Z', buyer: null, subtotal: '999', lines: [LAMP], isTest: true },
  {
    ...{ number: 1008, at: '2026-03-13T16:00:00Z', buyer: null, subtotal: '70', lines: [['Vase', '35', 2]] },
    cancelledAt: '2026-03-13T16:05:00Z',
  },
  {
    ...{ number: 1005, at: '2026-03-15T02:00:00Z', buyer: 'alice', subtotal: '60', lines: [['Vase', '30', 2]] },
    ...{ tax: '4.8', shipping: '5' },
  },
  // Of the shop's Sunday still, though UTC calls it Monday.
  { number: 1006, at: '2026-03-16T03:30:00Z', buyer: 'erin', subtotal: '90', lines: [['Throw', '90', 1]], tax: '0.4' },
  { number: 1010, at: '2026-03-16T12:00:00Z', buyer: 'hugo', subtotal: '48', lines: [CANDLE] },
];

const REFUNDED: { order: number; goods: string; at: string }[] = [
  { order: 1003, goods: '50', at: '2026-03-13T16:00:00Z' },
  { order: 1004, goods: '40', at: '2026-03-15T19:00:00Z' },
];

/** What visitors did: who, what, when, and of carts what was put into them. */
const DONE: [who: string, name: string, at: string, product?: string, price?: string][] = [
  ['gina', 'page_view', '2026-03-02T15:00:00Z'],
  ['gina', 'add_to_cart', '2026-03-16T11:30:00Z', 'Candle', '48'],
  ['hugo', 'page_view', '2026-03-01T15:00:00Z'],
  ['hugo', 'add_to_cart', '2026-03-16T10:00:00Z', 'Candle', '48'],
  ['hugo', 'add_to_cart', '2026-03-16T10:01:00Z', 'Matches', '9'],
  ['ivy', 'page_view', '2026-02-20T15:00:00Z'],
  ['ivy', 'add_to_cart', '2026-03-16T12:15:00Z', 'Candle', '48'],
  ['jon', 'page_view', '2026-02-11T15:00:00Z'],
  ['jon', 'add_to_cart', '2026-03-16T12:00:00Z', 'Oak lamp', '120'],
  ['kim', 'page_view', '2026-03-16T13:50:00Z'],
  ['lea', 'page_view', '2026-02-20T12:00:00Z'],
  ['lea', 'product_view', '2026-03-16T12:30:00Z', 'Oak lamp', '120'],
  ['lea', 'product_view', '2026-03-16T12:40:00Z', 'Vase', '35'],
  ['max', 'page_view', '2026-01-12T18:00:00Z'],
  ...[3, 5, 8, 10, 12, 14].map((day): [string, string, string] => [
    ...(['max', 'page_view'] as const),
    `2026-03-${String(day).padStart(2, '0')}T18:00:00Z`,
  ]),
];

const SAID: { who: string; channel: SaidConsent['channel']; state: SaidConsent['state'] }[] = [
  { who: 'gina', channel: 'email', state: 'subscribed' },
  { who: 'hugo', channel: 'email', state: 'subscribed' },
  { who: 'ivy', channel: 'email', state: 'unsubscribed' },
  { who: 'jon', channel: 'sms', state: 'subscribed' },
];

/** The id of an order by its number, such as O1001. */
export const lumenOrder = (number: number) => `O${String(number).padStart(4, '0')}`;

/** A new workspace that is the shop "Lumen & Oak" at its own clock, written as ingest writes it. */
export async function openLumenAndOak(db: Database): Promise<LumenShop> {
  const ctx = await openShop(db, { now: LUMEN_NOW, timezone: 'America/New_York', currency: 'USD' });
  const shop = await connectSource(ctx, 'Shop');
  const browser = await connectSource(ctx, 'Browser');
  const events = [
    ...SOLD.map((sold) => purchase(shop, sold)),
    ...REFUNDED.map((refunded) => refund(shop, refunded)),
    ...DONE.map((done, index) => deed(browser, done, index)),
    ...SAID.map((said) => consent(browser, said)),
  ];
  await writeEvents(ctx, ctx.workspace.id, events);
  return { ctx, sources: { shop, browser }, resend: () => writeEvents(ctx, ctx.workspace.id, events) };
}

function event(sourceId: string, messageId: string, at: string, who: string | null, more: Partial<CommonEvent>) {
  const moment = new Date(at).toISOString();
  return {
    ...{ sourceId, messageId, kind: 'track' as const, name: 'purchase', originalName: more.name ?? 'purchase' },
    ...{ userId: who ?? undefined, email: who === null ? undefined : EMAIL(who) },
    ...{ occurredAt: moment, receivedAt: moment, properties: {}, context: {}, historical: true },
    ...more,
  } satisfies CommonEvent;
}

function purchase(sourceId: string, sold: Sold): CommonEvent {
  const orderId = lumenOrder(sold.number);
  const at = new Date(sold.at).toISOString();
  const total = addMoney(sold.subtotal, sold.tax, sold.shipping);
  const { discounts = '0', tax = '0', shipping = '0', cancelledAt, isTest = false } = sold;
  const order: OrderState = {
    ...{ orderId, rank: 10, stateAt: at, placedAt: at, total, currency: 'USD', isTest, number: orderId },
    ...{ subtotal: sold.subtotal, discounts, tax, shipping },
    ...(cancelledAt ? { cancelledAt: new Date(cancelledAt).toISOString() } : {}),
    items: sold.lines.map(([name, price, quantity]) => ({ productId: name, name, price, quantity })),
  };
  return event(sourceId, `order:${orderId}`, at, sold.buyer, { value: total, currency: 'USD', orderId, order });
}

function refund(sourceId: string, { order, goods, at }: (typeof REFUNDED)[number]): CommonEvent {
  const orderId = lumenOrder(order);
  const refundedAt = new Date(at).toISOString();
  const given: Refund = { refundId: `R${order}`, orderId, amount: goods, goods, currency: 'USD', refundedAt };
  const more = { name: 'refund', value: goods, currency: 'USD', orderId, refund: given };
  return event(sourceId, `refund:${orderId}`, at, null, more);
}

function deed(sourceId: string, [who, name, at, product, price]: (typeof DONE)[number], index: number): CommonEvent {
  const properties = product ? { product_id: product, name: product, price } : {};
  return event(sourceId, `deed:${index}`, at, who, { name, kind: name === 'page_view' ? 'page' : 'track', properties });
}

function consent(sourceId: string, { who, channel, state }: (typeof SAID)[number]): CommonEvent {
  const at = '2026-03-01T15:00:00.000Z';
  return event(sourceId, `consent:${who}`, at, who, {
    ...{ kind: 'identify', name: 'identify', traits: { name: `${who.charAt(0).toUpperCase()}${who.slice(1)} Oak` } },
    consents: [{ channel, state, at }],
  });
}
