import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardProcesses } from '../../dev/processes.ts';
import { freePort } from '../bench-hub.ts';

export interface Peer {
  url: string;
  redis: Redis;
  stop(): Promise<void>;
}

export interface Redis {
  /** Runs a command written as one line; its answer as Redis writes it: `+OK`, `:3`. */
  ask(line: string): Promise<string>;
  close(): void;
}

const here = import.meta.dirname;

/** Redis with its log synced every second, the peer's tables, the process that takes in and the one that writes. */
export async function startPeer(databaseUrl: string): Promise<Peer> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'pulsehub-bench-peer-'));
  const guard = guardProcesses(folder);
  const started: ChildProcess[] = [];
  let redis: Redis | undefined;
  const stop = async () => {
    redis?.close();
    for (const child of started.reverse()) await ended(child);
    guard.release();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (command: string, args: string[], env: Record<string, string> = {}) => {
    const child = spawn(command, args, {
      cwd: here,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', () => undefined);
    started.push(child);
    if (child.pid) guard.add(child.pid);
    return child;
  };
  try {
    const port = await freePort();
    const log = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
    const server = start('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...log]);
    await said(server, 'Ready to accept connections');
    redis = await connect(port);
    const env = { DATABASE_URL: databaseUrl, REDIS_PORT: String(port) };
    execFileSync(process.execPath, ['dist/schema.js'], {
      cwd: here,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    const api = start(process.execPath, ['dist/api.js'], env);
    const worker = start(process.execPath, ['dist/worker.js'], env);
    const [line] = await Promise.all([said(api, 'listening at '), said(worker, 'working')]);
    return { url: line.slice(line.indexOf('http')).trim(), redis, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs the peer's own packages, which nothing else needs, and compiles it. */
function build(): void {
  const run = (...args: string[]) => {
    const { status } = spawnSync('npm', args, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${here}`);
  };
  if (!existsSync(join(here, 'node_modules'))) run('ci', '--no-audit', '--no-fund', '--loglevel=error');
  run('run', '--silent', 'build');
}

/** The line in which a process says so. */
function said(child: ChildProcess, what: string): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      if (text.includes(what)) return;
      text += chunk;
      const line = text.split('\n').find((line) => line.includes(what));
      if (line) done(line);
    });
    child.once('error', fail);
    child.once('exit', () => fail(new Error(`${child.spawnargs.join(' ')} ended: ${text}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exit;
  clearTimeout(late);
}

async function connect(port: number): Promise<Redis> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  await new Promise((done, fail) => socket.once('connect', done).once('error', fail));
  return {
    ask(line) {
      socket.write(`${line}\r\n`);
      return new Promise((done) => socket.once('data', (data) => done(String(data).trim())));
    },
    close: () => socket.destroy(),
  };
}
