import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import bcrypt from 'bcryptjs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Session, SignedIn, User } from '../../contract/auth.ts';
import type { ErrorBody } from '../../contract/errors.ts';
import { hub, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { users, workspaces } from '../db/schema.ts';

const { api } = hub();

const register = <T = SignedIn>(body: object) => api<T>('/auth/register', { body });
const logIn = (email: string, password: string, headers = {}) =>
  api<SignedIn>('/auth/login', { body: { email, password }, headers });
const refresh = (refreshToken: string | undefined) => api('/auth/refresh', { body: { refreshToken } });
const profile = (token: string) => api<User>('/user/profile', { headers: { authorization: `Bearer ${token}` } });

const newRegistration = (over: object = {}) => ({
  email: `${randomUUID()}@shop.example`,
  password: `secret-${randomUUID()}`,
  firstName: 'Ada',
  lastName: 'Byron',
  companyName: 'Analytical Goods',
  ...over,
});

describe('registering', () => {
  it('makes a user and a workspace named after the company, and signs in', async () => {
    const input = newRegistration({ companyName: 'Blue Bottle' });
    const { status, headers, body } = await register(input);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    const { password: _, ...shown } = input;
    expect(body.user).toMatchObject({ ...shown, isVerified: false });
    expect(body.workspace).toMatchObject({ name: 'Blue Bottle', role: 'owner', timezone: 'UTC', currency: 'USD' });
    expect(body.tokens).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      tokenType: 'Bearer',
      expiresIn: 900,
    });
    expect(JSON.stringify(body)).not.toMatch(/hash|scrypt/i);
    expect((await profile(body.tokens.accessToken)).body).toEqual(body.user);
  });

  it('refuses an e-mail that is taken, in whatever case', async () => {
    const ann = await registerWorkspace();
    const again = await register<ErrorBody>(newRegistration({ email: ann.email.toUpperCase() }));
    expect(again.status).toBe(409);
    expect(again.body.error).toBe('conflict');
  });

  it('of one e-mail five times at once makes one account and one workspace', async () => {
    const input = newRegistration();
    const companyName = `Race ${input.email}`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => register({ ...input, companyName })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await openTables().select().from(workspaces).where(eq(workspaces.name, companyName))).toHaveLength(1);
  });

  it('names every fault of a refused body', async () => {
    const { status, body } = await register<ErrorBody>({
      email: 'nonsense',
      password: 'short',
      firstName: ' ',
      lastName: 'x',
    });
    expect(status).toBe(400);
    expect(body.errors?.map(({ path }) => path).sort()).toEqual(['companyName', 'email', 'firstName', 'password']);
    expect(JSON.stringify(body)).not.toContain('short');
  });

  it('takes a password of 256 characters whole, and no longer one', async () => {
    const password = 'pâté'.repeat(64);
    const ann = await registerWorkspace({ password });
    expect((await logIn(ann.email, password)).status).toBe(200);
    expect((await logIn(ann.email, `${password.slice(0, -1)}e`)).status).toBe(401);
    const longer = await register(newRegistration({ password: `${password}!` }));
    expect(longer.status).toBe(400);
  });

  it('refuses characters that a database cannot keep', async () => {
    const { status } = await register(newRegistration({ firstName: 'A\u0000B' }));
    expect(status).toBe(400);
  });
});

