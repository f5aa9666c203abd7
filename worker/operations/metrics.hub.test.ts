import { expect, test } from 'vitest';
import { hub } from '../../test/hub.ts';

test('counters are served to whoever has the token, and to nobody else', async () => {
  const token = hub().settings.METRICS_TOKEN;
  const ask = (authorization?: string) =>
    fetch(`${hub().url}/metrics`, authorization ? { headers: { authorization } } : {});

  expect((await ask()).status).toBe(401);
  expect((await ask('Bearer something-else')).status).toBe(401);

  const answer = await ask(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toMatch(/^pulsehub_events \d+$/m);
});
