import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sync } from '../../../contract/sources.ts';
import { eventually } from '../../../test/eventually.ts';
import { type Api, controlsOf } from '../../../test/hub.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../../../test/own-hub.ts';
import { type StandIns, startStandIns } from '../../../test/stand-ins.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';

const DAY = 86_400_000;

/** A hub of its own, whose clock may be days ahead: then every source of it is due. */
let standIns: StandIns;
let folder: Awaited<ReturnType<typeof preparedDataDir>>;
let hub: OwnHub;
let tables: Database;
beforeAll(async () => {
  [standIns, folder] = await Promise.all([startStandIns(), preparedDataDir()]);
  hub = await startOwnHub({ dataDir: folder.dataDir, settings: standIns.settings });
  tables = openDatabase({ url: hub.database.connectionString, endpoint: hub.database.endpoint });
});
afterAll(async () => {
  await hub?.stop();
  await standIns?.stop();
  await folder?.remove();
});

/** A shop whose past is fetched. */
async function connectShop() {
  const { api } = await controlsOf(hub).registerWorkspace();
  const shopDomain = `shop-${newId()}.myshopify.com`;
  const accessToken = `shpat_${newId()}`;
  const config = { shopDomain, accessToken, webhookSecret: 'hush-hush-hush' };
  const { status, body } = await api('/data-sources', { body: { sourceType: 'shopify', name: 'Shop', config } });
  expect(status).toBe(201);
  const id: string = body.id;
  await whenOver(api, id, 'connect');
  return { api, id, shopDomain, accessToken };
}

const syncsOf = async (api: Api, id: string): Promise<Sync[]> => (await api(`/data-sources/${id}/syncs`)).body.data;
const scheduled = async (api: Api, id: string) =>
  (await syncsOf(api, id)).filter(({ trigger }) => trigger === 'schedule').length;

/** The sync that began this way, once it is over. */
const whenOver = (api: Api, id: string, trigger: Sync['trigger']): Promise<Sync> =>
  eventually(async () => {
    const found = (await syncsOf(api, id)).find((one) => one.trigger === trigger);
    return found?.finishedAt ? found : undefined;
  });

const runScheduleIn = (ms: number) => controlsOf(hub).runSchedule(new Date(Date.now() + ms));

/** In how many minutes a source is due. */
async function due(id: string): Promise<number> {
  const [row] = await tables.select().from(dataSources).where(eq(dataSources.id, id));
  return ((row?.nextSyncAt?.getTime() ?? 0) - Date.now()) / 60_000;
}

test('sources are synced as often as the plan says; another plan holds at once', async () => {
  const { api, id } = await connectShop();
  expect((await api('/workspace')).body.plan).toBe('free');
  expect(await due(id)).toBeGreaterThan(21 * 60);
  expect(await due(id)).toBeLessThan(24 * 60);

  const change = (plan: string) => api('/workspace', { method: 'PATCH', body: { plan } });
  expect((await change('growth')).body.plan).toBe('growth');
  expect(await due(id)).toBeLessThan(60);
  expect((await change('scale')).body.plan).toBe('scale');
  expect(await due(id)).toBeGreaterThan(12);
  expect(await due(id)).toBeLessThan(15);
  expect((await change('gold')).status).toBe(400);

  await runScheduleIn(5 * 60_000);
  expect(await scheduled(api, id)).toBe(0);
  await Promise.all([runScheduleIn(16 * 60_000), runScheduleIn(16 * 60_000)]);
  expect(await scheduled(api, id)).toBe(1);
  expect(await whenOver(api, id, 'schedule')).toMatchObject({ kind: 'incremental', status: 'success' });
  expect(await due(id)).toBeGreaterThan(16 + 12);
});

test('a paused source waits, and one of generated data has nothing to fetch', async () => {
  const { api, id } = await connectShop();
  await api(`/data-sources/${id}`, { method: 'PATCH', body: { status: 'paused' } });
  const dummy = (await api('/data-sources/dummy-data/bulk/shopify', { method: 'POST' })).body.dataSource;
  await runScheduleIn(3 * DAY);
  expect(await scheduled(api, id)).toBe(0);
  expect(await syncsOf(api, dummy.id)).toEqual([]);
  expect((await api(`/data-sources/${dummy.id}/backfill`, { method: 'POST' })).status).toBe(409);
});

test('a source whose grant is revoked is left alone', async () => {
  const { api, id, shopDomain, accessToken } = await connectShop();
  const revoked = { shop: shopDomain, endToken: accessToken };
  await standIns.changeShop(revoked);
  await api(`/data-sources/${id}/sync`, { method: 'POST' });
  await whenOver(api, id, 'hand');
  expect((await api(`/data-sources/${id}`)).body.status).toBe('disconnected');
  const before = await syncsOf(api, id);
  await runScheduleIn(3 * DAY);
  expect(await syncsOf(api, id)).toEqual(before);
});
