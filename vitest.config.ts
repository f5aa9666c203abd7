import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests: `unit` stands alone, `hub` talks to one running hub that is started for the run, `browser`
 * looks at that hub in Chromium. A file name chooses its kind.
 */
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', '.data/**'],
    // Everything runs on as few as two cores at once: a limit is there for what hangs, not for what is slow. What a
    // test needs beyond these it says itself; a shorter one only where the time is what is tested.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.hub.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hub',
          include: ['**/*.hub.test.ts'],
          globalSetup: 'test/global-setup.ts',
          testTimeout: 300_000,
          // Some start a hub of their own.
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/stories/*.browser.test.ts'],
          globalSetup: 'test/global-setup.ts',
          testTimeout: 300_000,
          // Some start a hub of their own.
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
