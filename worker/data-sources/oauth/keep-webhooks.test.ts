import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startShopify } from '../../../dev/providers/shopify.ts';
import { shopifyOauth } from '../../../dev/providers/shopify-oauth.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import type { Job } from '../../jobs/jobs.ts';
import { sealSecrets } from '../secrets.ts';
import { askForWebhooks } from './keep-webhooks.ts';
import { registerWebhooks, TOPICS } from './register-webhooks.ts';

let database: TestDatabase;
let shopify: Awaited<ReturnType<typeof startShopify>>;
beforeAll(async () => {
  [database, shopify] = await Promise.all([startTestDatabase(), startShopify(shopifyOauth())]);
});
afterAll(() => Promise.all([database.stop(), shopify.stop()]));

const KEY = btoa('0123456789abcdef0123456789abcdef');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const HUB = 'https://hub.example';

/** A hub with a clock of its own, and what its schedule asked for. */
async function open(settings: Record<string, string> = {}) {
  const asked: Job[] = [];
  const clock = { now: Date.now() };
  const env = {
    ...{ SHOPIFY_BASE_URL: `${shopify.url}/{shop}`, ENCRYPTION_KEY: KEY, ...settings },
    JOBS: { sendBatch: async (sent: { body: Job }[]) => void asked.push(...sent.map(({ body }) => body)) },
    LIVE_ROOM: { getByName: () => ({ forget: async () => undefined }) },
  };
  const opened = await openShop(database.db, { settings: env as unknown as Record<string, string> });
  const ctx: UserCtx = { ...opened, origin: '', now: () => new Date(clock.now) };
  /** One run of the schedule so many minutes later: which of these sources it asked for, having done what it asked. */
  const pass = async (minutes: number, ...of: string[]) => {
    clock.now += minutes * MINUTE;
    await askForWebhooks(ctx, new Date(clock.now));
    const jobs = asked.splice(0).filter((job) => 'sourceId' in job && of.includes(job.sourceId));
    for (const job of jobs) if (job.kind === 'register-webhooks') await registerWebhooks(ctx, job);
    return jobs.length;
  };
  return { ctx, pass };
}

async function connect(ctx: UserCtx, more: Partial<typeof dataSources.$inferInsert> = {}) {
  const [id, shopDomain] = [newId(), `webhooks-${newId()}.myshopify.com`];
  const secrets = await sealSecrets(KEY, id, { accessToken: 'shpat_1', webhookSecret: 'secret' });
  const of = { workspaceId: ctx.workspace.id, sourceType: 'shopify' as const, name: 'Shop' };
  const tokenExpiresAt = new Date(Date.now() + 900 * DAY);
  await ctx.db.insert(dataSources).values({ id, ...of, config: { shopDomain }, secrets, tokenExpiresAt, ...more });
  return { id, shopDomain, uri: `${HUB}/webhooks/shopify/${id}` };
}
type Connected = Awaited<ReturnType<typeof connect>>;

async function ask({ shopDomain }: Connected, query: string, variables: object = {}) {
  const response = await fetch(`${shopify.url}/${shopDomain}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'x-shopify-access-token': 'shpat_1', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as any;
}
const subscribe = (source: Connected, topic: string, uri = source.uri) =>
  ask(source, 'mutation { webhookSubscriptionCreate { id } }', { topic, webhookSubscription: { uri } });
/** The topics that a shop sends here. */
async function sent(source: Connected): Promise<string[]> {
  const { data } = await ask(source, '{ webhookSubscriptions(first: 250) { nodes { topic uri } } }');
  const nodes: { topic: string; uri: string }[] = data.webhookSubscriptions.nodes;
  return nodes.flatMap(({ topic, uri }) => (uri === source.uri ? [topic] : [])).sort();
}
const ALL = [...TOPICS].sort();

test('a shop that was connected before there were new topics gets what is missing, where the others lead, and once', async () => {
  const { ctx, pass } = await open();
  const source = await connect(ctx);
  for (const topic of ['ORDERS_CREATE', 'REFUNDS_CREATE']) await subscribe(source, topic);
  expect(await pass(0, source.id)).toBe(1);
  expect(await sent(source)).toEqual(ALL);
  // What is as it should be is left alone for a day, and then only looked at.
  expect(await pass(5, source.id)).toBe(0);
  const before = shopify.asked.length;
  expect(await pass(1440, source.id)).toBe(1);
  const bodies = shopify.asked.slice(before).map(({ body }) => body);
  expect(bodies.filter((body) => body.includes('webhookSubscriptionCreate'))).toEqual([]);
  expect(bodies).toHaveLength(1);
});

test('what Shopify ended is subscribed to again, at the address that somebody signed in by', async () => {
  const { ctx, pass } = await open();
  const source = await connect(ctx);
  await registerWebhooks(ctx, { workspaceId: ctx.workspace.id, sourceId: source.id, origin: HUB });
  const other = await connect(ctx);
  // The same source at a shop that knows nothing of it any more.
  await ctx.db
    .update(dataSources)
    .set({ config: { shopDomain: other.shopDomain } })
    .where(eq(dataSources.id, source.id));
  expect(await pass(5, source.id)).toBe(0);
  expect(await pass(1440, source.id)).toBe(1);
  expect(await sent({ ...source, shopDomain: other.shopDomain })).toEqual(ALL);
});

test('many subscriptions of others are read to their end', async () => {
  const { ctx, pass } = await open({ PUBLIC_URL: `${HUB}/` });
  const source = await connect(ctx);
  for (let n = 0; n < 120; n++) await subscribe(source, 'ORDERS_CREATE', `${HUB}/webhooks/shopify/other-${n}`);
  for (const topic of TOPICS) await subscribe(source, topic);
  const before = shopify.asked.length;
  expect(await pass(0, source.id)).toBe(1);
  expect(shopify.asked.slice(before)).toHaveLength(2);
});

test('one that cannot be asked comes less and less often, and holds up no other', async () => {
  const { ctx, pass } = await open({ PUBLIC_URL: HUB });
  const [away, well] = [await connect(ctx), await connect(ctx)];
  shopify.fail({ path: away.shopDomain, times: 1000, how: { status: 403, body: { errors: 'Forbidden' } } });
  expect(await pass(0, away.id, well.id)).toBe(2);
  expect(await sent(well)).toEqual(ALL);
  const passes: number[] = [];
  for (let minute = 5; minute <= 720; minute += 5) if (await pass(5, away.id, well.id)) passes.push(minute);
  expect(passes).toEqual([10, 30, 70, 150, 310, 630]);
});

test('nothing is asked of what is disconnected, paused, connected by a token, or not Shopify', async () => {
  const { ctx, pass } = await open({ PUBLIC_URL: HUB });
  const others = [
    await connect(ctx, { status: 'disconnected' }),
    await connect(ctx, { status: 'paused' }),
    await connect(ctx, { tokenExpiresAt: null }),
    await connect(ctx, { sourceType: 'gtm' }),
  ];
  expect(await pass(0, ...others.map(({ id }) => id))).toBe(0);
});

test('a grant that is gone disconnects the shop, which is asked no more', async () => {
  const { ctx, pass } = await open({ PUBLIC_URL: HUB });
  const source = await connect(ctx);
  shopify.fail({ path: source.shopDomain, times: 9, how: { status: 401, body: { errors: 'Invalid API key' } } });
  expect(await pass(0, source.id)).toBe(1);
  const [row] = await ctx.db.select().from(dataSources).where(eq(dataSources.id, source.id));
  expect(row?.status).toBe('disconnected');
  expect(await pass(1440, source.id)).toBe(0);
});
