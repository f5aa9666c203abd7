import { parse, stringify } from 'uuid';
import type { Env } from '../../env.ts';
import { fromBase64Url, toBase64Url } from '../../http/bytes.ts';

/** Whom a link is for: the profile that a letter was written to. */
export interface Reader {
  workspaceId: string;
  profileId: string;
}

const ID_BYTES = 16;
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** Two ids and the proof that we put them together; it holds no address, and stays good for as long as the key does. */
export async function signReader(
  env: Pick<Env, 'ENCRYPTION_KEY'>,
  { workspaceId, profileId }: Reader,
): Promise<string> {
  const ids = new Uint8Array([...parse(workspaceId), ...parse(profileId)]);
  const proof = await crypto.subtle.sign(HMAC.name, await keyOf(env), ids);
  return toBase64Url(new Uint8Array([...ids, ...new Uint8Array(proof)]));
}

/** Whom a link is for; undefined for one that we did not write. */
export async function readSigned(env: Pick<Env, 'ENCRYPTION_KEY'>, token: string): Promise<Reader | undefined> {
  const bytes = bytesOf(token);
  if (bytes?.length !== 2 * ID_BYTES + 32) return undefined;
  const [ids, proof] = [bytes.slice(0, 2 * ID_BYTES), bytes.slice(2 * ID_BYTES)];
  if (!(await crypto.subtle.verify(HMAC.name, await keyOf(env), proof, ids))) return undefined;
  return { workspaceId: stringify(ids.slice(0, ID_BYTES)), profileId: stringify(ids.slice(ID_BYTES)) };
}

/** Where a reader unsubscribes. */
export async function unsubscribeLink(env: Env, publicUrl: string, reader: Reader): Promise<string> {
  return `${publicUrl}/unsubscribe?t=${await signReader(env, reader)}`;
}

/** The headers by which a mail program offers to unsubscribe with one click (RFC 2369 and RFC 8058). */
export function unsubscribeHeaders(link: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** A key for this alone, made of the one secret that has to stay for as long as the data does. */
async function keyOf({ ENCRYPTION_KEY }: Pick<Env, 'ENCRYPTION_KEY'>): Promise<CryptoKey> {
  const text = new TextEncoder();
  const secret = await crypto.subtle.importKey('raw', text.encode(ENCRYPTION_KEY), 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode('unsubscribe') };
  return crypto.subtle.deriveKey(derivation, secret, { ...HMAC, length: 256 }, false, ['sign', 'verify']);
}

function bytesOf(token: string): Uint8Array | undefined {
  try {
    return token.length > 200 ? undefined : fromBase64Url(token);
  } catch {
    return undefined;
  }
}
