import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Order, refundedOf, Shop, totalOf } from '../../../dev/providers/shopify/shop.ts';
import { arrivals, orderWebhook, refundWebhook, type Webhook } from '../../../dev/providers/shopify/webhooks.ts';
import { startShopify } from '../../../dev/providers/shopify.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import { type Fed, processRecords } from '../../ingest/processing/process.ts';
import type { AcceptedRecord } from '../../ingest/record.ts';
import type { Job } from '../../jobs/jobs.ts';
import { carryOut } from '../../privacy/carry-out.ts';
import { askToErase } from '../../privacy/erase.ts';
import { sealSecrets } from '../secrets.ts';
import type { SourceRow } from '../sources.ts';
import { beginCycle, nextStep, type Reach } from './cycle.ts';
import { dayOf } from './days.ts';
import { getReconciliation, reconciliationOf } from './state.ts';

let database: TestDatabase;
let standIn: Awaited<ReturnType<typeof startShopify>>;
beforeAll(async () => {
  [database, standIn] = await Promise.all([startTestDatabase(), startShopify()]);
});
afterAll(() => Promise.all([database.stop(), standIn.stop()]));

const KEY = btoa('0123456789abcdef0123456789abcdef');
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A shop at the stand-in and a source of it here. What is accepted waits in `accepted` until the test lets it in, jobs in `asked`. */
async function connect(timezone = 'Europe/Madrid') {
  const shop = standIn.world.open(new Shop(`shop-${newId()}.myshopify.com`));
  shop.timezone = timezone;
  standIn.world.bucketOf(shop.domain).set(1e9, 1e9);
  const accepted: AcceptedRecord[] = [];
  const asked: Job[] = [];
  const clock = { now: Date.now() };
  const append = async (records: AcceptedRecord[]) => void accepted.push(...records);
  const settings = {
    ...{ SHOPIFY_BASE_URL: `${standIn.url}/{shop}`, ENCRYPTION_KEY: KEY },
    ACCEPT_LOG: { getByName: () => ({ append }) },
    JOBS: { sendBatch: async (sent: { body: Job }[]) => void asked.push(...sent.map(({ body }) => body)) },
    LIVE_ROOM: { getByName: () => ({ forget: async () => undefined }) },
    SOURCE_SYNC: { getByName: () => ({ begin: async () => undefined, count: async () => undefined }) },
  };
  const opened = await openShop(database.db, { timezone, settings: settings as unknown as Record<string, string> });
  const ctx: UserCtx = { ...opened, now: () => new Date(clock.now) };
  const id = newId();
  const secrets = await sealSecrets(KEY, id, { accessToken: 'shpat_1', webhookSecret: 'secret' });
  const config = { shopDomain: shop.domain };
  const values = { id, workspaceId: ctx.workspace.id, sourceType: 'shopify' as const, name: 'Shop', config, secrets };
  const [source] = await database.db.insert(dataSources).values(values).returning();
  return { shop, ctx, source: source as SourceRow, accepted, asked, clock };
}
type Connected = Awaited<ReturnType<typeof connect>>;

let seq = 0;
/** What the queue's consumer does with records, in its portions. */
async function letIn({ ctx }: Connected, records: AcceptedRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += 1000) {
    const entries = records
      .slice(from, from + 1000)
      .map((record): Fed => ({ shard: 's', seq: ++seq, record, attempts: 0, reason: null }));
    const { failed } = await processRecords(ctx, entries);
    expect(failed).toEqual([]);
  }
}

function arrived({ source, clock }: Connected, webhooks: Webhook[]): AcceptedRecord[] {
  return webhooks.map(({ topic, body }) => ({
    ...{ id: newId(), workspaceId: source.workspaceId, sourceId: source.id, kind: 'shopify', body },
    ...{ headers: { topic, digest: newId() }, receivedAt: new Date(clock.now).toISOString() },
  }));
}

