import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFacebook } from '../../dev/providers/facebook.ts';
import type { StandIn } from '../../dev/providers/stand-in.ts';
import type { UserCtx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { createSource } from './connect.ts';

let facebook: StandIn;
beforeAll(async () => {
  facebook = await startFacebook();
});
afterAll(() => facebook.stop());

test('a refused connection shows the token neither to the caller nor to the log', async () => {
  const lines: unknown[] = [];
  const keep = (...line: unknown[]) => lines.push(line);
  const ctx = {
    env: { FACEBOOK_BASE_URL: facebook.url },
    log: { info: keep, warn: keep, error: keep },
  } as unknown as UserCtx;
  const accessToken = 'a-token-that-facebook-repeats';
  const refused = await createSource(ctx, {
    sourceType: 'facebook_pixel',
    name: 'Pixel',
    config: { pixelId: '1234567', accessToken },
  }).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ code: 'connection_failed', message: 'Facebook: Malformed access token ••••eats' });
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain(accessToken);
});
