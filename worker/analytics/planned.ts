import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';

/**
 * For one transaction. A planner without statistics (an embedded Postgres has no autovacuum) takes intermediate results
 * for a handful of rows and would compare each with each; what is meant to be looked up one by one is written as a
 * lateral, which stays one, and of which nothing has to be remembered, for each is looked up once. Sorting a hundred thousand
 * people belongs in memory.
 */
const SETTINGS = sql`select set_config('enable_nestloop', 'off', true), set_config('enable_memoize', 'off', true),
  set_config('work_mem', '64MB', true)`;

/** Runs one large reading statement under settings that suit it; its rows. */
export async function readPlanned<Row extends object>({ db }: { db: Database }, statement: SQL): Promise<Row[]> {
  const [, { rows }] = await db.batch([db.execute(SETTINGS), db.execute(statement)]);
  return rows as unknown as Row[];
}
