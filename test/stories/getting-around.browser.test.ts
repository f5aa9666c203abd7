import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('whoever goes back finds the page where it was left', async () => {
  const page = await registered(await viewer.person({ viewport: { width: 360, height: 600 } }));
  await page.clock.install();
  await page.goto('/sources');
  const link = page.getByRole('link', { name: 'Connect Webhook' });
  await link.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  const left = await scrolled();
  expect(left).toBeGreaterThan(0);
  await link.click();
  await page.getByRole('heading', { name: 'Connect Webhook' }).waitFor();
  expect(await scrolled()).toBe(0);
  // However long its content takes to come.
  const arrived = Promise.withResolvers<void>();
  await page.route('**/api/v1/data-sources?limit=100', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goBack();
  await page.getByText('Loading the sources').waitFor();
  await page.clock.fastForward(60_000);
  arrived.resolve();
  await expect.poll(scrolled).toBe(left);
});

test('a place that cannot be fetched says so, and is there once the network is', async () => {
  const context = await viewer.person();
  const page = await registered(context);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  await expectAccessible(page, 'a place that could not be loaded');
  // What is loaded already can be gone to.
  await page.getByRole('link', { name: 'New question' }).click();
  await page.getByRole('heading', { name: 'What would you like to know' }).waitFor();
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('a part of a page that cannot be fetched comes once the network is back', async () => {
  const context = await viewer.person();
  await context.route(/\/assets\/connect-first-/, (route) => route.abort());
  const refused = context.waitForEvent('requestfailed');
  const page = await registered(context);
  await refused;
  await context.unroute(/\/assets\/connect-first-/);
  await page.getByRole('heading', { name: 'Connect your shop' }).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('what somebody asks for and cannot be fetched is told, and comes when it is asked for again', async () => {
  const context = await viewer.person();
  const page = await registered(context);
  await context.route(/\/assets\/palette-/, (route) => route.abort());
  await page.keyboard.press('Control+k');
  await page.getByText('This could not be loaded. Check your connection, then try again.').waitFor();
  await context.unroute(/\/assets\/palette-/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What to do or where to go' }).waitFor();
  expect(viewer.faults).toEqual([]);
});
