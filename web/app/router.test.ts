import { expect, test } from 'vitest';
import { matchPath, nextAddress } from './router.ts';

test('a path is matched part by part, and its parameters decoded', () => {
  expect(matchPath('/', '/')).toEqual({});
  expect(matchPath('/ask/:conversationId', '/ask/0190-a')).toEqual({ conversationId: '0190-a' });
  expect(matchPath('/sources/connect/:type', '/sources/connect/gtm/')).toEqual({ type: 'gtm' });
  expect(matchPath('/sources/:id', '/sources/a%20b')).toEqual({ id: 'a b' });
  expect(matchPath('/sources/:id', '/sources')).toBeUndefined();
  expect(matchPath('/settings', '/sources')).toBeUndefined();
});

test('a parameter that cannot be decoded is taken as it is', () => {
  expect(matchPath('/sources/:id', '/sources/%E0%A4%A')).toEqual({ id: '%E0%A4%A' });
});

test('signing in never leads to another site', () => {
  const after = (next: string) => nextAddress(new URLSearchParams({ next }));
  expect(after('/ask/1?x=2')).toBe('/ask/1?x=2');
  expect(after('https://elsewhere.example')).toBe('/');
  expect(after('//elsewhere.example')).toBe('/');
  expect(after('/\\elsewhere.example')).toBe('/');
  expect(nextAddress(new URLSearchParams())).toBe('/');
});
