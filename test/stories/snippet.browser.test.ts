import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserSnippet } from '../../web/sources/ways/browser-snippet.ts';
import { eventually } from '../eventually.ts';
import { hub, type Member, registerWorkspace } from '../hub.ts';
import { openStorefront } from '../storefront.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

interface Stored {
  name: string;
  anonymousId: string | null;
  email: string | null;
  profileId: string | null;
}

async function newSource() {
  const member = await registerWorkspace();
  const { body } = await member.api('/data-sources', { body: { sourceType: 'segment', name: 'Shop', config: {} } });
  const stored = async (member: Member): Promise<Stored[]> =>
    (await member.api(`/data-sources/${body.id}/events?limit=100`)).body.data;
  return { key: body.writeKey as string, stored: () => stored(member) };
}

/** The stored events, once there are so many. */
function whenStored(stored: () => Promise<Stored[]>, count: number) {
  return eventually(async () => {
    const events = await stored();
    return events.length >= count && events;
  });
}

const names = (events: Stored[]) => events.map(({ name }) => name).sort();

test('the snippet is below 5 KB, as it is and zipped, and served to every shop', async () => {
  const response = await hub().fetch('/p.js');
  expect(response.headers.get('content-type')).toMatch(/javascript/);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(5 * 1024);
  expect(gzipSync(bytes).length).toBeLessThan(2.5 * 1024);
});

test('what a shop’s visitor does is seen live within the page, and joins the person who types an e-mail', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/segment');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'My site' }).waitFor();
  const snippet = await page.getByRole('group', { name: 'The snippet', exact: true }).textContent();
  const tail = page.locator('ph-live-tail');
  await tail.getByText('Live', { exact: true }).waitFor();
  await expectAccessible(page, 'a new source');

  const shop = await openStorefront(snippet ?? '');
  const visitor = await (await viewer.person({ baseURL: shop.url })).newPage();
  await visitor.goto(shop.url);
  await tail.getByRole('listitem').filter({ hasText: 'Product view' }).getByText('anonymous').waitFor();
  await visitor.getByRole('button', { name: 'Add to cart' }).click();
  const added = tail.getByRole('listitem').filter({ hasText: 'Add to cart' });
  await added.getByText('Stored').waitFor();
  await added.getByText('€24.00').waitFor();
  await expectAccessible(page, 'a source with events');

  await visitor.getByLabel('E-mail').fill('gina@shop.example');
  await visitor.keyboard.press('Tab');
  await tail.getByRole('listitem').filter({ hasText: 'gina@shop.example' }).first().waitFor();
  expect(viewer.faults).toEqual([]);
  // One person by now, with all that the visitor did.
  await tail.getByRole('link', { name: 'gina@shop.example' }).first().click();
  await page.getByRole('heading', { name: 'gina@shop.example' }).waitFor();
  await page.getByText(/cart/i).first().waitFor();
  await shop.close();
});

describe('on a shop’s page', () => {
  async function visit(head: string) {
    const shop = await openStorefront(head);
    const context = await viewer.person({ baseURL: shop.url });
    const page = await context.newPage();
    await page.goto(shop.url);
    return { shop, context, page };
  }

  const keptIn = (page: Page) => page.evaluate(() => ({ ...localStorage, cookie: document.cookie }));

  test('what happens offline is kept, also over a reload, and arrives once', async () => {
    const { key, stored } = await newSource();
    const { shop, context, page } = await visit(browserSnippet(key, hub().url));
    await whenStored(stored, 2);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith('pulsehub.q.')));
    await context.setOffline(false);
    expect(names(await whenStored(stored, 3))).toEqual(['add_to_cart', 'page_view', 'product_view']);
    await page.reload();
    expect(names(await whenStored(stored, 5))).toEqual([
      ...['add_to_cart', 'page_view', 'page_view', 'product_view', 'product_view'],
    ]);
    expect(new Set((await stored()).map(({ anonymousId }) => anonymousId)).size).toBe(1);
    await shop.close();
  });

  test('a page that follows without loading is a page, and what is left behind is sent on the way out', async () => {
    const { key, stored } = await newSource();
    const { shop, page } = await visit(browserSnippet(key, hub().url));
    await page.getByRole('button', { name: 'More of this' }).click();
    await whenStored(stored, 3);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.goto('about:blank');
    expect(names(await whenStored(stored, 4))).toEqual(['add_to_cart', 'page_view', 'page_view', 'product_view']);
    await shop.close();
  });

  test('who has not agreed leaves no trace and is nobody, until they agree', async () => {
    const { key, stored } = await newSource();
    const { shop, page } = await visit(browserSnippet(key, hub().url, { consent: true }));
    await page.getByLabel('E-mail').fill('gina@shop.example');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    const events = await whenStored(stored, 3);
    expect(names(events)).toEqual(['add_to_cart', 'page_view', 'product_view']);
    expect(events.every(({ anonymousId, email, profileId }) => !anonymousId && !email && !profileId)).toBe(true);
    expect(await keptIn(page)).toEqual({ cookie: '' });
    await page.evaluate(() => {
      (globalThis as any).pulsehub.consent(true);
      (globalThis as any).pulsehub.track('Agreed');
    });
    const agreed = (await whenStored(stored, 4)).find(({ name }) => name === 'agreed');
    expect(agreed?.anonymousId).toBeTruthy();
    expect((await keptIn(page)).cookie).toContain(agreed?.anonymousId);
    await page.evaluate(() => (globalThis as any).pulsehub.consent(false));
    expect(await keptIn(page)).toEqual({ cookie: '' });
    await shop.close();
  });

  test('Meta’s pixel is told under the id that the hub knows, and another library’s lines work unchanged', async () => {
    const { key, stored } = await newSource();
    const head = `<script>
        window.told = [];
        window.fbq = (...call) => told.push(call);
        var analytics = (window.analytics = []);
        analytics._writeKey = '${key}';
        ['track', 'page', 'identify'].forEach((m) => (analytics[m] = (...args) => analytics.push([m, ...args, { __t: 'bpc' }])));
        window.pulsehub = analytics;
        analytics.page();
      </script>
      <script async src="${hub().url}/p.js" data-as="analytics" data-meta></script>`;
    const { shop, page } = await visit(head);
    await whenStored(stored, 2);
    await page.evaluate(() =>
      (globalThis as any).analytics.track('Order Completed', { order_id: '1', revenue: 48, currency: 'EUR' }),
    );
    await whenStored(stored, 3);
    const told = await page.evaluate(() => (globalThis as any).told as [string, string, object, { eventID: string }][]);
    expect(told.map(([, name]) => name)).toEqual(['PageView', 'ViewContent', 'Purchase']);
    expect(new Set(told.map(([, , , { eventID }]) => eventID)).size).toBe(3);
    await shop.close();
  });
});