/** Orders, money and refunds by shop day, as each side holds them. */
function daysThere({ shop }: Connected) {
  const days = new Map<string, [number, number, number]>();
  for (const order of shop.orders.values()) {
    if (order.test) continue;
    const day = dayOf(order.processedAt, shop.timezone);
    const sum = days.get(day) ?? [0, 0, 0];
    days.set(day, sum);
    sum[2] += order.refunds.reduce((paid, refund) => paid + refundedOf(refund), 0);
    if (order.cancelledAt) continue;
    sum[0]++;
    sum[1] += totalOf(order);
  }
  return Object.fromEntries([...days].sort());
}

async function daysHere({ ctx, shop, source }: Connected) {
  const { rows } = await ctx.db.execute<{ day: string; orders: number; total: number; refunds: number }>(sql`
    select to_char(o.placed_at at time zone ${shop.timezone}, 'YYYY-MM-DD') as day,
      count(*) filter (where o.cancelled_at is null)::int as orders,
      coalesce(sum(o.total) filter (where o.cancelled_at is null) * 100, 0)::bigint as total,
      coalesce(sum(r.amount) * 100, 0)::bigint as refunds
    from orders o left join lateral (
      select sum(amount) as amount from refunds where workspace_id = o.workspace_id and order_id = o.order_id) r on true
    where o.workspace_id = ${ctx.workspace.id}::uuid and o.source_id = ${source.id}::uuid and not o.is_test
    group by 1 order by 1`);
  return Object.fromEntries(
    rows
      .map(({ day, orders, total, refunds }) => [day, [orders, Number(total), Number(refunds)]] as const)
      .filter(([, sums]) => sums.some((sum) => sum !== 0)),
  );
}

const stateOf = async ({ ctx, source }: Connected) => getReconciliation(ctx, { id: source.id, limit: 100 });

/** Looks at what is claimed after every step: that both match is only said while they do. */
async function neverGreenInVain(connected: Connected): Promise<string> {
  const { state } = await stateOf(connected);
  if (state === 'matches') expect(await daysHere(connected)).toEqual(nothingLeftOut(daysThere(connected)));
  return state;
}
const nothingLeftOut = (days: Record<string, number[]>) =>
  Object.fromEntries(Object.entries(days).filter(([, sums]) => sums.some((sum) => sum !== 0)));

/** One cycle: begun, compared to its end, and what it handed over let in. The claims of all steps. */
async function cycle(connected: Connected, reach: Reach): Promise<string[]> {
  const { ctx, source, clock, accepted } = connected;
  clock.now += 10 * MINUTE;
  const claims: string[] = [];
  await beginCycle(ctx, source, reach);
  claims.push(await neverGreenInVain(connected));
  while (await nextStep(ctx, source)) claims.push(await neverGreenInVain(connected));
  for (const records = accepted.splice(0); records.length > 0; ) {
    await letIn(connected, records.splice(0, 200));
    claims.push(await neverGreenInVain(connected));
  }
  return claims;
}

