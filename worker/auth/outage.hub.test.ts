import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { controlsOf } from '../../test/hub.ts';
import { startOwnHub } from '../../test/own-hub.ts';

it('while Postgres is away nobody is signed out, nobody gets in, and no refresh token is lost', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pulsehub-outage-'));
  const own = await startOwnHub({ dataDir });
  try {
    const { api, registerWorkspace, withoutDatabase } = controlsOf(own);
    const [ann, bea] = await Promise.all([registerWorkspace(), registerWorkspace()]);
    await bea.api('/auth/logout', { method: 'POST' });
    const refresh = () => api('/auth/refresh', { body: { refreshToken: ann.tokens.refreshToken } });

    await withoutDatabase('away', async () => {
      const asked = await ann.api('/user/profile');
      expect(asked.status).toBe(503);
      expect(asked.body.error).toBe('unavailable');
      expect(asked.headers.get('retry-after')).toBe('5');
      expect((await refresh()).status).toBe(503);
      expect([401, 503]).toContain((await bea.api('/user/profile')).status);
    });
    expect((await ann.api('/user/profile')).status).toBe(200);
    expect((await refresh()).status).toBe(200);
    expect((await bea.api('/user/profile')).status).toBe(401);
  } finally {
    await own.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
