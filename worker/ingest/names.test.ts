import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseName, snakeCase } from './names.ts';

test.each([
  ['PageView', 'page_view'],
  ['Page Viewed', 'page_view'],
  ['page_view', 'page_view'],
  ['Product Viewed', 'product_view'],
  ['ViewContent', 'product_view'],
  ['view_item', 'product_view'],
  ['Product Added', 'add_to_cart'],
  ['AddToCart', 'add_to_cart'],
  ['add_to_cart', 'add_to_cart'],
  ['Checkout Started', 'checkout'],
  ['InitiateCheckout', 'checkout'],
  ['begin_checkout', 'checkout'],
  ['Order Completed', 'purchase'],
  ['Purchase', 'purchase'],
  ['Order Refunded', 'refund'],
  ['Product List Viewed', 'product_list_viewed'],
  ['  Signed Up! ', 'signed_up'],
  ['HTMLError', 'html_error'],
  ['step-2.done', 'step_2_done'],
  ['Ärger gehabt', 'ärger_gehabt'],
  ['加入购物车', '加入购物车'],
  ['!!!', 'unnamed'],
  ['𝓐𝐀Ḭ', '𝓐𝐀ḭ'],
])('%s is %s', (original, name) => {
  expect(normaliseName(original)).toBe(name);
});

/** Around the longest name that is kept: where it is cut, a word or a letter may be cut in two. */
const long = fc
  .array(fc.constantFrom('a', 'B', 'İ', '𝓐', '-'), { minLength: 180, maxLength: 220 })
  .map((all) => all.join(''));

test('normalising again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), long), (text) => {
      expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      expect(snakeCase(text)).toMatch(/^[^\s_]+(_[^\s_]+)*$/u);
    }),
  );
});