test('10,000 orders whose webhooks were dropped, doubled, moved about and late are the same after two cycles', async () => {
  const connected = await connect();
  const { shop, clock } = connected;
  const webhooks: Webhook[] = [];
  const tell = (topic: string, order: Order) => webhooks.push(orderWebhook(topic, shop, order));
  for (let n = 0; n < 10_000; n++) {
    const at = new Date(clock.now - 60 * DAY + n * ((59.9 * DAY) / 10_000));
    const then = (minutes: number) => new Date(at.getTime() + minutes * MINUTE).toISOString();
    const order = shop.addOrder({
      ...{ processedAt: at.toISOString(), test: n % 50 === 7, email: `buyer${n % 3000}@shop.example` },
      ...{ price: 500 + ((n * 7919) % 20_000), tax: n % 211, shipping: 399 },
    });
    tell('orders/create', order);
    if (n % 10 === 3) {
      order.lines.push(shop.line({ price: 1234 }));
      order.updatedAt = then(2);
      tell('orders/updated', order);
    }
    if (n % 20 === 4) {
      order.cancelledAt = order.updatedAt = then(3);
      tell('orders/cancelled', order);
    }
    if (n % 12 === 5) {
      webhooks.push(refundWebhook(shop, order, shop.refund(order, 250 + (n % 97), then(4))));
      tell('orders/updated', order);
    }
  }
  // Somebody deletes orders; that is told, or not, like everything else.
  for (const id of [...shop.orders.keys()].filter((_, n) => n % 1999 === 11)) shop.orders.delete(id);

  const faults = { drop: 0.05, double: 0.05, reorder: 0.2, late: 0.01 };
  const { onTime, late } = arrivals(webhooks, faults);
  await letIn(connected, arrived(connected, onTime));
  expect((await stateOf(connected)).state).toBe('unknown');
  expect(await daysHere(connected)).not.toEqual(daysThere(connected));

  const first = await cycle(connected, 'all');
  expect(first).toContain('behind');
  expect(first).not.toContain('matches');
  clock.now += DAY;
  await letIn(connected, arrived(connected, late));
  await neverGreenInVain(connected);

  const second = await cycle(connected, 'recent');
  expect(second.at(-1)).toBe('matches');
  expect(await daysHere(connected)).toEqual(daysThere(connected));
  expect(await stateOf(connected)).toMatchObject({ ordersBehind: 0, daysDiffering: 0, days: { data: [] } });
  // Some thousand webhooks, each taken in: minutes, where a machine has other work too.
}, 480_000);

test('says in words how many orders are behind and as of when both match, on every answer that asks', async () => {
  const connected = await connect();
  const { shop, ctx, clock, source } = connected;
  expect((await reconciliationOf(ctx))?.text).toBe('not compared with Shopify yet');
  const placed = (minutes: number) => new Date(clock.now - minutes * MINUTE).toISOString();
  for (let n = 0; n < 5; n++) shop.addOrder({ processedAt: placed(100 + n) });
  await letIn(
    connected,
    arrived(
      connected,
      [...shop.orders.values()].slice(3).map((one) => orderWebhook('orders/create', shop, one)),
    ),
  );

  await beginCycle(ctx, source, 'all');
  expect((await reconciliationOf(ctx))?.text).toBe('comparing with Shopify');
  await nextStep(ctx, source);
  expect(await reconciliationOf(ctx)).toMatchObject({ state: 'behind', text: '3 orders behind, repairing' });
  const { days } = await stateOf(connected);
  expect(days.data.reduce((sum, day) => sum + day.ordersDiffering, 0)).toBe(3);

  await letIn(connected, connected.accepted.splice(0));
  clock.now += MINUTE;
  await nextStep(ctx, source);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit', minute: '2-digit' });
  const asOf = (await stateOf(connected)).asOf ?? '';
  expect(await reconciliationOf(ctx)).toMatchObject({
    state: 'matches',
    text: `matches Shopify to the cent as of ${time.format(new Date(asOf))}`,
  });

  // Nobody looks any more: that both matched once is not worth a green light.
  await ctx.db.update(dataSources).set({ status: 'paused' }).where(eq(dataSources.id, source.id));
  const paused = await reconciliationOf(ctx);
  expect(paused).toMatchObject({ state: 'unknown', text: expect.stringMatching(/^matched .*, not compared since$/) });
});

