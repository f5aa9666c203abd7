import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { SOURCE_TYPES, type StoredEvent } from '../../contract/sources.ts';
import { type Api, hub, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { internalEvents } from '../db/schema.ts';

const SEGMENTS = [
  'cart_abandoners',
  'potential_customers',
  'high_value_customers',
  'new_visitors',
  'engaged_users',
  'repeat_customers',
];

async function connectShop(api: Api, name: string, accessToken = 'shpat_0123456789abcdef'): Promise<string> {
  const config = { shopDomain: `${name}.myshopify.com`, accessToken, webhookSecret: 'hush-hush-hush' };
  return (await api('/data-sources', { body: { sourceType: 'shopify', name, config } })).body.id;
}

/** Makes the provider behind the hub fail for a path. */
async function orderFailure(setting: 'SHOPIFY_BASE_URL', failure: unknown): Promise<void> {
  const { origin } = new URL(hub().settings[setting] ?? '');
  await fetch(`${origin}/_control/fail`, { method: 'POST', body: JSON.stringify(failure) });
}

describe('generated data', () => {
  test.each(SOURCE_TYPES)('of %s fills all six segments and the whole funnel', async (sourceType) => {
    const { api, workspace } = await registerWorkspace();
    const { status, body } = await api(`/data-sources/dummy-data/bulk/${sourceType}`, { method: 'POST' });
    expect(status).toBe(201);
    expect(body.eventsCount).toBeGreaterThanOrEqual(50);
    expect(body.eventsCount).toBeLessThanOrEqual(100);
    expect(body.events).toHaveLength(body.eventsCount);
    expect(body.dataSource).toMatchObject({ name: `Dummy ${sourceType} Data`, sourceType, config: { dummy: true } });
    expect(body.events[0]).toMatchObject({ sourceId: body.dataSource.id, sourceType });

    const summary = (await api('/analytics/summary')).body;
    for (const segment of SEGMENTS) expect(summary.segments[segment], segment).toBeGreaterThan(0);
    expect(summary.segments.estimated).toBe(false);
    for (const { step, people } of summary.funnel) expect(people, step).toBeGreaterThan(0);
    expect(summary.totals.currency).toBe(workspace.currency);
  });

  test('is added to by every call, under one source', async () => {
    const { api } = await registerWorkspace();
    const bulk = () => api('/data-sources/dummy-data/bulk/shopify', { method: 'POST' });
    const [first, second] = await Promise.all([bulk(), bulk()]);
    const sources = (await api('/data-sources')).body.data;
    expect(sources).toHaveLength(1);
    expect(sources[0].id).toBe(first.body.dataSource.id);
    expect(sources[0].eventsCount).toBe(first.body.eventsCount + second.body.eventsCount);
    expect(sources[0].lastEventAt).not.toBeNull();
  });

  test('comes one by one', async () => {
    const { api } = await registerWorkspace();
    const body = { sourceType: 'facebook_pixel', eventType: 'Purchase', eventData: { value: 42.5, userId: 'ada' } };
    const made = await api('/data-sources/dummy-data', { body });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'purchase', originalName: 'Purchase', value: '42.50', userId: 'ada' });
    const refused = await api('/data-sources/dummy-data', { body: { sourceType: 'fax', eventType: '' } });
    expect(refused.status).toBe(400);
    expect((await api('/data-sources/dummy-data/bulk/fax', { method: 'POST' })).status).toBe(400);
  });

  test('has nothing to sync and no config to change', async () => {
    const { api } = await registerWorkspace();
    const { id } = (await api('/data-sources/dummy-data/bulk/gtm', { method: 'POST' })).body.dataSource;
    expect((await api(`/data-sources/${id}/sync`, { method: 'POST' })).body).toEqual({ success: true, eventsCount: 0 });
    const changed = await api(`/data-sources/${id}`, {
      method: 'PATCH',
      body: { config: { containerId: 'GTM-ABC1' } },
    });
    expect(changed.body.errors[0].path).toBe('config');
  });
});

