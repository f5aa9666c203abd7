import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchChromium } from './chromium.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser that looks at one hub. Every page of it is watched: what should never happen is in `faults`. */
export interface Viewer {
  /** Uncaught errors and refusals of the content policy, on any page. */
  faults: string[];
  /** A person's browser of its own: its cookies and storage are shared with nobody. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function startViewer(url: string): Promise<Viewer> {
  const browser: Browser = await launchChromium();
  const faults: string[] = [];
  return {
    faults,
    async person(options = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...options });
      context.setDefaultTimeout(40_000);
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('console', (message) => {
        if (/content security policy/i.test(message.text())) faults.push(message.text());
      });
      return context;
    },
    close: () => browser.close(),
  };
}

export interface Account {
  email: string;
  password: string;
}

/** Fills in and sends the form of `/register`, wherever it then leads. */
export async function fillRegistration(page: Page): Promise<Account> {
  // Letters alone: it stands on every page, and is no figure there.
  const name = crypto.randomUUID().replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  const account = { email: `${name}@shop.example`, password: 'correct horse battery' };
  await page.getByLabel('First name').fill('Ana');
  await page.getByLabel('Last name').fill('Silva');
  await page.getByLabel('Shop or company').fill('Luz Candles');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  return account;
}

/** A page of someone who has just registered, at the first view. */
export async function registered(context: BrowserContext): Promise<Page & { account: Account }> {
  const page = await context.newPage();
  await page.goto('/register');
  const account = await fillRegistration(page);
  await page.getByRole('heading', { name: 'What would you like to know, Ana?' }).waitFor();
  return Object.assign(page, { account });
}

export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
}

/** Where an answer on the page has these words. */
export function said(page: Page, words: string | RegExp): Locator {
  return page.locator('ph-answer').getByText(words);
}

/** What the last answer on the page says, once there is one. */
export async function lastAnswer(page: Page): Promise<string> {
  const answer = page.locator('ph-answer').last();
  await answer.locator('ui-markdown[aria-busy]').first().waitFor({ state: 'detached' });
  return (await answer.locator('.block').allTextContents()).join('\n').trim();
}

/** The same on a phone in the dark and on a wide screen in the light, which is how it is left. */
export async function expectAccessibleEverywhere(page: Page, where: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['dark', 360],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `${where}, ${colorScheme}, ${width} px`);
  }
}

/** A button on its way from one colour scheme to the other has the contrast of neither. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    const transitions = roots(document)
      .flatMap((root) => root.getAnimations())
      .filter((animation) => animation instanceof CSSTransition)
      // In what is folded up time stands still: a transition there never ends.
      .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.checkVisibility());
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

/** Fails with what axe finds against WCAG 2.2 AA and its own good practice, and when the page scrolls sideways. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await settled(page);
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
    );
  });
  expect(violations, where).toEqual([]);
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}
