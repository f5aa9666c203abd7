import { crc32 } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a signature of PayPal's is checked with. */
export interface PaypalTrust {
  /** The id of the webhook as PayPal shows it: it is signed along. */
  webhookId: string | undefined;
  /** The key of the certificate at an address; undefined where that is none of PayPal's. */
  keyOf: (address: string) => Promise<CryptoKey | undefined>;
}

/** https://developer.paypal.com/api/rest/webhooks/rest/#link-selfverificationmethod */
const ALGORITHM = 'sha256withrsa';

/**
 * PayPal: RSA over `<transmission id>|<time>|<webhook id>|<CRC-32 of the body>` by the certificate that the request names. A
 * transmission is sent again for three days, so its age says nothing; the same event is the same event.
 */
export async function isSignedByPaypal(body: Bytes, headers: Headers, trust: PaypalTrust): Promise<boolean> {
  const told = (name: string) => headers.get(`paypal-${name}`) ?? '';
  const [id, time, address] = [told('transmission-id'), told('transmission-time'), told('cert-url')];
  const signature = fromBase64(told('transmission-sig'));
  if (!trust.webhookId || !id || !time || !signature || told('auth-algo').toLowerCase() !== ALGORITHM) return false;
  const key = await trust.keyOf(address);
  if (!key) return false;
  const signed = new TextEncoder().encode(`${id}|${time}|${trust.webhookId}|${crc32(body)}`);
  return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, signed);
}

function fromBase64(text: string): Bytes | undefined {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
