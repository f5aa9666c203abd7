import { expect, test } from 'vitest';
import { hub, registerWorkspace } from '../../test/hub.ts';

const { api, fetch, url } = hub();
const login = '/api/v1/auth/login';
const json = { 'content-type': 'application/json' };

test('every answer carries the security headers, and no inline script is allowed', async () => {
  for (const path of ['/health', '/api/v1/user/profile', '/api/v1/nothing', '/v1/track']) {
    const { headers } = await fetch(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeTruthy();
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-request-id')).toBeTruthy();
  }
});

test('what the API answers is kept by no cache', async () => {
  const member = await registerWorkspace();
  const { body: visitor } = await api('/conversations', { body: {} });
  const answers = [
    await member.api('/user/profile'),
    await member.api('/conversations'),
    await api('/conversations', { headers: { 'X-Anonymous-Token': visitor.anonymousToken } }),
    await api('/user/profile'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 401]);
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});

test('a page of another origin gets nothing unless it is on the list', async () => {
  const foreign = await api('/ai/suggestions', { headers: { origin: 'https://evil.example' } });
  expect(foreign).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch('/api/v1/user/profile', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  expect((await api('/ai/suggestions', { headers: { origin: new URL(url).origin } })).status).toBe(200);
});

test('a body is JSON, whole, and not too large', async () => {
  const send = async (body: BodyInit, headers: Record<string, string> = json) =>
    (await fetch(login, { method: 'POST', body, headers })).status;
  expect(await send('{}', { 'content-type': 'text/plain' })).toBe(415);
  expect(await send(new URLSearchParams({ email: 'a@b.example' }), {})).toBe(415);
  expect(await send('{"email":')).toBe(400);
  expect(await send('{}', { 'content-type': 'application/json; charset=utf-8' })).toBe(400);
  expect(await send(JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(300_000) }))).toBe(413);
});

test('a body too large that does not say its length is refused whole, not cut off', async () => {
  for (const path of [login, '/v1/track']) {
    for (let again = 0; again < 10; again++) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let part = 0; part < 100; part++) controller.enqueue(new Uint8Array(10_000).fill(32));
          controller.close();
        },
      });
      const init = { method: 'POST', headers: json, body, duplex: 'half' };
      expect((await fetch(path, init)).status).toBe(413);
    }
  }
});
