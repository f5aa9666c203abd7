import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessible, expectAccessibleEverywhere, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

const connect = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).click();

test('a Shopify shop is connected, fetched from, changed, paused and deleted', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/shopify');
  await page.getByText('Connect with an access token instead').click();
  await page.locator('details').getByLabel('Shop address').fill('luz-candles.myshopify.com');
  await page.getByLabel('Admin API access token').fill('not a token');
  await page.getByLabel('Webhook signing secret').fill('a secret of the shop');
  await connect(page);
  // What cannot be a token is said at its field, before the provider is asked.
  await page.getByText('Copy the token alone, without spaces or line breaks').waitFor();
  await page.getByLabel('Admin API access token').fill('not-a-token');
  await connect(page);
  // The provider's own words, and everything still in its place.
  await page.getByRole('alert').getByText('Invalid API key or access token').waitFor();
  expect(await page.getByLabel('Webhook signing secret').inputValue()).toBe('a secret of the shop');
  await page.getByLabel('Admin API access token').fill('shpat_1234567890');
  await connect(page);
  await page.getByRole('heading', { name: 'Shopify', exact: true }).waitFor();
  await page.getByRole('group', { name: 'Address' }).getByText('/webhooks/shopify/').waitFor();

  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.locator('ph-events').getByText('Purchase').first().waitFor();

  await page.getByRole('link', { name: 'Connection' }).click();
  await page.getByText('Stored: ••••7890.').waitFor();
  await expectAccessible(page, 'the connection');
  await page.getByLabel('Admin API access token').fill('expired');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Invalid API key or access token').waitFor();
  await page.getByLabel('Admin API access token').fill('shpat_0987654321');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The connection works and is saved.').waitFor();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active').waitFor();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Luz online');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Luz online' }).waitFor();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the source' }).click();
  await page.getByRole('heading', { name: 'Connect your shop' }).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('a Shopify shop is connected by signing in there, says how far its past is fetched and how it stands', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/shopify');
  await page.getByRole('button', { name: 'Connect with Shopify' }).waitFor();
  await expectAccessible(page, 'connecting by signing in');
  await page.getByRole('button', { name: 'Connect with Shopify' }).click();
  await page.getByText('Looks like your-shop.myshopify.com').waitFor();
  await page.getByRole('textbox', { name: 'Shop address' }).fill('luz-candles.myshopify.com');
  await page.getByRole('button', { name: 'Connect with Shopify' }).click();
  await page.getByRole('link', { name: 'Deny' }).click();
  await page.getByRole('alert').getByText('Access was not granted, so nothing was connected.').waitFor();

  await page.goto('/sources/connect/shopify');
  await page.getByRole('button', { name: 'Connect with Shopify' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await page.getByText('Connected.').waitFor();
  await page.getByText('The last fetches from Shopify').click();
  await page.getByText('The past').first().waitFor();
  const health = page.locator('ph-source-health');
  await health.getByText(/[\d,]+ accepted = [\d,]+ processed/).waitFor();
  await page.locator('ph-events').getByText('Purchase').first().waitFor();
  await expectAccessible(page, 'a shop that was fetched');
  expect(viewer.faults).toEqual([]);
});

test('what could not be taken in is shown with its reason, mended and sent through again', async () => {
  const page = await registered(await viewer.person());
  const failure = {
    id: crypto.randomUUID(),
    sourceId: crypto.randomUUID(),
    receivedAt: new Date().toISOString(),
    kind: 'webhook',
    reason: 'The body has no event name',
    attempts: 5,
    status: 'open',
    payload: '{\n  "naem": "purchase"\n}',
    replayedAt: null,
  };
  const replayed: unknown[] = [];
  await page.route('**/api/v1/ingest/failures**', async (route) => {
    if (route.request().method() === 'GET') {
      return route.fulfill({ json: { data: replayed.length > 0 ? [] : [failure], nextCursor: null } });
    }
    replayed.push(route.request().postDataJSON());
    return route.fulfill({ json: { ...failure, status: 'replayed' } });
  });
  await page.goto('/sources');
  await page.getByText('The body has no event name').click();
  await expectAccessible(page, 'failures');
  await page.getByLabel('What was sent').fill('{ "name": "purchase" }');
  await page.getByRole('button', { name: 'Send it through again' }).click();
  await page.getByText('It is on its way again.').waitFor();
  await expect.poll(() => page.getByRole('heading', { name: 'Could not be taken in' }).count()).toBe(0);
  expect(replayed).toEqual([{ payload: '{ "name": "purchase" }' }]);
});

test('a webhook that says things its own way is told apart on the page, and what waited is taken in', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/webhook');
  const secret = 'a secret of the till';
  await page.getByLabel('Signing secret (optional)').fill(secret);
  await connect(page);
  await page.getByText('Nothing has come yet.').waitFor();
  const address = await page.getByRole('group', { name: 'Address' }).getByText('/webhooks/').textContent();
  const body = JSON.stringify({
    ...{ was: 'sale', at: new Date().toISOString(), no: 'R-19', guest: { card: 'C-7', mail: 'ada@till.example' } },
    paid: { sum: '12.50', in: 'EUR' },
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-signature-256': `sha256=${signature}` };
  expect(await fetch(address ?? '', { method: 'POST', headers, body })).toMatchObject({ status: 202 });
  // Both show on the page as it is.
  await page.getByText('Could not be taken in').waitFor();

  const becomes = page.locator('ph-mapping').getByRole('status');
  await becomes.getByText('No event name was found').waitFor();
  await page.getByLabel('What was is').selectOption('Name of the event');
  await becomes.getByText('sale').first().waitFor();
  await page.getByLabel('What guest.card is').selectOption('The person’s id');
  await page.getByLabel('What guest.mail is').selectOption('The person’s e-mail');
  await page.getByLabel('What paid.sum is').selectOption('Value');
  await page.getByLabel('What paid.in is').selectOption('Currency');
  await page.getByLabel('What at is').selectOption('When it happened');
  await becomes.getByText('C-7, ada@till.example').waitFor();
  await becomes.getByText('€12.50').waitFor();
  await expectAccessibleEverywhere(page, 'a webhook whose fields are named');
  await page.getByRole('button', { name: 'Save how it is read' }).click();
  await page.getByText('Saved. Send through again what waits below.').waitFor();

  await page.getByText('No event name was found').last().click();
  await page.getByRole('button', { name: 'Send it through again' }).click();
  await page.locator('ph-events').getByText('ada@till.example', { exact: true }).waitFor();
  expect(viewer.faults).toEqual([]);
});
