import { readFile } from 'node:fs/promises';
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

/** Connects a source on the page; what it is sent is the page's shop's. */
async function connect(page: Page): Promise<Analytics> {
  await page.goto('/sources/connect/segment');
  await page.getByLabel('Name').fill('The shop');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { name: 'The shop' }).waitFor();
  const writeKey = (await page.getByRole('group', { name: 'Write key' }).textContent()) ?? '';
  return new Analytics({ writeKey: writeKey.trim(), host: hub().url });
}

/** Inês, who looked around on her phone before she said who she is, and ordered; and one I. Faria, who may be her. */
async function sell(page: Page): Promise<void> {
  const analytics = await connect(page);
  analytics.identify({ userId: 'ines', traits: { name: 'Inês Faria', email: 'ines@customers.example' } });
  analytics.page({ anonymousId: 'phone', name: 'Home' });
  analytics.track({ userId: 'ines', anonymousId: 'phone', event: 'Signed In' });
  const products = [
    { name: 'Candle', sku: 'C-1', quantity: 2, price: 20 },
    { name: 'Matches', quantity: 1, price: 9 },
  ];
  const order = { order_id: '1007', revenue: 54, tax: 5, currency: 'USD', products };
  analytics.track({ userId: 'ines', event: 'Order Completed', properties: order });
  analytics.identify({ userId: 'faria', traits: { name: 'I. Faria', email: 'i.faria@office.example' } });
  analytics.page({ userId: 'faria', name: 'Candles' });
  await analytics.closeAndFlush();
  await page.locator('ph-events li').filter({ hasText: 'Purchase' }).waitFor();
}

const entries = (page: Page) => page.locator('ph-timeline li b').allTextContents();

test('a person is looked through, merged with another, and taken apart again', async () => {
  const page = await registered(await viewer.person());
  await sell(page);
  await page.getByRole('link', { name: 'People' }).click();
  const everybody = page.getByRole('list', { name: 'Everybody' }).getByRole('link');
  await expect.poll(() => everybody.count()).toBe(2);
  await page.getByLabel('Find a person').fill('nobody at all');
  await page.getByText('Nobody is found by “nobody at all”.').waitFor();
  await page.getByLabel('Find a person').fill('inê');
  await expect.poll(() => everybody.count()).toBe(1);
  await everybody.click();
  await page.getByRole('heading', { name: 'Inês Faria' }).waitFor();

  // The order opens to its lines; the filter is in the address, and stays after a reload.
  await page.getByText('Ordered', { exact: true }).click();
  const lines = page.getByRole('table', { name: 'Ordered' });
  expect((await lines.getByRole('row').allTextContents()).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
    'WhatHow manyPrice of one',
    'Candle C-1 2 US$20.00',
    'Matches 1 US$9.00',
    'TaxUS$5.00',
    'TotalUS$54.00',
  ]);
  await page.getByRole('navigation', { name: 'Timeline' }).getByRole('link', { name: 'Orders' }).click();
  await page.waitForURL('**?show=orders');
  await expect.poll(() => entries(page)).toEqual(['Ordered']);
  await page.reload();
  await expect.poll(() => entries(page)).toEqual(['Ordered']);
  await page.getByRole('link', { name: 'Signed in' }).click();
  await expect.poll(() => entries(page)).toEqual(['Signed in']);
  await page.getByRole('link', { name: 'Everything' }).click();
  await expect.poll(() => entries(page)).toContain('Looked at a page');

  // What joined by itself says why.
  await page.getByText(/“Signed in” came with user id ines and the browser phone/).waitFor();

  await page.getByRole('button', { name: 'Merge with…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find a person').fill('fari');
  await dialog.getByRole('button', { name: 'I. Faria' }).waitFor();
  await expectAccessible(page, 'finding another person');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.getByRole('region', { name: 'Joins: I. Faria' }).waitFor();
  await dialog.getByLabel('Why (optional)').fill('Same delivery address');
  await expectAccessible(page, 'confirming a merge');
  await dialog.getByRole('button', { name: 'Merge the two' }).click();
  await page.getByText('I. Faria and Inês Faria are one person now.').waitFor();
  await page.getByText('i.faria@office.example').first().waitFor();
  await page.getByText('“Same delivery address”').waitFor();
  await expectAccessible(page, 'a person who was merged');

  await page.getByRole('button', { name: 'These are two people' }).first().click();
  await page.getByRole('button', { name: 'Take apart' }).click();
  await page.getByText('Taken apart: I. Faria is a person of their own again.').waitFor();
  await expect.poll(() => page.getByText('i.faria@office.example').count()).toBe(0);
  await expect.poll(() => entries(page)).toContain('One person became two again');
  await page.getByRole('link', { name: 'Show the other' }).click();
  await page.getByRole('heading', { name: 'I. Faria' }).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('who cannot be merged now stays chosen, and why is said', async () => {
  const page = await registered(await viewer.person());
  await sell(page);
  await page.goto('/people');
  await page.getByRole('list', { name: 'Everybody' }).getByRole('link', { name: 'Inês Faria' }).click();
  await page.route('**/api/v1/profiles/*/merge', (route) =>
    route.fulfill({ status: 503, json: { error: 'unavailable', message: 'Not now' } }),
  );
  await page.getByRole('button', { name: 'Merge with…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find a person').fill('nobody at all');
  await dialog.getByText('Nobody else is found by that.').waitFor();
  await dialog.getByLabel('Find a person').fill('i.faria@');
  await dialog.getByRole('button', { name: 'I. Faria' }).click();
  await dialog.getByRole('button', { name: 'Merge the two' }).click();
  await dialog.getByRole('alert').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('a person’s data is handed over, and a person is erased for good, but not the money', async () => {
  const page = await registered(await viewer.person());
  await sell(page);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Find a person').fill('inê');
  const everybody = page.getByRole('list', { name: 'Everybody' }).getByRole('link');
  await expect.poll(() => everybody.count()).toBe(1);
  await everybody.click();
  await page.getByRole('heading', { name: 'Inês Faria' }).waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(file.person.email).toBe('ines@customers.example');
  expect(file.orders).toMatchObject([{ order_id: '1007' }]);

  await page.getByRole('button', { name: 'Erase this person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Inês Faria?' });
  await dialog.getByText('This cannot be undone').waitFor();
  await expectAccessible(page, 'erasing a person');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  const requests = page.getByRole('list', { name: 'Requests about personal data' });
  await requests.getByText('Erase a person').waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        await requests.waitFor();
        return requests.textContent();
      },
      { timeout: 60_000 },
    )
    .toContain('Done');
  await expectAccessible(page, 'requests about personal data');
  await expect.poll(() => everybody.allTextContents()).toEqual([expect.stringContaining('I. Faria')]);
  await page.goto('/orders');
  await page.getByText('1007').first().waitFor();
});
