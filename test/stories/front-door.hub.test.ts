import { expect, test } from 'vitest';
import { hub } from '../hub.ts';

test('the hub is up and ready', async () => {
  const { fetch } = hub();
  expect((await fetch('/health')).status).toBe(200);
  const ready = await fetch('/health/ready');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: 'ok',
    database: { ok: true },
    queue: { ok: true },
    cache: { ok: true },
  });
});

test('every address that is not of the API opens the app', async () => {
  const { fetch } = hub();
  for (const path of ['/', '/sources', '/settings/profile']) {
    const page = await fetch(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  }
  expect((await fetch('/api/v1/nothing')).status).toBe(404);
});
