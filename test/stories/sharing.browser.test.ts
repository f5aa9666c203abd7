import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { hub } from '../hub.ts';
import {
  type Account,
  ask,
  expectAccessible,
  expectAccessibleEverywhere,
  registered,
  startViewer,
  type Viewer,
} from '../web.ts';

// A shop owner shows an answer to somebody who has no account.

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('a conversation is shared by a link, read by a stranger with the receipt of its number, and closed again', async () => {
  const page = await registered(await viewer.person());
  await sellSomething(page.account);
  await ask(page, 'What is my revenue?');
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  const list = page.getByRole('region', { name: 'Conversations' }).first();
  await list.getByRole('button', { name: 'Rename or delete: What is my revenue?' }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share the conversation' });
  await dialog.getByLabel('Good for').selectOption('A week');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = (await dialog.locator('ui-copy pre').textContent()) ?? '';
  expect(link).toContain('/shared/');
  await dialog.getByText(/^1 question · good until/).waitFor();
  await expectAccessible(page, 'the dialog of links');

  const stranger = await (await viewer.person()).newPage();
  await stranger.goto(link);
  await stranger.getByRole('heading', { name: 'What is my revenue?', level: 1 }).waitFor();
  await stranger.getByText('Luz Candles').waitFor();
  const receipt = stranger.locator('ph-shared-receipt summary').first();
  await receipt.focus();
  await receipt.press('Enter');
  await stranger.getByText('What it means').first().waitFor();
  await expectAccessibleEverywhere(stranger, 'what was shared');

  await dialog.getByRole('button', { name: /^Revoke/ }).click();
  await dialog.getByRole('button', { name: /^Take it back/ }).click();
  await dialog.getByText(/^1 question/).waitFor({ state: 'detached' });
  await stranger.reload();
  await stranger.getByRole('heading', { name: 'This link opens nothing' }).waitFor();
  await expectAccessibleEverywhere(stranger, 'a link that opens nothing');
  expect(viewer.faults).toEqual([]);
});

/** Gives the account's shop orders, and waits until they count. */
async function sellSomething(account: Account): Promise<void> {
  const { api } = hub();
  const { body } = await api('/auth/login', { body: account });
  const headers = { authorization: `Bearer ${body.tokens.accessToken}` };
  await api('/data-sources/dummy-data', { body: { sourceType: 'shopify', eventType: 'purchase' }, headers });
  const orders = { body: { metric: 'orders', range: 'all' }, headers };
  await eventually(async () => (await api('/analytics/query', orders)).body.value > 0);
}
