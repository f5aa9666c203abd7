type Bytes = Uint8Array<ArrayBuffer>;

/** The part of an X.509 certificate that a signature is checked with. */
export interface Certificate {
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Bytes;
  notBefore: Date;
  notAfter: Date;
}

/**
 * Reads the first certificate of a PEM file; undefined where it is none. RFC 5280, section 4.1: who signed it is not
 * looked at, so only where it came from says whom it belongs to.
 */
export function readCertificate(pem: string): Certificate | undefined {
  const [, text] = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(pem) ?? [];
  try {
    const bytes = Uint8Array.from(atob((text ?? '').replace(/\s/g, '')), (char) => char.charCodeAt(0));
    const [certificate] = partsOf(bytes);
    const [signed] = partsOf(certificate?.content);
    const parts = partsOf(signed?.content);
    // The version is told in a part of its own, and not at all by the first.
    const [, , , validity, , key] = parts[0]?.tag === VERSION ? parts.slice(1) : parts;
    const [notBefore, notAfter] = partsOf(validity?.content).map(timeOf);
    if (!key || !notBefore || !notAfter) return undefined;
    return { publicKey: key.whole, notBefore, notAfter };
  } catch {
    return undefined;
  }
}

interface Part {
  tag: number;
  content: Bytes;
  whole: Bytes;
}

const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** What lies one after the other in DER. Throws for what is none. */
function partsOf(bytes: Bytes | undefined): Part[] {
  const parts: Part[] = [];
  for (let at = 0; bytes && at < bytes.length; ) {
    const [tag = 0, told = 0] = [bytes[at], bytes[at + 1]];
    const long = told & 0x80 ? told & 0x7f : 0;
    if (long > 3) throw new RangeError('Longer than any certificate');
    const size = long === 0 ? told : bytes.slice(at + 2, at + 2 + long).reduce((sum, byte) => sum * 256 + byte, 0);
    const from = at + 2 + long;
    if (from + size > bytes.length) throw new RangeError('Cut off');
    parts.push({ tag, content: bytes.slice(from, from + size), whole: bytes.slice(at, from + size) });
    at = from + size;
  }
  return parts;
}

function timeOf({ tag, content }: Part): Date | undefined {
  const text = String.fromCharCode(...content);
  if (tag !== UTC_TIME && tag !== GENERALIZED_TIME) return undefined;
  // Of a year in two digits those from 50 on are of the century before.
  const full = tag === GENERALIZED_TIME ? text : `${Number(text.slice(0, 2)) < 50 ? 20 : 19}${text}`;
  const at = Date.parse(full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(at) ? undefined : new Date(at);
}
