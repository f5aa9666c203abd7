import { expect, test } from 'vitest';
import { fuse } from './fusion.ts';

const list = (...keys: string[]) => keys.map((key, n) => ({ key, value: 1 / (n + 1) }));

test('what both lists have comes before what one has on top', () => {
  const fused = fuse(list('a', 'b', 'c'), list('d', 'b', 'e'));
  expect(fused.map(({ key }) => key)).toEqual(['b', 'a', 'd', 'c', 'e']);
  expect(fused[0]).toEqual({
    key: 'b',
    score: 2 / 62,
    keyword: { rank: 2, value: 0.5 },
    semantic: { rank: 2, value: 0.5 },
  });
  expect(fused[1]).toMatchObject({ score: 1 / 61, keyword: { rank: 1 }, semantic: null });
});

test('one list alone stays as it is, and none is none', () => {
  expect(fuse([], list('a', 'b')).map(({ key }) => key)).toEqual(['a', 'b']);
  expect(fuse([], [])).toEqual([]);
});
