import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Hub, startHub } from '../dev/hub.ts';
import { startProviders } from '../dev/providers/index.ts';
import { addressOf, type HubAddress } from './hub-address.ts';
import { copyPreparedDatabase } from './prepared-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    hub: HubAddress;
  }
}

/** Several test projects of one run share one hub; each loads this file for itself, so the hub lives outside of it. */
const shared = globalThis as { pulsehubUnderTest?: { users: number; hub: Promise<Hub> } | undefined };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.pulsehubUnderTest ??= { users: 0, hub: start(looksAtTheWeb(project)) };
  const running = shared.pulsehubUnderTest;
  running.users++;
  const address = addressOf(await running.hub);
  project.provide('hub', address);

  return async () => {
    if (--running.users > 0) return;
    shared.pulsehubUnderTest = undefined;
    await (await running.hub).stop();
    await rm(address.dataDir, { recursive: true });
  };
}

/** A run of the other projects alone (`npx vitest --project hub`) does not wait for the web to be built. */
function looksAtTheWeb(project: TestProject): boolean {
  return project.vitest.projects.some(({ name }) => name === 'browser');
}

async function start(web: boolean): Promise<Hub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pulsehub-hub-'));
  await copyPreparedDatabase(join(dataDir, 'database'));
  const providers = await startProviders();
  const hub = await startHub({ dataDir, port: 0, web, triggers: true, settings: providers.settings }).catch(
    async (error) => {
      await providers.stop();
      throw error;
    },
  );
  return {
    ...hub,
    async stop() {
      await hub.stop();
      await providers.stop();
    },
  };
}
