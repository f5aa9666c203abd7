import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('the first steps are ticked by what happens, can be put away, and are found again', async () => {
  const page = await registered(await viewer.person());
  await page.getByRole('link', { name: 'Connect it' }).waitFor();
  const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await page.goto('/today');
  await page.getByRole('heading', { name: 'First steps' }).waitFor();
  await step('Verify your sending domain').getByRole('button', { name: 'Look again' }).waitFor();
  expect(await page.getByText('Done', { exact: true }).count()).toBe(0);

  await step('Install the snippet').getByRole('link', { name: 'Get the snippet' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'My site' }).waitFor();
  await page.goto('/start');
  await step('Send a test event').getByRole('button', { name: 'Send it' }).click();
  await page.locator('ph-live-tail').getByRole('listitem').filter({ hasText: 'Test event' }).waitFor();
  await step('Send a test event').getByText('Done', { exact: true }).waitFor();
  await expectAccessible(page, 'the first steps');

  await page.goto('/today');
  await step('Send a test event').getByText('Done', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Put away' }).click();
  await expect.poll(() => page.getByRole('heading', { name: 'First steps' }).count()).toBe(0);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'First steps' }).click();
  await step('Send a test event').getByText('Done', { exact: true }).waitFor();
});
