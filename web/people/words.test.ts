import { expect, test } from 'vitest';
import { deedWords, detailsOf, initialsOf, whoIs } from './words.ts';

test('a person is called by name, e-mail or id, whichever is known', () => {
  const known = { name: 'Ana Silva', email: 'ana@shop.example', userId: '7' };
  expect(whoIs(known)).toEqual({ called: 'Ana Silva', also: 'ana@shop.example' });
  expect(whoIs({ ...known, name: null })).toEqual({ called: 'ana@shop.example', also: 'id 7' });
  expect(whoIs({ name: null, email: null, userId: '7' }).called).toBe('7');
  expect(whoIs({ name: null, email: null, userId: null }).called).toBe('A visitor');
});

test('initials come from the first and the last name', () => {
  expect(initialsOf({ name: 'Ana Maria Silva', email: null })).toBe('AS');
  expect(initialsOf({ name: null, email: 'ana.silva@shop.example' })).toBe('AS');
  expect(initialsOf({ name: 'Émile', email: null })).toBe('É');
  expect(initialsOf({ name: null, email: '12@shop.example' })).toBe('');
});

test('what was done is told in words, also what the sender has named', () => {
  expect(deedWords('add_to_cart')).toBe('Put it in the cart');
  expect(deedWords('newsletterSignedUp')).toBe('Newsletter signed up');
});

test('what was sent is shown line by line, what is inside with both names', () => {
  const sent = {
    email: 'a@b.example',
    address: { city: 'Porto', zip: '' },
    isVip: true,
    tags: ['x', 'y'],
    products: [{ sku: 'A', price: 5 }],
    none: null,
  };
  expect(detailsOf(sent, ['email']).map(({ label, value }) => `${label} = ${value}`)).toEqual([
    'Address: city = Porto',
    'Is vip = yes',
    'Tags = x, y',
    'Products 1: sku = A',
    'Products 1: price = 5',
  ]);
});
