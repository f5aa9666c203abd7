/**
 * The first step of `npm start`, `npm test` and `npm run bench`, on any Node from 20 up and before anything is
 * installed: installs what the lockfile says when it is not there, then hands over to the Node of the lockfile, so that
 * every machine runs the same one. Plain JavaScript, no dependency.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const [task, ...args] = process.argv.slice(2);

/** Type stripping is announced as experimental at every start of Node 22. */
const quiet = '--disable-warning=ExperimentalWarning';

const tasks = {
  hub: () => [[quiet, 'dev/npm-start.ts', ...args]],
  bench: () => [[quiet, 'bench/run.ts', ...args]],
  reindex: () => [[quiet, 'dev/reindex.ts']],
  pulsehub: () => [[quiet, 'cli/pulsehub.ts', ...args]],
  evaluations: () => [[quiet, 'dev/evaluations.ts']],
  // `npm test` is everything; `npm test -- <file or option>` is a quick look at a part.
  test: () => [
    ...(args.length > 0 ? [] : [[npmCli(), 'run', '--silent', 'check']]),
    ['node_modules/vitest/vitest.mjs', 'run', ...args],
  ],
};

if (Number(process.versions.node.split('.')[0]) < 20) {
  refuse(`PulseHub needs Node 20 or newer to start; this is Node ${process.versions.node}.`);
}
if (!tasks[task]) refuse(`Usage: node dev/start.mjs ${Object.keys(tasks).join('|')}`);
if (!isInstalled()) install();
for (const command of tasks[task]()) {
  const code = await run(command);
  if (code !== 0) process.exit(code);
}

/** Whether node_modules holds every package of the lockfile in its version, the lockfile's Node able to run. */
function isInstalled() {
  const wanted = readJson('package-lock.json');
  if (!wanted) refuse('package-lock.json is missing or broken; restore it from the repository.');
  const installed = readJson('node_modules/.package-lock.json');
  if (!installed) return false;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const found = installed.packages[path];
    // Optional packages are those of other machines.
    if (!found && entry.optional) continue;
    if (found?.version !== entry.version || !existsSync(join(root, path))) return false;
  }
  return spawnSync(node, ['--version']).status === 0;
}

function install() {
  console.log('Installing the packages of the lockfile ...');
  const quietly = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const { status, error } = spawnSync(process.execPath, [npmCli(), 'ci', ...quietly], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error || status !== 0) refuse('The packages could not be installed; what npm says about it stands above.');
  if (spawnSync(node, ['--version']).status !== 0) {
    refuse(
      'The Node of the lockfile was not installed; allow install scripts (npm config delete ignore-scripts) and run npm ci.',
    );
  }
}

/** npm's own script: what runs us, or what lies beside this Node. */
function npmCli() {
  const beside = [
    '../lib/node_modules/npm/bin/npm-cli.js',
    'node_modules/npm/bin/npm-cli.js',
    '../share/nodejs/npm/bin/npm-cli.js',
  ];
  const candidates = [process.env.npm_execpath, ...beside.map((path) => join(process.execPath, '..', path))];
  const found = candidates.find((path) => path && /npm-cli\.c?js$/.test(path) && existsSync(path));
  return found ?? refuse('npm was not found; start with: npm start');
}

/** Runs the lockfile's Node until it ends, passing signals on. Returns its exit code. */
function run(command) {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` };
  // The channel tells the child when this process is gone, even by SIGKILL.
  const child = spawn(node, command, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    child.once('error', (error) => refuse(`${node} cannot be run: ${error.message}`));
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}
