/** Verifying what providers sign, always over the bytes as they came. Comparisons take the same time however wrong. */

import { isSignedByPaypal, type PaypalTrust } from './paypal/signature.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A signature of Standard Webhooks older or newer than this is refused. */
const TOLERANCE_SECONDS = 300;
const STANDARD_PREFIX = 'whsec_';

/** Shopify: HMAC-SHA256 of the body under the shop's webhook secret, base64, in `X-Shopify-Hmac-Sha256`. */
export async function isSignedByShopify(secret: string, body: Bytes, headers: Headers): Promise<boolean> {
  const given = fromBase64(headers.get('x-shopify-hmac-sha256') ?? '');
  return given !== undefined && verify(utf8(secret), body, given);
}

/** `sha256=<hex>` in `X-Signature-256` or, as Meta and GitHub call it, `X-Hub-Signature-256`. */
export async function isSignedSha256(secret: string, body: Bytes, headers: Headers): Promise<boolean> {
  const header = headers.get('x-signature-256') ?? headers.get('x-hub-signature-256') ?? '';
  const given = header.startsWith('sha256=') ? fromHex(header.slice('sha256='.length)) : undefined;
  return given !== undefined && verify(utf8(secret), body, given);
}

/**
 * Standard Webhooks: `webhook-id`, `webhook-timestamp` and `webhook-signature`, a list of `v1,<base64>` of which one
 * must match; Svix calls the same headers `svix-…`. The secret is base64, with or without `whsec_` before it.
 */
export async function isSignedStandard(secret: string, body: Bytes, headers: Headers, now: Date): Promise<boolean> {
  const told = (name: string) => headers.get(`webhook-${name}`) ?? headers.get(`svix-${name}`);
  const id = told('id');
  const timestamp = told('timestamp');
  const key = fromBase64(secret.startsWith(STANDARD_PREFIX) ? secret.slice(STANDARD_PREFIX.length) : secret);
  if (!id || !timestamp || !key?.length || !/^\d+$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const signed = concat(utf8(`${id}.${timestamp}.`), body);
  const signatures = (told('signature') ?? '').split(' ').slice(0, 10);
  for (const signature of signatures) {
    const [version, value = ''] = signature.split(',', 2);
    const given = version === 'v1' ? fromBase64(value) : undefined;
    if (given && (await verify(key, signed, given))) return true;
  }
  return false;
}

/** Stripe: `t=<seconds>,v1=<hex>` in `Stripe-Signature`, over `<seconds>.<body>` under the whole secret. */
const isSignedByStripe: Scheme = async ({ secret, body, headers, now }) => {
  const parts = (headers.get('stripe-signature') ?? '').split(',', 20).map((part) => part.trim().split('=', 2));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d+$/.test(time) || Math.abs(now.getTime() / 1000 - Number(time)) > TOLERANCE_SECONDS) return false;
  const signed = concat(utf8(`${time}.`), body);
  for (const [name, value = ''] of parts) {
    const given = name === 'v1' ? fromHex(value) : undefined;
    if (given && (await verify(utf8(secret), signed, given))) return true;
  }
  return false;
};

/** WooCommerce: base64 over the body. */
const isSignedByWooCommerce: Scheme = async ({ secret, body, headers }) => {
  const given = fromBase64(headers.get('x-wc-webhook-signature') ?? '');
  return given !== undefined && verify(utf8(secret), body, given);
};

/** Square: base64 over the address that it sends to, followed by the body. */
const isSignedBySquare: Scheme = async ({ secret, body, headers, url }) => {
  const given = fromBase64(headers.get('x-square-hmacsha256-signature') ?? '');
  return given !== undefined && verify(utf8(secret), concat(utf8(url()), body), given);
};

/** PayPal: by its certificate, not by the secret. */
const byPaypal: Scheme = async ({ body, headers, paypal }) =>
  paypal !== undefined && isSignedByPaypal(body, headers, paypal);

interface Signed {
  secret: string;
  body: Bytes;
  headers: Headers;
  now: Date;
  /** The address it was sent to, as the sender knows it. */
  url: () => string;
  paypal?: PaypalTrust;
}
type Scheme = (signed: Signed) => Promise<boolean>;

/** Who signs how, told apart by the header. The first that is there decides. */
const SCHEMES: [header: string, isSigned: Scheme][] = [
  ['webhook-signature', ({ secret, body, headers, now }) => isSignedStandard(secret, body, headers, now)],
  ['svix-signature', ({ secret, body, headers, now }) => isSignedStandard(secret, body, headers, now)],
  ['stripe-signature', isSignedByStripe],
  ['x-wc-webhook-signature', isSignedByWooCommerce],
  ['x-square-hmacsha256-signature', isSignedBySquare],
  ['paypal-transmission-sig', byPaypal],
];

/** The generic door: whoever has a header of their own by their own rules, else a plain SHA-256 signature. */
export function isSigned(signed: Signed): Promise<boolean> {
  const scheme = SCHEMES.find(([header]) => signed.headers.has(header))?.[1];
  return scheme ? scheme(signed) : isSignedSha256(signed.secret, signed.body, signed.headers);
}

async function verify(key: Bytes, data: Bytes, signature: Bytes): Promise<boolean> {
  if (key.length === 0) return false;
  return crypto.subtle.verify('HMAC', await keyOf(key), signature, data);
}

const MOST_KEYS = 1000;
/** Making a key of a secret costs as much as verifying with it, and a shop signs everything with one. */
const keys = new Map<string, CryptoKey>();

async function keyOf(secret: Bytes): Promise<CryptoKey> {
  const name = String.fromCharCode(...secret);
  const known = keys.get(name);
  if (known) return known;
  const made = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, made);
  return made;
}

const encoder = new TextEncoder();

function utf8(text: string): Bytes {
  return encoder.encode(text) as Bytes;
}

function concat(...parts: Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function fromBase64(text: string): Bytes | undefined {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function fromHex(text: string): Bytes | undefined {
  if (!/^([0-9a-f]{2})+$/i.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
