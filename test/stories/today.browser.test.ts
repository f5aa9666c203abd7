import { Analytics } from '@segment/analytics-node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

/** Connects a source on the page and sends it what two customers did; returns once all of it is on the page. */
async function sell(page: Page): Promise<void> {
  await page.goto('/sources/connect/segment');
  await page.getByLabel('Name').fill('The shop');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'The shop' }).waitFor();
  const writeKey = (await page.getByRole('group', { name: 'Write key' }).textContent()) ?? '';
  const analytics = new Analytics({ writeKey: writeKey.trim(), host: hub().url });
  analytics.identify({
    userId: 'ines',
    traits: { name: 'Inês Faria', email: 'ines@customers.example', city: 'Porto' },
  });
  for (const userId of ['ines', 'joao']) {
    analytics.page({ userId, name: 'Home' });
    analytics.track({ userId, event: 'Product Viewed', properties: { product_id: 'candle' } });
    analytics.track({ userId, event: 'Product Added', properties: { product_id: 'candle' } });
  }
  const order = { order_id: '1001', revenue: 137.5, currency: 'USD' };
  analytics.track({ userId: 'joao', event: 'Checkout Started', properties: order });
  analytics.track({ userId: 'joao', event: 'Order Completed', properties: order });
  await analytics.closeAndFlush();
  await page.locator('ph-events li').filter({ hasText: 'Purchase' }).waitFor();
}

test('from the figures of today to a segment, a person, and what that person did', async () => {
  const page = await registered(await viewer.person());
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('heading', { name: 'Connect your shop first' }).waitFor();
  await sell(page);

  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Revenue US$137.50' }).click();
  await page.getByRole('group', { name: 'Revenue' }).getByText('What was sold in USD:').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('group', { name: 'Revenue' }).count()).toBe(0);
  await page.getByRole('button', { name: 'People 2' }).click();
  await page.getByRole('link', { name: 'The people behind it' }).click();
  await page.getByRole('list', { name: 'Behind People' }).getByRole('link', { name: 'Inês Faria' }).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByText('The table behind it').click();
  const steps = await page.getByRole('table', { name: 'Path to purchase' }).getByRole('row').allTextContents();
  expect(steps.map((row) => row.replace(/\s+/g, ' ').trim()).slice(1)).toEqual([
    'Looked at a page 2 – 100%',
    'Looked at a product 2 100% 100%',
    'Put it in the cart 2 100% 100%',
    'Began to check out 1 50% 50%',
    'Bought 1 100% 50%',
  ]);

  // The range is in the address: it can be shared, reloaded and gone back from.
  await page.getByRole('link', { name: '30 days' }).click();
  await page.waitForURL('**/today?range=30d');
  await page.reload();
  await expect.poll(() => page.getByRole('link', { name: '30 days' }).getAttribute('aria-current')).toBe('true');
  await page.getByText('1 person put something in the cart and never bought.').waitFor();

  await page.getByRole('list', { name: 'Segments' }).getByRole('link', { name: 'Cart abandoners' }).click();
  await page.getByRole('heading', { name: 'Cart abandoners' }).waitFor();
  const list = page.getByRole('list', { name: 'Cart abandoners' });
  await expect.poll(() => list.getByRole('link').count()).toBe(1);
  await list.getByRole('link', { name: 'Inês Faria' }).click();

  await page.getByRole('heading', { name: 'Inês Faria' }).waitFor();
  await page.getByText('Porto').waitFor();
  const timeline = page.locator('ph-timeline');
  await timeline.getByText('Put it in the cart').click();
  await timeline.getByText('Product Added').waitFor();
  // Beside what the hub did with it: into which segments that led.
  const own = timeline.getByRole('listitem').filter({ hasNotText: 'the segment' });
  expect(await own.count()).toBe(4);

  await page.goBack();
  await page.getByRole('button', { name: 'Ask for campaigns' }).click();
  await page.locator('ph-campaign-card').first().waitFor();
  expect(viewer.faults).toEqual([]);
});

