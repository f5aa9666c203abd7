import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../../../dev/providers/stand-in.ts';
import { type Call, callProvider } from './call.ts';

let stand: StandIn;
beforeAll(async () => {
  stand = await startStandIn(() => ({ body: { ok: true } }));
});
afterAll(() => stand.stop());

const call = (path: string, more: Partial<Call> = {}) =>
  callProvider({ name: 'Service', url: `${stand.url}${path}`, circuit: path, timeoutMs: 2000, ...more });
const askedOf = (path: string) => stand.asked.filter((one) => one.path === path).length;

describe('what may have arrived', () => {
  test.each([['drop' as const], [{ status: 503, body: 'unwell' }]])('is not sent again by itself: %o', async (how) => {
    const path = `/post-${JSON.stringify(how).length}`;
    stand.fail({ path, times: 1, how });
    await expect(call(path, { json: {} })).rejects.toMatchObject({ kind: 'away' });
    expect(askedOf(path)).toBe(1);
  });

  test('is sent again where repetitions are told apart, and reading always is', async () => {
    for (const [path, more] of [
      ['/told-apart', { json: {}, repeatable: true }],
      ['/read', {}],
    ] as const) {
      stand.fail({ path, times: 1, how: 'drop' });
      expect((await call(path, more)).status).toBe(200);
      expect(askedOf(path)).toBe(2);
    }
  });
});

test('what was refused for now did not arrive, and is sent again', async () => {
  stand.fail({ path: '/limited', times: 1, how: { status: 429, body: {} } });
  expect((await call('/limited', { form: { a: '1' } })).status).toBe(200);
  expect(askedOf('/limited')).toBe(2);
});

test('a service that limits its callers says for how long, and its circuit stays closed', async () => {
  const how = { status: 429, headers: { 'Retry-After': '90' }, body: {} };
  stand.fail({ path: '/busy', times: 6, how });
  for (let n = 0; n < 6; n++) {
    await expect(call('/busy')).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 90_000 });
  }
  expect((await call('/busy')).status).toBe(200);
});

test('an account in trouble closes the way for no other', async () => {
  stand.fail({ path: '/account/1', times: 99, how: { status: 500, body: {} } });
  for (let n = 0; n < 5; n++) await call('/account/1', { form: {} }).catch(() => undefined);
  await expect(call('/account/1')).rejects.toThrow('failed several times in a row');
  expect((await call('/account/2')).status).toBe(200);
});

test('a token that is refused closes no way at all', async () => {
  stand.fail({ path: '/revoked', times: 9, how: { status: 401, body: {} } });
  for (let n = 0; n < 9; n++) expect((await call('/revoked')).status).toBe(401);
  expect((await call('/revoked')).status).toBe(200);
});
