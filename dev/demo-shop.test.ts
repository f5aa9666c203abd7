import { expect, test } from 'vitest';
import { makeMessages, readInvoices } from './demo-shop.ts';

const invoices = readInvoices();
const messages = makeMessages(invoices, '2026-11-19');
const orders = messages.filter(({ event }) => event === 'Order Completed');

test('every invoice of the data set is one order with its own amount', () => {
  expect(orders).toHaveLength(18_532);
  const amounts = new Map(orders.map(({ properties }) => [properties?.orderId, properties?.revenue]));
  expect(invoices.every(({ invoice, amount }) => amounts.get(invoice) === amount)).toBe(true);
  const pence = orders.reduce((sum, { properties }) => sum + Math.round(Number(properties?.revenue) * 100), 0);
  expect(pence).toBe(891_140_790);
  expect(new Set(orders.map(({ userId }) => userId)).size).toBe(4338);
});

test('what was bought adds up to the amount of its order, to the penny', () => {
  for (const { properties } of orders) {
    const lines = properties?.products as { price: number; quantity: number }[];
    const pence = lines.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0);
    expect(pence, String(properties?.orderId)).toBe(Math.round(Number(properties?.revenue) * 100));
  }
});

test('all days move by the same number of days, and the last is the day asked for', () => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
  const shopDay = (timestamp: string) => format.format(new Date(timestamp));
  const days = new Map(invoices.map(({ invoice, date }) => [invoice, date]));
  const moved = new Set(
    orders.map(({ properties, timestamp }) => {
      const from = Date.parse(days.get(String(properties?.orderId)) ?? '');
      return (Date.parse(shopDay(timestamp)) - from) / 86_400_000;
    }),
  );
  expect([...moved]).toEqual([(Date.parse('2026-11-19') - Date.parse('2011-12-09')) / 86_400_000]);
  expect(
    messages
      .map(({ timestamp }) => shopDay(timestamp))
      .sort()
      .at(-1),
  ).toBe('2026-11-19');
});

test('the same shop is made every time, each message with an id of its own', () => {
  expect(makeMessages(invoices, '2026-11-19')).toEqual(messages);
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
});

test('some visitors abandon a cart, some only look, some are never told apart', () => {
  const buyers = new Set(orders.map(({ userId }) => userId));
  const others = messages.filter(({ userId }) => !buyers.has(userId));
  const carts = others.filter(({ event }) => event === 'Product Added');
  expect(carts.length).toBeGreaterThan(500);
  expect(others.filter(({ type }) => type === 'page').length).toBeGreaterThan(1500);
  expect(others.filter(({ anonymousId }) => anonymousId).length).toBeGreaterThan(300);
});