describe('the events of a source', () => {
  test('are shown last stored first, page by page, and since an event', async () => {
    const { api } = await registerWorkspace();
    const { dataSource, eventsCount } = (await api('/data-sources/dummy-data/bulk/segment', { method: 'POST' })).body;
    const all: StoredEvent[] = [];
    let cursor = '';
    do {
      const page = (await api(`/data-sources/${dataSource.id}/events?limit=30${cursor}`)).body;
      all.push(...page.data);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(new Set(all.map(({ id }) => id)).size).toBe(eventsCount);

    const newest = all[0]?.id;
    const since = () => api(`/data-sources/${dataSource.id}/events?after=${newest}`);
    expect((await since()).body.data).toEqual([]);
    const one = await api('/data-sources/dummy-data', { body: { sourceType: 'segment', eventType: 'Signed Up' } });
    expect((await since()).body.data).toEqual([one.body]);
  });

  test('stay when it is removed', async () => {
    const { api } = await registerWorkspace();
    const { id } = (await api('/data-sources/dummy-data/bulk/webhook', { method: 'POST' })).body.dataSource;
    const before = (await api('/analytics/summary')).body;
    await api(`/data-sources/${id}`, { method: 'DELETE' });
    const after = (await api('/analytics/summary')).body;
    expect(after.totals).toEqual(before.totals);
    expect(after.segments).toEqual(before.segments);
  });
});

describe('a sync', () => {
  test('brings the shop’s orders once, and tells of it', async () => {
    const { api, workspace } = await registerWorkspace();
    const id = await connectShop(api, 'gift-shop');
    const sync = () => api(`/data-sources/${id}/sync`, { method: 'POST' });
    expect(await sync()).toMatchObject({ status: 200, body: { success: true, eventsCount: 40 } });
    expect((await sync()).body).toEqual({ success: true, eventsCount: 0 });

    const source = (await api(`/data-sources/${id}`)).body;
    expect(source).toMatchObject({ eventsCount: 40, lastSyncAt: expect.any(String) });
    const syncs = (await api(`/data-sources/${id}/syncs`)).body.data;
    expect(syncs).toMatchObject([
      { status: 'success', eventsCount: 0, error: null },
      { status: 'success', eventsCount: 40, error: null, finishedAt: expect.any(String) },
    ]);
    const told = await openTables()
      .select()
      .from(internalEvents)
      .where(
        and(eq(internalEvents.workspaceId, workspace.id), eq(internalEvents.eventType, 'connector.sync.completed')),
      );
    expect(told.map(({ payload }) => payload)).toContainEqual({
      connector_id: id,
      connector_type: 'shopify',
      records_synced: 40,
      duration_ms: expect.any(Number),
      status: 'success',
    });
    const orders = (await api(`/data-sources/${id}/events?limit=100`)).body.data as StoredEvent[];
    expect(orders.some(({ orderId }) => orderId === '820982911946154508')).toBe(true);
  });

  test('that the provider refuses keeps the provider’s words', async () => {
    const { api } = await registerWorkspace();
    const id = await connectShop(api, 'no-orders', 'shpat_noorders_12345');
    const refused = await api(`/data-sources/${id}/sync`, { method: 'POST' });
    expect(refused).toMatchObject({ status: 400, body: { error: 'connection_failed' } });
    expect(refused.body.message).toContain('Access denied for orders field');
    const [sync] = (await api(`/data-sources/${id}/syncs`)).body.data;
    expect(sync).toMatchObject({ status: 'failed', error: refused.body.message, eventsCount: 0 });
    expect((await api(`/data-sources/${id}`)).body.lastSyncAt).toBeNull();
  });

  test('that finds the provider away says to try again', async () => {
    const { api } = await registerWorkspace();
    const id = await connectShop(api, 'going-away');
    await orderFailure('SHOPIFY_BASE_URL', { path: '/going-away.', times: 3, how: { status: 503, body: 'unwell' } });
    const away = await api(`/data-sources/${id}/sync`, { method: 'POST' });
    expect(away).toMatchObject({
      status: 503,
      body: { error: 'unavailable', message: expect.stringContaining('has trouble') },
    });
    expect((await api(`/data-sources/${id}/sync`, { method: 'POST' })).body).toMatchObject({ success: true });
  });

  test('of counts without people works, and of a source to which all is sent finds nothing', async () => {
    const { api } = await registerWorkspace();
    const config = { pixelId: '1234567', accessToken: 'EAAB0123456789' };
    const pixel = (await api('/data-sources', { body: { sourceType: 'facebook_pixel', name: 'Pixel', config } })).body;
    const synced = (await api(`/data-sources/${pixel.id}/sync`, { method: 'POST' })).body;
    expect(synced.eventsCount).toBeGreaterThan(100);
    const segment = (await api('/data-sources', { body: { sourceType: 'segment', name: 'Site', config: {} } })).body;
    const none = await api(`/data-sources/${segment.id}/sync`, { method: 'POST' });
    expect(none).toMatchObject({ status: 200, body: { success: true, eventsCount: 0 } });
  });

  test('is not begun while the source is paused', async () => {
    const { api } = await registerWorkspace();
    const id = await connectShop(api, 'gift-shop');
    await api(`/data-sources/${id}`, { method: 'PATCH', body: { status: 'paused' } });
    expect((await api(`/data-sources/${id}/sync`, { method: 'POST' })).status).toBe(409);
  });
});
