import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Definition, Node } from '../../contract/segments.ts';
import { CLIENT } from '../../dev/providers/oauth.ts';
import { decimal } from '../../dev/providers/shopify/shop.ts';
import { type Database, openDatabase } from '../../worker/db/client.ts';
import { emailMessages, events, orders, refunds, workflowRuns } from '../../worker/db/schema.ts';
import { eventually } from '../eventually.ts';
import { type Api, controlsOf } from '../hub.ts';
import { lumenAndOak, orderId } from '../lumen-and-oak.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../own-hub.ts';
import { forgeOrder, type StandIns, startStandIns } from '../stand-ins.ts';
import { openStorefront, type Storefront } from '../storefront.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

// One shop from its first minute to the day on which its owner trusts the figures. Each test goes on where the last ended.
const lumen = lumenAndOak(new Date(), 'empty-lumen-and-oak.myshopify.com');
const HUGO = 'hugo@customers.example';

let standIns: StandIns;
let data: Awaited<ReturnType<typeof preparedDataDir>>;
let hub: OwnHub;
let viewer: Viewer;
let tables: Database;
let api: Api;
let page: Awaited<ReturnType<typeof registered>>;
let visitor: Page;
let storefront: Storefront;
const sources = { shopify: '', site: '', facebook: '' };

beforeAll(async () => {
  [standIns, data] = await Promise.all([startStandIns(), preparedDataDir()]);
  hub = await startOwnHub({ dataDir: data.dataDir, settings: standIns.settings });
  tables = openDatabase({ url: hub.database.connectionString, endpoint: hub.database.endpoint });
  viewer = await startViewer(hub.url);
  const { timezone, currency } = lumen;
  await shopify({ timezone, currency, ...lumen.before });
});
afterAll(async () => {
  await storefront?.close();
  await viewer?.close();
  await hub?.stop();
  await standIns?.stop();
  await data?.remove();
});

const shopify = (body: object) => standIns.changeShop({ shop: lumen.domain, ...body });
const address = () => `${hub.url}/webhooks/shopify/${sources.shopify}`;
const webhooks = (more = {}) => ({ webhooks: { address: address(), secret: CLIENT.secret, ...more } });

const idOf = (shown: Page) => new URL(shown.url()).pathname.split('/').at(-1) ?? '';
const open = async (id: string) => {
  await page.goto(`/sources/${id}`);
  await page.locator('ph-live-tail').getByText('Live', { exact: true }).waitFor();
};
const arrived = (...words: string[]): Locator =>
  words.reduce((rows, hasText) => rows.filter({ hasText }), page.locator('ph-live-tail').getByRole('listitem'));
const health = () => page.locator('ph-source-health');
const eventsOf = (sourceId: string) => tables.select().from(events).where(eq(events.sourceId, sourceId));
const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort();

test('an account, with the shop’s own days and money', async () => {
  page = await registered(await viewer.person());
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Time zone').selectOption('America/New_York');
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await page.getByText('Saved.').waitFor();
  await page.getByText('This one').waitFor();

  const { email, password } = page.account;
  const { api: anyone } = controlsOf(hub);
  const { body } = await anyone('/auth/login', { body: { email, password } });
  const authorization = `Bearer ${body.tokens.accessToken}`;
  api = (path, options = {}) => anyone(path, { ...options, headers: { authorization } });
  expect(body.workspace).toMatchObject({ timezone: 'America/New_York', currency: 'USD' });
  // What the shop calls a new visitor: whoever came within the week and has not bought, known or not.
  const came: Node = { type: 'fact', fact: 'firstSeen', test: { op: 'within', last: { n: 7, unit: 'days' } } };
  const bought: Node = { type: 'orders', of: 'orders', is: 'exactly', amount: 0 };
  const definition: Definition = { version: 1, who: 'everyone', where: { type: 'all', of: [came, bought] } };
  expect((await api('/segments/new_visitors', { method: 'PATCH', body: { definition } })).status).toBe(200);
});

