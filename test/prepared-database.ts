import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDatabase } from '../dev/database/start.ts';
import { root } from '../dev/hub.ts';
import { migrate } from '../dev/migrate.ts';

const MIGRATIONS = join(root, 'migrations');
const ENGINE = join(root, 'node_modules/@electric-sql/pglite/package.json');
const PREPARED = join(root, 'dist/databases');

let made: Promise<string> | undefined;

/**
 * Puts an embedded Postgres with all migrations at `folder`, which must not exist. To set one up takes seconds of work,
 * so it is done once for each state of the migrations and of the engine, and copied from then on.
 */
export async function copyPreparedDatabase(folder: string): Promise<void> {
  made ??= prepared();
  await cp(await made, folder, { recursive: true });
}

async function prepared(): Promise<string> {
  const folder = join(PREPARED, await stateOfMigrations());
  if (existsSync(folder)) return folder;
  await mkdir(PREPARED, { recursive: true });
  // Several processes may come here at once: each makes its own, and the first that is whole stays.
  const draft = await mkdtemp(`${folder}-`);
  const { connectionString, endpoint, stop } = await startDatabase({ source: { folder: join(draft, 'database') } });
  await migrate(connectionString, MIGRATIONS, endpoint);
  await stop();
  await rename(join(draft, 'database'), folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { recursive: true });
  return folder;
}

async function stateOfMigrations(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(ENGINE));
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names) hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}
