import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Sql } from '../durable-objects/sync-runs.ts';

/** An empty SQLite database in the place of an object's storage, for tests of plain classes that live in objects. */
export function openSqlite(): Sql {
  const database = new DatabaseSync(':memory:');
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    const rows = database.prepare(query).all(...bindings);
    return { toArray: () => rows };
  };
  return { exec } as unknown as Sql;
}
