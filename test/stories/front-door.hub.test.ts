import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../dev/hub.ts';
import { eventually } from '../eventually.ts';
import { controlsOf, hub } from '../hub.ts';
import { newDataDir, startOwnHub } from '../own-hub.ts';

test('the hub is up and ready', async () => {
  const { fetch } = hub();
  expect((await fetch('/health')).status).toBe(200);
  // What takes long to answer does not count as reachable.
  const ready = await eventually(async () => {
    const answer = await fetch('/health/ready');
    return answer.status === 200 && answer;
  });
  expect(await ready.json()).toMatchObject({
    status: 'ok',
    database: { ok: true },
    queue: { ok: true },
    cache: { ok: true },
  });
});

describe('a hub of its own', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;

  beforeEach(async () => {
    folder = await newDataDir();
  });
  afterEach(() => folder.remove());

  test('keeps everything when all of it is killed, and starts again at the same address', async () => {
    const { dataDir } = folder;
    const first = await startOwnHub({ dataDir });
    const member = await controlsOf(first).registerWorkspace();
    await first.kill();
    await expect(fetch(first.url)).rejects.toThrow();

    const second = await startOwnHub({ dataDir, port: first.port });
    expect(second.url).toBe(first.url);
    expect(await member.api('/user/profile')).toMatchObject({ status: 200, body: { email: member.email } });
    await second.stop();
  });

  test('has its data folder to itself, and its secrets to its owner', async () => {
    const { dataDir } = folder;
    const running = await startOwnHub({ dataDir });
    await expect(startOwnHub({ dataDir })).rejects.toThrow(/^PulseHub is already running on .+ \(process \d+\)/);
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const { JWT_SECRET } = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
    expect(running.settings.JWT_SECRET).toBe(JWT_SECRET);
    await running.stop();
    expect(await readdir(dataDir)).not.toContain('hub.lock');
  });
});

describe('npm start says what is wrong in one sentence', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;

  beforeEach(async () => {
    folder = await newDataDir();
  });
  afterEach(() => folder.remove());

  /** Runs it until it ends by itself, as only a start that fails does, and returns its last line. */
  function npmStart(env: Record<string, string>, ...args: string[]): Promise<{ code: number | null; said: string }> {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, ['dev/start.mjs', 'hub', '--no-demo', ...args], {
      cwd: root,
      env: { PATH, DATA_DIR: folder.dataDir, PORT: '0', ...env },
    });
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    child.stderr.on('data', (text) => {
      said += text;
    });
    return new Promise((done) =>
      child.once('close', (code) => done({ code, said: said.trim().split('\n').at(-1) ?? '' })),
    );
  }

  test('a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as { port: number };
    expect(await npmStart({ PORT: String(port) })).toEqual({
      code: 1,
      said: `Port ${port} is in use by another program; choose another one: PORT=${port + 1} npm start`,
    });
    other.close();
  });

  test('a port that is none', async () => {
    expect(await npmStart({ PORT: 'http' })).toEqual({
      code: 1,
      said: 'PORT is a number from 0 to 65535, not "http".',
    });
  });

  test('a data folder that is a file', async () => {
    const file = join(folder.dataDir, 'file');
    await writeFile(file, '');
    const { code, said } = await npmStart({ DATA_DIR: file });
    expect(code).toBe(1);
    expect(said).toMatch(/^The data folder .+ cannot be used: .+$/);
  });

  test('a database that cannot be opened', async () => {
    await mkdir(join(folder.dataDir, 'database'));
    await writeFile(join(folder.dataDir, 'database/PG_VERSION'), 'nonsense');
    const { code, said } = await npmStart({});
    expect(code).toBe(1);
    expect(said).toMatch(/^The database in .+ cannot be opened \(.+\); .+ npm start -- --reset$/);
  });

  test('a database server that is not there', async () => {
    const { code, said } = await npmStart({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' });
    expect(code).toBe(1);
    expect(said).toMatch(/^The database of DATABASE_URL cannot be reached: .+$/);
  });

  test('an option that does not exist', async () => {
    const { code, said } = await npmStart({}, '--rest');
    expect(code).toBe(1);
    expect(said).toMatch(/^Usage: npm start/);
  });
});
