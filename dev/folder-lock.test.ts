import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulsehub-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the first takes it, the second learns who has it, and it is free again after the release', async () => {
  const first = await lockFolder(folder, 'hub');
  expect(await lockFolder(folder, 'hub')).toEqual({ heldBy: process.pid });
  expect(await lockFolder(folder, 'database')).toHaveProperty('release');
  if ('release' in first) first.release();
  expect(await lockFolder(folder, 'hub')).toHaveProperty('release');
});

test('what a killed process left behind does not count', async () => {
  const holder = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  const { signal } = spawnSync(process.execPath, ['-e', holder, join(folder, 'hub.lock')]);
  expect(signal).toBe('SIGKILL');
  expect(existsSync(join(folder, 'hub.lock'))).toBe(true);
  expect(await lockFolder(folder, 'hub')).toHaveProperty('release');
});
