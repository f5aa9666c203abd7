import { type Database, openDatabase } from '../worker/db/client.ts';
import { TEST_PATIENCE_MS } from './database.ts';
import { hub } from './hub.ts';

/** The tables of the hub under test, for what no call can arrange or show. */
export function openTables(): Database {
  const { connectionString: url, endpoint } = hub().database;
  return openDatabase({ url, endpoint, patienceMs: TEST_PATIENCE_MS });
}
