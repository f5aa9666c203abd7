import { describe, expect, test } from 'vitest';
import { maskSecret, openSecrets, sealSecrets } from './secrets.ts';

const newKey = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
const KEY = newKey();
const FIELDS = { accessToken: 'shpat_0123456789abcdef', webhookSecret: 'geheim – ключ wort' };

describe('secrets of a source', () => {
  test('open to what was sealed, and show nothing of it while sealed', async () => {
    const secrets = await sealSecrets(KEY, 'source-1', FIELDS);
    expect(JSON.stringify(secrets)).not.toContain('shpat');
    expect(await openSecrets(KEY, { id: 'source-1', secrets })).toEqual(FIELDS);
  });

  test('are sealed differently every time', async () => {
    const [a, b] = [await sealSecrets(KEY, 's', FIELDS), await sealSecrets(KEY, 's', FIELDS)];
    expect(a.accessToken).not.toBe(b.accessToken);
  });

  test('do not open in another row', async () => {
    const secrets = await sealSecrets(KEY, 'source-1', FIELDS);
    await expect(openSecrets(KEY, { id: 'source-2', secrets })).rejects.toThrow('changed or moved');
  });

  test('do not open under another field', async () => {
    const { accessToken } = await sealSecrets(KEY, 'source-1', FIELDS);
    const secrets = { webhookSecret: accessToken };
    await expect(openSecrets(KEY, { id: 'source-1', secrets })).rejects.toThrow('changed or moved');
  });

  test('do not open when a byte was changed', async () => {
    const secrets = await sealSecrets(KEY, 'source-1', { accessToken: 'abcdefgh' });
    const [format, id, iv, cipher] = String(secrets.accessToken).split('.');
    const bytes = Buffer.from(String(cipher), 'base64');
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    const tampered = { accessToken: [format, id, iv, bytes.toString('base64')].join('.') };
    await expect(openSecrets(KEY, { id: 'source-1', secrets: tampered })).rejects.toThrow('changed or moved');
  });

  test('open with an older key that is still listed, and are sealed anew with the newest', async () => {
    const next = newKey();
    const old = await sealSecrets(KEY, 's', FIELDS);
    expect(await openSecrets(`${next}, ${KEY}`, { id: 's', secrets: old })).toEqual(FIELDS);
    const fresh = await sealSecrets(`${next},${KEY}`, 's', FIELDS);
    expect(await openSecrets(next, { id: 's', secrets: fresh })).toEqual(FIELDS);
    await expect(openSecrets(next, { id: 's', secrets: old })).rejects.toThrow('not in ENCRYPTION_KEY');
  });

  test('need a key of 32 bytes', async () => {
    await expect(sealSecrets(btoa('short'), 's', FIELDS)).rejects.toThrow('32 random bytes');
    await expect(sealSecrets('not base64!', 's', FIELDS)).rejects.toThrow('32 random bytes');
  });

  test('of a source without any need no key', async () => {
    expect(await openSecrets('', { id: 's', secrets: {} })).toEqual({});
  });

  test('are shown by their last four characters, short ones not at all', () => {
    expect(Object.values(FIELDS).map(maskSecret)).toEqual(['••••cdef', '••••wort']);
    expect(maskSecret('secret')).toBe('••••');
  });
});
