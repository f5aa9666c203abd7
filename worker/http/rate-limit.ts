import type { RateLimiter } from '../../durable-objects/rate-limiter.ts';
import type { Limit, Taken } from '../../durable-objects/token-bucket.ts';
import type { Ctx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { sha256, toBase64Url } from './bytes.ts';

export interface RateLimit extends Limit {
  /** Names the limit in the answer's headers; with `key` it names the bucket. */
  name: string;
  /** Whose attempts are counted together: an address, an account. May be personal: only its hash leaves the request. */
  key: string;
}

const SHARDS = 32;

/**
 * Counts one attempt. Throws 429 with `Retry-After`, `RateLimit-Policy` and `RateLimit` when the bucket is empty.
 * A limiter that cannot be reached lets the attempt pass: it must not lock everybody out.
 */
export async function limitRate(ctx: Ctx, limit: RateLimit): Promise<void> {
  const taken = await ask(ctx, limit, (limiter, key) => limiter.take(key, bucketOf(limit)));
  if (!taken || taken.allowed) return;
  const seconds = Math.max(1, taken.retryAfter);
  throw new ApiError('rate_limited', `Too many attempts; try again in ${inWords(seconds)}`, {
    headers: { 'Retry-After': String(seconds), ...describe(limit, taken) },
  });
}

/** Takes an attempt back that turned out not to count, such as a login with the right password. */
export async function forgiveRate(ctx: Ctx, limit: RateLimit): Promise<void> {
  await ask(ctx, limit, (limiter, key) => limiter.giveBack(key, bucketOf(limit)));
}

type Limiter = DurableObjectStub<RateLimiter>;

async function ask<T>(ctx: Ctx, limit: RateLimit, question: (limiter: Limiter, key: string) => Promise<T>) {
  try {
    const hash = await sha256(limit.key);
    const shard = (hash[0] ?? 0) % SHARDS;
    return await question(ctx.env.RATE_LIMITER.getByName(`${limit.name}:${shard}`), toBase64Url(hash));
  } catch (error) {
    ctx.log.error('the rate limiter cannot be reached', { limit: limit.name, reason: String(error) });
    return undefined;
  }
}

function bucketOf({ capacity, refillPerSecond }: RateLimit): Limit {
  return { capacity, refillPerSecond };
}

/** The two header fields of the IETF draft "RateLimit header fields for HTTP": quota and window, what is left and when more comes. */
function describe(limit: RateLimit, taken: Taken): Record<string, string> {
  const window = Math.ceil(limit.capacity / limit.refillPerSecond);
  return {
    'RateLimit-Policy': `"${limit.name}";q=${limit.capacity};w=${window}`,
    RateLimit: `"${limit.name}";r=${taken.remaining};t=${Math.max(1, taken.retryAfter)}`,
  };
}

function inWords(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
