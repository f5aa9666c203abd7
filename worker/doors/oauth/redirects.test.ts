import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRedirectUri, isSameRedirect, whereTo } from './redirects.ts';

describe('where a program may have a browser sent', () => {
  it.each([
    'https://claude.ai/api/mcp/auth_callback',
    'http://127.0.0.1:33418/',
    'http://localhost:6274/oauth/callback?x=1',
    'http://[::1]:9000/cb',
    'com.example.app:/callback',
    'cursor://anysphere.cursor-retrieval/oauth/callback',
  ])('takes %s', (uri) => expect(isRedirectUri(uri)).toBe(true));

  it.each([
    'javascript:alert(1)',
    'data:text/html,hi',
    'file:///etc/passwd',
    'http://shop.example/cb',
    'http://127.0.0.1.evil.example/cb',
    'http://localhost@evil.example/cb',
    'https://user:secret@app.example/cb',
    'https://app.example/cb#part',
    'https://*.app.example/cb',
    'https://app.example\\@evil.example/',
    'https://app.example/ cb',
    'ftp://app.example',
    'intent://scan#Intent;end',
    'about:blank',
    '/callback',
    '',
  ])('refuses %s', (uri) => expect(isRedirectUri(uri)).toBe(false));

  it('is the registered address letter for letter, but for the port of this computer', () => {
    expect(isSameRedirect('http://127.0.0.1:1/cb', 'http://127.0.0.1:54321/cb')).toBe(true);
    expect(isSameRedirect('http://127.0.0.1/cb', 'http://127.0.0.1:54321/cb')).toBe(true);
    expect(isSameRedirect('http://127.0.0.1/cb', 'http://127.0.0.1:54321/other')).toBe(false);
    expect(isSameRedirect('http://127.0.0.1/cb', 'http://localhost/cb')).toBe(false);
    expect(isSameRedirect('http://127.0.0.1/cb', 'http://127.0.0.1:1@evil.example/cb')).toBe(false);
    expect(isSameRedirect('https://app.example/cb', 'https://app.example:8443/cb')).toBe(false);
    expect(isSameRedirect('https://app.example/cb', 'https://app.example/cb?more=1')).toBe(false);
  });

  it('never lets another host in, whatever is registered', () => {
    const anything = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('http://localhost:3000/cb', 'https://a.example/cb'),
    );
    fc.assert(
      fc.property(anything, anything, (registered, given) => {
        if (!isRedirectUri(registered) || !isSameRedirect(registered, given)) return;
        expect(isRedirectUri(given)).toBe(true);
        expect(new URL(given).hostname).toBe(new URL(registered).hostname);
      }),
    );
  });

  it('tells a person where it leads', () => {
    expect(whereTo('https://claude.ai/api/cb')).toBe('claude.ai');
    expect(whereTo('http://localhost:1234/cb')).toBe('a program on this computer');
    expect(whereTo('com.example.app:/cb')).toBe('the app com.example.app');
  });
});
