import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { DataSource } from '../../contract/sources.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { dataSources } from '../db/schema.ts';

const TOKEN = 'shpat_0123456789abcdef';
const SECRET = 'hush-hush-hush-1234';
const shopify = (name: string, accessToken = TOKEN) => ({
  sourceType: 'shopify',
  name: 'My shop',
  config: { shopDomain: `${name}.myshopify.com`, accessToken, webhookSecret: SECRET },
});

async function connect(member: Member, body: unknown): Promise<DataSource & { signingSecret?: string }> {
  const { status, body: source } = await member.api('/data-sources', { body });
  expect(status, JSON.stringify(source)).toBe(201);
  return source;
}

describe('connecting a source', () => {
  test('answers with masked secrets and where webhooks go', async () => {
    const member = await registerWorkspace();
    const source = await connect(member, shopify('gift-shop'));
    expect(source).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{14}7/),
      sourceType: 'shopify',
      name: 'My shop',
      status: 'active',
      config: { shopDomain: 'gift-shop.myshopify.com', accessToken: '••••cdef', webhookSecret: '••••1234' },
      connection: 'token',
      disconnectedReason: null,
      choiceNeeded: false,
      webhookUrl: `${new URL(hub().url).origin}/webhooks/shopify/${source.id}`,
      // What the shop's pixel sends with.
      writeKey: expect.any(String),
      lastSyncAt: null,
      lastEventAt: null,
      eventsCount: 0,
      createdAt: expect.any(String),
    });
    // Its past is being fetched already.
    const { lastSyncAt, lastEventAt, eventsCount, ...same } = source;
    expect((await member.api(`/data-sources/${source.id}`)).body).toMatchObject(same);
  });

  test('keeps no secret in the clear', async () => {
    const source = await connect(await registerWorkspace(), shopify('gift-shop'));
    const [row] = await openTables().select().from(dataSources).where(eq(dataSources.id, source.id));
    const stored = JSON.stringify(row);
    expect(stored).not.toContain(TOKEN);
    expect(stored).not.toContain(SECRET);
    expect(Object.keys(row?.secrets as object).sort()).toEqual(['accessToken', 'webhookSecret']);
  });

  test('gives a write key to what sends by the tracking API, a signing secret once to a webhook', async () => {
    const member = await registerWorkspace();
    const segment = await connect(member, { sourceType: 'segment', name: 'Site', config: {} });
    const gtm = await connect(member, { sourceType: 'gtm', name: 'Tags', config: { containerId: 'GTM-DEMO123' } });
    const pixel = await connect(member, {
      sourceType: 'facebook_pixel',
      name: 'Pixel',
      config: { pixelId: '1234567', accessToken: 'EAAB0123456789' },
    });
    const keys = [segment, gtm, pixel].map(({ writeKey }) => writeKey);
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[\w-]{32}$/);

    const webhook = await connect(member, { sourceType: 'webhook', name: 'Till', config: {} });
    expect(webhook.signingSecret).toMatch(/^whsec_/);
    expect(webhook.webhookUrl).toContain(`/webhooks/webhook/${webhook.id}`);
    const again = await member.api(`/data-sources/${webhook.id}`);
    expect(again.body.signingSecret).toBeUndefined();
    expect(again.body.config.signingSecret).toBe(`••••${webhook.signingSecret?.slice(-4)}`);
  });

  test('names every fault of a malformed config', async () => {
    const { api } = await registerWorkspace();
    const config = { shopDomain: 'shop.example', accessToken: '', other: true };
    const { status, body } = await api('/data-sources', { body: { ...shopify('x'), config } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ statusCode: 400, error: 'invalid' });
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'config.accessToken',
      'config.other',
      'config.shopDomain',
      'config.webhookSecret',
    ]);
    const nameless = await api('/data-sources', { body: { sourceType: 'fax', name: ' ' } });
    expect(nameless.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'sourceType']);
  });

  test('that is refused says why in the provider’s words, without the token', async () => {
    const { api } = await registerWorkspace();
    const refused = async (body: unknown) => (await api('/data-sources', { body })).body;
    expect(await refused(shopify('unknown-shop'))).toMatchObject({
      statusCode: 400,
      error: 'connection_failed',
      message: 'Shopify knows no shop at unknown-shop.myshopify.com',
    });
    const config = { pixelId: '1234567', accessToken: 'not-a-real-token-9876' };
    expect(await refused({ sourceType: 'facebook_pixel', name: 'Pixel', config })).toMatchObject({
      error: 'connection_failed',
      message: 'Facebook: Malformed access token ••••9876',
    });
    expect(await refused({ sourceType: 'gtm', name: 'Tags', config: { containerId: 'GTM-NOPE00' } })).toMatchObject({
      error: 'connection_failed',
    });
    expect((await api('/data-sources')).body.data).toEqual([]);
  });
});

