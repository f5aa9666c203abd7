import { expect, test } from 'vitest';
import { typedPaths } from './shapes.ts';

test('every property has a path and a type, in lists and objects too', () => {
  const properties = {
    value: 48,
    currency: 'EUR',
    gift: true,
    nothing: null,
    products: [{ sku: 'candle', price: 12.5 }, { sku: 7 }],
    cart: { total: '48' },
  };
  expect(typedPaths(properties).map(({ path, type }) => `${path}: ${type}`)).toEqual([
    'value: number',
    'currency: text',
    'gift: boolean',
    'products: list',
    'products[].sku: text',
    'products[].price: number',
    'cart: object',
    'cart.total: text',
  ]);
});

test('an id too long for a number is one still', () => {
  expect(typedPaths({ id: '820982911946154509' })).toEqual([{ path: 'id', type: 'number' }]);
  expect(typedPaths({ phone: '5551234' })).toEqual([{ path: 'phone', type: 'text' }]);
});

test('what has no end is looked at to its limit only', () => {
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]));
  expect(typedPaths(wide)).toHaveLength(80);
  const deep = { a: { a: { a: { a: { a: { a: 1 } } } } } };
  expect(typedPaths(deep).map(({ path }) => path)).toEqual(['a', 'a.a', 'a.a.a', 'a.a.a.a']);
});
