import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../dev/database/start.ts';
import { root } from '../dev/hub.ts';
import { migrate } from '../dev/migrate.ts';
import { type Database, openDatabase } from '../worker/db/client.ts';
import { copyPreparedDatabase } from './prepared-database.ts';

/** A shop of thousands is put in by one statement, on a machine that does other things too: longer than anybody waits for a page. */
export const TEST_PATIENCE_MS = 110_000;

export interface TestDatabase {
  db: Database;
  stop(): Promise<void>;
}

/**
 * An embedded Postgres of one's own with the real migrations, for tests of statements that need no Worker. Without
 * pgvector it is set up anew, as the migrations find it missing.
 */
export async function startTestDatabase(options: { pgvector?: boolean } = {}): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'pulsehub-test-'));
  if (options.pgvector !== false) await copyPreparedDatabase(join(folder, 'database'));
  const {
    connectionString: url,
    endpoint,
    stop,
  } = await startDatabase({ source: { folder: join(folder, 'database'), ...options } });
  await migrate(url, join(root, 'migrations'), endpoint);
  return {
    db: openDatabase({ url, endpoint, patienceMs: TEST_PATIENCE_MS }),
    async stop() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
