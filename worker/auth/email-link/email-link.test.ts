import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmail } from '../../../dev/providers/email.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { apiKeys, auditLog, emailLinks, sessions, users } from '../../db/schema.ts';
import { logIn, register } from '../account.ts';
import { hashToken } from '../tokens.ts';
import { askForLink } from './ask.ts';
import { openLink } from './open.ts';

const NOBODY = { ip: null, userAgent: null };
const PASSWORD = 'a few words to remember';
let database: TestDatabase;
let service: Awaited<ReturnType<typeof startEmail>>;
beforeAll(async () => {
  [database, service] = await Promise.all([startTestDatabase(), startEmail()]);
});
afterAll(() => Promise.all([database.stop(), service.stop()]));

interface Door extends Ctx {
  /** What goes on after the answer. */
  settled(): Promise<unknown>;
}

/** The door as nobody comes to it, with a clock that stands where it is put. */
async function door({ at = new Date(), settings = {} }: { at?: Date; settings?: object } = {}): Promise<Door> {
  const { user: _user, workspace: _workspace, ...ctx } = await openShop(database.db, { now: at });
  const after: Promise<unknown>[] = [];
  const env = {
    ...{ JWT_SECRET: 'thirty-two characters of a test!!', PUBLIC_URL: 'https://hub.example' },
    EMAIL_STAND_IN_URL: service.url,
    ...settings,
  };
  return { ...ctx, env: env as never, waitUntil: (work) => void after.push(work), settled: () => Promise.all(after) };
}

const someone = () => `${newId()}@people.example`;
async function letterTo(ctx: Door, email: string, language: 'en' | 'de' = 'en') {
  const answer = await askForLink(ctx, { email, language }, NOBODY);
  await ctx.settled();
  const letter = service.taken.findLast(({ to }) => to[0] === email);
  const [, token = ''] = /https:\/\/hub\.example\/sign-in\/link#([\w-]+)\n/.exec(letter?.text ?? '') ?? [];
  return { answer, letter, token };
}
const usersOf = (ctx: Ctx, email: string) => ctx.db.select().from(users).where(eq(users.emailKey, email));
const newcomer = (email: string) => ({ email, password: PASSWORD, firstName: 'Eve', lastName: 'M', companyName: 'E' });

describe('a link', () => {
  test('makes an account with a shop of its own, of which the log says who opened it', async () => {
    const ctx = await door();
    const email = `ann.lee-${newId()}@people.example`;
    const { token } = await letterTo(ctx, email);
    const entered = await openLink(ctx, token, NOBODY);
    expect(entered).toMatchObject({
      user: { email, firstName: 'Ann', isVerified: true },
      workspace: { name: 'Ann’s shop', role: 'owner' },
      tokens: { accessToken: expect.any(String), refreshToken: expect.any(String) },
    });
    const log = await ctx.db.select().from(auditLog).where(eq(auditLog.workspaceId, entered.workspace.id));
    expect(log).toMatchObject([{ what: 'workspace.created', text: 'Ann opened “Ann’s shop”' }]);
  });

  test('signs in who has an account, in whatever case the address is written', async () => {
    const ctx = await door();
    const email = someone();
    const made = await openLink(ctx, (await letterTo(ctx, email)).token, NOBODY);
    const again = await openLink(ctx, (await letterTo(ctx, email.toUpperCase())).token, NOBODY);
    expect(again.user.id).toBe(made.user.id);
    expect(await usersOf(ctx, email)).toHaveLength(1);
    // A second device ends nothing on the first.
    expect(await ctx.db.select().from(sessions).where(eq(sessions.userId, made.user.id))).toMatchObject([
      { revokedAt: null },
      { revokedAt: null },
    ]);
  });

  test('is the same letter and the same answer with an account and without', async () => {
    const ctx = await door();
    const [known, unknown] = [someone(), someone()];
    await register(ctx, newcomer(known), NOBODY);
    const [one, other] = [await letterTo(ctx, known), await letterTo(ctx, unknown)];
    expect(one.answer).toEqual(other.answer);
    expect(JSON.stringify(one.answer)).not.toContain(one.token);
    expect(one.letter?.text.replace(one.token, '')).toBe(other.letter?.text.replace(other.token, ''));
    expect((await letterTo(ctx, unknown, 'de')).letter?.subject).toBe('Ihr Link zu PulseHub');
  });

  test('is stored as a hash only', async () => {
    const ctx = await door();
    const { token } = await letterTo(ctx, someone());
    const rows = await ctx.db.select().from(emailLinks);
    expect(rows.map(({ hash }) => hash)).toContain(await hashToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('opens nothing the second time, after a quarter of an hour, or with one letter changed', async () => {
    const ctx = await door();
    const refused = { code: 'not_found' };
    const { token } = await letterTo(ctx, someone());
    await openLink(ctx, token, NOBODY);
    await expect(openLink(ctx, token, NOBODY)).rejects.toMatchObject(refused);

    const late = await letterTo(ctx, someone());
    const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 15 * 60_000) };
    await expect(openLink(later, late.token, NOBODY)).rejects.toMatchObject(refused);
    const changed = `${late.token.slice(0, -1)}${late.token.endsWith('A') ? 'B' : 'A'}`;
    await expect(openLink(ctx, changed, NOBODY)).rejects.toMatchObject(refused);
    await openLink(ctx, late.token, NOBODY);
  });

  test('opened in many windows at one instant lets one in; two links of a new address make one account', async () => {
    const ctx = await door();
    const email = someone();
    const [first, second] = [await letterTo(ctx, email), await letterTo(ctx, email)];
    const opened = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => openLink(ctx, first.token, NOBODY)),
      openLink(ctx, second.token, NOBODY),
    ]);
    expect(opened.slice(0, 6).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(opened[6]?.status).toBe('fulfilled');
    expect(await usersOf(ctx, email)).toHaveLength(1);
  });
});

