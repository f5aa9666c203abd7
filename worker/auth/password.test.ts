import { randomBytes, scryptSync } from 'node:crypto';
import bcrypt from 'bcryptjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('a password', () => {
  it('is known again by its hash, which says how it was made and never the same twice', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('correct horse', one)).toEqual({ ok: true, outdated: false });
    expect(await verifyPassword('Correct horse', one)).toEqual({ ok: false, outdated: false });
  });

  it('of 256 characters counts to its last one, in any script', async () => {
    for (const letter of ['x', 'ж', '🐴']) {
      const long = letter.repeat(256 / letter.length);
      const stored = await hashPassword(long);
      expect((await verifyPassword(long, stored)).ok).toBe(true);
      expect((await verifyPassword(`${long.slice(0, -letter.length)}y`, stored)).ok).toBe(false);
    }
  });

  it('is the same however its accents were composed', async () => {
    expect((await verifyPassword('cafe\u0301 noir', await hashPassword('caf\u00e9 noir'))).ok).toBe(true);
  });

  it('from a system with bcrypt is right, and outdated', async () => {
    const stored = await bcrypt.hash('from elsewhere', 4);
    for (const prefix of ['$2a$', '$2b$', '$2y$']) {
      const brought = prefix + stored.slice(4);
      expect(await verifyPassword('from elsewhere', brought)).toEqual({ ok: true, outdated: true });
      expect(await verifyPassword('from nowhere', brought)).toEqual({ ok: false, outdated: false });
    }
  });

  it('that bcrypt has read only in part is not hashed anew', async () => {
    const long = 'x'.repeat(80);
    const stored = await bcrypt.hash(long, 4);
    expect(await verifyPassword(long, stored)).toEqual({ ok: true, outdated: false });
  });

  it('of a lower cost is right, and outdated', async () => {
    const salt = randomBytes(16);
    const hash = scryptSync('old', salt, 32, { N: 16, r: 8, p: 1 });
    const stored = `$scrypt$ln=4,r=8,p=1$${salt.toString('base64url')}$${hash.toString('base64url')}`;
    expect(await verifyPassword('old', stored)).toEqual({ ok: true, outdated: true });
    expect(await verifyPassword('new', stored)).toEqual({ ok: false, outdated: false });
  });

  it('matches no stored string that is damaged or asks for too much, and none throws', async () => {
    const good = await hashPassword('p');
    const damaged = fc.oneof(
      fc.string(),
      fc.integer({ min: 0, max: good.length - 1 }).map((cut) => good.slice(0, cut)),
      fc.string().map((tail) => `$2b$${tail}`),
      fc.constantFrom(good.replace('ln=15', 'ln=30'), good.replace('ln=15', 'ln=0'), good.replace('p=3', 'p=99')),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (stored) => {
        expect(await verifyPassword('p', stored)).toEqual({ ok: false, outdated: false });
      }),
      { numRuns: 50 },
    );
  });
});
