import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HubOptions } from '../dev/hub.ts';
import { endLeftovers } from '../dev/processes.ts';
import type { HubAddress } from './hub-address.ts';
import type { HubProcessMessage } from './hub-process.ts';
import { copyPreparedDatabase } from './prepared-database.ts';

/** A hub of a test's own, in a process of its own. Start it again with the same `dataDir` and `port` after a kill. */
export interface OwnHub extends HubAddress {
  port: number;
  /** SIGKILL to the hub, workerd and the database, all at once; resolves when none of them is left. */
  kill(): Promise<void>;
  /** An orderly end, as Ctrl-C gives. */
  stop(): Promise<void>;
}

/** Starts a hub besides the shared one, without demo and with the web as it is: for tests that need their own settings, or that kill it. */
export async function startOwnHub(options: Partial<HubOptions> & { dataDir: string }): Promise<OwnHub> {
  const child = fork(fileURLToPath(new URL('./hub-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const exited = once(child, 'exit');
  child.send({ port: 0, web: false, triggers: true, ...options } satisfies HubOptions);
  const [message] = (await Promise.race([once(child, 'message'), exited])) as [HubProcessMessage | number | null];
  if (typeof message !== 'object' || message === null) throw new Error(`The hub ended (${message}).`);
  if ('failed' in message) throw new Error(message.failed);

  const address = message.ready;
  return {
    ...address,
    port: Number(new URL(address.url).port),
    async kill() {
      child.kill('SIGKILL');
      await endLeftovers(address.dataDir);
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** An empty data folder, and how to remove it. */
export async function newDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pulsehub-own-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A data folder as a first start leaves it, for who does not look at first starts: those take seconds. */
export async function preparedDataDir(): ReturnType<typeof newDataDir> {
  const folder = await newDataDir();
  await copyPreparedDatabase(join(folder.dataDir, 'database'));
  return folder;
}
