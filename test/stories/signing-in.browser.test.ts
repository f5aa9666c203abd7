import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('a source is connected by signing in at its provider, and nobody types an id or a token', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/gtm');
  await page.getByRole('button', { name: 'Connect with Google' }).click();
  // Google's own page, as the stand-in has it.
  await page.getByRole('heading', { name: 'Google (stand-in)' }).waitFor();
  await page.getByText('tagmanager.readonly').waitFor();
  await page.getByRole('link', { name: 'Deny' }).click();
  await page.getByText('Access was not granted, so nothing was connected.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sources');

  await page.goto('/sources/connect/gtm');
  await page.getByRole('button', { name: 'Connect with Google' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  const choose = page.getByRole('button', { name: 'Choose Gift shop', exact: true });
  await choose.waitFor();
  expect(page.url()).not.toMatch(/code=|state=|token/);
  await expectAccessible(page, 'a source that is to be chosen');
  await choose.click();
  await page.getByText('“Gift shop” is chosen.').waitFor();
  await page.getByRole('heading', { name: 'Which one is it?' }).waitFor({ state: 'detached' });

  // An Analytics property goes with it, and is chosen where the connection is looked after.
  await page.getByRole('link', { name: 'Connection' }).click();
  await page.getByRole('button', { name: 'Choose Gift shop (web)' }).click();
  await page.getByText('“Gift shop (web)” is chosen.').waitFor();
  expect(viewer.faults).toEqual([]);
});

test('Meta is told of purchases once somebody says so', async () => {
  const page = await registered(await viewer.person());
  await page.goto('/sources/connect/facebook_pixel');
  await page.getByRole('button', { name: 'Connect with Facebook' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await page.getByRole('button', { name: 'Choose Outlet pixel' }).click();
  await page.getByRole('button', { name: 'Send to Meta' }).click();
  await page.getByText('Purchases are sent to Meta from now on.').waitFor();
  await page.getByText('Nothing sent yet').waitFor();
  await expectAccessible(page, 'a pixel that sends');
  await page.getByRole('button', { name: 'Stop sending' }).click();
  await page.getByRole('button', { name: 'Send to Meta' }).waitFor();
  expect(viewer.faults).toEqual([]);
});
