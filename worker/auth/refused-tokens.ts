import type { Ctx, SignedInUser } from '../context.ts';

/** KV keeps nothing for less than this, in seconds. */
const SHORTEST_TTL = 60;

/** Puts an access token on the list of refused ones for the rest of its life. Postgres refuses it without the list. */
export async function refuse(ctx: Ctx, user: SignedInUser): Promise<void> {
  const left = user.tokenExpires - Math.floor(ctx.now().getTime() / 1000);
  try {
    await ctx.cache.put(keyOf(user.jti), '1', { expirationTtl: Math.max(SHORTEST_TTL, left) });
  } catch (error) {
    ctx.log.warn('the list of refused tokens cannot be written', { reason: String(error) });
  }
}

/** Whether the list names this token. A list that cannot be read names none. */
export async function isRefused(ctx: Ctx, jti: string): Promise<boolean> {
  try {
    return (await ctx.cache.get(keyOf(jti))) !== null;
  } catch (error) {
    ctx.log.warn('the list of refused tokens cannot be read', { reason: String(error) });
    return false;
  }
}

function keyOf(jti: string): string {
  return `revoked:${jti}`;
}
