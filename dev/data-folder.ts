import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { HubError, messageOf } from './hub-error.ts';
import { endLeftovers } from './processes.ts';

interface DataFolder {
  /** The full path. */
  path: string;
  /** Lets another hub have the folder. */
  release(): void;
}

/**
 * Takes the data folder for this hub, making it if need be and ending what an earlier hub left running in it.
 * `reset` empties it. Throws a `HubError` when the folder cannot be used.
 */
export async function openDataFolder(folder: string, options: { reset: boolean }): Promise<DataFolder> {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true });
    if (!statSync(path).isDirectory()) throw new Error('it is not a folder');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new HubError(`The data folder ${path} cannot be used: ${messageOf(error)}`);
  }
  const lock = await lockFolder(path, 'hub');
  if ('heldBy' in lock) {
    throw new HubError(
      `PulseHub is already running on ${path} (process ${lock.heldBy}); stop it first, or set DATA_DIR to another folder.`,
    );
  }
  await endLeftovers(path);
  if (options.reset) {
    for (const name of readdirSync(path)) {
      if (!name.endsWith('.lock')) rmSync(join(path, name), { recursive: true });
    }
  }
  return { path, release: lock.release };
}
