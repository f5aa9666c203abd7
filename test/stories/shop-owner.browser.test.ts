import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { ask, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('a shop owner registers, connects a source, sends events, asks, and reads campaigns made from them', async () => {
  const page = await registered(await viewer.person());

  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('link', { name: 'Connect Segment or your own code' }).click();
  await page.getByLabel('Name').fill('The shop');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'The shop' }).waitFor();
  await page.getByText('Nothing since you opened this.').waitFor();

  const writeKey = (await page.getByRole('group', { name: 'Write key' }).textContent()) ?? '';
  const analytics = new Analytics({ writeKey: writeKey.trim(), host: hub().url, flushAt: 4 });
  for (const userId of ['ines', 'joao']) {
    analytics.identify({ userId, traits: { email: `${userId}@customers.example` } });
    analytics.track({
      userId,
      event: 'Product Added',
      properties: { product_id: 'candle', price: 12.5, currency: 'EUR' },
    });
  }
  analytics.track({
    userId: 'ines',
    event: 'Order Completed',
    properties: { order_id: '1001', revenue: 137.5, currency: 'EUR' },
  });
  await analytics.closeAndFlush();
  // They arrive on the open page by themselves.
  await page.getByRole('listitem').filter({ hasText: 'Purchase' }).filter({ hasText: '€137.50' }).waitFor();

  await page.getByRole('link', { name: 'Sources' }).first().click();
  await page.getByRole('button', { name: 'Add dummy data: Shopify' }).click();
  await page.getByRole('heading', { name: 'Dummy shopify Data' }).waitFor();

  await page.getByRole('link', { name: 'New question' }).first().click();
  await ask(page, 'show me campaigns for my customers');
  const cards = page.locator('ph-campaign-card');
  await cards.nth(4).waitFor();
  expect(await cards.count()).toBe(5);
  const abandoners = cards.filter({ hasText: 'Cart abandoners' });
  expect(await abandoners.getByText('Offer').isVisible()).toBe(true);
  const words = () => abandoners.locator('dl').allTextContents();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  const before = await words();

  await abandoners.getByRole('button', { name: 'Useful: Cart abandoners', exact: true }).click();
  await abandoners.getByText('Thank you, it is noted.').waitFor();

  const address = page.url();
  expect(address).toMatch(/\/ask\/[0-9a-f-]{36}$/);
  await page.reload();
  await cards.nth(4).waitFor();
  expect(await cards.count()).toBe(5);
  expect(await words()).toEqual(before);
  await abandoners.getByText('Your rating is noted.').waitFor();
  const useful = abandoners.getByRole('button', { name: 'Useful: Cart abandoners', exact: true });
  expect(await useful.getAttribute('aria-pressed')).toBe('true');
  expect(page.url()).toBe(address);
  expect(viewer.faults).toEqual([]);
});

test('conversations are found by their title, renamed and deleted', async () => {
  const page = await registered(await viewer.person());
  for (const question of ['What is a cart abandoner?', 'How do I connect my shop?']) {
    await page.getByRole('link', { name: 'New question' }).first().click();
    await page.getByRole('heading', { name: /What would you like/ }).waitFor();
    await ask(page, question);
    await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  }
  const list = page.getByRole('region', { name: 'Conversations' }).first();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(2);

  await list.getByRole('searchbox').fill('abandoner');
  await expect.poll(() => list.getByRole('link').allTextContents()).toEqual(['What is a cart abandoner?']);

  await list.getByRole('button', { name: 'Rename or delete: What is a cart abandoner?' }).click();
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByLabel('Title', { exact: true }).fill('Abandoned baskets');
  await page.keyboard.press('Enter');
  await list.getByRole('link', { name: 'Abandoned baskets' }).waitFor();

  await list.getByRole('button', { name: 'Rename or delete: Abandoned baskets' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await list.getByText('Nothing has these words.').waitFor();
  await list.getByRole('searchbox').fill('');
  await expect.poll(() => list.getByRole('link').allTextContents()).toEqual(['How do I connect my shop?']);
});

test('a refused form says what is wrong beside the field and keeps what was typed', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/shopify');
  await page.getByText('Connect with an access token instead').click();
  const form = page.locator('details');
  await form.getByLabel('Shop address').fill('my shop');
  await page.getByLabel('Admin API access token').fill('shpat_1');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('Looks like your-shop.myshopify.com').waitFor();
  expect(await form.getByLabel('Shop address').inputValue()).toBe('my shop');
  expect(await page.getByLabel('Admin API access token').inputValue()).toBe('shpat_1');
  expect(await form.getByLabel('Shop address').getAttribute('aria-invalid')).toBe('true');
  await page.reload();
  expect(await form.getByLabel('Shop address').inputValue()).toBe('my shop');
});

test('settings are kept: the name, the workspace, the theme, and the way out', async () => {
  const page = await registered(await viewer.person({ colorScheme: 'light' }));
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('First name').fill('Beatriz');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('Saved.').waitFor();
  await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
  await page.getByLabel('Currency').selectOption('EUR');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect.poll(() => page.getByText('Saved.').count()).toBe(2);
  await page.getByText('Dark', { exact: true }).click();
  await page.reload();
  await page.getByText('This one').waitFor();
  await expect.poll(() => page.getByLabel('First name').inputValue()).toBe('Beatriz');
  await expect.poll(() => page.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'What would you like to know?' }).waitFor();
  await page.goto('/settings');
  await page.waitForURL('**/sign-in?next=%2Fsettings');
});
