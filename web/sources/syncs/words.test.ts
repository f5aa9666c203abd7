import { expect, test } from 'vitest';
import { leftWords, progressOf } from './words.ts';

test('how far it is is told as long as it is true', () => {
  expect(progressOf({ progress: { orders: { done: 50, of: 200 }, products: { done: 0, of: 50 } } })).toEqual({
    ...{ done: 50, of: 250, share: 0.2 },
  });
  expect(progressOf({ progress: { orders: { done: 50, of: null } } })).toEqual({ done: 50, of: null, share: null });
  // The provider has more by now than it said at first.
  expect(progressOf({ progress: { orders: { done: 210, of: 200 } } })).toMatchObject({ of: 210, share: 1 });
  expect(progressOf({ progress: {} })).toEqual({ done: 0, of: null, share: null });
});

test('how long still is said as a person would', () => {
  expect(leftWords(null)).toBe('');
  expect(leftWords(3)).toBe('a moment left');
  expect(leftWords(42, 'en')).toBe('about 40 seconds left');
  expect(leftWords(170, 'en')).toBe('about 3 minutes left');
  expect(leftWords(7300, 'en')).toBe('about 2 hours left');
});
