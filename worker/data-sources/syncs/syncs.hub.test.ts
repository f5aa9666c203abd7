import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Sync } from '../../../contract/sources.ts';
import { eventually } from '../../../test/eventually.ts';
import { type Api, hub, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { newId } from '../../db/id.ts';
import { dataSourceSyncs, dataSources, events, internalEvents, products } from '../../db/schema.ts';

const tables = openTables();
const DAY = 86_400_000;

async function connectShop(api: Api, accessToken = 'shpat_0123456789abcdef') {
  const shopDomain = `shop-${newId()}.myshopify.com`;
  const config = { shopDomain, accessToken, webhookSecret: 'hush-hush-hush' };
  const { status, body } = await api('/data-sources', { body: { sourceType: 'shopify', name: 'Shop', config } });
  expect(status).toBe(201);
  return { id: body.id as string, shopDomain };
}

/** Changes what the stand-in's shops hold, or orders failures of it. */
async function control(what: 'shop' | 'fail', body: unknown): Promise<void> {
  const { origin } = new URL(hub().settings.SHOPIFY_BASE_URL ?? '');
  const { ok } = await fetch(`${origin}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  expect(ok).toBe(true);
}

const syncsOf = async (api: Api, id: string): Promise<Sync[]> => (await api(`/data-sources/${id}/syncs`)).body.data;

/** The sync of this kind and way of beginning, once it is over. */
function whenOver(api: Api, id: string, which: Partial<Pick<Sync, 'kind' | 'trigger'>>): Promise<Sync> {
  return eventually(async () => {
    const all = await syncsOf(api, id);
    const found = all.find(
      (one) => (!which.kind || one.kind === which.kind) && (!which.trigger || one.trigger === which.trigger),
    );
    return found?.finishedAt ? found : undefined;
  });
}

/** A sync by hand, once it is over. Who asks is told how it ended, or where it would take long that it goes on. */
async function syncByHand(api: Api, id: string): Promise<Sync> {
  const asked = await api(`/data-sources/${id}/sync`, { method: 'POST' });
  const sync = await whenOver(api, id, { trigger: 'hand' });
  const { status, error, eventsCount } = sync;
  const ended =
    status === 'failed'
      ? { status: 400, body: { error: 'connection_failed', message: error } }
      : { status: 200, body: { success: true, eventsCount } };
  expect(asked).toMatchObject(asked.status === 202 ? { body: { syncId: sync.id } } : ended);
  return sync;
}

const told = (workspaceId: string) =>
  tables
    .select()
    .from(internalEvents)
    .where(and(eq(internalEvents.workspaceId, workspaceId), eq(internalEvents.eventType, 'connector.sync.completed')));

describe('a new source', () => {
  test('fetches its past by itself: as history, to the last record, told of once', async () => {
    const { api, workspace } = await registerWorkspace();
    const { id } = await connectShop(api);
    const backfill = await whenOver(api, id, { kind: 'backfill' });
    expect(backfill).toMatchObject({ trigger: 'connect', status: 'success', error: null, secondsLeft: null });
    expect(backfill.processed).toBe(backfill.fetched);
    expect(backfill.progress).toMatchObject({ orders: { done: 40, of: 40 }, products: { done: 4, of: 4 } });
    expect(backfill.fetched).toBe(Object.values(backfill.progress).reduce((sum, { done }) => sum + done, 0));

    const stored = await tables.select().from(events).where(eq(events.workspaceId, workspace.id));
    expect(stored.filter(({ name }) => name === 'purchase')).toHaveLength(40);
    expect(stored.filter(({ historical }) => !historical)).toEqual([]);
    expect(await tables.select().from(products).where(eq(products.workspaceId, workspace.id))).toHaveLength(4);
    expect((await told(workspace.id)).map(({ payload }) => payload)).toEqual([
      {
        ...{ connector_id: id, connector_type: 'shopify', records_synced: backfill.fetched },
        ...{ duration_ms: expect.any(Number), status: 'success' },
      },
    ]);
    const source = (await api(`/data-sources/${id}`)).body;
    // As of when it is synced: what came after the beginning is the next sync's.
    expect(Date.parse(source.lastSyncAt)).toBeLessThanOrEqual(Date.parse(backfill.startedAt));
    expect((await api(`/data-sources/${id}/syncs/${backfill.id}`)).body).toEqual(backfill);
  });

  test('that does not allow it says so, and stays connected', async () => {
    const { api } = await registerWorkspace();
    const { id } = await connectShop(api, 'shpat_noorders_12345');
    const backfill = await whenOver(api, id, { kind: 'backfill' });
    expect(backfill).toMatchObject({ status: 'failed', error: expect.stringContaining('Access denied for orders') });
    expect((await api(`/data-sources/${id}`)).body).toMatchObject({ status: 'active', lastSyncAt: null });
  });
});

describe('a sync by hand', () => {
  test('brings what is new, which is not history, and says how much', async () => {
    const { api, workspace } = await registerWorkspace();
    const { id, shopDomain } = await connectShop(api);
    await whenOver(api, id, { kind: 'backfill' });
    const at = new Date().toISOString();
    await control('shop', { shop: shopDomain, orders: [{ processedAt: at, createdAt: at, updatedAt: at }] });
    expect(await syncByHand(api, id)).toMatchObject({ status: 'success', eventsCount: 1 });
    const fresh = await tables
      .select()
      .from(events)
      .where(and(eq(events.workspaceId, workspace.id), eq(events.historical, false)));
    expect(fresh).toMatchObject([{ name: 'purchase' }]);
    expect(await syncByHand(api, id)).toMatchObject({ status: 'success', eventsCount: 0 });
  });

  test('that the provider refuses keeps the provider’s words', async () => {
    const { api } = await registerWorkspace();
    const { id } = await connectShop(api, 'shpat_noorders_12345');
    const sync = await syncByHand(api, id);
    expect(sync).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('Access denied for orders field'),
    });
  });

  test('that finds the provider away goes on when it is back', async () => {
    const { api } = await registerWorkspace();
    const { id, shopDomain } = await connectShop(api);
    await whenOver(api, id, { kind: 'backfill' });
    await control('fail', { path: shopDomain, times: 6, how: { status: 503, body: 'unwell' } });
    expect(await syncByHand(api, id)).toMatchObject({ status: 'success', error: null });
  });

  test('of counts without people works, and of a source to which all is sent finds nothing', async () => {
    const { api } = await registerWorkspace();
    const config = { pixelId: '1234567', accessToken: 'EAAB0123456789' };
    const pixel = (await api('/data-sources', { body: { sourceType: 'facebook_pixel', name: 'Pixel', config } })).body;
    expect((await syncByHand(api, pixel.id)).status).toBe('success');
    expect((await api(`/data-sources/${pixel.id}`)).body.eventsCount).toBeGreaterThan(100);
    const segment = (await api('/data-sources', { body: { sourceType: 'segment', name: 'Site', config: {} } })).body;
    const dummy = (await api('/data-sources/dummy-data/bulk/gtm', { method: 'POST' })).body.dataSource;
    for (const { id } of [segment, dummy]) {
      expect(await syncByHand(api, id)).toMatchObject({ status: 'success', eventsCount: 0 });
      expect(await syncsOf(api, id)).toMatchObject([{ status: 'success', fetched: 0, progress: {} }]);
      const [row] = await tables.select().from(dataSources).where(eq(dataSources.id, id));
      expect(row).toMatchObject({ nextSyncAt: null, lastSyncAt: expect.any(Date) });
    }
  });

  test('is not begun while the source is paused, and a pause ends what is under way', async () => {
    const { api } = await registerWorkspace();
    const { id } = await connectShop(api);
    await api(`/data-sources/${id}`, { method: 'PATCH', body: { status: 'paused' } });
    for (const path of ['sync', 'backfill']) {
      expect((await api(`/data-sources/${id}/${path}`, { method: 'POST' })).status).toBe(409);
    }
    expect(['stopped', 'success']).toContain((await whenOver(api, id, { kind: 'backfill' })).status);
  });

  test('that finds the grant revoked disconnects the source', async () => {
    const { api } = await registerWorkspace();
    const accessToken = `shpat_${newId()}`;
    const { id, shopDomain } = await connectShop(api, accessToken);
    await whenOver(api, id, { kind: 'backfill' });
    await control('shop', { shop: shopDomain, endToken: accessToken });
    const { error } = await syncByHand(api, id);
    const source = (await api(`/data-sources/${id}`)).body;
    expect(source).toMatchObject({ status: 'disconnected', disconnectedReason: error });
  });
});

test('a sync that never got to its object is found by the clock', async () => {
  const { api, workspace } = await registerWorkspace();
  const { id } = await connectShop(api);
  await whenOver(api, id, { kind: 'backfill' });
  const startedAt = new Date(Date.now() - 120_000);
  await tables.insert(dataSourceSyncs).values({
    ...{ id: newId(), workspaceId: workspace.id, sourceId: id, status: 'queued', startedAt, resource: 'orders' },
    ...{
      since: new Date(Date.now() - 60 * DAY),
      until: new Date(),
      progress: sql`'{"orders":{"done":0,"of":null}}'`,
    },
  });
  await hub().runSchedule();
  expect(await whenOver(api, id, { kind: 'incremental' })).toMatchObject({ status: 'success', fetched: 40 });
});
