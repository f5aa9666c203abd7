import type { Ctx } from '../../../context.ts';
import { callProvider } from '../../../data-sources/providers/call.ts';
import { ProviderError } from '../../../data-sources/providers/provider.ts';
import { fail } from '../../../errors.ts';
import { readCertificate } from './certificate.ts';

/** Nobody else's certificates are asked for, whatever a request says. */
const HOSTS = ['https://api.paypal.com', 'https://api.sandbox.paypal.com'];
const ADDRESS = /^(https:\/\/[a-z.]+)(\/v1\/notifications\/certs\/[\w-]{1,200})$/;

const KEPT_MS = 86_400_000;
/** What PayPal does not know, or what is no certificate, is not asked for again so soon. */
const REFUSED_MS = 60_000;
const MOST_KEPT = 100;
const TIMEOUT_MS = 3000;
/** Requests may make up addresses: of those that were not seen before only so many are asked for in a minute. */
const MOST_NEW = 20;

interface Kept {
  key: CryptoKey | undefined;
  until: number;
}

/** By address; losing it costs a call. */
const kept = new Map<string, Kept>();
let asked: number[] = [];

/**
 * The key of a certificate at PayPal; undefined for an address that is none of PayPal's, and for a certificate that is
 * none or not valid now. 503 while PayPal cannot be asked, so that it sends again.
 */
export async function paypalKey(ctx: Pick<Ctx, 'env' | 'now'>, address: string): Promise<CryptoKey | undefined> {
  const [, host = '', path = ''] = ADDRESS.exec(address) ?? [];
  if (!HOSTS.includes(host)) return undefined;
  const now = ctx.now().getTime();
  const url = `${ctx.env.PAYPAL_BASE_URL ?? host}${path}`;
  const known = kept.get(url);
  if (known && known.until > now) return known.key;
  asked = asked.filter((at) => at > now - 60_000);
  if (asked.length >= MOST_NEW) return later();
  asked.push(now);
  const found = await ask(url, now);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(url, found);
  return found.key;
}

async function ask(url: string, now: number): Promise<Kept> {
  const refused = { key: undefined, until: now + REFUSED_MS };
  const call = { name: 'PayPal', url, headers: { Accept: '*/*' }, timeoutMs: TIMEOUT_MS, circuit: 'certificates' };
  const answer = await callProvider(call).catch((error: unknown) => {
    if (error instanceof ProviderError) return later(error);
    throw error;
  });
  const { publicKey, notBefore, notAfter } = (answer.status === 200 && readCertificate(String(answer.body))) || {};
  if (!publicKey || !notBefore || !notAfter || now < notBefore.getTime() || now > notAfter.getTime()) return refused;
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']).catch(() => undefined);
  return key ? { key, until: Math.min(now + KEPT_MS, notAfter.getTime()) } : refused;
}

function later(cause?: unknown): never {
  const message = 'PayPal’s certificate could not be fetched; send it again';
  return fail('unavailable', message, { cause, headers: { 'Retry-After': '30' } });
}
