import { networkOf } from '../http/client.ts';
import { limitRate } from '../http/rate-limit.ts';
/** A new anonymous token, shown once, and what is stored of it. */
export async function newAnonymousToken() {
    const token = crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true });
    return { token, hash: await hashAnonymousToken(token) };
}
export async function hashAnonymousToken(token) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    return new Uint8Array(digest).toBase64({ alphabet: 'base64url', omitPadding: true });
}
/** Counts what a visitor without an account begins or says, by address: every answer costs. Users are not counted. */
export async function limitVisitor(ctx, client) {
    if (ctx.user)
        return;
    await limitRate(ctx, { name: 'visitor', key: networkOf(client), capacity: 300, refillPerSecond: 5 });
}
