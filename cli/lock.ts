import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Refusal } from './faults.ts';
import { writeTexts } from './folder.ts';

/** Lies beside the files and belongs into version control with them. */
export const LOCK = 'pulsehub.lock.json';

/** For each workspace, the hash of each thing as it was pulled or applied last: by it is known who changed what. */
const Lock = z.record(z.string(), z.record(z.string(), z.string()));
type Lock = z.infer<typeof Lock>;

export type Base = Map<string, string>;

async function readLock(folder: string): Promise<Lock> {
  const text = await readFile(join(folder, LOCK), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return Lock.parse(JSON.parse(text));
  } catch {
    throw new Refusal(`${LOCK} is not as it was written: restore it, or delete it and pull`);
  }
}

export async function readBase(folder: string, workspaceId: string): Promise<Base> {
  return new Map(Object.entries((await readLock(folder))[workspaceId] ?? {}));
}

export async function writeBase(folder: string, workspaceId: string, base: Base): Promise<void> {
  const lock = { ...(await readLock(folder)), [workspaceId]: Object.fromEntries(base) };
  const sorted = Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = sorted.map(([id, things]) => [
    id,
    Object.fromEntries(Object.entries(things).sort(([a], [b]) => (a < b ? -1 : 1))),
  ]);
  await writeTexts(folder, new Map([[LOCK, `${JSON.stringify(Object.fromEntries(whole), null, 2)}\n`]]));
}
