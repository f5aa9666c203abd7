import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOpenai } from '../../dev/providers/openai.ts';
import { eventually } from '../eventually.ts';
import { type Api, controlsOf } from '../hub.ts';
import { type LumenAndOak, lumenAndOak } from '../lumen-and-oak.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../own-hub.ts';
import { type StandIns, startStandIns } from '../stand-ins.ts';
import { ask, expectAccessible, lastAnswer, registered, startViewer, type Viewer } from '../web.ts';

// "What was my revenue last week?", from the first answer to its proof, on two devices, with and without a model.

const ZONE = 'America/New_York';
/** Moved by whole weeks, so that the shop's week lies in the week before this one. */
const weeks = Math.floor(
  Temporal.PlainDate.from('2026-03-16').until(Temporal.Now.zonedDateTimeISO(ZONE).toPlainDate()).days / 7,
);
const END = Date.parse('2026-03-16T14:00:00Z') + weeks * 7 * 86_400_000;
const lumen: LumenAndOak = lumenAndOak(new Date(END), 'empty-lumen-revenue.myshopify.com');
/** What a shop hears that counts days by UTC, refunds not at all, tests, cancelled orders, copies, tax ... */
const WRONG = ['465', '490', '600', '1,509', '580', '630', '576.20', '420', '515'];

let standIns: StandIns;
let model: Awaited<ReturnType<typeof startOpenai>>;
let data: Awaited<ReturnType<typeof preparedDataDir>>;
let hub: OwnHub;
let viewer: Viewer;
let person: BrowserContext;
let page: Awaited<ReturnType<typeof registered>>;
let api: Api;

beforeAll(async () => {
  [standIns, model, data] = await Promise.all([startStandIns(), startOpenai('stand-in:scripted'), preparedDataDir()]);
  hub = await startOwnHub({ dataDir: data.dataDir, settings: { ...standIns.settings, ...model.settings } });
  viewer = await startViewer(hub.url);
  const { timezone, currency, domain, before, since } = lumen;
  const shop = {
    ...{ shop: domain, timezone, currency },
    customers: [...before.customers, ...since.customers],
    // On a Monday morning the last of them is still to come.
    orders: [...before.orders, ...since.orders].filter(({ processedAt = '' }) => Date.parse(processedAt) < Date.now()),
    refunds: lumen.refunds,
  };
  await standIns.changeShop(shop);
  person = await viewer.person();
  page = await registered(person);
  const { email, password } = page.account;
  const { api: anyone } = controlsOf(hub);
  const { body } = await anyone('/auth/login', { body: { email, password } });
  const authorization = `Bearer ${body.tokens.accessToken}`;
  api = (path, options = {}) => anyone(path, { ...options, headers: { authorization } });
  await api('/workspace', { method: 'PATCH', body: { timezone: ZONE, currency: 'USD' } });
  await page.goto('/sources/connect/shopify');
  await page.getByRole('textbox', { name: 'Shop address' }).fill(domain);
  await page.getByRole('button', { name: 'Connect with Shopify' }).click();
  await page.getByRole('link', { name: 'Allow' }).click();
  await page.getByText('Connected.').waitFor();
  const source = new URL(page.url()).pathname.split('/').at(-1);
  await eventually(async () => (await api(`/data-sources/${source}/syncs`)).body.data[0]?.status === 'success');
  await controlsOf(hub).runSchedule();
  await eventually(async () => (await api(`/data-sources/${source}/reconciliation`)).body.state === 'matches');
});
afterAll(async () => {
  await viewer?.close();
  await hub?.stop();
  await Promise.all([standIns?.stop(), model?.stop()]);
  await data?.remove();
});

/** Everything that stands on the page, in every shadow. */
const shown = (of: Page) =>
  of.evaluate(() => {
    const words = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return '';
      const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
      return [...inside, ...node.childNodes].map(words).join(' ');
    };
    return words(document.body).replace(/\s+/g, ' ');
  });
const answered = async (of: Page, question: string) => {
  const before = await of.locator('ph-answer').count();
  await ask(of, question);
  await of.locator('ph-answer').nth(before).getByRole('button', { name: 'Copy', exact: true }).waitFor();
};

test('the answer names the number, its week, its zone, what it is against and how the shop stands', async () => {
  await page.goto('/');
  await answered(page, 'What was my revenue last week?');
  const text = await lastAnswer(page);
  expect(text).toContain('$510.00');
  expect(text).toContain('155%');
  expect(text).toContain('$200.00');
  expect(text).toContain('New_York');
  expect(text).toMatch(/refunds/);
  expect(text).toMatch(/matches Shopify to the cent/i);
  await page.locator('ph-metric-card').getByText('US$510.00').waitFor();
  const all = await shown(page);
  expect(all).toContain('510.00');
  for (const wrong of WRONG) expect(all).not.toMatch(new RegExp(`(?<![\\d.,])${wrong.replace('.', '\\.')}(?!\\d)`));
  await expectAccessible(page, 'an answer with a number');
});

