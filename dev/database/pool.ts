import pg from 'pg';
import type { Database, Field, Result, Statement } from './database.ts';
import { beginStatement, SqlError } from './database.ts';

/** The parser of every type: leave Postgres' text as it is. */
const asText = { getTypeParser: () => (text: unknown) => text } as pg.CustomTypesConfig;

const connectTimeoutMs = 10_000;
/** A little less than the Worker waits for an answer: a statement that nobody waits for any more holds no connection. */
const statementSeconds = 18;

interface PoolOptions {
  /** At most so many connections. */
  size?: number;
  /** After so long Postgres ends a statement; 0 lets it take its time. */
  seconds?: number;
}

/** Any Postgres server (15 or newer) behind `url`, through a pool. */
export function openPool(url: string, { size = 10, seconds = statementSeconds }: PoolOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: connectTimeoutMs,
    // Neon's sessions run in UTC; a server elsewhere may not.
    options: `-c timezone=UTC -c statement_timeout=${seconds * 1000} -c idle_in_transaction_session_timeout=${seconds * 1000}`,
  });
  // An idle connection that the server closed is replaced at the next request.
  pool.on('error', () => undefined);

  async function run(client: pg.PoolClient, statement: Statement): Promise<Result> {
    try {
      // One round of the extended protocol even without parameters: one statement is one statement.
      const config: pg.QueryArrayConfig & { queryMode: 'extended' } = {
        text: statement.query,
        values: statement.params,
        rowMode: 'array',
        types: asText,
        queryMode: 'extended',
      };
      const answer = await client.query<(string | null)[]>(config);
      return {
        command: answer.command ?? '',
        rowCount: answer.rowCount,
        fields: answer.fields.map(readField),
        rows: answer.rows,
      };
    } catch (error) {
      throw error instanceof pg.DatabaseError ? new SqlError(error) : error;
    }
  }

  /** Lends a connection to `work` and takes it back clean: no open transaction, no changed setting. */
  async function borrow<T>(work: (client: pg.PoolClient, results: Result[]) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const results: Result[] = [];
    let broken = true;
    try {
      return await work(client, results);
    } finally {
      try {
        if (client.getTransactionStatus() !== 'I') await client.query('rollback');
        if (results.some((result) => result.command === 'SET')) await client.query('reset all');
        broken = false;
      } catch {
        // The connection is gone; releasing it as broken makes the pool open a new one.
      }
      client.release(broken);
    }
  }

  return {
    query: (statement) =>
      borrow(async (client, results) => {
        const result = await run(client, statement);
        results.push(result);
        return result;
      }),

    batch: (statements, options) =>
      borrow(async (client, results) => {
        await run(client, { query: beginStatement(options), params: [] });
        for (const statement of statements) results.push(await run(client, statement));
        await run(client, { query: 'commit', params: [] });
        return results;
      }),

    close: () => pool.end(),
  };
}

function readField(field: pg.FieldDef): Field {
  const { name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format } = field;
  return { name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format };
}
