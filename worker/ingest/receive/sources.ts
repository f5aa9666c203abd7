import type { Ctx } from '../../context.ts';
import { openSecrets } from '../../data-sources/secrets.ts';
import { findSourceByWriteKey, findWebhookSource, type KnownSource } from '../../data-sources/sources.ts';
import { isUnavailable } from '../../db/client.ts';
import { fail } from '../../errors.ts';

/** A removed key or secret works for at most this long. */
const FRESH_MS = 5000;
/** While one request looks a source up again, the others go on with what is known. */
const GRACE_MS = 3000;
const MOST_KEPT = 5000;

interface Kept {
  source: KnownSource | undefined;
  until: number;
}

/** What this isolate looked up a moment ago. A cache: losing it costs a look-up. */
const kept = new Map<string, Kept>();

/** The source of a write key; 401 when there is none. */
export async function requireSourceByWriteKey(ctx: Ctx, key: string | undefined): Promise<KnownSource> {
  const source = key ? await recent(ctx, `key:${key}`, () => findSourceByWriteKey(ctx, key)) : undefined;
  return (
    source ?? fail('invalid_write_key', key ? undefined : 'Send the write key: Basic auth, or writeKey in the body')
  );
}

/** The source that a webhook's address names; 404 when there is none of that type. */
export async function requireWebhookSource(
  ctx: Ctx,
  id: string,
  type: KnownSource['sourceType'],
): Promise<KnownSource> {
  const source = await recent(ctx, `id:${id}`, () => findWebhookSource(ctx, id));
  return source?.sourceType === type ? source : fail('not_found', 'There is no such webhook');
}

/** Opened once for each look-up: opening costs three rounds of cryptography. */
const opened = new WeakMap<KnownSource, Record<string, string>>();

/** A source's secrets in the clear, for checking a signature. */
export async function secretsOf(ctx: Ctx, source: KnownSource): Promise<Record<string, string>> {
  const known = opened.get(source);
  if (known) return known;
  const secrets = await openSecrets(ctx.env.ENCRYPTION_KEY, source);
  opened.set(source, secrets);
  return secrets;
}

async function recent(
  ctx: Ctx,
  key: string,
  find: () => Promise<KnownSource | undefined>,
): Promise<KnownSource | undefined> {
  const now = ctx.now().getTime();
  const known = kept.get(key);
  if (known && known.until > now) return known.source;
  if (known) known.until = now + GRACE_MS;
  try {
    const source = await find();
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { source, until: now + FRESH_MS });
    return source;
  } catch (cause) {
    if (!isUnavailable(cause)) throw cause;
    if (known?.source) return known.source;
    return fail('unavailable', undefined, { cause, headers: { 'Retry-After': '2' } });
  }
}