describe('an address that somebody else registered first', () => {
  test('is its owner’s alone once they come by a link: the other’s password, sessions and keys end', async () => {
    const ctx = await door();
    const email = someone();
    const stranger = await register(ctx, newcomer(email), NOBODY);
    await ctx.db.insert(apiKeys).values({
      ...{ id: newId(), workspaceId: stranger.workspace.id, userId: stranger.user.id, name: 'Hidden' },
      ...{ prefix: 'phk_x', hash: newId(), scopes: ['chat'] },
    });
    const owner = await openLink(ctx, (await letterTo(ctx, email)).token, NOBODY);
    expect(owner.user).toMatchObject({ id: stranger.user.id, isVerified: true });
    await expect(logIn(ctx, { email, password: PASSWORD }, NOBODY)).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
    const kept = await ctx.db.select().from(sessions).where(eq(sessions.userId, owner.user.id));
    expect(kept.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
    const [key] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.userId, owner.user.id));
    expect(key?.revokedAt).not.toBeNull();
  });

  test('of the demo shop keeps the password that everybody here is told', async () => {
    const email = someone();
    const ctx = await door({ settings: { DEMO_EMAIL: email } });
    await register(ctx, newcomer(email), NOBODY);
    await openLink(ctx, (await letterTo(ctx, email)).token, NOBODY);
    expect(await logIn(ctx, { email, password: PASSWORD }, NOBODY)).toMatchObject({ user: { email } });
  });
});

test('where no service sends e-mail it is refused, alike for everybody; a developer’s machine says where to read it', async () => {
  const without = await door({ settings: { EMAIL_STAND_IN_URL: undefined } });
  await expect(askForLink(without, { email: someone(), language: 'en' }, NOBODY)).rejects.toMatchObject({
    code: 'conflict',
  });
  const ctx = await door();
  const email = someone();
  const { answer } = await letterTo(ctx, email);
  expect(await (await fetch(answer.inbox ?? '')).text()).toContain(`To ${email}`);
  const real = await door({
    settings: { RESEND_API_KEY: 're_x', EMAIL_FROM: 'a@b.example', RESEND_BASE_URL: service.url },
  });
  Object.assign(real.env, { EMAIL_STAND_IN_URL: 'http://127.0.0.1:1' });
  expect((await letterTo(real, someone())).answer).toEqual({ inbox: null });
});
