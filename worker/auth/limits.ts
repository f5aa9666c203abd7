import type { Ctx } from '../context.ts';
import { type Client, networkOf } from '../http/client.ts';
import { limitRate, type RateLimit } from '../http/rate-limit.ts';

type Door = 'login' | 'register' | 'refresh' | 'email-link' | 'invitation';

/**
 * An address may be a whole office behind one router, so it gets room; an account is one person. Guessing at one
 * account from many addresses ends after ten wrong passwords, then one more every 30 seconds.
 */
const PER_ADDRESS: Record<Door, { capacity: number; refillPerSecond: number }> = {
  login: { capacity: 300, refillPerSecond: 0.5 },
  register: { capacity: 300, refillPerSecond: 2 },
  refresh: { capacity: 600, refillPerSecond: 5 },
  'email-link': { capacity: 60, refillPerSecond: 0.1 },
  invitation: { capacity: 60, refillPerSecond: 0.2 },
};
const PER_ACCOUNT: Record<Door, { capacity: number; refillPerSecond: number }> = {
  login: { capacity: 10, refillPerSecond: 1 / 30 },
  register: { capacity: 10, refillPerSecond: 1 / 30 },
  refresh: { capacity: 120, refillPerSecond: 1 },
  // Nobody's inbox is to be filled from here.
  'email-link': { capacity: 5, refillPerSecond: 1 / 120 },
  invitation: { capacity: 10, refillPerSecond: 1 / 60 },
};

export function addressLimit(door: Door, client: Client): RateLimit {
  return { name: `${door}-address`, key: networkOf(client), ...PER_ADDRESS[door] };
}

/** `account` is the e-mail's key, or the user's id where that is what is known. */
export function accountLimit(door: Door, account: string): RateLimit {
  return { name: `${door}-account`, key: account, ...PER_ACCOUNT[door] };
}

/** Counts an attempt at a door under both the account and the address. Throws 429. */
export async function limitDoor(ctx: Ctx, door: Door, client: Client, account: string): Promise<void> {
  await limitRate(ctx, accountLimit(door, account));
  await limitRate(ctx, addressLimit(door, client));
}
