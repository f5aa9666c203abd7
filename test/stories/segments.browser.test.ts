import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListImport } from '../../contract/segment-lists.ts';
import type { DataSource } from '../../contract/sources.ts';
import { eventually } from '../eventually.ts';
import { hub } from '../hub.ts';
import { type Account, expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

/** What somebody of the shop did, sent as its site would; returns once all of it is there. */
async function sell(account: Account): Promise<(userId: string, event: string, properties?: object) => Promise<void>> {
  const { body } = await hub().api('/auth/login', { body: account });
  const headers = { authorization: `Bearer ${body.tokens.accessToken}` };
  const source = { sourceType: 'segment', name: 'Shop', config: {} };
  const made = await hub().api<DataSource>('/data-sources', { body: source, headers });
  const basic = `Basic ${btoa(`${made.body.writeKey}:`)}`;
  const send = async (path: string, message: object) => {
    const given = { method: 'POST', body: JSON.stringify({ messageId: crypto.randomUUID(), ...message }) };
    const sent = await hub().fetch(path, {
      ...given,
      headers: { 'content-type': 'application/json', authorization: basic },
    });
    expect(sent.status).toBe(200);
  };
  for (const [userId, name] of [
    ['ines', 'Inês Faria'],
    ['joao', 'João Reis'],
    ['rita', 'Rita Luz'],
  ]) {
    await send('/v1/identify', { userId, traits: { name, plan: userId === 'rita' ? 'free' : 'club' } });
    await send('/v1/track', { userId, event: 'Product Added', properties: { product_id: 'candle' } });
  }
  // What was true two years ago is told only now.
  const then = { timestamp: '2024-02-01T12:00:00Z', historical: true };
  await send('/v1/identify', { userId: 'ines', ...then, traits: { plan: 'trial' } });
  await send('/v1/track', { userId: 'joao', event: 'Order Completed', properties: { order_id: '1', revenue: 137.5 } });
  await eventually(async () => {
    const { body: summary } = await hub().api('/analytics/summary', { headers });
    return summary.totals.orders === 1 && summary.totals.people === 3;
  });
  return (userId, event, properties = {}) => send('/v1/track', { userId, event, properties });
}

const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const clause = (page: Page, place: string) => page.getByRole('group', { name: `Clause ${place}`, exact: true });

test('a segment is made in sentences, seen before it is saved, and explains itself', async () => {
  const page = await registered(await viewer.person());
  const track = await sell(page.account);

  await page.goto('/people');
  await page.getByRole('link', { name: 'New segment' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Club carts');
  await preview(page).getByText('3 people now').waitFor();

  await page.getByLabel('Add a clause').selectOption({ label: 'Their orders' });
  await clause(page, '2').getByLabel('How much').selectOption({ label: 'less than' });
  await preview(page).getByText('2 people now').waitFor();
  await expect.poll(() => preview(page).textContent()).toContain('Not: placed less than 1 order – 1 order');

  // A clause that is not finished is marked where it stands, and what was typed outlives a reload.
  await page.getByLabel('Add a clause').selectOption({ label: 'A trait' });
  await clause(page, '3').getByText('Choose what').waitFor();
  await page.reload();
  await clause(page, '3').getByLabel('Name of the trait').fill('plan');
  await clause(page, '3').getByLabel('What is asked').selectOption({ label: 'the same as' });
  await clause(page, '3').getByLabel('Value').fill('club');
  await preview(page).getByText('1 person now').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Club carts');
  await expectAccessible(page, 'the builder');
  await page.setViewportSize({ width: 360, height: 740 });
  // From its beginning, where the bar of a phone covers nothing.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page, 'the builder on a phone');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Club carts' }).waitFor();
  await page.getByText('1 person as of now').waitFor();
  await expectAccessible(page, 'a saved segment');

  await page.getByRole('link', { name: /Inês Faria/ }).click();
  await page
    .getByRole('list', { name: 'In', exact: true })
    .getByRole('button', { name: /Club carts/ })
    .click();
  const why = page.getByRole('region', { name: 'Why' });
  await why.getByText('Is in Club carts').waitFor();
  await why.getByText('it is “club”').waitFor();
  await why.getByLabel('At another time').fill('2024-01-01T12:00');
  await why.getByText(/Was not in Club carts/).waitFor();
  await why.getByText('never added something to the cart').waitFor();
  await why.getByText('not known').waitFor();
  await why.getByLabel('At another time').fill('2024-03-01T12:00');
  await why.getByText('it is “trial”').waitFor();
  await why.getByText(/As it was, by all that is known today/).waitFor();
  await expectAccessible(page, 'why');

  await track('ines', 'Order Completed', { order_id: '2', revenue: 20 });
  await page.goBack();
  await page.getByRole('heading', { name: 'Club carts' }).waitFor();
  const emptied = page.getByText('Nobody is in this segment now').or(page.getByText('0 people')).first();
  await eventually(async () => {
    await page.reload();
    await emptied.or(page.getByText('1 person as of now')).first().waitFor();
    return emptied.isVisible();
  });
  await page.getByRole('button', { name: 'Show who' }).click();
  const history = page.getByRole('list', { name: 'Came and went' });
  await history.getByText('Went out by what happened').waitFor();
  await history.getByText('Came in as the rule was saved').waitFor();
  expect(viewer.faults).toEqual([]);
});

test('a built-in segment takes a threshold of its own, and goes back to the standard rule', async () => {
  const page = await registered(await viewer.person());
  await sell(page.account);
  await page.goto('/people/high_value_customers');
  await page.getByText('1 person as of now').waitFor();
  await page.getByRole('link', { name: 'Change the rule' }).click();
  await clause(page, '1').getByLabel('Amount').fill('300');
  await page.keyboard.press('Tab');
  await preview(page).getByText('0 people now').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is your own rule for it.').waitFor();
  await page.getByText('0 people').waitFor();

  await page.getByRole('link', { name: 'Change the rule' }).click();
  await page.getByRole('button', { name: 'Back to the standard rule' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByText('1 person as of now').waitFor();
  expect(viewer.faults).toEqual([]);
});

/** A file as a spreadsheet in the West writes it: Windows-1252, semicolons, a heading that says nothing. */
const csv = (name: string, ...lines: string[]) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(['Nome;Contacto', ...lines].join('\r\n'), 'latin1') },
});

test('a list comes from a file as it was looked at, tells how far it is, and goes the way back', async () => {
  const page = await registered(await viewer.person());
  await sell(page.account);
  const look = page.getByRole('region', { name: 'What would be done' });

  await page.goto('/people');
  await page.getByRole('link', { name: 'List from a file' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(csv('empty.csv'));
  await page.getByLabel('Name of the list').fill('Spring fair');
  await page
    .getByLabel('File')
    .setInputFiles(csv('feira.csv', 'Inês;ines', 'João;joao', 'João outra vez;joao', 'Zé;ninguem@feira.example', ';'));
  await look.getByText('Read as Windows-1252, parted by semicolons').waitFor();
  // Found out wrongly: the heading says neither.
  await look.getByLabel('Column').selectOption({ label: '2: Contacto' });
  await look.getByLabel('By what').selectOption({ label: 'user ids' });
  await look.getByText('Known to nobody: 2').waitFor();
  await look.getByLabel('First row').selectOption({ label: 'a heading' });
  await look.getByText('2 people will be on the list.').waitFor();
  await look.getByText('Named twice: 1').click();
  await look.getByText('The same person as in line 3').waitFor();
  await look.getByText('Known to nobody: 1').click();
  await look.getByText('Nobody is known by this; left out').waitFor();
  await expectAccessible(page, 'what a file would do');
  await page.getByRole('button', { name: 'Make the list' }).click();
  await page.getByRole('heading', { name: 'Spring fair' }).waitFor();
  await page.getByText('2 people as of now').waitFor();

  await page.getByRole('link', { name: 'Change by a file' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(csv('rita.csv', 'Rita;rita', 'Inês;ines'));
  await look.getByLabel('Column').selectOption({ label: '2: Contacto' });
  await look.getByLabel('First row').selectOption({ label: 'a heading' });
  await look.getByText('from 2 to 2').waitFor();
  await look.getByText('Who leaves: João Reis').waitFor();

  // One that is large goes on by itself.
  let isStopped = false;
  await page.route('**/imports**', async (route) => {
    isStopped ||= route.request().method() === 'POST';
    const answer = await route.fetch({
      method: 'GET',
      url: route
        .request()
        .url()
        .replace(/\/imports.*/, '/imports'),
    });
    const { data, ...rest } = (await answer.json()) as { data: ListImport[] };
    const [latest, ...others] = data;
    const state = isStopped ? 'stopped' : 'running';
    const moving = {
      ...latest,
      state,
      moved: 1200,
      toMove: 3000,
      secondsLeft: isStopped ? null : 40,
      canUndo: isStopped,
    };
    await route.fulfill({ json: { ...rest, data: [moving, ...others] } });
  });
  await page.getByRole('button', { name: 'Change the list' }).click();
  const progress = page.getByRole('progressbar', { name: 'rita.csv: 1,200 of 3,000 done' });
  await progress.waitFor();
  await page.getByText('about 40 seconds left').waitFor();
  await expectAccessible(page, 'a file on its way');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('stopped after 1,200 of 3,000').waitFor();
  await page.unroute('**/imports**');

  await page.reload();
  const files = page.getByRole('list', { name: 'Files' });
  await files.getByText('1 entered, 1 left').waitFor();
  await page.getByRole('link', { name: /Rita Luz/ }).waitFor();
  await files.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await files.getByText('undone').waitFor();
  await page.getByRole('link', { name: /João Reis/ }).waitFor();
  expect(await page.getByRole('link', { name: /Rita Luz/ }).count()).toBe(0);
  expect(viewer.faults).toEqual([]);
});
