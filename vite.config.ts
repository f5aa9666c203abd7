import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const hub = { target: process.env.HUB_URL ?? 'http://127.0.0.1:8787', changeOrigin: false };

/**
 * Builds the web into `dist/web`, which the Worker's assets are served from. `npx vite` serves it with hot reload and
 * hands API calls to a running hub (HUB_URL).
 */
export default defineConfig(({ command }) => {
  // Whoever starts it (a test, say): what is built is always what is deployed, with the libraries' own production halves.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: fileURLToPath(new URL('web', import.meta.url)),
    tsconfig: '../tsconfig.web.json',
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      // The first browsers with light-dark(), which the tokens are written with.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // The content policy has no data: fonts or scripts; small assets stay files that can be cached.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: {
      proxy: { '/api': hub, '/v1': hub, '/webhooks': hub, '/health': hub },
    },
  };
});
