import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { hub } from '../hub.ts';
import { expectAccessible, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

test('an account is opened by a link in a letter, with one click and no password; the link is good once', async () => {
  const context = await viewer.person();
  const page = await context.newPage();
  await page.goto('/register');
  await page.getByRole('link', { name: 'E-mail me a link instead' }).click();
  await page.getByLabel('E-mail').fill('mia@lantern-shop.example');
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await page.getByRole('heading', { name: 'A letter is on its way' }).waitFor();
  await expectAccessible(page, 'a letter that is on its way');
  const inbox = await page.getByRole('link', { name: 'Open its inbox' }).getAttribute('href');

  // The letter leaves after the answer.
  const letter = page.getByRole('article').filter({ hasText: 'To mia@lantern-shop.example' });
  await eventually(async () => {
    await page.goto(inbox ?? '');
    return (await letter.count()) === 1;
  });
  const link = (await letter.getByRole('link').getAttribute('href')) ?? '';

  // Whatever opens the link and does not click has not spent it.
  const scanner = await context.newPage();
  await scanner.goto(link);
  await scanner.getByRole('button', { name: 'Open my account' }).waitFor();
  await scanner.close();

  await page.goto(link);
  await expectAccessible(page, 'a link that waits for a click');
  await page.getByRole('button', { name: 'Open my account' }).click();
  await page.getByRole('heading', { name: 'What would you like to know, Mia?' }).waitFor();
  expect(page.url()).not.toContain('#');
  // The session is one as any other: it outlives the page.
  await page.reload();
  await page.getByRole('heading', { name: 'What would you like to know, Mia?' }).waitFor();

  const other = await (await viewer.person()).newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Open my account' }).click();
  await other.getByText('This link was used already, or is too old').waitFor();
  await other.getByRole('link', { name: 'Get a new link' }).click();
  await other.getByRole('heading', { name: 'Get a link by e-mail' }).waitFor();
});
