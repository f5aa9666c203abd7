import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import type { Sync } from '../../../contract/sources.ts';
import { type Order, Shop } from '../../../dev/providers/shopify/shop.ts';
import { startShopify } from '../../../dev/providers/shopify.ts';
import { eventually } from '../../../test/eventually.ts';
import { type Api, controlsOf, type Member } from '../../../test/hub.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../../../test/own-hub.ts';
import { openDatabase } from '../../db/client.ts';

const DAY = 86_400_000;
const ORDERS = 3000;

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** Shopify of our own with one large shop, and a hub that may be killed and started again. */
async function stage() {
  const shopify = await startShopify();
  cleanUp.push(() => shopify.stop());
  const { dataDir, remove } = await preparedDataDir();
  cleanUp.push(remove);
  const settings = { SHOPIFY_BASE_URL: `${shopify.url}/{shop}` };
  const start = async (port = 0): Promise<OwnHub> => {
    const hub = await startOwnHub({ dataDir, port, settings });
    cleanUp.push(() => hub.kill().catch(() => undefined));
    return hub;
  };
  return { shopify, shop: shopify.world.open(largeShop()), start };
}

/** Orders of the last two years by 200 customers; ids are told apart from those of the other resources. */
function largeShop(): Shop {
  const shop = new Shop('large-shop.myshopify.com');
  const customers = Array.from({ length: 200 }, () => shop.addCustomer({ createdAt: ago(730) }).id);
  for (let n = 0; n < ORDERS; n++) {
    const at = ago((720 * n) / ORDERS + 1);
    const customerId = customers[n % customers.length] as string;
    shop.addOrder({ processedAt: at, createdAt: at, updatedAt: at, customerId, price: 1000 + n } as Partial<Order>);
  }
  return shop;
}

const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

async function connect({ api }: Member, name = 'large-shop', token = 'shpat_0123456789abcdef'): Promise<string> {
  const config = { shopDomain: `${name}.myshopify.com`, accessToken: token, webhookSecret: 'hush-hush-hush' };
  const { status, body } = await api('/data-sources', { body: { sourceType: 'shopify', name, config } });
  expect(status).toBe(201);
  return body.id;
}

/** The newest backfill, as soon as it is as is asked for. */
function backfill(api: Api, id: string, is: (sync: Sync) => boolean): Promise<Sync> {
  return eventually(async () => {
    const all: Sync[] = (await api(`/data-sources/${id}/syncs`)).body.data;
    const newest = all.find(({ kind }) => kind === 'backfill');
    return newest && is(newest) ? newest : undefined;
  }, 240_000);
}

const isOver = ({ finishedAt }: Sync) => finishedAt !== null;
const hasBegun = ({ progress }: Sync) => (progress.orders?.done ?? 0) >= 200;

/** Every order of the shop is stored once and counted once, to the cent, and all of it is history. */
async function expectAll(hub: OwnHub, { workspace }: Member, shop: Shop) {
  const db = openDatabase({ url: hub.database.connectionString, endpoint: hub.database.endpoint });
  const mine = sql`workspace_id = ${workspace.id}::uuid`;
  const { rows } = await db.execute(sql`
    select (select count(*) from orders where ${mine})::int as orders,
      (select sum(total) from orders where ${mine}) as total,
      (select count(*) from events where ${mine} and name = 'purchase')::int as purchases,
      (select sum(count) from event_totals where ${mine} and name = 'purchase')::int as counted,
      (select count(*) from events where ${mine} and not historical)::int as fresh,
      (select sum(order_count) from profiles where ${mine})::int as of_people`);
  const cents = [...shop.orders.values()].reduce((sum, { lines }) => sum + (lines[0]?.price ?? 0), 0);
  expect(rows[0]).toEqual({
    ...{ orders: ORDERS, purchases: ORDERS, counted: ORDERS, of_people: ORDERS, fresh: 0 },
    total: `${(cents / 100).toFixed(2)}00`,
  });
}

