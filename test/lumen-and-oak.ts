import type { Customer, Order } from '../dev/providers/shopify/shop.ts';

const DAY = 86_400_000;
/** The Monday on which the shop's story ends: ten in the morning in New York. */
const END = Date.parse('2026-03-16T14:00:00Z');

type GivenOrder = Partial<Order> & { id: string; price: number };

/** What the stand-in of Shopify is told, by its control interface. Money is in cents. */
export interface LumenAndOak {
  domain: string;
  timezone: string;
  currency: string;
  /** Who had bought and what was sold before the shop was connected. */
  before: { customers: Partial<Customer>[]; orders: GivenOrder[] };
  /** What came since then, O1001 first; `O1006` is the one whose webhook is lost. */
  since: { customers: Partial<Customer>[]; orders: GivenOrder[] };
  refunds: { orderId: string; amount: number; at: string }[];
}

/** The id of an order by its number. */
export const orderId = (number: number) => String(6_000_000_000 + number);

/** The shop "Lumen & Oak" in a week that has its traps, moved by whole days so that it ends at `now`, or just before. */
export function lumenAndOak(now: Date, domain: string): LumenAndOak {
  const moved = Math.floor((now.getTime() - END) / DAY) * DAY;
  const at = (time: string) => new Date(Date.parse(time) + moved).toISOString();
  const people = ['bob', 'dev', 'frank', 'alice', 'cara', 'erin', 'hugo'];
  const idOf = (name: string) => String(7_100_000_000 + people.indexOf(name));
  const order = (number: number, time: string, customer: string | null, price: number, more: Partial<Order> = {}) => ({
    ...{ id: orderId(number), number, processedAt: at(time), price, customerId: customer && idOf(customer) },
    ...more,
  });
  const subscribed = { state: 'SUBSCRIBED', updatedAt: at('2026-01-10T12:00:00Z') } as const;
  const customers = people.map((name) => ({
    ...{ id: idOf(name), firstName: name.charAt(0).toUpperCase() + name.slice(1), lastName: 'Oak' },
    ...{ email: name === 'dev' ? null : `${name}@customers.example`, createdAt: at('2026-01-10T12:00:00Z') },
    emailMarketing: name === 'hugo' ? subscribed : null,
  }));
  return {
    ...{ domain, timezone: 'America/New_York', currency: 'USD' },
    before: {
      customers: customers.slice(0, 3),
      orders: [
        order(912, '2025-11-20T15:00:00Z', 'dev', 18_000),
        order(990, '2026-03-04T15:00:00Z', 'bob', 15_500),
        // Of the shop's Sunday, though UTC calls it Monday.
        order(1009, '2026-03-09T03:00:00Z', 'frank', 4500),
      ],
    },
    since: {
      customers: customers.slice(3),
      orders: [
        order(1001, '2026-03-09T13:00:00Z', 'alice', 12_000, { tax: 960, shipping: 500 }),
        order(1002, '2026-03-10T16:00:00Z', 'bob', 10_000, { discounts: 2000, tax: 640, shipping: 500 }),
        order(1003, '2026-03-11T22:00:00Z', 'cara', 5000, { tax: 400, shipping: 500 }),
        order(1004, '2026-03-12T12:00:00Z', 'dev', 20_000, { tax: 1600, shipping: 500 }),
        order(1007, '2026-03-12T16:00:00Z', null, 99_900, { test: true }),
        order(1008, '2026-03-13T16:00:00Z', null, 7000, { cancelledAt: at('2026-03-13T16:05:00Z') }),
        order(1005, '2026-03-15T02:00:00Z', 'alice', 6000, { tax: 480, shipping: 500 }),
        order(1006, '2026-03-16T03:30:00Z', 'erin', 9000, { tax: 40 }),
        order(1010, '2026-03-16T12:00:00Z', 'hugo', 4800),
      ],
    },
    refunds: [
      { orderId: orderId(1003), amount: 5000, at: at('2026-03-13T16:00:00Z') },
      { orderId: orderId(1004), amount: 4000, at: at('2026-03-15T19:00:00Z') },
    ],
  };
}
