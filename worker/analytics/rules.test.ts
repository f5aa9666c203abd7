import { describe, expect, test } from 'vitest';
import { type Behaviour, countSegments, factsOf, readPlainly } from '../../test/plain-reading.ts';
import { engagementOf, estimateSegments, funnelOf, money } from './rules.ts';

let clock = 0;
const did = (person: string | null, name: string, more: Partial<Behaviour> = {}): Behaviour => ({
  kind: name === 'page_view' ? 'page' : 'track',
  name,
  sourceId: 'shop',
  person,
  at: clock++,
  value: null,
  orderId: null,
  ...more,
});
const bought = (person: string | null, value: string, orderId: string | null = null) =>
  did(person, 'purchase', { value, orderId });
const segments = (...events: Behaviour[]) => countSegments([factsOf(events)]);

describe('segments', () => {
  test('a cart without an order is abandoned, and its owner a potential customer', () => {
    expect(segments(did('a', 'add_to_cart'))).toMatchObject({ cart_abandoners: 1, potential_customers: 1 });
    expect(segments(did('a', 'add_to_cart'), bought('a', '5'))).toMatchObject({
      cart_abandoners: 0,
      potential_customers: 0,
    });
  });

  test('high value is more than 100 over all orders, and not 100', () => {
    expect(segments(bought('a', '60'), bought('a', '40')).high_value_customers).toBe(0);
    expect(segments(bought('a', '60'), bought('a', '40.01')).high_value_customers).toBe(1);
  });

  test('one order that two sources report is one order', () => {
    const twice = [bought('a', '80', '1001'), bought('a', '80', '1001')];
    expect(segments(...twice)).toMatchObject({ high_value_customers: 0, repeat_customers: 0 });
    expect(segments(bought('a', '1', '1001'), bought('a', '1', '1002')).repeat_customers).toBe(1);
  });

  test('a new visitor has done nothing but look at pages', () => {
    expect(segments(did('a', 'page_view'), did('a', 'page_view')).new_visitors).toBe(1);
    expect(segments(did('a', 'page_view'), did('a', 'search')).new_visitors).toBe(0);
    expect(segments(did('a', 'search')).new_visitors).toBe(0);
  });

  test('three different things make an engaged user', () => {
    const two = [did('a', 'page_view'), did('a', 'search'), did('a', 'search')];
    expect(segments(...two).engaged_users).toBe(0);
    expect(segments(...two, did('a', 'signup')).engaged_users).toBe(1);
  });
});

describe('a plain reading', () => {
  test('leaves out who somebody is, and does not count anonymous people', () => {
    const read = readPlainly([
      did('a', 'identify', { kind: 'identify' }),
      did('a', 'page_view'),
      did('b', 'page_view'),
      did(null, 'page_view'),
    ]);
    expect(read.totals).toMatchObject({ events: 3, people: 2 });
    expect(read.eventsByType).toEqual({ page_view: 3 });
    expect(read.segments).toMatchObject({ new_visitors: 2, estimated: false });
    expect(read.engagement.eventsPerPerson).toBe(1);
  });

  test('estimates where one person or none can be told apart', () => {
    const events = [did(null, 'add_to_cart'), did(null, 'add_to_cart'), bought(null, '250')];
    expect(readPlainly(events).segments).toMatchObject({
      cart_abandoners: 1,
      high_value_customers: 1,
      estimated: true,
    });
    expect(readPlainly([...events, did('a', 'page_view')]).segments.estimated).toBe(true);
    expect(readPlainly([...events, did('a', 'page_view'), did('b', 'page_view')]).segments.estimated).toBe(false);
    expect(readPlainly([]).segments).toMatchObject({ cart_abandoners: 0, engaged_users: 0, estimated: true });
  });
});

test('an estimate never counts more people than its events have room for', () => {
  const byType = { page_view: 100, product_view: 40, add_to_cart: 20, purchase: 8 };
  expect(estimateSegments({ byType, orders: 8, revenue: '500.00' })).toEqual({
    cart_abandoners: 12,
    potential_customers: 12,
    high_value_customers: 4,
    new_visitors: 60,
    engaged_users: 20,
    repeat_customers: 0,
    estimated: true,
  });
  const { high_value_customers, repeat_customers } = estimateSegments({
    byType: { purchase: 3 },
    orders: 3,
    revenue: '9000',
  });
  expect([high_value_customers, repeat_customers]).toEqual([3, 3]);
});

describe('the funnel', () => {
  const steps = (...names: string[]) => factsOf(names.map((name) => did('a', name))).steps;

  test('counts a step only at or after the step before', () => {
    expect(steps('page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase')).toBe(5);
    expect(steps('product_view', 'page_view')).toBe(1);
    expect(steps('product_view', 'page_view', 'product_view')).toBe(2);
    expect(steps('purchase')).toBe(0);
    expect(factsOf([did('a', 'page_view', { at: 5 }), did('a', 'product_view', { at: 5 })]).steps).toBe(2);
  });

  test('has the rate from the step before, and none after an empty step', () => {
    expect(funnelOf([200, 100, 0, 0, 0]).map(({ rate }) => rate)).toEqual([null, 0.5, 0, null, null]);
  });
});

test('engagement is full at ten events and five different ones a person', () => {
  expect(engagementOf({ people: 0, events: 0, types: 0 })).toEqual({ eventsPerPerson: 0, diversity: 0, score: 0 });
  expect(engagementOf({ people: 2, events: 10, types: 5 })).toEqual({ eventsPerPerson: 5, diversity: 2.5, score: 50 });
  expect(engagementOf({ people: 1, events: 500, types: 9 }).score).toBe(100);
});

test('money keeps every digit and at least two places', () => {
  expect(['8911407.9000', '0', '0.0001', '-12.5', '22'].map(money)).toEqual([
    '8911407.90',
    '0.00',
    '0.0001',
    '-12.50',
    '22.00',
  ]);
});