test('Shopify is connected by signing in there; its past comes in, starts nothing, and matches to the cent', async () => {
  // Whoever buys from now on makes a task; what was bought before does not.
  const task = { type: 'action', kind: 'create_task', input: { title: 'Say thanks' } };
  const { body: thanks } = await api('/workflows', {
    body: { name: 'Thanks', trigger: { on: 'event', event: 'purchase' }, steps: [task] },
  });
  expect((await api(`/workflows/${thanks.id}/approve`, { body: { hash: thanks.hash } })).status).toBe(200);
  // Shopify does not answer when the past is first asked for, until somebody has seen that it is fetched.
  const letGo = await standIns.holdShopify('query Page');
  await page.goto('/sources/connect/shopify');
  await page.getByRole('textbox', { name: 'Shop address' }).fill(lumen.domain);
  await page.getByRole('button', { name: 'Connect with Shopify' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await page.getByText('Connected.').waitFor();
  sources.shopify = idOf(page);
  await page.getByRole('heading', { name: /^The past: .* fetched$/ }).waitFor();
  await letGo();
  await page.getByText('The last fetches from Shopify').click();
  await eventually(
    async () => (await api(`/data-sources/${sources.shopify}/syncs`)).body.data[0]?.status === 'success',
  );
  await page.getByRole('listitem').filter({ hasText: 'The past' }).getByText('Orders 3 of 3').waitFor();
  await controlsOf(hub).runSchedule();
  await health().getByText('Matches Shopify to the cent, as of').waitFor();
  await expectAccessible(page, 'a shop that matches');
  const past = await eventsOf(sources.shopify);
  expect(
    past
      .filter(({ name }) => name === 'purchase')
      .map(({ orderId }) => orderId)
      .sort(),
  ).toEqual(lumen.before.orders.map(({ id }) => id).sort());
  expect(past.every(({ historical }) => historical)).toBe(true);
  const workspaceId = past[0]?.workspaceId ?? '';
  expect(await tables.select().from(workflowRuns).where(eq(workflowRuns.workspaceId, workspaceId))).toEqual([]);
  expect(await tables.select().from(emailMessages).where(eq(emailMessages.workspaceId, workspaceId))).toEqual([]);
});

test('what a visitor does is seen as it happens, of nobody known, and an outage of the database loses nothing', async () => {
  await page.goto('/sources/connect/segment');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'My site' }).waitFor();
  sources.site = idOf(page);
  const snippet = (await page.getByRole('group', { name: 'The snippet', exact: true }).textContent()) ?? '';
  await page.locator('ph-live-tail').getByText('Live', { exact: true }).waitFor();
  storefront = await openStorefront(snippet, { price: 48, currency: 'USD', orderId: orderId(1011) });
  visitor = await (await viewer.person({ baseURL: storefront.url })).newPage();
  await visitor.goto(storefront.url);
  await arrived('Product view', 'Stored').getByText('anonymous').waitFor();
  // Before anything is put in the cart: taken in together, both would make no new visitor.
  await arrived('into New visitors').getByText('anonymous').waitFor();
  await visitor.getByRole('button', { name: 'Add to cart' }).click();
  await arrived('Add to cart', 'Stored', 'US$48.00').getByText('anonymous').waitFor();
  expect(names(await eventsOf(sources.site))).toEqual(['add_to_cart', 'page_view', 'product_view']);

  await controlsOf(hub).withoutDatabase('away', async () => {
    const accepted = visitor.waitForResponse((response) => response.url().endsWith('/v1/batch'));
    await visitor.reload();
    expect((await accepted).status()).toBe(200);
    const added = visitor.waitForResponse((response) => response.url().endsWith('/v1/batch'));
    await visitor.getByRole('button', { name: 'Add to cart' }).click();
    expect((await added).status()).toBe(200);
    expect((await api('/data-sources')).status).toBe(503);
  });
  for (const name of ['Add to cart', 'Product view', 'Page view']) {
    await arrived(name, 'Stored').nth(1).waitFor({ timeout: 60_000 });
  }
  const twice = ['add_to_cart', 'page_view', 'product_view'].flatMap((name) => [name, name]);
  expect(names(await eventsOf(sources.site))).toEqual(twice);
  expect(viewer.faults).toEqual([]);
});

