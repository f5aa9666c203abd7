import { expect, it } from 'vitest';
import { accountLimit } from '../auth/limits.ts';
import { isRefused, refuse } from '../auth/refused-tokens.ts';
import type { Ctx, SignedInUser } from '../context.ts';
import { ApiError } from '../errors.ts';
import { forgiveRate, limitRate } from './rate-limit.ts';

const limit = accountLimit('login', 'ann@shop.example');

/** A context with a limiter and a list of its own, and what was written to its log. */
function contextWith(given: { take?: () => Promise<unknown>; cache?: object }) {
  const lines: string[] = [];
  const note = (message: string, fields?: object) => void lines.push(JSON.stringify({ message, ...fields }));
  const names: string[] = [];
  const limiter = { take: given.take, giveBack: given.take };
  const RATE_LIMITER = { getByName: (name: string) => names.push(name) && limiter };
  const ctx = { env: { RATE_LIMITER }, cache: given.cache, now: () => new Date(0), log: { error: note, warn: note } };
  return { ctx: ctx as unknown as Ctx, lines, names };
}

it('a limiter that is away locks nobody out, and is logged without the key', async () => {
  const { ctx, lines } = contextWith({ take: () => Promise.reject(new Error('away')) });
  await limitRate(ctx, limit);
  await forgiveRate(ctx, limit);
  expect(lines).toHaveLength(2);
  expect(lines.join()).toContain('away');
  expect(lines.join()).not.toContain('ann@');
});

it('an empty bucket is a 429 that says when to come again', async () => {
  const taken = { allowed: false, remaining: 0, retryAfter: 30 };
  const { ctx, names } = contextWith({ take: () => Promise.resolve(taken) });
  const refusal = await limitRate(ctx, limit).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiError);
  expect(refusal).toMatchObject({ status: 429, headers: { 'Retry-After': '30' } });
  expect(names[0]).toMatch(/^login-account:\d+$/);
});

it('a list of refused tokens that is away refuses nobody by itself', async () => {
  const away = () => Promise.reject(new Error('away'));
  const { ctx, lines } = contextWith({ cache: { get: away, put: away } });
  expect(await isRefused(ctx, 'jti')).toBe(false);
  await refuse(ctx, { jti: 'jti', tokenExpires: 900 } as SignedInUser);
  expect(lines).toHaveLength(2);
});

it('a refused token stays on the list until it ends, and at least as long as the list can keep it', async () => {
  const puts: unknown[] = [];
  const { ctx } = contextWith({ cache: { put: async (...args: unknown[]) => void puts.push(args) } });
  await refuse(ctx, { jti: 'a', tokenExpires: 900 } as SignedInUser);
  await refuse(ctx, { jti: 'b', tokenExpires: 5 } as SignedInUser);
  expect(puts).toEqual([
    ['revoked:a', '1', { expirationTtl: 900 }],
    ['revoked:b', '1', { expirationTtl: 60 }],
  ]);
});
