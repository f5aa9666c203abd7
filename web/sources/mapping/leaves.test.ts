import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesOf } from './leaves.ts';

test('every value of a body is listed with its path, in the body’s order', () => {
  const body = {
    was: 'sale',
    guest: { card: 7, mail: null },
    lines: [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }],
    ok: false,
  };
  expect(leavesOf(JSON.stringify(body))).toEqual([
    { path: 'was', value: 'sale' },
    { path: 'guest.card', value: '7' },
    { path: 'lines.0.sku', value: 'A' },
    { path: 'lines.1.sku', value: 'B' },
    { path: 'ok', value: 'false' },
  ]);
});

test('of a list of events the first stands for all', () => {
  expect(leavesOf('[{"a":1},{"b":2}]')).toEqual([{ path: 'a', value: '1' }]);
});

test('what is no object has nothing to name, and what is not JSON is not read', () => {
  expect(leavesOf('7')).toEqual([]);
  expect(leavesOf('[]')).toEqual([]);
  expect(leavesOf('{"a":')).toBeUndefined();
});

test('a path leads to its value in whatever was sent, and the list has an end', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (sent) => {
      const leaves = leavesOf(JSON.stringify(sent)) ?? [];
      expect(leaves.length).toBeLessThanOrEqual(80);
      for (const { path, value } of leaves) {
        const first: unknown = Array.isArray(sent) ? sent[0] : sent;
        const found = path.split('.').reduce((at, step) => (at as Record<string, unknown>)[step], first);
        expect(String(found)).toBe(value);
      }
    }),
  );
});
