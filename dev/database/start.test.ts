import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon, neonConfig } from '@neondatabase/serverless';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { type LocalDatabase, startDatabase } from './start.ts';

/** A first start is seconds of work for one core, and there may be a queue for it. */
const LIMIT = { timeout: 180_000 };

let folder: string;
const running: LocalDatabase[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulsehub-database-'));
});

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<Parameters<typeof startDatabase>[0]> = {}) {
  const database = await startDatabase({ source: { folder: join(folder, 'database') }, ...options });
  running.push(database);
  neonConfig.fetchEndpoint = () => database.endpoint;
  return { database, sql: neon(database.connectionString) };
}

test('what was stored survives a kill, and the address stays the same', LIMIT, async () => {
  const processes: number[] = [];
  const { sql } = await start({ onProcess: (pid) => processes.push(pid) });
  await sql`create table thing (id int)`;
  await sql`insert into thing values (1), (2)`;
  process.kill(processes[0] ?? 0, 'SIGKILL');
  const rows = await eventually(() => sql`select id from thing order by id`);
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(processes).toHaveLength(2);
});

test('a statement that never ends does not hold up the others for ever', LIMIT, async () => {
  const trouble: string[] = [];
  const { sql } = await start({ longestStatementMs: 1000, onTrouble: (sentence) => trouble.push(sentence) });
  const endless = sql`select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b`;
  await expect(endless).rejects.toThrow('Error connecting to database');
  expect(await eventually(() => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  expect(trouble[0]).toMatch(/^A statement held up the database for \d+ s/);
});

test('a folder has one owner', LIMIT, async () => {
  await start();
  await expect(start()).rejects.toThrow(/^process \d+ is using it$/);
});

test('a first start that was interrupted leaves nothing half made', LIMIT, async () => {
  await mkdir(join(folder, 'database.new/base'), { recursive: true });
  const { sql } = await start();
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test('a folder that is not a database is refused with a reason', LIMIT, async () => {
  await mkdir(join(folder, 'database'));
  await writeFile(join(folder, 'database/PG_VERSION'), 'nonsense');
  await expect(start()).rejects.toThrow();
});
