import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { ask, fillRegistration, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('a visitor asks for what is theirs, is led to sign in, and comes back to the question', async () => {
  const context = await viewer.person();
  const page = await context.newPage();
  await page.goto('/');
  await ask(page, 'What is a cart abandoner?');
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  expect(await page.getByText('This needs your own data').count()).toBe(0);

  await page.getByRole('link', { name: 'New question' }).first().click();
  await page.getByRole('heading', { name: /What would you like/ }).waitFor();
  await ask(page, 'show me campaigns for my customers');
  await page.getByText('This needs your own data').waitFor();
  const address = page.url();
  await page.reload();
  await page.getByText('This needs your own data').waitFor();

  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByText('Your question comes along.').waitFor();
  await fillRegistration(page);
  await page.waitForURL(address);
  // Asked again by itself, now for the account: there is nothing to count yet, and the answer says where to begin.
  await page.getByRole('link', { name: 'Go to Sources' }).waitFor();
  // As a question, and as a title in the list, which is fetched by itself.
  await expect.poll(() => page.getByText('show me campaigns for my customers').count()).toBeGreaterThanOrEqual(2);
  // Both conversations came along, the one that was open and the one that was not.
  const list = page.getByRole('region', { name: 'Conversations' }).first();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
  expect(viewer.faults).toEqual([]);
});

test('an address that needs an account leads there after signing in', async () => {
  const { email, password } = await hub().registerWorkspace();
  const page = await (await viewer.person()).newPage();
  await page.goto('/sources');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('E-mail or password is wrong').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Connect your shop' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/sources');
  await page.reload();
  await page.getByRole('heading', { name: 'Connect your shop' }).waitFor();
});
