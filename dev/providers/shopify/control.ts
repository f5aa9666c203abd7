import type { Given } from '../stand-in.ts';
import type { Customer, Order } from './shop.ts';
import {
  arrivals,
  customerWebhook,
  deletedWebhook,
  type Faults,
  mergeWebhook,
  orderWebhook,
  refundWebhook,
  sendWebhook,
  tagsWebhook,
  type Webhook,
} from './webhooks.ts';
import type { World } from './world.ts';

interface Ordered {
  shop: string;
  customers?: Partial<Customer>[];
  /** Orders to add, or to change where their id is known. */
  orders?: (Partial<Order> & { price?: number })[];
  refunds?: { orderId: string; amount: number; at?: string }[];
  /** Customers that become one: the orders of the one who is given up are the other's from then on. */
  merges?: { kept: string; deleted: string }[];
  /** Customers who are deleted. */
  forgets?: string[];
  /** Tags that are put on a customer, or taken off. */
  tags?: { customerId: string; added?: string[]; removed?: string[] }[];
  delete?: string[];
  bucket?: { maximumAvailable: number; restoreRate: number };
  scopes?: string[];
  timezone?: string;
  currency?: string;
  endToken?: string;
  /** Sends webhooks of everything that this request adds or changes, each so many `times`. */
  webhooks?: { address: string; secret: string; times?: number } & Faults & { seed?: number };
}

/**
 * Changes a shop from outside, by `POST /_control/shop`: adds and changes orders, customers and refunds, and sends the
 * webhooks that tell of it, with faults where they are wanted.
 */
export async function control(world: World, text: string): Promise<Given> {
  const wanted = JSON.parse(text) as Ordered;
  const shop = world.shopOf(wanted.shop);
  const messages: Webhook[] = [];
  if (wanted.bucket) world.bucketOf(wanted.shop).set(wanted.bucket.maximumAvailable, wanted.bucket.restoreRate);
  if (wanted.scopes) shop.scopes = new Set(wanted.scopes);
  Object.assign(shop, { timezone: wanted.timezone ?? shop.timezone, currency: wanted.currency ?? shop.currency });
  if (wanted.endToken) world.tokens.end(wanted.endToken);
  for (const given of wanted.customers ?? []) {
    messages.push(customerWebhook('customers/create', shop.addCustomer(given)));
  }
  const ids: string[] = [];
  for (const given of wanted.orders ?? []) {
    const known = given.id ? shop.orders.get(given.id) : undefined;
    const order = known ? Object.assign(known, given) : shop.addOrder(given);
    ids.push(order.id);
    messages.push(orderWebhook(known ? 'orders/updated' : 'orders/create', shop, order));
  }
  for (const { orderId, amount, at } of wanted.refunds ?? []) {
    const order = shop.orders.get(orderId);
    if (!order) return { status: 400, body: `There is no order ${orderId}` };
    messages.push(refundWebhook(shop, order, shop.refund(order, amount, at)));
  }
  for (const { kept, deleted } of wanted.merges ?? []) {
    shop.mergeCustomers(kept, deleted);
    messages.push(mergeWebhook(kept, deleted));
  }
  for (const { customerId, added = [], removed = [] } of wanted.tags ?? []) {
    const customer = shop.customers.get(customerId);
    if (!customer) return { status: 400, body: `There is no customer ${customerId}` };
    customer.tags = [...customer.tags.filter((tag) => !removed.includes(tag)), ...added];
    if (added.length > 0) messages.push(tagsWebhook('customer.tags_added', customerId, added));
    if (removed.length > 0) messages.push(tagsWebhook('customer.tags_removed', customerId, removed));
  }
  for (const id of wanted.forgets ?? []) {
    shop.customers.delete(id);
    messages.push(deletedWebhook('customers/delete', id));
  }
  for (const id of wanted.delete ?? []) shop.orders.delete(id);
  const sent = wanted.webhooks ? await send(wanted.webhooks) : 0;
  return { body: { ids, sent } };

  async function send({ address, secret, times = 1, seed, ...faults }: NonNullable<Ordered['webhooks']>) {
    const all = messages.flatMap((message) => Array<Webhook>(times).fill(message));
    const { onTime, late } = arrivals(all, faults, seed);
    for (const message of [...onTime, ...late]) await sendWebhook(address, secret, shop, message);
    return onTime.length + late.length;
  }
}
