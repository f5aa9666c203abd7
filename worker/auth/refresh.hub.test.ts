import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tokens } from '../../contract/auth.ts';
import { hub, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { refreshTokens, sessions } from '../db/schema.ts';
import { hashToken } from './tokens.ts';

type Refreshed = { tokens: Tokens; error?: string };

const { api, url } = hub();
const refresh = (refreshToken: string | undefined) => api<Refreshed>('/auth/refresh', { body: { refreshToken } });
const profile = (token: string) => api('/user/profile', { headers: { authorization: `Bearer ${token}` } });

describe('a refresh token', () => {
  it('is spent for the next one; access tokens live on', async () => {
    const ann = await registerWorkspace();
    const first = await refresh(ann.tokens.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 900 });
    expect(first.body.tokens.refreshToken).not.toBe(ann.tokens.refreshToken);
    const second = await refresh(first.body.tokens.refreshToken);
    expect(second.status).toBe(200);
    for (const token of [ann.accessToken, first.body.tokens.accessToken, second.body.tokens.accessToken]) {
      expect((await profile(token)).status).toBe(200);
    }
  });

  it('shown again after it was spent ends its whole family', async () => {
    const ann = await registerWorkspace();
    const { tokens } = (await refresh(ann.tokens.refreshToken)).body;
    const again = await refresh(ann.tokens.refreshToken);
    expect(again.status).toBe(401);
    expect(again.body.error).toBe('refresh_token_expired');
    const heir = await refresh(tokens.refreshToken);
    expect(heir.status).toBe(401);
    expect(heir.body.error).toBe('refresh_token_expired');
    expect((await profile(tokens.accessToken)).status).toBe(401);
  });

  it('ends no other family', async () => {
    const ann = await registerWorkspace();
    const other = await api<Refreshed>('/auth/login', {
      body: { email: ann.email, password: ann.password },
    });
    await refresh(ann.tokens.refreshToken);
    await refresh(ann.tokens.refreshToken);
    expect((await refresh(other.body.tokens.refreshToken)).status).toBe(200);
  });

  it('used twice at one instant has one winner, who goes on, twenty times over', async () => {
    const ann = await registerWorkspace();
    let current = ann.tokens.refreshToken;
    for (let round = 0; round < 20; round++) {
      const pair = await Promise.all([refresh(current), refresh(current)]);
      expect(pair.map(({ status }) => status).sort(), `round ${round}`).toEqual([200, 401]);
      const loser = pair.find(({ status }) => status === 401);
      expect(loser?.body.error).toBe('refresh_token_expired');
      current = pair.find(({ status }) => status === 200)?.body.tokens.refreshToken;
    }
    expect((await refresh(current)).status).toBe(200);
  });

  it('that is unknown, ended or empty is refused', async () => {
    const ann = await registerWorkspace();
    const hash = await hashToken(String(ann.tokens.refreshToken));
    await openTables()
      .update(refreshTokens)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(refreshTokens.hash, hash));
    for (const token of [ann.tokens.refreshToken, 'unknown', ann.accessToken, hash, '', '\u0000']) {
      const { status, body } = await refresh(token);
      expect([status, body.error], token).toEqual([401, 'refresh_token_expired']);
    }
    const none = await api<Refreshed>('/auth/refresh', { method: 'POST' });
    expect([none.status, none.body.error]).toEqual([401, 'refresh_token_expired']);
  });

  it('is stored as its hash alone', async () => {
    const ann = await registerWorkspace();
    const rows = await openTables()
      .select({ token: refreshTokens })
      .from(refreshTokens)
      .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
      .where(eq(sessions.userId, ann.user.id));
    expect(rows.map(({ token }) => token.hash)).toEqual([await hashToken(String(ann.tokens.refreshToken))]);
    expect(JSON.stringify(rows)).not.toContain(ann.tokens.refreshToken);
  });
});

describe('in a browser', () => {
  const web = { 'X-Client': 'web' };
  const cookieOf = (headers: Headers) =>
    headers.getSetCookie().find((cookie) => cookie.startsWith('pulsehub_refresh='));
  const sent = (cookie: string | undefined) => String(cookie?.split(';')[0]);

  async function newBrowser() {
    const answer = await api<Refreshed>('/auth/register', {
      body: {
        email: `${crypto.randomUUID()}@shop.example`,
        password: 'correct horse battery',
        firstName: 'Ada',
        lastName: 'Byron',
        companyName: 'Analytical Goods',
      },
      headers: web,
    });
    return { ...answer, cookie: cookieOf(answer.headers) };
  }
  const refreshWith = (headers: Record<string, string>) => api<Refreshed>('/auth/refresh', { method: 'POST', headers });

  it('the refresh token is in a cookie that no script reads, and nowhere else', async () => {
    const { body, cookie } = await newBrowser();
    expect(body.tokens).not.toHaveProperty('refreshToken');
    expect(cookie).toMatch(
      /^pulsehub_refresh=[\w-]{43}; Max-Age=604800; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/,
    );
  });

  it('the cookie is spent for the next cookie', async () => {
    const { cookie } = await newBrowser();
    const first = await refreshWith({ ...web, Cookie: sent(cookie) });
    expect(first.status).toBe(200);
    expect(first.body.tokens).not.toHaveProperty('refreshToken');
    const next = cookieOf(first.headers);
    expect(sent(next)).not.toBe(sent(cookie));
    expect((await refreshWith({ ...web, Cookie: sent(next) })).status).toBe(200);
  });

  it('another site gets nothing for the cookie', async () => {
    const { cookie } = await newBrowser();
    const bare = await refreshWith({ Cookie: sent(cookie) });
    expect([bare.status, bare.body.error]).toEqual([401, 'refresh_token_expired']);
    const foreign = await refreshWith({ ...web, Cookie: sent(cookie), Origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const own = await refreshWith({ ...web, Cookie: sent(cookie), Origin: url });
    expect(own.status).toBe(200);
  });

  it('signing out ends the session and takes the cookie away', async () => {
    const { body, cookie } = await newBrowser();
    const out = await api('/auth/logout', { method: 'POST', headers: { ...web, Cookie: sent(cookie) } });
    expect(out.status).toBe(200);
    expect(cookieOf(out.headers)).toMatch(/^pulsehub_refresh=; Max-Age=0; Path=\/api\/v1\/auth;/);
    expect((await profile(body.tokens.accessToken)).status).toBe(401);
    expect((await refreshWith({ ...web, Cookie: sent(cookie) })).status).toBe(401);
  });
});