test('what changed opens to its orders, and the path and who comes back open to their people', async () => {
  const page = await registered(await viewer.person());
  await page.getByRole('link', { name: 'Today' }).click();
  await sell(page);
  await page.getByRole('link', { name: 'Today' }).click();

  // One rule for the figures and for what changed, said once on the page.
  await page.getByText(/^Change against .+ \d{4}, up to \d\d:\d\d like today$/).waitFor();
  const changes = page.locator('ph-changes');
  await changes.getByText('Revenue US$137.50').waitFor();
  await changes.locator('ui-chart canvas').waitFor();
  await changes.getByText('The days behind it').click();
  expect(await changes.getByRole('table', { name: 'Revenue by day' }).getByRole('row').count()).toBe(8);
  await changes.getByRole('table', { name: 'Revenue by day' }).getByRole('link', { name: 'US$137.50' }).click();
  await page.getByRole('list', { name: 'Orders' }).getByText('1001').waitFor();
  await page.goBack();
  await changes.getByLabel('Figure').selectOption('Orders');
  await changes.getByLabel('By').selectOption('New and returning');
  const parts = changes.getByRole('table', { name: 'What contributed, by new and returning' });
  await parts.getByRole('row', { name: 'New customers 0 1 +1' }).waitFor();
  await changes.getByLabel('By').selectOption('Source');
  await expectAccessible(page, 'Today with all that is in it');
  await changes.getByRole('link', { name: 'The shop' }).click();
  await page.getByText('The last 7 days, The shop.').waitFor();
  const orders = page.getByRole('list', { name: 'Orders' });
  await orders.getByText('1001').waitFor();
  await orders.getByRole('link').click();
  await page.waitForURL('**/people/profile/*');

  await page.getByRole('link', { name: 'Today' }).click();
  const path = page.locator('ph-funnel-lab');
  await path.getByRole('combobox', { name: 'Order' }).selectOption('In any order');
  await path.getByText('One of the steps').first().waitFor();
  await path.getByLabel('Within').selectOption('1 hour');
  await path.getByRole('combobox', { name: 'Order' }).selectOption('One after the other');
  // Other steps: looking at a product, then buying.
  await path.getByText('Change the steps').click();
  for (const step of ['Looked at a page', 'Put it in the cart', 'Began to check out']) {
    await path.getByRole('button', { name: new RegExp(`^Take away: step \\d, ${step}$`) }).click();
  }
  await path.getByText('50% go on').waitFor();
  await path.getByRole('link', { name: '1 do not' }).click();
  await page.getByText('“Looked at a product”, and then not “bought”').waitFor();
  await page.getByRole('list', { name: 'Who went no further' }).getByRole('link', { name: 'Inês Faria' }).waitFor();
  // Who comes back finds the same steps.
  await page.locator('a.back').click();
  await path.getByText('50% go on').waitFor();
  await path.getByRole('button', { name: 'The usual steps' }).click();
  await path.locator('ph-funnel').getByText('Began to check out').first().waitFor();

  const retention = page.locator('ph-retention');
  await retention.getByLabel('By').selectOption('Week');
  const began = retention.getByRole('row').nth(1);
  await began.getByRole('link', { name: '1', exact: true }).click();
  await page.getByRole('heading', { name: 'Who began then' }).waitFor();
  await page.getByRole('list', { name: 'Who began then' }).getByRole('link').first().waitFor();

  // Who is behind a number is kept as a list, and written to.
  await page.getByRole('button', { name: 'Write to them' }).click();
  await page.getByLabel('Name of the list').fill('The first of them');
  await page.getByRole('button', { name: 'Draft a letter' }).click();
  await page.getByText('of “The first of them”').first().waitFor();
  await page.goto('/people');
  await page.getByRole('link', { name: /^The first of them/ }).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('people come page by page, and the keyboard goes through them', async () => {
  const page = await registered(await viewer.person());
  const people = Array.from({ length: 30 }, (_, index) => ({
    ...{ id: crypto.randomUUID(), userId: `c-${index}`, email: null, name: null, known: true, firstSeenAt: null },
    ...{ lastSeenAt: '2026-01-01T00:00:00.000Z', events: 1, orders: 0, value: '0.00', currency: 'USD', segments: [] },
  }));
  let broken = true;
  await page.route('**/api/v1/profiles?**', (route) => {
    if (!route.request().url().includes('cursor=')) {
      return route.fulfill({ json: { data: people.slice(0, 25), nextCursor: 'next' } });
    }
    if (broken) return route.fulfill({ status: 503, json: { error: 'unavailable', message: 'Not now' } });
    return route.fulfill({ json: { data: people.slice(24), nextCursor: null } });
  });
  await page.getByRole('link', { name: 'People' }).click();
  const rows = page.getByRole('list', { name: 'Everybody' }).getByRole('link');
  await expect.poll(() => rows.count()).toBe(25);

  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText('Something went wrong on our side').waitFor();
  expect(await rows.count()).toBe(25);
  broken = false;
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => rows.count()).toBe(30);
  expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);

  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/people/profile/${people[1]?.id}`);
  await page.getByRole('heading', { name: 'This person is not here' }).waitFor();
});

test('what could not be loaded says so, and is there once it can be', async () => {
  const page = await registered(await viewer.person());
  const summaries = '**/api/v1/analytics/summary**';
  await page.route(summaries, (route) => route.fulfill({ status: 503, json: { error: 'unavailable', message: '' } }));
  await page.goto('/today');
  await page.getByRole('alert').getByText('What happened could not be loaded.').waitFor();
  await page.unroute(summaries);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Connect your shop first' }).waitFor();
});
