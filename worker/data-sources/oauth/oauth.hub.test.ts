import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { OAuthProviderName } from '../../../contract/oauth.ts';
import { eventually } from '../../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { dataSources } from '../../db/schema.ts';

const bases = {
  google: hub().settings.GOOGLE_BASE_URL ?? '',
  facebook: hub().settings.FACEBOOK_BASE_URL ?? '',
  shopify: (hub().settings.SHOPIFY_BASE_URL ?? '').replace('/{shop}', ''),
};
let shops = 0;
const newShop = () => `oauth-shop-${Date.now()}-${shops++}.myshopify.com`;

/** A browser that has begun: where it is sent, and the cookie it holds. */
async function begin(member: Member, provider: OAuthProviderName, query: Record<string, string> = {}) {
  const given = provider === 'shopify' && !query.sourceId ? { shop: newShop(), ...query } : query;
  const { status, body, headers } = await member.api(`/oauth/${provider}/start?${new URLSearchParams(given)}`);
  expect(status).toBe(200);
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
  return { url: new URL(body.url), cookie };
}

/** Decides on the provider's page; where it sends the browser back to. */
async function decide(url: URL, decision: 'allow' | 'deny' = 'allow', more: Record<string, string> = {}): Promise<URL> {
  const page = new URL(url);
  page.searchParams.set('decision', decision);
  for (const [name, value] of Object.entries(more)) page.searchParams.set(name, value);
  const response = await fetch(page, { redirect: 'manual' });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

/** Comes back; where the web is shown, and what it is told. */
async function comeBack(callback: URL, cookie: string): Promise<URL> {
  const response = await fetch(callback, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '', hub().url);
}

async function connect(member: Member, provider: OAuthProviderName, query: Record<string, string> = {}) {
  const { url, cookie } = await begin(member, provider, query);
  const callback = await decide(url);
  const shown = await comeBack(callback, cookie);
  expect(shown.searchParams.get('connection')).toBe('connected');
  return {
    id: shown.pathname.split('/').at(-1) ?? '',
    code: callback.searchParams.get('code') ?? '',
    shop: url.searchParams.get('shop') ?? new URL(url).pathname.split('/')[1] ?? '',
  };
}

const sourceOf = async (member: Member, id: string) => (await member.api(`/data-sources/${id}`)).body;
const control = async (provider: OAuthProviderName, body: unknown) =>
  (await fetch(`${bases[provider]}/_control/oauth`, { method: 'POST', body: JSON.stringify(body) })).json() as any;
/** The token has ended, here and at the provider. */
async function letEnd(provider: OAuthProviderName, { id, code }: { id: string; code: string }) {
  await control(provider, { code, do: 'end' });
  const ended = { tokenExpiresAt: new Date(Date.now() - 1000) };
  await openTables().update(dataSources).set(ended).where(eq(dataSources.id, id));
}

describe('a source that is connected by signing in', () => {
  test.each<[OAuthProviderName, string, boolean]>([
    ['google', 'gtm', true],
    ['facebook', 'facebook_pixel', true],
    ['shopify', 'shopify', false],
  ])('at %s shows neither token, and says what is still to be chosen', async (provider, sourceType, choiceNeeded) => {
    const member = await registerWorkspace();
    const { id } = await connect(member, provider);
    const source = await sourceOf(member, id);
    expect(source).toMatchObject({ sourceType, status: 'active', connection: 'oauth', choiceNeeded });
    expect(source.config.accessToken).toMatch(/^••••/);
    expect(source.config.refreshToken).toBeUndefined();
    const [row] = await openTables().select().from(dataSources).where(eq(dataSources.id, id));
    expect(JSON.stringify(row)).not.toMatch(/ya29\.|EAA|shpat_|shprt_|1\/\//);
  });

  test('lists which providers are set up', async () => {
    const member = await registerWorkspace();
    const { body } = await member.api('/oauth/providers');
    expect(
      body.providers.map((one: { provider: string; configured: boolean }) => [one.provider, one.configured]),
    ).toEqual([
      ['google', true],
      ['facebook', true],
      ['shopify', true],
    ]);
  });

  test('never asks anybody to type an id: the container is chosen from the account’s', async () => {
    const member = await registerWorkspace();
    const { id } = await connect(member, 'google');
    const { choices } = (await member.api(`/data-sources/${id}/choices`)).body;
    expect(choices.map((one: { label: string; kind: string }) => [one.kind, one.label])).toEqual([
      ['container', 'Gift shop'],
      ['container', 'GTM-OTHER99'],
      ['container', 'GTM-DRAFTX'],
      ['container', 'GTM-ELSE001'],
      ['ga4_property', 'Gift shop (web)'],
    ]);
    const patched = await member.api(`/data-sources/${id}`, { method: 'PATCH', body: { config: choices[0].config } });
    expect(patched.body).toMatchObject({
      choiceNeeded: false,
      connection: 'oauth',
      config: { containerId: 'GTM-DEMO123' },
    });
    const again = (await member.api(`/data-sources/${id}/choices`)).body.choices;
    expect(again.filter((one: { chosen: boolean }) => one.chosen)).toHaveLength(1);
  });

  test('has a pixel chosen from the businesses of the person, and a page from their own', async () => {
    const member = await registerWorkspace();
    const { id } = await connect(member, 'facebook');
    const { choices } = (await member.api(`/data-sources/${id}/choices`)).body;
    expect(choices).toMatchObject([
      { group: 'Gift shop Ltd', label: 'Gift shop pixel', config: { pixelId: '1234567' } },
      { group: 'Gift shop Ltd', label: 'Outlet pixel', config: { pixelId: '7654321' } },
      { kind: 'page', group: 'Your pages', label: 'Gift shop', config: { pageId: '500001' } },
    ]);
  });

  test('at Shopify subscribes to the shop’s webhooks once, which are signed with the app’s secret', async () => {
    const member = await registerWorkspace();
    const shop = newShop();
    const { id } = await connect(member, 'shopify', { shop });
    const uri = `${hub().url.replace(/\/$/, '')}/webhooks/shopify/${id}`;
    const registered = await eventually(async () => {
      const nodes = await subscriptionsOf(shop);
      return nodes.length >= 19 && nodes;
    });
    expect(registered.every((one: { uri: string }) => one.uri === uri)).toBe(true);
    expect((await connect(member, 'shopify', { shop })).id).toBe(id);
  });
});

async function subscriptionsOf(shop: string) {
  const response = await fetch(`${bases.shopify}/${shop}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'x-shopify-access-token': 'shpat_test', 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ webhookSubscriptions(first: 100) { nodes { topic uri } } }' }),
  });
  return ((await response.json()) as any).data.webhookSubscriptions.nodes;
}

describe('a callback', () => {
  test('of somebody who said no says so, and connects nothing', async () => {
    const member = await registerWorkspace();
    for (const provider of ['google', 'facebook', 'shopify'] as const) {
      const { url, cookie } = await begin(member, provider);
      const shown = await comeBack(await decide(url, 'deny'), cookie);
      expect(`${shown.pathname}${shown.search}`).toBe(`/sources?connection=denied&provider=${provider}`);
    }
    expect((await member.api('/data-sources')).body.data).toEqual([]);
  });

  test('is good once', async () => {
    const member = await registerWorkspace();
    const { url, cookie } = await begin(member, 'google');
    const callback = await decide(url);
    expect((await comeBack(callback, cookie)).searchParams.get('connection')).toBe('connected');
    expect((await comeBack(callback, cookie)).searchParams.get('connection')).toBe('expired');
    expect((await member.api('/data-sources')).body.data).toHaveLength(1);
  });

  test('with a state that somebody made up, or in another browser, does nothing and uses nothing up', async () => {
    const [member, other] = [await registerWorkspace(), await registerWorkspace()];
    const { url, cookie } = await begin(member, 'facebook');
    const others = await begin(other, 'facebook');
    const callback = await decide(url);
    const forged = new URL(callback);
    forged.searchParams.set('state', 'made-up');
    expect((await comeBack(forged, cookie)).searchParams.get('connection')).toBe('other_browser');
    expect((await comeBack(callback, '')).searchParams.get('connection')).toBe('other_browser');
    // The other's own cookie does not open this state, nor does its value under this state's name.
    expect((await comeBack(callback, others.cookie)).searchParams.get('connection')).toBe('other_browser');
    const renamed = `${cookie.split('=')[0]}=${others.cookie.split('=')[1]}`;
    expect((await comeBack(callback, renamed)).searchParams.get('connection')).toBe('expired');
    expect((await other.api('/data-sources')).body.data).toEqual([]);
    expect((await comeBack(callback, cookie)).searchParams.get('connection')).toBe('connected');
  });

  test('to another provider than the one that was gone to does nothing', async () => {
    const member = await registerWorkspace();
    const { url, cookie } = await begin(member, 'google');
    const callback = await decide(url);
    callback.pathname = callback.pathname.replace('google', 'facebook');
    expect((await comeBack(callback, cookie)).searchParams.get('connection')).toBe('expired');
  });

  test('of somebody who was signed out meanwhile connects nothing', async () => {
    const member = await registerWorkspace();
    const { url, cookie } = await begin(member, 'google');
    const callback = await decide(url);
    await member.api('/auth/logout', { body: {} });
    expect((await comeBack(callback, cookie)).searchParams.get('connection')).toBe('signed_out');
  });

  test('of Shopify must carry its signature, be fresh, and be of the shop that was asked', async () => {
    const member = await registerWorkspace();
    const { url, cookie } = await begin(member, 'shopify');
    const callback = await decide(url);
    for (const [name, value] of [
      ['hmac', 'a'.repeat(64)],
      ['hmac', ''],
      ['shop', 'another.myshopify.com'],
      ['timestamp', String(Math.floor(Date.now() / 1000) - 100)],
      ['extra', '1'],
    ] as const) {
      const changed = new URL(callback);
      changed.searchParams.set(name, value);
      expect((await comeBack(changed, cookie)).searchParams.get('connection')).toBe('forged');
    }
    // Signed by Shopify, but for a shop that nobody asked for.
    const elsewhere = new URL(url);
    elsewhere.pathname = elsewhere.pathname.replace(/^\/[^/]+/, '/somebody-elses.myshopify.com');
    const wrong = await decide(elsewhere);
    expect((await comeBack(wrong, cookie)).searchParams.get('connection')).toBe('wrong_shop');
    expect((await member.api('/data-sources')).body.data).toEqual([]);
  });

  test('of Google proves by its verifier who began, and everything that is needed must have been granted', async () => {
    const member = await registerWorkspace();
    const first = await begin(member, 'google');
    const second = await begin(member, 'google');
    expect(first.url.searchParams.get('code_challenge_method')).toBe('S256');
    // A code that was meant for another journey has another challenge.
    const [one, two] = [await decide(first.url), await decide(second.url)];
    two.searchParams.set('code', one.searchParams.get('code') ?? '');
    expect((await comeBack(two, second.cookie)).searchParams.get('connection')).toBe('refused');
    const third = await begin(member, 'google');
    const only = { only: 'https://www.googleapis.com/auth/analytics.readonly' };
    const unticked = await decide(third.url, 'allow', only);
    expect((await comeBack(unticked, third.cookie)).searchParams.get('connection')).toBe('denied');
  });

  test('takes no bearer token, and starting takes one', async () => {
    expect((await hub().api('/oauth/google/start')).status).toBe(401);
    const member = await registerWorkspace();
    expect((await member.api('/oauth/shopify/start?shop=evil.example')).body.errors).toEqual([
      { path: 'shop', message: 'Looks like your-shop.myshopify.com' },
    ]);
    const stranger = await registerWorkspace();
    const { id } = await connect(member, 'google');
    expect((await stranger.api(`/oauth/google/start?sourceId=${id}`)).status).toBe(404);
    expect((await member.api(`/oauth/facebook/start?sourceId=${id}`)).status).toBe(400);
  });
});

describe('a token that ends', () => {
  test.each<OAuthProviderName>(['google', 'facebook'])('at %s is refreshed before it is used', async (provider) => {
    const member = await registerWorkspace();
    const connected = await connect(member, provider);
    if (provider === 'google') await letEnd(provider, connected);
    else await soonEnd(connected.id);
    expect((await member.api(`/data-sources/${connected.id}/choices`)).status).toBe(200);
    const [row] = await openTables().select().from(dataSources).where(eq(dataSources.id, connected.id));
    expect(row?.tokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
  });

  test('at Shopify is refreshed by the sync that needs it', async () => {
    const member = await registerWorkspace();
    const connected = await connect(member, 'shopify');
    await letEnd('shopify', connected);
    expect((await member.api(`/data-sources/${connected.id}/sync`, { method: 'POST' })).status).toBeLessThan(300);
    await eventually(async () => {
      const [row] = await openTables().select().from(dataSources).where(eq(dataSources.id, connected.id));
      return row?.status === 'active' && (row.tokenExpiresAt?.getTime() ?? 0) > Date.now() + 60_000;
    });
  });

  test('is refreshed once however many ask at the same time, and a rotated refresh token is kept', async () => {
    const member = await registerWorkspace();
    const connected = await connect(member, 'google');
    await control('google', { rotate: true });
    try {
      const before = (await control('google', {})).spent;
      await letEnd('google', connected);
      const all = await Promise.all(
        Array.from({ length: 6 }, () => member.api(`/data-sources/${connected.id}/choices`)),
      );
      expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
      await letEnd('google', connected);
      expect((await member.api(`/data-sources/${connected.id}/choices`)).status).toBe(200);
      const after = (await control('google', {})).spent;
      expect(after.length - before.length).toBe(2);
      expect(Math.max(...after.slice(before.length))).toBe(1);
    } finally {
      await control('google', { rotate: false });
    }
  });

  test('whose grant was taken back disconnects the source, which says why until it is connected again', async () => {
    const member = await registerWorkspace();
    const connected = await connect(member, 'google');
    await control('google', { code: connected.code, do: 'revoke' });
    await letEnd('google', connected);
    const refused = await member.api(`/data-sources/${connected.id}/choices`);
    expect(refused).toMatchObject({ status: 400, body: { error: 'connection_failed' } });
    expect((await member.api('/data-sources')).body.data[0]).toMatchObject({
      status: 'disconnected',
      disconnectedReason: 'Google no longer grants access: connect it again',
    });
    const patched = await member.api(`/data-sources/${connected.id}`, { method: 'PATCH', body: { status: 'active' } });
    expect(patched.body.status).toBe('disconnected');
    expect((await connect(member, 'google', { sourceId: connected.id })).id).toBe(connected.id);
    const back = await sourceOf(member, connected.id);
    expect(back).toMatchObject({ status: 'active', disconnectedReason: null });
  });

  test('that ended before its time is refreshed, not taken for a grant that is gone', async () => {
    const member = await registerWorkspace();
    const connected = await connect(member, 'google');
    await control('google', { code: connected.code, do: 'end' });
    expect((await member.api(`/data-sources/${connected.id}/choices`)).status).toBe(200);
    expect((await sourceOf(member, connected.id)).status).toBe('active');
  });

  test('that a provider refuses at once is a grant that is gone', async () => {
    const member = await registerWorkspace();
    const connected = await connect(member, 'facebook');
    await control('facebook', { code: connected.code, do: 'revoke' });
    await member.api(`/data-sources/${connected.id}/choices`);
    const source = await sourceOf(member, connected.id);
    expect(source.status).toBe('disconnected');
    expect(source.disconnectedReason).toContain('has not authorized application');
  });
});

/** Facebook's tokens have to be traded while they are good. */
async function soonEnd(id: string) {
  const soon = { tokenExpiresAt: new Date(Date.now() + 86_400_000) };
  await openTables().update(dataSources).set(soon).where(eq(dataSources.id, id));
}
