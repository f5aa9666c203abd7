import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../chromium.ts';
import { hub } from '../hub.ts';

let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('every address that is not of the API opens the app, without an error', async () => {
  const { url } = hub();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const path of ['/', '/sources', '/settings']) {
    const answer = await page.goto(`${url}${path}`);
    expect(answer?.status()).toBe(200);
    await page.waitForLoadState('networkidle');
    expect(await page.title()).toContain('PulseHub');
  }
  expect(errors).toEqual([]);
  await page.close();
});
