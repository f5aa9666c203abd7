import { scrypt, timingSafeEqual } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { fromBase64Url, toBase64Url } from '../http/bytes.ts';

/** The cost of a new hash: 32 MiB of memory and about 140 ms. Raised here, old hashes are renewed at the next login. */
const COST = { ln: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Above these a stored string is taken for damaged, not worked on. */
const MOST = { ln: 20, r: 16, p: 16 };

/** What bcrypt reads of a password; the rest of a longer one it never saw. */
const BCRYPT_BYTES = 72;

export interface Verdict {
  ok: boolean;
  /** The password is right and its hash is from an older system or of a lower cost: hash it anew. */
  outdated: boolean;
}

/** A password as `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. Takes passwords of any length whole. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await derive(password, salt, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${toBase64Url(salt)}$${toBase64Url(hash)}`;
}

/** Compares a password with a stored hash, ours or bcrypt's. A stored string of no known form matches nothing. */
export async function verifyPassword(password: string, stored: string): Promise<Verdict> {
  if (/^\$2[aby]\$/.test(stored)) return verifyBcrypt(password, stored);
  const parts = parse(stored);
  if (!parts) return { ok: false, outdated: false };
  const hash = await derive(password, parts.salt, parts.cost);
  const ok = timingSafeEqual(hash, parts.hash);
  const { ln, r, p } = parts.cost;
  return { ok, outdated: ok && (ln < COST.ln || r < COST.r || p < COST.p) };
}

/** Takes as long as comparing a password does: for an e-mail that nobody has. */
export async function pretendToVerify(password: string): Promise<void> {
  await derive(password, new Uint8Array(SALT_BYTES), COST);
}

async function verifyBcrypt(password: string, stored: string): Promise<Verdict> {
  const ok = await bcrypt.compare(password, stored).catch(() => false);
  // Of a longer password bcrypt proved only the beginning; hashing the rest unproved could lock its owner out.
  return { ok, outdated: ok && new TextEncoder().encode(password).length <= BCRYPT_BYTES };
}

function parse(stored: string) {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/.exec(stored);
  if (!match) return undefined;
  const [, ln, r, p, salt, hash] = match as unknown as [string, string, string, string, string, string];
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (cost.ln < 1 || cost.ln > MOST.ln || cost.r < 1 || cost.r > MOST.r || cost.p < 1 || cost.p > MOST.p)
    return undefined;
  return { cost, salt: fromBase64Url(salt), hash: fromBase64Url(hash) };
}

function derive(password: string, salt: Uint8Array, cost: typeof COST): Promise<Uint8Array> {
  const N = 2 ** cost.ln;
  const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
  // The same characters typed on another keyboard may come composed differently.
  const text = password.normalize('NFKC');
  return new Promise((done, failed) => {
    scrypt(text, salt, HASH_BYTES, options, (error, key) => (error ? failed(error) : done(key)));
  });
}
