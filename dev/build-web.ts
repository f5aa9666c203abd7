/** `npm run build`, which wrangler also runs before it serves or deploys: builds the web unless it is up to date. */
import { join } from 'node:path';
import { buildWeb } from './builds.ts';

await buildWeb({
  root: join(import.meta.dirname, '..'),
  signal: new AbortController().signal,
  onBuild: (line) => console.log(line),
});