describe('a connected source', () => {
  test('is listed, newest first, page by page', async () => {
    const member = await registerWorkspace();
    const made = [];
    for (const name of ['one', 'two', 'three']) {
      made.unshift((await connect(member, { sourceType: 'segment', name, config: {} })).id);
    }
    const first = (await member.api('/data-sources?limit=2')).body;
    const second = (await member.api(`/data-sources?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });

  test('takes a new name, a pause, and a config that is checked and tested again', async () => {
    const member = await registerWorkspace();
    const { id, config } = await connect(member, shopify('gift-shop'));
    const patch = (body: unknown) => member.api(`/data-sources/${id}`, { method: 'PATCH', body });

    expect((await patch({ name: 'Renamed', status: 'paused' })).body).toMatchObject({
      name: 'Renamed',
      status: 'paused',
      config,
    });
    expect((await patch({ config: { ...config, shopDomain: 'other-shop.myshopify.com' } })).body.config).toEqual({
      ...config,
      shopDomain: 'other-shop.myshopify.com',
    });
    expect((await patch({ config: { accessToken: 'wrong' } })).body.error).toBe('connection_failed');
    expect((await patch({ config: { shopDomain: 'x' } })).body.errors[0].path).toBe('config.shopDomain');
    expect((await patch({ sourceType: 'gtm' })).status).toBe(400);
    expect((await patch({ config: { accessToken: 'shpat_fresh_token_4321' } })).body.config.accessToken).toBe(
      '••••4321',
    );
  });

  test('is gone when it was removed, with its write key', async () => {
    const member = await registerWorkspace();
    const { id, writeKey } = await connect(member, { sourceType: 'segment', name: 'Site', config: {} });
    expect(await member.api(`/data-sources/${id}`, { method: 'DELETE' })).toMatchObject({ status: 200 });
    expect((await member.api(`/data-sources/${id}`)).status).toBe(404);
    expect((await member.api(`/data-sources/${id}`, { method: 'DELETE' })).status).toBe(404);
    const sent = await hub().fetch('/v1/track', {
      method: 'POST',
      body: JSON.stringify({ writeKey, event: 'Late', userId: 'u' }),
    });
    expect(sent.status).toBe(401);
  });

  test('is not there for a stranger, and for nobody without a token', async () => {
    const { id } = await connect(await registerWorkspace(), shopify('gift-shop'));
    const stranger = await registerWorkspace();
    const calls: [string, string, unknown?][] = [
      ['GET', `/data-sources/${id}`],
      ['PATCH', `/data-sources/${id}`, { name: 'Mine' }],
      ['DELETE', `/data-sources/${id}`],
      ['POST', `/data-sources/${id}/sync`],
      ['GET', `/data-sources/${id}/syncs`],
      ['GET', `/data-sources/${id}/events`],
    ];
    for (const [method, path, body] of calls) {
      expect((await stranger.api(path, { method, body })).status, `${method} ${path}`).toBe(404);
      expect((await hub().api(path, { method, body })).status, `${method} ${path}`).toBe(401);
    }
    expect((await stranger.api('/data-sources')).body.data).toEqual([]);
  });
});
