import { expect, test } from 'vitest';
import { ApiError } from '../errors.ts';
import { cutPage, readCursor, writeCursor } from './cursor.ts';

const place = { at: new Date('2026-03-01T10:00:00.123Z'), id: '0190a8a0-0000-7000-8000-000000000001' };

test('a cursor is read back as the place it was written from', () => {
  expect(readCursor(writeCursor(place))).toEqual(place);
  expect(readCursor(undefined)).toBeUndefined();
});

test.each(['', 'nonsense', btoa('{}'), btoa('["2026-03-01T10:00:00.123Z","1 or 1=1"]')])('%j is refused', (cursor) => {
  expect(() => readCursor(cursor)).toThrow(ApiError);
});

test('a page ends with a cursor only where another page follows', () => {
  const rows = [1, 2, 3];
  expect(cutPage(rows, 2, () => place)).toEqual({ data: [1, 2], nextCursor: writeCursor(place) });
  expect(cutPage(rows, 3, () => place)).toEqual({ data: rows, nextCursor: null });
});