test('an e-mail typed at checkout gives the visitor a name, and their past along with it', async () => {
  const before = await eventsOf(sources.site);
  const [anonymous] = [...new Set(before.map(({ anonymousId }) => anonymousId))];
  await visitor.getByLabel('E-mail').fill(HUGO);
  await visitor.keyboard.press('Tab');
  const named = arrived(HUGO).first();
  await named.waitFor();
  await named.getByRole('link', { name: HUGO }).click();
  await page.getByRole('heading', { name: HUGO }).waitFor();
  await page.locator('ph-timeline').getByText(/cart/i).nth(1).waitFor();
  // What was typed is a message of its own; of what happened before nothing is told again.
  const after = (await eventsOf(sources.site)).filter(({ kind }) => kind !== 'identify');
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  const { body } = await api(`/profiles/${idOf(page)}`);
  expect(body.events).toBe(before.length);
  const ids = body.identifiers.map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`);
  expect(ids.sort()).toEqual([`anonymous ${anonymous}`, `email ${HUGO}`]);
});

test('webhooks that come three times, not at all, or from somebody else end in Shopify’s own figures', async () => {
  await open(sources.shopify);
  const [first, ...others] = lumen.since.orders;
  await shopify({ orders: [first], ...webhooks({ times: 3 }) });
  await arrived('Purchase', 'Known already').nth(1).waitFor();
  await arrived('Purchase', 'Stored').first().waitFor();
  expect(await arrived('Purchase', 'Known already').count()).toBe(2);
  expect(await arrived('Purchase', 'Stored').count()).toBe(1);
  const lost = others.filter(({ id }) => id === orderId(1006));
  const { customers } = lumen.since;
  await shopify({ customers, orders: others.filter((one) => !lost.includes(one)), ...webhooks() });
  await shopify({ refunds: lumen.refunds, ...webhooks() });
  await shopify({ orders: lost, ...webhooks({ drop: 1 }) });
  expect(await forgeOrder(address())).toBe(401);
  await arrived('Refused', 'its signature does not match').waitFor();
  await arrived('Purchase', 'US$48.00').waitFor();

  // What is missing is fetched at once: only as late as somebody needs to see that it is.
  await standIns.shopifyIsLate('query Whole', 1);
  await api(`/data-sources/${sources.shopify}/reconcile`, { body: { reach: 'recent' } });
  await eventually(async () => (await api(`/data-sources/${sources.shopify}/reconciliation`)).body.state === 'behind');
  await page.getByRole('link', { name: 'Sources' }).first().click();
  await page.getByText('1 order behind').waitFor();
  const listed = page.getByRole('link', { name: lumen.domain });
  await listed.getByText('Matches Shopify to the cent, as of').waitFor();
  await listed.click();
  await health().getByText('Matches Shopify to the cent, as of').waitFor({ timeout: 40_000 });

  const held = await tables.select().from(orders).where(eq(orders.sourceId, sources.shopify));
  const shown = held.map((one) => `${one.orderId} ${Number(one.total).toFixed(2)} ${one.currency}`);
  const sold = [...lumen.before.orders, ...lumen.since.orders].map(
    ({ id, price, discounts = 0, tax = 0, shipping = 0 }) => `${id} ${decimal(price - discounts + tax + shipping)} USD`,
  );
  expect(shown.sort()).toEqual(sold.sort());
  const paidBack = await tables.select().from(refunds);
  expect(paidBack.map(({ orderId, amount }) => `${orderId} ${Number(amount)}`).sort()).toEqual(
    lumen.refunds.map(({ orderId, amount }) => `${orderId} ${amount / 100}`).sort(),
  );
});

test('Meta’s pixel and the Conversions API tell of an order under one id', async () => {
  await page.goto('/sources/connect/facebook_pixel');
  await page.getByRole('button', { name: /^Connect with/ }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await page.getByRole('button', { name: 'Choose Gift shop pixel' }).click();
  await page.getByText('“Gift shop pixel” is chosen.').waitFor();
  sources.facebook = idOf(page);
  await page.getByRole('button', { name: 'Send to Meta' }).click();
  await page.getByText('Purchases are sent to Meta from now on.').waitFor();

  await open(sources.site);
  await page.getByText('On a website: a snippet below 5 KB').click();
  const snippet = await page.getByRole('group', { name: 'The snippet that tells Meta’s pixel too' }).textContent();
  storefront.paste(`<script>window.told = []; window.fbq = (...call) => told.push(call);</script>${snippet}`);
  await visitor.goto(storefront.url);
  const conversions = async () => (await api(`/data-sources/${sources.facebook}/conversions`)).body;
  // A switch is seen by every isolate within seconds: from the first page that Meta is told of, orders are too.
  await eventually(async () => {
    await visitor.reload();
    return eventually(async () => (await conversions()).sent > 0, 2000);
  });
  await visitor.getByRole('button', { name: 'Place the order' }).click();
  await arrived('Purchase', 'Stored', 'US$48.00').getByText(HUGO).waitFor();
  const order = { id: orderId(1011), number: 1011, price: 4800, email: HUGO };
  await shopify({ orders: [order], ...webhooks() });

  await eventually(async () => {
    const [row] = await tables
      .select()
      .from(orders)
      .where(eq(orders.orderId, orderId(1011)));
    return row?.number === '#1011';
  });
  await eventually(async () => (await conversions()).pending === 0);
  const sent = (await standIns.countedByMeta()).filter(({ event_name }) => event_name === 'Purchase');
  const told = await visitor.evaluate(
    () => (globalThis as any).told as [string, string, object, { eventID: string }][],
  );
  const inBrowser = told.filter(([, name]) => name === 'Purchase').map(([, , , { eventID }]) => eventID);
  expect(sent.map(({ event_id }) => event_id)).toEqual(inBrowser);
  expect(sent[0]?.custom_data).toMatchObject({ value: 48, currency: 'USD', order_id: orderId(1011) });
  await page.goto(`/sources/${sources.facebook}`);
  await page.getByText('Deduplicated 100%').waitFor();
});

test('each source says when it was last heard, that all of it is accounted for, and what changed its kind', async () => {
  await open(sources.site);
  await visitor.evaluate(() =>
    (globalThis as any).pulsehub.track('Product Added', { product_id: '507', value: '48', currency: 'USD' }),
  );
  await health()
    .getByText(/value of “Add to cart” became text/)
    .waitFor();
  const kept = await eventually(async () =>
    (await eventsOf(sources.site)).find(({ properties }) => (properties as { value?: unknown }).value === '48'),
  );
  expect(kept.name).toBe('add_to_cart');
  for (const id of Object.values(sources)) {
    await open(id);
    await health()
      .getByText(/([\d,]+) accepted = \1 processed/)
      .waitFor();
    await health().getByText('Last event', { exact: true }).waitFor();
    const { body } = await api(`/data-sources/${id}/health`);
    expect(body).toMatchObject({ accepted: body.processed, waiting: 0, missing: 0 });
  }
  await page.getByRole('link', { name: 'Sources' }).first().click();
  await page.getByText('Changed').waitFor();
  await expectAccessible(page, 'three sources');
  expect(viewer.faults).toEqual([]);
});
