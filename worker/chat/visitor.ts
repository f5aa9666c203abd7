import type { Ctx } from '../context.ts';
import { sha256, toBase64Url } from '../http/bytes.ts';
import { type Client, networkOf } from '../http/client.ts';
import { limitRate } from '../http/rate-limit.ts';

/** A context of the chat, where a caller may also be a visitor who holds the token of a conversation. */
export type ChatCtx = Ctx & {
  /** SHA-256 of the anonymous token in hand. */
  visitor?: string;
};

/** A new anonymous token, shown once, and what is stored of it. */
export async function newAnonymousToken(): Promise<{ token: string; hash: string }> {
  const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  return { token, hash: await hashAnonymousToken(token) };
}

export async function hashAnonymousToken(token: string): Promise<string> {
  return toBase64Url(await sha256(token));
}

/** Counts what somebody begins or says, a visitor by address and a user by account: every answer costs. */
export async function limitTalk(ctx: ChatCtx, client: Client): Promise<void> {
  const who = ctx.user ? { name: 'user', key: ctx.user.id } : { name: 'visitor', key: networkOf(client) };
  await limitRate(ctx, { ...who, capacity: 300, refillPerSecond: 5 });
}
