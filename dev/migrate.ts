import { neon, neonConfig } from '@neondatabase/serverless';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { HubError, messageOf } from './hub-error.ts';

/** Any number that only PulseHub's migrations use, so that two starts at once take turns. */
const lockKey = 7_857_436;

/**
 * Applies what is missing of `folder` (drizzle-kit's migrations) to the database, in drizzle's own table of what was
 * applied. Each migration is one transaction, so that an interrupted start leaves it whole or absent. Returns how
 * many were applied.
 */
export async function migrate(url: string, folder: string, endpoint?: string): Promise<number> {
  if (endpoint) neonConfig.fetchEndpoint = () => endpoint;
  const sql = neon(url);
  await sql.transaction([
    sql`select pg_advisory_xact_lock(${lockKey})`,
    sql`create schema if not exists drizzle`,
    sql`create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint)`,
  ]);
  const applied = await sql`select hash from drizzle.__drizzle_migrations`;
  const hashes = new Set(applied.map((row) => row.hash));
  const missing = readMigrationFiles({ migrationsFolder: folder }).filter((migration) => !hashes.has(migration.hash));
  for (const migration of missing) {
    try {
      await sql.transaction([
        // A large table takes its time; a statement of the Worker's may not.
        sql`select set_config('statement_timeout', '0', true)`,
        ...migration.sql.map((statement) => sql.query(statement)),
        sql`insert into drizzle.__drizzle_migrations (hash, created_at)
          values (${migration.hash}, ${migration.folderMillis})`,
      ]);
    } catch (error) {
      throw new HubError(
        `The migration of ${new Date(migration.folderMillis).toISOString()} failed: ${messageOf(error)}. ` +
          'If its file was changed after it had been applied, begin anew with: npm start -- --reset',
      );
    }
  }
  return missing.length;
}