test('finds an old order that changed, by what changed since the last time', async () => {
  const connected = await connect();
  const { shop, ctx, source, clock } = connected;
  const order = shop.addOrder({ processedAt: new Date(clock.now - 40 * DAY).toISOString() });
  shop.addOrder({ processedAt: new Date(clock.now - 30 * DAY).toISOString() });
  await cycle(connected, 'all');
  await cycle(connected, 'recent');
  expect((await stateOf(connected)).state).toBe('matches');

  shop.refund(order, 700, new Date(clock.now + MINUTE).toISOString());
  const claims = await cycle(connected, 'recent');
  expect(claims).not.toContain('matches');
  expect((await cycle(connected, 'recent')).at(-1)).toBe('matches');
  const [refund] = (await ctx.db.execute(sql`select * from refunds where workspace_id = ${source.workspaceId}::uuid`))
    .rows;
  expect(refund).toMatchObject({ amount: '7.0000', goods: '7.0000', order_id: order.id });
});

test('cancels orders that Shopify does not know, with what was refunded of them, and leaves those of other sources', async () => {
  const connected = await connect();
  const { shop, ctx, clock } = connected;
  const at = new Date(clock.now - 2 * DAY).toISOString();
  const gone = shop.addOrder({ processedAt: at });
  const refund = shop.refund(gone, 300, at);
  await letIn(
    connected,
    arrived(connected, [orderWebhook('orders/create', shop, gone), refundWebhook(shop, gone, refund)]),
  );
  shop.orders.delete(gone.id);
  await ctx.db.execute(sql`
    insert into orders (workspace_id, order_id, source_id, source_rank, placed_at, state_at, total, currency)
    values (${ctx.workspace.id}::uuid, 'till-1', ${newId()}::uuid, 0, ${at}::timestamptz, ${at}::timestamptz, 5, 'EUR')`);

  expect(await cycle(connected, 'all')).not.toContain('matches');
  expect((await cycle(connected, 'recent')).at(-1)).toBe('matches');
  const { rows } = await ctx.db.execute(sql`
    select order_id, cancelled_at is not null as cancelled, total from orders
    where workspace_id = ${ctx.workspace.id}::uuid order by 1 desc`);
  expect(rows).toMatchObject([
    { order_id: 'till-1', cancelled: false },
    { order_id: gone.id, cancelled: true, total: '19.9000' },
  ]);
});

test('looks no further back than Shopify lets the app see, and takes nothing away there', async () => {
  const connected = await connect();
  const { shop, ctx, clock } = connected;
  const old = shop.addOrder({ processedAt: new Date(clock.now - 90 * DAY).toISOString() });
  const young = shop.addOrder({ processedAt: new Date(clock.now - 9 * DAY).toISOString() });
  await letIn(
    connected,
    arrived(
      connected,
      [old, young].map((order) => orderWebhook('orders/create', shop, order)),
    ),
  );
  shop.scopes.delete('read_all_orders');
  expect((await cycle(connected, 'all')).at(-1)).toBe('matches');
  const { rows } = await ctx.db.execute(sql`
    select 1 from orders where workspace_id = ${ctx.workspace.id}::uuid and cancelled_at is null`);
  expect(rows).toHaveLength(2);
});

test('an order that is held in a newer state than there is there is set right', async () => {
  const connected = await connect();
  const { shop, ctx, clock } = connected;
  const order = shop.addOrder({ processedAt: new Date(clock.now - DAY).toISOString() });
  const wrong = { ...order, lines: [shop.line({ price: 1 })], updatedAt: new Date(clock.now).toISOString() };
  await letIn(connected, arrived(connected, [orderWebhook('orders/updated', shop, wrong)]));
  await cycle(connected, 'all');
  expect((await cycle(connected, 'recent')).at(-1)).toBe('matches');
  const { rows } = await ctx.db.execute(sql`select total from orders where workspace_id = ${ctx.workspace.id}::uuid`);
  expect(rows).toEqual([{ total: '19.9000' }]);
});

