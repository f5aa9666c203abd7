import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { base64url, EncryptJWT, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';

const { api, settings } = hub();
const secret = new TextEncoder().encode(settings.JWT_SECRET);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = () => Math.floor(Date.now() / 1000);

type Forge = (given: { claims: JWTPayload; token: string; other: JWTPayload }) => string | Promise<string>;

const encode = (value: unknown) => base64url.encode(JSON.stringify(value));
const sign = (claims: JWTPayload, key: Parameters<SignJWT['sign']>[0] = secret, header: object = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(key);
const without = (claims: JWTPayload, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const parts = (token: string) => token.split('.') as [string, string, string];

const attacks: Record<string, Forge> = {
  'no algorithm': ({ claims }) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
  'no algorithm, oddly spelt': ({ claims }) => `${encode({ alg: 'nOnE', typ: 'JWT' })}.${encode(claims)}.`,
  'no algorithm over a real signature': ({ token }) => {
    const [, payload, signature] = parts(token);
    return `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`;
  },
  'the signature left out': ({ token }) => `${token.slice(0, token.lastIndexOf('.'))}.`,
  'only two parts': ({ token }) => token.slice(0, token.lastIndexOf('.')),
  'the signature changed': ({ token }) => token.slice(0, -6) + (token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'),
  'the payload changed': ({ claims, token }) => {
    const [header, , signature] = parts(token);
    return `${header}.${encode({ ...claims, role: 'admin' })}.${signature}`;
  },
  'another user’s payload under my signature': ({ other, token }) => {
    const [header, , signature] = parts(token);
    return `${header}.${encode(other)}.${signature}`;
  },
  'a foreign key': ({ claims }) => sign(claims, randomBytes(32)),
  'an empty key': ({ claims }) => sign(claims, new Uint8Array(32)),
  'the secret’s name as key': ({ claims }) => sign(claims, new TextEncoder().encode('JWT_SECRET'.repeat(4))),
  'a longer hash with our key': ({ claims }) => sign(claims, secret, { alg: 'HS512' }),
  'RS256 with a key of one’s own': ({ claims }) => sign(claims, rsa.privateKey, { alg: 'RS256' }),
  'RS256 with that key in the header': ({ claims }) =>
    sign(claims, rsa.privateKey, { alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) }),
  'RS256 with the address of that key': ({ claims }) =>
    sign(claims, rsa.privateKey, { alg: 'RS256', jku: 'https://evil.example/jwks.json', kid: '1' }),
  'HS256 with a public key as secret': ({ claims }) =>
    sign(claims, Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }))),
  'HS256 called RS256': async ({ claims }) => {
    const [, payload, signature] = parts(await sign(claims));
    return `${encode({ alg: 'RS256', typ: 'JWT' })}.${payload}.${signature}`;
  },
  'a key chosen by a path in the header': ({ claims }) => sign(claims, new Uint8Array(32), { kid: '../../dev/null' }),
  'an extension that must be understood': async ({ claims }) => {
    const [, payload] = parts(await sign(claims));
    return `${encode({ alg: 'HS256', typ: 'JWT', crit: ['x'], x: 1 })}.${payload}.AAAA`;
  },
  'our key but encrypted': ({ claims }) =>
    new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret.slice(0, 32)),
  'another type of token': ({ claims }) => sign(claims, secret, { typ: 'refresh+jwt' }),
  'expired a second ago': ({ claims }) => sign({ ...claims, iat: now() - 901, exp: now() - 1 }),
  'no end': ({ claims }) => sign(without(claims, 'exp')),
  'not yet valid': ({ claims }) => sign({ ...claims, nbf: now() + 600 }),
  'another audience': ({ claims }) => sign({ ...claims, aud: 'other-api' }),
  'no audience': ({ claims }) => sign(without(claims, 'aud')),
  'another issuer': ({ claims }) => sign({ ...claims, iss: 'evil' }),
  'no issuer': ({ claims }) => sign(without(claims, 'iss')),
  'no session': ({ claims }) => sign(without(claims, 'sid')),
  'no subject': ({ claims }) => sign(without(claims, 'sub')),
  'no id': ({ claims }) => sign(without(claims, 'jti')),
  'a session that does not exist': ({ claims }) => sign({ ...claims, sid: randomUUID() }),
  'another user’s session': ({ claims, other }) => sign({ ...claims, sid: other.sid }),
  'another user in my session': ({ claims, other }) => sign({ ...claims, sub: String(other.sub) }),
  'another workspace in my session': ({ claims, other }) => sign({ ...claims, wid: other.wid }),
  'a session that is SQL': ({ claims }) => sign({ ...claims, sid: "' or true --" }),
  'a session that is a list': ({ claims }) => sign({ ...claims, sid: [claims.sid] }),
};

const claimsOf = ({ accessToken }: Member): JWTPayload =>
  JSON.parse(Buffer.from(parts(accessToken)[1], 'base64url').toString());
const profile = (authorization: string) => api('/user/profile', { headers: { authorization } });

describe('a forged access token', async () => {
  const [ann, bea] = await Promise.all([registerWorkspace(), registerWorkspace()]);
  const given = { claims: claimsOf(ann), token: ann.accessToken, other: claimsOf(bea) };

  it.for(Object.entries(attacks))('is refused: %s', async ([, forge]) => {
    const { status, body } = await profile(`Bearer ${await forge(given)}`);
    expect(status).toBe(401);
    expect(body).toEqual({
      statusCode: 401,
      error: 'unauthenticated',
      message: 'Unauthorized',
      requestId: expect.any(String),
    });
  });

  it('is told from a real one, which these were made after', async () => {
    expect((await profile(`Bearer ${given.token}`)).status).toBe(200);
    expect((await profile(`Bearer ${await sign(given.claims)}`)).status).toBe(200);
    expect((await profile(`bearer ${given.token}`)).body.id).toBe(ann.user.id);
  });

  it('is no refresh token, nor a password, nor in the address', async () => {
    for (const header of [
      `Bearer ${ann.tokens.refreshToken}`,
      given.token,
      `Basic ${given.token}`,
      'Bearer',
      'Bearer  ',
    ]) {
      expect((await profile(header)).status).toBe(401);
    }
    expect((await api(`/user/profile?access_token=${given.token}`)).status).toBe(401);
    expect((await api('/user/profile', { headers: { cookie: `token=${given.token}` } })).status).toBe(401);
  });

  it('carries what the contract says and no more', () => {
    expect(Object.keys(given.claims).sort()).toEqual(
      ['aud', 'email', 'exp', 'iat', 'iss', 'jti', 'role', 'sid', 'sub', 'wid'].sort(),
    );
    expect(Number(given.claims.exp) - Number(given.claims.iat)).toBe(900);
  });
});
