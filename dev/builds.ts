import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { HubError } from './hub-error.ts';

const run = promisify(execFile);

/** How many bundles of earlier sources are kept, for a hub that is about to load one. */
const bundlesKept = 3;

/** Set for wrangler's own build step: the hub sees to the web itself. */
export const webIsMine = 'PULSEHUB_BUILDS_WEB';

interface Build {
  root: string;
  /** Ends the build. */
  signal: AbortSignal;
  /** Told of the process that builds. */
  onProcess: (pid: number) => void;
  /** Told when there is something to build. */
  onBuild: (line: string) => void;
}

/** Builds the web into `dist/web` unless it is there from the same sources. */
export async function buildWeb(build: Build): Promise<void> {
  const { root } = build;
  const stamp = join(root, 'dist/web.hash');
  const hash = hashOf(root, ['web', 'contract', 'vite.config.ts', 'package-lock.json']);
  if (existsSync(join(root, 'dist/web/index.html')) && readIfThere(stamp) === hash) return;
  build.onBuild('Building the web ...');
  await runTool(build, 'The web could not be built', 'vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  writeFileSync(stamp, hash);
}

/**
 * Bundles the Worker exactly as `wrangler deploy` would, unless that was done from the same sources. Returns the
 * folder of the bundle; its entry is `index.js`.
 */
export async function bundleWorker(build: Build): Promise<string> {
  const { root } = build;
  const bundles = join(root, 'dist/worker');
  const hash = hashOf(root, ['worker', 'durable-objects', 'contract', 'wrangler.toml', 'package-lock.json']);
  const bundle = join(bundles, hash.slice(0, 16));
  if (existsSync(bundle)) return bundle;
  build.onBuild('Bundling the Worker ...');
  // Made beside its place and moved there when whole: an interrupted build is never taken for a bundle.
  const half = `${bundle}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  await runTool(build, 'The Worker could not be bundled', 'wrangler/bin/wrangler.js', [
    'deploy',
    '--dry-run',
    '--outdir',
    half,
  ]);
  if (existsSync(bundle)) rmSync(half, { recursive: true });
  else renameSync(half, bundle);
  forgetOldBundles(bundles);
  return bundle;
}

function forgetOldBundles(bundles: string): void {
  const newestFirst = readdirSync(bundles)
    .map((name) => join(bundles, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of newestFirst.slice(bundlesKept)) rmSync(old, { recursive: true, force: true });
}

async function runTool(
  { root, signal, onProcess }: Build,
  failure: string,
  script: string,
  args: string[],
): Promise<void> {
  try {
    const running = run(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      signal,
      env: {
        ...process.env,
        NO_COLOR: '1',
        [webIsMine]: '1',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_LOG_SANITIZE: 'true',
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (running.child.pid) onProcess(running.child.pid);
    await running;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new HubError(`${failure}:\n${stderr || stdout}`);
  }
}

/** One hash over the names and contents of all files under `paths`, tests left out. */
function hashOf(root: string, paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesUnder(root, path)).sort()) {
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
