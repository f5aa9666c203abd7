/**
 * What `npm run build` runs, and wrangler before it serves or deploys: the web into `dist/web`, unless it is there from
 * the same sources. When the hub bundles the Worker through wrangler, the web is its own affair.
 */
import { fileURLToPath } from 'node:url';
import { buildWeb, webIsMine } from './builds.ts';
import { messageOf } from './hub-error.ts';

if (!process.env[webIsMine]) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const signal = new AbortController().signal;
  await buildWeb({ root, signal, onProcess: () => undefined, onBuild: console.log }).catch((error) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
}