test('a backfill shows how far it is, is stopped, and goes on where it was', { timeout: 480_000 }, async () => {
  const { shop, start } = await stage();
  const hub = await start();
  const member = await controlsOf(hub).registerWorkspace();
  const { api } = member;
  const id = await connect(member);

  const running = await backfill(api, id, hasBegun);
  expect(running.progress.orders).toEqual({ done: expect.any(Number), of: ORDERS });
  expect((await api(`/data-sources/${id}/syncs/${running.id}/stop`, { method: 'POST' })).status).toBe(200);
  const stopped = await backfill(api, id, isOver);
  expect(stopped).toMatchObject({ id: running.id, status: 'stopped', error: null });
  expect(stopped.progress.orders?.done ?? 0).toBeLessThan(ORDERS);
  expect((await api(`/data-sources/${id}/syncs/${running.id}/stop`, { method: 'POST' })).status).toBe(409);

  const resumed = await api<Sync>(`/data-sources/${id}/backfill`, { method: 'POST' });
  expect(resumed).toMatchObject({
    status: 202,
    body: { kind: 'backfill', trigger: 'hand', progress: stopped.progress },
  });
  expect((await api(`/data-sources/${id}/backfill`, { method: 'POST' })).body.id).toBe(resumed.body.id);
  const ended = await backfill(api, id, isOver);
  expect(ended).toMatchObject({ id: resumed.body.id, status: 'success' });
  expect(ended.progress.orders).toEqual({ done: ORDERS, of: ORDERS });
  // Only the rest of the orders, and what comes after them.
  const rest = Object.values(ended.progress).reduce((sum, one) => sum + one.done, 0);
  const before = Object.values(stopped.progress).reduce((sum, one) => sum + one.done, 0);
  expect(ended.fetched).toBe(rest - before);
  await expectAll(hub, member, shop);
});

test('a backfill whose hub dies in the middle ends with every order once', { timeout: 480_000 }, async () => {
  const { shop, start } = await stage();
  const first = await start();
  const member = await controlsOf(first).registerWorkspace();
  const id = await connect(member);
  const running = await backfill(member.api, id, hasBegun);
  await first.kill();
  expect(running.status).toBe('running');

  const second = await start(first.port);
  const ended = await backfill(member.api, id, isOver);
  expect(ended).toMatchObject({
    id: running.id,
    status: 'success',
    progress: { orders: { done: ORDERS, of: ORDERS } },
  });
  expect(ended.processed).toBe(ended.fetched);
  await expectAll(second, member, shop);
  const db = openDatabase({ url: second.database.connectionString, endpoint: second.database.endpoint });
  const { rows } = await db.execute(
    sql`select payload from internal_events where event_type = 'connector.sync.completed'`,
  );
  expect(rows).toMatchObject([{ payload: { connector_id: id, records_synced: ended.fetched, status: 'success' } }]);
});

test('a dead source delays no other, and Postgres being away loses nothing', { timeout: 480_000 }, async () => {
  const { shopify, shop, start } = await stage();
  const hub = await start();
  const controls = controlsOf(hub);
  const member = await controls.registerWorkspace();
  const { api } = member;
  const other = await controls.registerWorkspace();
  const dead = await connect(other, 'dead-shop');
  await backfill(other.api, dead, isOver);
  shopify.fail({ path: 'dead-shop', times: 1_000_000, how: 'hang' });
  const syncOfDead = other.api(`/data-sources/${dead}/sync`, { method: 'POST' });

  const id = await connect(member);
  await backfill(api, id, hasBegun);
  for (const how of ['away', 'hanging'] as const) {
    await controls.withoutDatabase(how, () => eventually(() => shopify.asked.length > 0));
  }
  const ended = await backfill(api, id, isOver);
  expect(ended).toMatchObject({ status: 'success', progress: { orders: { done: ORDERS, of: ORDERS } } });
  await expectAll(hub, member, shop);
  expect((await syncOfDead).status).toBe(202);
  const ofDead: Sync[] = (await other.api(`/data-sources/${dead}/syncs`)).body.data;
  expect(ofDead).toMatchObject([{ kind: 'incremental', status: 'running' }, { status: 'success' }]);
});
