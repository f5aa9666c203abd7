import { expect, test } from 'vitest';
import { hub, registerWorkspace } from '../../test/hub.ts';

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

test('tells how often each cache had what was looked for', async () => {
  const shop = await registerWorkspace();
  // The first request makes the copies of the caller, and the next one begins by them.
  for (let i = 0; i < 2; i++) expect((await shop.api('/profiles')).status).toBe(200);
  const headers = { authorization: `Bearer ${hub().settings.METRICS_TOKEN}` };
  const text = await (await fetch(`${hub().url}/metrics`, { headers })).text();
  const sum = (pattern: RegExp) => [...text.matchAll(pattern)].reduce((all, [, value]) => all + Number(value), 0);
  for (const cache of ['sessions', 'profiles', 'settings']) {
    expect(
      sum(new RegExp(`^pulsehub_cache_hits_total\\{cache="${cache}",layer="isolate".*\\} (\\d+)$`, 'gm')),
    ).toBeGreaterThan(0);
  }
  expect(text).toMatch(/^pulsehub_cache_misses_total\{cache="queries",layer="kv",isolate="\w+"\} \d+$/m);
  expect(sum(/^pulsehub_caller_guesses_total\{guess="right".*\} (\d+)$/gm)).toBeGreaterThan(0);
});