test('the number opens to its receipt: what it means, what was left out, the orders behind it, the same value again', async () => {
  await page.getByRole('link', { name: 'Receipt' }).first().click();
  await page.getByText('Behind it').waitFor();
  const receipt = await shown(page);
  expect(receipt).toMatch(/6 orders/);
  expect(receipt).toMatch(/2 refunds/);
  expect(receipt).toMatch(/test/i);
  expect(receipt).toMatch(/cancelled/i);
  await page.getByRole('button', { name: 'Work it out again' }).click();
  await page.getByText('The same: US$510.00.').waitFor();
  const rows = await page
    .getByRole('list', { name: /Behind/ })
    .getByRole('listitem')
    .count();
  expect(rows).toBe(8);
  await expectAccessible(page, 'a receipt');
  await page.goBack();
  // The conversation is drawn again: the next question is counted from its answers.
  await page.locator('ph-metric-card').getByText('US$510.00').waitFor();
});

test('a follow-up keeps the week: gross, and why it is up', async () => {
  await answered(page, 'and gross?');
  expect(await lastAnswer(page)).toContain('$620.00');
  await answered(page, 'why is it up?');
  expect(await lastAnswer(page)).toMatch(/\$310\.00/);
});

test('an edited question is a branch beside the first, which keeps its number and its receipt', async () => {
  await page.getByRole('button', { name: 'Ask this otherwise' }).first().click();
  await page.getByLabel('The question, changed').fill('What was my revenue the week before last week?');
  await page.getByRole('button', { name: 'Ask this instead' }).click();
  // Until it is there, the answers of the first branch are, each with a button of its own.
  await page.getByLabel('Version 2 of 2').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Copy', exact: true }).count()).toBe(1);
  await expect.poll(() => lastAnswer(page)).toContain('$200.00');
  await page.getByRole('button', { name: 'The version before' }).click();
  await page.getByLabel('Version 1 of 2').waitFor();
  await page.locator('ph-metric-card').first().getByText('US$510.00').waitFor();
  await expectAccessible(page, 'a branch');
});

test('what is not measured here is said to be so, with what can be shown instead', async () => {
  await answered(page, 'What is my NPS?');
  expect(await lastAnswer(page)).toMatch(/NPS.*not (?:defined|known|measured)|(?:do not|cannot).*NPS/i);
});

test('Today, the API and the chat say the same number', async () => {
  const { body } = await api('/analytics/query', {
    body: { metric: 'revenue', range: 'last_week', compare: 'previous' },
  });
  expect([body.value, body.previous]).toEqual(['510.00', '200.00']);
  const { body: answer } = await api('/ai/query', { body: { query: 'What was my revenue last week?' } });
  expect(answer.answer).toContain('$510.00');
  await page.goto('/');
  await answered(page, 'What was my revenue last week?');
  await page.getByRole('button', { name: 'Pin to Today' }).first().click();
  await page.getByText('It is on Today now').waitFor();
  await page.goto('/today');
  await page.locator('ph-pins').getByText('US$510.00').waitFor();
});

test('a long answer goes on where it was after a reload and on another device, and stops everywhere', async () => {
  // Sentences are shown as they end; all of them take longer than anybody here, on a slow machine too.
  const sentences = Array.from({ length: 600 }, (_, n) => `It was ${['calm', 'quiet', 'plain'][n % 3]}.`);
  model.script({ how: 'slow', everyMs: 200, text: sentences.join(' ') });
  const asked = model.asked.length;
  await page.goto('/');
  await ask(page, 'Summarise every order of last month in detail');
  await page.locator('ph-answer').getByText('quiet').first().waitFor();
  await page.reload();
  const phone = await (await viewer.person({ viewport: { width: 360, height: 740 } })).newPage();
  await phone.goto(`/sign-in?next=${encodeURIComponent(new URL(page.url()).pathname)}`);
  await phone.getByLabel('E-mail').fill(page.account.email);
  await phone.getByLabel('Password').fill(page.account.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  for (const one of [page, phone]) await one.locator('ph-answer').getByText('quiet').first().waitFor();
  await phone.getByRole('button', { name: 'Stop the answer' }).click();
  for (const one of [page, phone]) await one.getByText('You stopped this answer').waitFor();
  await model.asked.at(-1)?.aborted;
  expect(model.asked.length).toBeGreaterThan(asked);
  const [first, second] = [await lastAnswer(page), await lastAnswer(phone)];
  expect(second).toBe(first);
  const { body } = await api(`/conversations/${new URL(page.url()).pathname.split('/').at(-1)}`);
  expect(body.messages.at(-1)).toMatchObject({ role: 'assistant', stopped: true });
  await phone.close();
});

test('a model that makes figures up is put right, and one that is away is not missed', async () => {
  model.script({ how: 'persona', persona: 'liar' }, 2);
  await page.goto('/');
  await answered(page, 'What was my revenue last week?');
  const all = await shown(page);
  expect(all).toContain('510.00');
  expect(all).not.toMatch(/515|12 orders|87 ?%/);

  model.script({ how: 'status', status: 500 }, 12);
  await page.goto('/');
  await answered(page, 'What was my revenue last week?');
  expect(await lastAnswer(page)).toContain('$510.00');
  await page.locator('ph-answer').getByText('built-in analyst').first().waitFor();
});
