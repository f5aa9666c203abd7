import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hub } from '../hub.ts';
import { ask, expectAccessible, registered, startViewer, type Viewer } from '../web.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

const small = { width: 360, height: 740 };
const wide = { width: 1280, height: 800 };

describe.each([
  { colorScheme: 'light', viewport: small },
  { colorScheme: 'dark', viewport: wide },
  { colorScheme: 'dark', viewport: small },
  { colorScheme: 'light', viewport: wide },
] as const)('in $colorScheme at $viewport.width pixels', (look) => {
  const where = (name: string) => `${name}, ${look.colorScheme}, ${look.viewport.width} px`;

  test('every page of a visitor is accessible and fits', async () => {
    const page = await (await viewer.person(look)).newPage();
    for (const [name, path, sign] of [
      ['welcome', '/', 'What would you like to know?'],
      ['sign-in', '/sign-in', 'Sign in'],
      ['register', '/register', 'Create an account'],
      ['missing', '/no/such/page', 'There is nothing here'],
      ['missing conversation', `/ask/${crypto.randomUUID()}`, 'This conversation is not here'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { name: sign }).first().waitFor();
      await expectAccessible(page, where(name));
    }
    await page.goto('/');
    await ask(page, 'How many orders did I have last week?');
    await page.getByText('This needs your own data').waitFor();
    await expectAccessible(page, where('sign-in prompt'));
  });

  // Thirty pages, each looked at as a whole: minutes, where the machine has other work too.
  test('every page of an account is accessible and fits', { timeout: 480_000 }, async () => {
    const page = await registered(await viewer.person(look));
    const at = async (path: string, name: string | RegExp) => {
      await page.goto(path);
      await page.getByRole('heading', { name }).first().waitFor();
      await expectAccessible(page, where(path));
    };
    await at('/today', 'Connect your shop first');
    await at('/people', 'Nobody is here yet');
    await at('/people/new_visitors', 'Nobody to show');
    await at('/people/no_such', 'There is no such segment');
    await at(`/people/profile/${crypto.randomUUID()}`, 'This person is not here');
    await at('/sources', 'Connect your shop');
    await page.getByRole('button', { name: 'Add dummy data: Webhook' }).click();
    await page.locator('ph-events li').first().waitFor();
    await page.locator('ph-events summary').first().click();
    await expectAccessible(page, where('a source with events'));
    for (const type of ['shopify', 'segment', 'facebook_pixel', 'gtm', 'webhook']) {
      await at(`/sources/connect/${type}`, /^Connect /);
    }
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('heading', { name: 'Copy the signing secret now' }).waitFor();
    await expectAccessible(page, where('a new webhook'));
    await at('/sources/connect/shopify', 'Connect Shopify');
    await page.getByText('Connect with an access token instead').click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await expectAccessible(page, where('a refused form'));
    await at('/settings', 'Settings');
    await at('/sources', 'Connect another');
    await at('/today?range=all', 'Path to purchase');
    await page.getByText('The table behind it').click();
    await page.getByRole('button', { name: 'Orders' }).click();
    await page.getByRole('group', { name: 'Orders' }).waitFor();
    await expectAccessible(page, where('what a figure means'));
    await at('/people', 'Everybody');
    await page.locator('ph-person-list a').first().click();
    await page.locator('ph-timeline summary').first().click();
    await page.getByText('What these numbers mean').click();
    await expectAccessible(page, where('a person'));
    await at('/people/engaged_users', 'Engaged users');
    await page.getByText('seen last first').waitFor();
    await expectAccessible(page, where('a segment'));

    await page.goto('/');
    await ask(page, 'show me campaigns for my customers');
    await page.locator('ph-campaign-card').nth(4).waitFor();
    await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
    for (const summary of await page.locator('ph-answer summary').all()) await summary.click();
    await page.getByRole('button', { name: 'Not useful: Cart abandoners' }).click();
    await page.getByPlaceholder('What would make it better?').waitFor();
    await expectAccessible(page, where('campaigns'));
    await page.goto('/campaigns/recommended');
    await page.getByText('Rated not useful.').waitFor();
    await expectAccessible(page, where('what was recommended'));
  });
});

test('the keyboard reaches everything: the question, the palette, the lists, the content', async () => {
  const page = await registered(await viewer.person({ viewport: wide }));
  await ask(page, 'What is a cart abandoner?');
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('First name').waitFor();
  await page.keyboard.press('/');
  await expect.poll(() => focused(page)).toBe('question');
  await page.keyboard.type('/ is typed here');
  expect(await page.getByLabel('Your question').inputValue()).toBe('/ is typed here');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'What to do or where to go' });
  await palette.waitFor();
  await expectAccessible(page, 'the palette');
  await palette.fill('sett');
  await page.keyboard.press('Enter');
  await page.getByLabel('First name').waitFor();
  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => palette.count()).toBe(0);

  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\//);
  await page.reload();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.getByRole('button', { name: 'Skip to the content' }).isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('main');
});

test('buttons, links and fields are large enough to touch', async () => {
  const page = await registered(await viewer.person({ viewport: small, hasTouch: true }));
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('link', { name: 'Sources' }).tap();
  await page.getByRole('heading', { name: 'Connect your shop' }).waitFor();
  await page.getByRole('button', { name: 'Add dummy data: Webhook' }).tap();
  await page.locator('ph-events li').first().waitFor();
  const paths = [
    '/',
    '/today',
    '/today?range=today',
    '/people',
    '/people/engaged_users',
    '/people/predictions',
    '/campaigns',
    '/tasks',
    '/search',
    '/notes',
    '/sources',
    '/sources/connect/shopify',
    '/settings',
    '/settings/people',
    '/facts',
    '/scheduled',
  ];
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.getByRole('heading').first().waitFor();
    const targets = page.locator('main').locator('button, a, select, input:not([type="radio"]), textarea, summary');
    const tooSmall = await targets.evaluateAll((elements) =>
      elements
        // A box to tick is touched by its words.
        .map((element) => (element.matches('[type="checkbox"]') ? (element.closest('label') ?? element) : element))
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ text, box }) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`),
    );
    expect(tooSmall, path).toEqual([]);
  }
});

test('the first view weighs at most 60 KB of JavaScript, and no more for an answer', async () => {
  const page = await (await viewer.person()).newPage();
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    // What is still on its way when the page is closed is weighed no more.
    const body = await response.body().catch(() => undefined);
    if (body) scripts.set(response.url(), gzipSync(body).byteLength);
  });
  const weight = () => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect.poll(weight).toBeGreaterThan(5_000);
  expect(weight()).toBeLessThan(60_000);
  await ask(page, 'What can you do?');
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  expect(weight()).toBeLessThan(60_000);
});

/** The id or name of the element that has the focus, inside whichever shadow it is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || (element?.localName ?? '');
  });
}
