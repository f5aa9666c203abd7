import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedIn } from '../../contract/auth.ts';
import type { UserCtx } from '../../worker/context.ts';
import { madeUpBuyers } from '../buyers.ts';
import { eventually } from '../eventually.ts';
import { hub } from '../hub.ts';
import { addSales, connectSource } from '../shop.ts';
import { openTables } from '../tables.ts';
import { ask, expectAccessible, registered, said, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

/** Someone new in a shop with this many made-up buyers of 14 months. */
async function ownerOf(buyers: number, options: BrowserContextOptions = {}) {
  const page = await registered(await viewer.person(options));
  const { body } = await hub().api<SignedIn>('/auth/login', { body: page.account });
  const ctx = { db: openTables(), workspace: body.workspace } as UserCtx;
  const { currency } = body.workspace;
  const sales = madeUpBuyers({ buyers, days: 425, until: new Date(), seed: 8, currency });
  await addSales(ctx, await connectSource(ctx), sales);
  return page;
}

test('from who is about to leave to one person’s reasons, and to the model behind it', async () => {
  const page = await ownerOf(400, { colorScheme: 'dark' });
  await ask(page, 'Who is about to churn?');
  const told = (await said(page, /\d+ of your \d+ returning customers/).textContent()) ?? '';
  const [, people, of, money] = /(\d+) of your (\d+) returning customers\D*\$([\d,.]*\d)/.exec(told) ?? [];
  expect(people, told).toBeDefined();

  await page.goto('/people/predictions');
  await page.getByText(`${people} of ${of} returning customers, US$${money} a year at risk`).waitFor();
  await page.getByText('In use', { exact: true }).waitFor();
  await page.getByText(/lies inside in (8|9|10) of 10 tenths/).click();
  expect(await page.getByRole('region', { name: 'Prediction and outcome by tenths' }).getByRole('row').count()).toBe(
    11,
  );
  // Each list says what to do with it before anything is pressed.
  await page.getByRole('heading', { name: 'It has been a while' }).waitFor();
  await page.getByRole('heading', { name: 'Before everyone else: have a first look' }).waitFor();
  await expectAccessible(page, 'Predictions');

  const first = page.getByRole('list', { name: 'People at risk' }).getByRole('link').first();
  await first.click();
  await page.getByRole('heading', { name: 'Expected' }).waitFor();
  await page.getByText('No order in 90 days').first().waitFor();
  const reasons = page.locator('ph-person-prediction').getByRole('list', { name: 'Why' }).first().getByRole('listitem');
  await expect.poll(() => reasons.count()).toBe(3);
  expect(viewer.faults).toEqual([]);
});

test('a shop of 12 buyers is told how many are missing, and sees what is expected of a person only with that beside it', async () => {
  const page = await ownerOf(12, { viewport: { width: 360, height: 800 } });
  await ask(page, 'Who is about to churn?');
  const missing = 'Not enough data: 12 of 30 buyers (18 missing)';
  await said(page, missing).waitFor();

  await page.goto('/people/predictions');
  const risk = page.getByRole('region', { name: 'About to leave' });
  await risk.getByText(missing).waitFor();
  expect(await risk.getByRole('list').count()).toBe(0);
  await page.getByText('Not enough data', { exact: true }).waitFor();
  await expectAccessible(page, 'Predictions of a small shop');

  await page.getByRole('list', { name: 'People who are expected to spend most' }).getByRole('link').first().click();
  const expected = page.locator('ph-person-prediction');
  await expected.getByText('How this changed, and what stands behind it').click();
  await expected.getByText(missing).waitFor();
  await expected.getByText(/^US\$[\d,.]+ to US\$[\d,.]+$/).waitFor();
  expect(viewer.faults).toEqual([]);
});

test('a note is written, survives a reload half written, and is found from the palette', async () => {
  const page = await registered(await viewer.person({ viewport: { width: 360, height: 800 } }));
  await page.goto('/notes');
  await page.getByRole('link', { name: 'Write the first' }).click();
  await page.getByLabel('Title').fill('Suppliers');
  await page.getByLabel('Text').fill('The lantern factory answers within a day.');
  await page.reload();
  await expect.poll(() => page.getByLabel('Text').inputValue()).toBe('The lantern factory answers within a day.');
  await expectAccessible(page, 'Notes');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('list', { name: 'Notes' }).getByText('Suppliers').waitFor();

  await page.goto('/');
  await page.getByRole('heading', { name: 'What would you like to know' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('lantren');
  await page.getByRole('option', { name: 'Search for “lantren”' }).click();
  const found = page.getByRole('list', { name: 'Found' }).getByRole('link', { name: 'Suppliers' });
  const none = page.getByRole('heading', { name: 'Nothing found' });
  // It is indexed a moment after it was saved.
  await eventually(async () => {
    await found.or(none).waitFor();
    if (await none.isVisible()) await page.reload();
    return found.isVisible();
  });
  await expectAccessible(page, 'Search');
  expect(viewer.faults).toEqual([]);
});