test('after a person was erased the days of their orders are compared again, and their money still matches', async () => {
  const connected = await connect();
  const { shop, ctx, source, clock, asked } = connected;
  const ids = ['erased@shop.example', 'other@shop.example'].map((email, index) => {
    const processedAt = new Date(clock.now - (20 + index) * DAY).toISOString();
    return [email, shop.addOrder({ processedAt, email }).processedAt] as const;
  });
  await cycle(connected, 'all');
  expect((await cycle(connected, 'recent')).at(-1)).toBe('matches');
  const before = await daysHere(connected);
  const [email, at] = ids[0] ?? ['', ''];
  const [person] = (
    await ctx.db.execute<{ id: string }>(
      sql`select id from profiles where workspace_id = ${ctx.workspace.id}::uuid and email = ${email}`,
    )
  ).rows;
  await askToErase(ctx, person?.id ?? '');
  for (const job of asked.splice(0)) if (job.kind === 'privacy') await carryOut(ctx, job);

  expect(asked).toEqual([{ kind: 'reconcile', workspaceId: ctx.workspace.id, sourceId: source.id }]);
  expect(await stateOf(connected)).toMatchObject({
    state: 'checking',
    text: expect.stringMatching(/comparing again$/),
  });
  expect(await nextStep(ctx, source)).toEqual({ days: [dayOf(at, shop.timezone)], differences: 0, repaired: 0 });
  expect(await neverGreenInVain(connected)).toBe('matches');
  expect(await daysHere(connected)).toEqual(before);
});

test('customers whom the shop merged without a word are found by their orders, and one person from then on', async () => {
  const connected = await connect();
  const { shop, ctx, clock } = connected;
  const [kept, gone] = [shop.addCustomer(), shop.addCustomer()];
  const orders = [kept, gone].map(({ id }, index) =>
    shop.addOrder({ customerId: id, processedAt: new Date(clock.now - (index + 1) * DAY).toISOString() }),
  );
  const tell = (topic: string) =>
    letIn(
      connected,
      arrived(
        connected,
        orders.map((one) => orderWebhook(topic, shop, one)),
      ),
    );
  const people = async () => {
    const { rows } = await ctx.db.execute(
      sql`select user_id, order_count from profiles where workspace_id = ${ctx.workspace.id}::uuid and order_count > 0`,
    );
    return rows.map((row) => [row.user_id, Number(row.order_count)]).sort();
  };
  await tell('orders/create');
  clock.now += MINUTE;
  shop.mergeCustomers(kept.id, gone.id, new Date(clock.now).toISOString());
  clock.now += MINUTE;
  await tell('orders/updated');
  const { rows: before } = await ctx.db.execute(
    sql`select user_id from profiles where workspace_id = ${ctx.workspace.id}::uuid`,
  );
  expect(before).toHaveLength(2);

  await cycle(connected, 'recent');
  expect(await people()).toEqual([[kept.id, 2]]);
  const { rows: edges } = await ctx.db.execute<{ id: string; evidence: unknown }>(
    sql`select id, evidence from profile_merges where workspace_id = ${ctx.workspace.id}::uuid`,
  );
  expect(edges).toMatchObject([{ evidence: { userId: kept.id, mergedUserId: gone.id } }]);
  clock.now += MINUTE;
  await beginCycle(ctx, connected.source, 'all');
  expect(await nextStep(ctx, connected.source)).toMatchObject({ differences: 0, repaired: 0 });
});

test('is not said to match while the provider cannot be asked', async () => {
  const connected = await connect();
  const { shop, ctx, source, clock } = connected;
  shop.addOrder({ processedAt: new Date(clock.now - DAY).toISOString() });
  await cycle(connected, 'all');
  await cycle(connected, 'recent');
  clock.now += MINUTE;
  await beginCycle(ctx, source, 'recent');
  standIn.fail({ path: shop.domain, times: 9, how: { status: 500, body: {} } });
  await expect(nextStep(ctx, source)).rejects.toMatchObject({ kind: 'away' });
  expect((await stateOf(connected)).text).toMatch(/^matched Shopify to the cent as of .*, comparing again$/);
  await ctx.db.delete(dataSources).where(eq(dataSources.id, source.id));
});
