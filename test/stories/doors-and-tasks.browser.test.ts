import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { expectAccessibleEverywhere, registered, startViewer, type Viewer } from '../web.ts';

// What a shop owner writes down, sets going by itself, and lets in.

let viewer: Viewer;
let page: Page;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
  page = await registered(await viewer.person());
});
afterAll(() => viewer?.close());

const dialog = () => page.getByRole('dialog');

test('a task is written down, ticked off and deleted', async () => {
  await page.goto('/tasks');
  await page.getByLabel('What is to be done').fill('Order ribbons');
  await page.getByLabel('Until').fill('2026-01-05');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const task = page.getByRole('checkbox', { name: 'Done: Order ribbons' });
  await task.check();
  await expectAccessibleEverywhere(page, '/tasks');
  await page.reload();
  await task.waitFor();
  expect(await task.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Delete: Order ribbons' }).click();
  await page.getByText('Nothing is to be done.').waitFor();
});

test('a workflow is put together, approved, run by hand, and shows what it did', async () => {
  await page.goto('/workflows/new');
  await page.getByLabel('Name', { exact: true }).fill('Morning look');
  await page.getByLabel('Task', { exact: true }).fill('Look at the orders');
  await page.getByRole('button', { name: 'Add this step' }).click();
  await page.getByRole('button', { name: /^Take out: create a task/ }).waitFor();
  await expectAccessibleEverywhere(page, '/workflows/new');
  await page.getByRole('button', { name: 'Save the workflow' }).click();
  await page.getByRole('button', { name: 'Approve and switch on' }).click();
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('It is running.').waitFor();
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('list', { name: 'Runs' }).getByText('Look at the orders').waitFor();
  await expectAccessibleEverywhere(page, '/workflows');
});

test('a fact is remembered, put otherwise, shows what it was before, and is forgotten', async () => {
  await page.goto('/facts');
  await page.getByLabel('Something to remember').fill('we are closed on Sundays');
  await page.getByRole('button', { name: 'Remember', exact: true }).click();
  await page.getByRole('button', { name: 'Change: we are closed on Sundays' }).click();
  await dialog().getByRole('textbox').fill('we are closed on Mondays');
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'What it was before: we are closed on Mondays' }).click();
  await page.getByText('Before: we are closed on Sundays').waitFor();
  await expectAccessibleEverywhere(page, '/facts');
  await page.getByRole('button', { name: 'Forget: we are closed on Mondays' }).click();
  await dialog().getByRole('button', { name: 'Forget it' }).click();
  await page.getByRole('heading', { name: 'Nothing is remembered yet' }).waitFor();
});

test('a question is set to be asked by the clock, paused and taken back', async () => {
  await page.goto('/scheduled');
  await page.getByLabel('Question', { exact: true }).fill('What was my revenue last week?');
  await page.getByRole('button', { name: 'Schedule it' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  await expectAccessibleEverywhere(page, '/scheduled');
  await page.getByRole('button', { name: /^Delete: What was my revenue/ }).click();
  await page.getByText('Nothing is scheduled yet.').waitFor();
});

test('a key is made, opens the door once it is copied, and is revoked', async () => {
  await page.goto('/settings');
  await page.getByText('tokens used this month').waitFor();
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('What is it for?').fill('The spreadsheet');
  await expectAccessibleEverywhere(page, '/settings with a new key');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByText('Copy it now').waitFor();
  const key = (await page.getByRole('group', { name: 'Key: The spreadsheet' }).textContent())?.match(/phk_\S+/)?.[0];
  const status = async () =>
    (await hub().api('/analytics/summary', { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await status()).toBe(200);
  await page.getByRole('button', { name: 'Revoke: The spreadsheet' }).click();
  await dialog().getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('It is revoked.').waitFor();
  expect(await status()).toBe(401);
});

test('a program that asks to be let in is refused, and let in to what was ticked', async () => {
  const back = 'http://localhost:7777/callback';
  const registration = { client_name: 'Desk Assistant', redirect_uris: [back], token_endpoint_auth_method: 'none' };
  const registered = await hub().fetch('/oauth/register', {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(registration),
  });
  const { client_id } = (await registered.json()) as { client_id: string };
  const asked = new URLSearchParams({
    ...{ response_type: 'code', client_id, redirect_uri: back, state: 'mine', scope: 'metrics:read search:read' },
    ...{
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update('v'.repeat(50)).digest('base64url'),
    },
  });
  await page.route(`${back}*`, (route) => route.fulfill({ body: 'Back at the program' }));
  const answer = async (button: string) => {
    await page.goto(`/authorize?${asked}`);
    await page.getByRole('heading', { name: 'Let Desk Assistant in?' }).waitFor();
    if (button === 'Refuse') await expectAccessibleEverywhere(page, '/authorize');
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(`${back}?**`);
    return new URL(page.url()).searchParams;
  };
  expect((await answer('Refuse')).get('error')).toBe('access_denied');
  const allowed = await answer('Let it in');
  expect(allowed.get('code')).toBeTruthy();
  expect(allowed.get('state')).toBe('mine');
  await page.goto('/audit');
  await page.getByText('Desk Assistant').first().waitFor();
  await expectAccessibleEverywhere(page, '/audit');
  expect(viewer.faults).toEqual([]);
});
