import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { newId } from '../db/id.ts';
import { sha256, toBase64Url } from '../http/bytes.ts';

const ISSUER = 'pulsehub';
const AUDIENCE = 'pulsehub-api';
const ALGORITHM = 'HS256';

/** Seconds. */
export const ACCESS_TOKEN_LIFE = 15 * 60;
export const REFRESH_TOKEN_LIFE = 7 * 24 * 60 * 60;

const Claims = z.object({
  sub: z.uuid(),
  email: z.string(),
  jti: z.uuid(),
  /** The session the token belongs to, and the workspace and role in it. */
  sid: z.uuid(),
  wid: z.uuid(),
  role: z.string(),
  /** Seconds since 1970. */
  exp: z.number().int(),
});
export type Claims = z.infer<typeof Claims>;

/** A signed access token for one session, good for 15 minutes from `now`. */
export function signAccessToken(secret: string, claims: Omit<Claims, 'jti' | 'exp'>, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const { sub, ...rest } = claims;
  return new SignJWT(rest)
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setSubject(sub)
    .setJti(newId())
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_TOKEN_LIFE)
    .sign(keyOf(secret));
}

/** The claims of an access token we signed and that has not ended; undefined for anything else. */
export async function verifyAccessToken(secret: string, token: string, now: Date): Promise<Claims | undefined> {
  const verified = await jwtVerify(token, keyOf(secret), {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    typ: 'JWT',
    requiredClaims: ['sub', 'jti', 'sid', 'wid', 'iat', 'exp'],
    currentDate: now,
  }).catch(() => undefined);
  return verified && Claims.safeParse(verified.payload).data;
}

/** 32 random bytes. The caller gets the token, the database its hash. */
export function newRefreshToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 in base64url: how a random token is stored and found. */
export async function hashToken(token: string): Promise<string> {
  return toBase64Url(await sha256(token));
}

function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
