import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Starts the Chromium of this machine. Throws one sentence that says how to get one when there is none. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error(
      'The browser tests need Chromium: install it (apt-get install chromium) or name one in CHROMIUM_PATH.',
    );
  }
  return chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root, as which containers run.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}
