import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const hub = { target: process.env.HUB_URL ?? 'http://127.0.0.1:8787', changeOrigin: false };

const built = fileURLToPath(new URL('dist/web', import.meta.url));

/**
 * The snippet that shops put on their pages, as one script: `/p.js`, which is asked for anew now and then, and the same
 * under the name of its content, for who wants no other.
 */
const snippet: Plugin = {
  name: 'snippet',
  apply: 'build',
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      root: fileURLToPath(new URL('web/snippet', import.meta.url)),
      build: {
        outDir: built,
        emptyOutDir: false,
        target: 'es2020',
        lib: { entry: 'main.ts', formats: ['iife'], name: 'pulsehubSnippet', fileName: () => 'p.js' },
      },
    });
    const text = readFileSync(join(built, 'p.js'));
    const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
    mkdirSync(join(built, 'p'), { recursive: true });
    writeFileSync(join(built, 'p', `${version}.js`), text);
  },
};

/** The styles of elements travel without their comments and indentation, which no minifier takes out of templates. */
const tightStyles: Plugin = {
  name: 'tight-styles',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/web\/.*\.ts$/.test(id) || !code.includes('css`')) return undefined;
    return code.replace(/css`[^`]*`/g, (styles) =>
      styles
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replaceAll(': ', ':'),
    );
  },
};

/** Scripts that are loaded later are just imported: nothing is listed for them, so that nothing reads such lists. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

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
    plugins: [tightStyles, plainImports, snippet],
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      // The first browsers with light-dark(), which the tokens are written with.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // The content policy has no data: fonts or scripts; small assets stay files that can be cached.
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // What every place is made of is one script: many small ones cost a head each, and compress worse.
            groups: [
              {
                name: 'ground',
                test: /node_modules\/(?:@lit|lit|lit-element|lit-html)\/|oxc-project|preload-helper|web\/(?:ui\/(?:base|watch)|app\/storage)\.ts$/,
              },
            ],
          },
        },
      },
      modulePreload: {
        polyfill: false,
        // What a place of the app needs besides is told by its own script: such lists would weigh on the first view.
        resolveDependencies: (_, scripts, { hostType }) => (hostType === 'html' ? scripts : []),
      },
    },
    server: {
      proxy: { '/api': hub, '/v1': hub, '/webhooks': hub, '/health': hub },
    },
  };
});