describe('signing in', () => {
  it('works in any case of the e-mail, and is written down with address and browser', async () => {
    const ann = await registerWorkspace();
    const { status, body } = await logIn(ann.email.toUpperCase(), ann.password, { 'User-Agent': 'Netscape 4' });
    expect(status).toBe(200);
    expect(body.workspace).toEqual(ann.workspace);
    const { lastLoginAt } = (await profile(body.tokens.accessToken)).body;
    expect(Date.parse(String(lastLoginAt))).toBeGreaterThanOrEqual(Date.parse(ann.user.createdAt));
    expect(lastLoginAt).toBe(body.user.lastLoginAt);
    const sessions = await api<{ data: Session[] }>('/auth/sessions', {
      headers: { authorization: `Bearer ${body.tokens.accessToken}` },
    });
    expect(sessions.body.data.map(({ current }) => current)).toEqual([true, false]);
    expect(sessions.body.data[0]).toMatchObject({
      userAgent: 'Netscape 4',
      ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
  });

  it('answers an unknown e-mail and a wrong password alike', async () => {
    const ann = await registerWorkspace();
    const wrong = await logIn(ann.email, 'not this one');
    const unknown = await logIn(`not-${ann.email}`, 'not this one');
    const shown = { statusCode: 401, error: 'invalid_credentials', message: 'E-mail or password is wrong' };
    expect(wrong.body).toMatchObject(shown);
    expect(unknown.body).toMatchObject(shown);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
  });

  it('takes a bcrypt hash from an older system and renews it', async () => {
    const ann = await registerWorkspace();
    const tables = openTables();
    const hashOf = async () => (await tables.select().from(users).where(eq(users.id, ann.user.id)))[0]?.passwordHash;
    await tables
      .update(users)
      .set({ passwordHash: await bcrypt.hash('brought along', 12) })
      .where(eq(users.id, ann.user.id));
    expect((await logIn(ann.email, 'brought along!')).status).toBe(401);
    expect(await hashOf()).toMatch(/^\$2b\$12\$/);
    expect((await logIn(ann.email, 'brought along')).status).toBe(200);
    expect(await hashOf()).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect((await logIn(ann.email, 'brought along')).status).toBe(200);
  });
});

describe('a visitor who signs in or registers', () => {
  const begin = async () => {
    const { body } = await api('/conversations', { body: { title: 'Before signing in' } });
    return { id: body.id, headers: { 'X-Anonymous-Token': body.anonymousToken } };
  };
  const ownedBy = async (id: string, token: string) =>
    (await api(`/conversations/${id}`, { headers: { authorization: `Bearer ${token}` } })).body.userId;

  it('takes the conversation along', async () => {
    const ann = await registerWorkspace();
    const [one, two] = await Promise.all([begin(), begin()]);
    const entered = await logIn(ann.email, ann.password, one.headers);
    expect(await ownedBy(one.id, entered.body.tokens.accessToken)).toBe(ann.user.id);
    const bea = await api<SignedIn>('/auth/register', { body: newRegistration(), headers: two.headers });
    expect(await ownedBy(two.id, bea.body.tokens.accessToken)).toBe(bea.body.user.id);
    expect((await api(`/conversations/${one.id}`, { headers: one.headers })).status).toBe(404);
  });

  it('with a token that is worth nothing just signs in', async () => {
    const ann = await registerWorkspace();
    expect((await logIn(ann.email, ann.password, { 'X-Anonymous-Token': 'worthless' })).status).toBe(200);
  });
});

describe('signing out', () => {
  it('refuses the access token and the refresh token from then on, and may be repeated', async () => {
    const ann = await registerWorkspace();
    const { refreshToken } = ann.tokens;
    expect((await ann.api('/auth/logout', { body: { refreshToken } })).status).toBe(200);
    const refused = await ann.api('/user/profile');
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ statusCode: 401, message: 'Unauthorized' });
    expect((await refresh(refreshToken)).body.error).toBe('refresh_token_expired');
    expect((await api('/auth/logout', { body: { refreshToken } })).status).toBe(200);
  });

  it('works with either token alone', async () => {
    const [ann, bea] = await Promise.all([registerWorkspace(), registerWorkspace()]);
    await ann.api('/auth/logout', { method: 'POST' });
    await api('/auth/logout', { body: { refreshToken: bea.tokens.refreshToken } });
    expect((await profile(ann.accessToken)).status).toBe(401);
    expect((await profile(bea.accessToken)).status).toBe(401);
    expect((await refresh(ann.tokens.refreshToken)).status).toBe(401);
  });

  it('by nobody is refused', async () => {
    expect((await api('/auth/logout', { body: {} })).status).toBe(401);
  });

  it('leaves the other sessions alone', async () => {
    const ann = await registerWorkspace();
    const second = await logIn(ann.email, ann.password);
    await ann.api('/auth/logout', { body: { refreshToken: ann.tokens.refreshToken } });
    expect((await profile(second.body.tokens.accessToken)).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are ended by their user from another one, at once', async () => {
    const ann = await registerWorkspace();
    const phone = (await logIn(ann.email, ann.password)).body.tokens;
    const { data } = (await ann.api<{ data: Session[] }>('/auth/sessions')).body;
    const other = data.find(({ current }) => !current);
    const end = () => ann.api(`/auth/sessions/${other?.id}`, { method: 'DELETE' });
    expect((await end()).status).toBe(200);
    expect((await profile(phone.accessToken)).status).toBe(401);
    const refreshed = await refresh(phone.refreshToken);
    expect(refreshed.body.error).toBe('refresh_token_expired');
    expect((await end()).status).toBe(404);
    expect((await profile(ann.accessToken)).status).toBe(200);
  });

  it('are listed in pages', async () => {
    const ann = await registerWorkspace();
    for (let i = 0; i < 4; i++) await logIn(ann.email, ann.password);
    type Page = { data: Session[]; nextCursor: string | null };
    const ids: string[] = [];
    let cursor = '';
    for (const size of [2, 2, 1]) {
      const { body } = await ann.api<Page>(`/auth/sessions?limit=2${cursor}`);
      expect(body.data).toHaveLength(size);
      ids.push(...body.data.map(({ id }) => id));
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(cursor).toBe('&cursor=null');
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect((await ann.api('/auth/sessions?cursor=nonsense')).status).toBe(400);
  });
});

describe('the user and the workspace', () => {
  it('are changed field by field', async () => {
    const { user, workspace, api: asAnn } = await registerWorkspace();
    const changed = await asAnn<User>('/user/profile', { method: 'PATCH', body: { firstName: 'Anna' } });
    expect(changed.body).toMatchObject({ ...user, firstName: 'Anna', updatedAt: expect.any(String) });
    expect((await asAnn('/user/profile')).body).toEqual(changed.body);
    const settings = { timezone: 'Europe/Madrid', currency: 'EUR', weekStart: 'sunday' };
    const moved = await asAnn('/workspace', { method: 'PATCH', body: settings });
    expect(moved.body).toMatchObject({ id: workspace.id, name: workspace.name, ...settings });
    expect((await asAnn('/workspace')).body).toEqual(moved.body);
  });

  it('refuse what cannot be, and what is not theirs to change', async () => {
    const ann = await registerWorkspace();
    for (const [path, body] of [
      ['/workspace', { timezone: 'Mars/Olympus' }],
      ['/workspace', { currency: 'euro' }],
      ['/workspace', { weekStart: 'friday' }],
      ['/workspace', { isDemo: true }],
      ['/user/profile', { email: 'other@shop.test' }],
      ['/user/profile', { isVerified: true }],
    ] as const) {
      const { status } = await ann.api(path, { method: 'PATCH', body });
      expect(status, JSON.stringify(body)).toBe(400);
    }
  });

  it('are gone with a deleted user, whatever his token says', async () => {
    const ann = await registerWorkspace();
    await openTables().delete(users).where(eq(users.id, ann.user.id));
    expect((await ann.api('/user/profile')).status).toBe(401);
    expect((await refresh(ann.tokens.refreshToken)).status).toBe(401);
  });
});

it('no password and no token is in the log', async () => {
  const ann = await registerWorkspace();
  const second = (await logIn(ann.email, ann.password)).body.tokens;
  await logIn(ann.email, 'a-wrong-password');
  await register(newRegistration({ email: ann.email, password: ann.password }));
  await refresh(second.refreshToken);
  const last = await profile(ann.accessToken);
  const log = join(hub().dataDir, 'worker.log');
  await expect.poll(() => readFile(log, 'utf8')).toContain(last.headers.get('x-request-id'));
  const lines = await readFile(log, 'utf8');
  for (const secret of [
    ann.password,
    ann.accessToken,
    ann.tokens.refreshToken,
    second.accessToken,
    'a-wrong-password',
    '$scrypt$',
  ]) {
    expect(lines).not.toContain(secret);
  }
});
