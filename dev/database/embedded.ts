import { messages, PGlite, protocol } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { BatchOptions, Database, Field, Result, Statement } from './database.ts';
import { beginStatement, SqlError } from './database.ts';

const { serialize, Parser } = protocol;

/**
 * Postgres inside this process (PGlite), kept in `folder`. It has one session, so statements run one after the other;
 * a long one holds up the whole process, which is why the hub runs it in a process of its own (see `server.ts`).
 * Without `pgvector` it is a Postgres that does not have that extension.
 */
export async function openEmbedded(folder: string, options: { pgvector?: boolean } = {}): Promise<Database> {
  const { pgvector = true } = options;
  const postgres = await PGlite.create({ dataDir: folder, extensions: pgvector ? { vector } : {} });
  let inTransaction = false;

  async function run(statement: Statement): Promise<Result> {
    // One round of the extended protocol, so that a statement is one statement and every value stays text.
    const request = Buffer.concat([
      serialize.parse({ text: statement.query }),
      serialize.bind({ values: statement.params }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const answer = readAnswer(await postgres.execProtocolRaw(request));
    inTransaction = answer.inTransaction;
    if (answer.failure) throw answer.failure;
    return answer.result;
  }

  const plain = (query: string) => run({ query, params: [] });

  /** Nothing of a request may outlive it: not an open transaction, not a changed setting. */
  async function tidy(results: Result[]): Promise<void> {
    if (inTransaction) await plain('rollback');
    if (results.some((result) => result.command === 'SET')) await plain('reset all');
  }

  return {
    query: (statement) =>
      postgres.runExclusive(async () => {
        const result = await run(statement);
        await tidy([result]);
        return result;
      }),

    batch: (statements, options?: BatchOptions) =>
      postgres.runExclusive(async () => {
        const results: Result[] = [];
        try {
          await plain(beginStatement(options));
          for (const statement of statements) results.push(await run(statement));
          await plain('commit');
          return results;
        } finally {
          await tidy(results);
        }
      }),

    close: () => postgres.close(),
  };
}

interface Answer {
  result: Result;
  failure: SqlError | undefined;
  inTransaction: boolean;
}

/** Reads the answer to one statement out of Postgres' raw messages. */
function readAnswer(raw: Uint8Array): Answer {
  const result: Result = { command: '', rowCount: null, fields: [], rows: [] };
  const answer: Answer = { result, failure: undefined, inTransaction: false };
  new Parser().parse(raw, (message) => {
    if (message instanceof messages.DatabaseError) answer.failure ??= new SqlError(message);
    else if (message instanceof messages.RowDescriptionMessage) result.fields = message.fields.map(readField);
    else if (message instanceof messages.DataRowMessage) result.rows.push(message.fields);
    else if (message instanceof messages.CommandCompleteMessage) Object.assign(result, readTag(message.text));
    else if (message instanceof messages.ReadyForQueryMessage) answer.inTransaction = message.status !== 'I';
  });
  return answer;
}

function readField(field: messages.Field): Field {
  return {
    name: field.name,
    tableID: field.tableID,
    columnID: field.columnID,
    dataTypeID: field.dataTypeID,
    dataTypeSize: field.dataTypeSize,
    dataTypeModifier: field.dataTypeModifier,
    format: 'text',
  };
}

/** `INSERT 0 3` is three rows, `SELECT 2` two, `CREATE TABLE` has no count. */
function readTag(tag: string): Pick<Result, 'command' | 'rowCount'> {
  const words = tag.split(' ');
  const last = words.at(-1) ?? '';
  return { command: words[0] ?? '', rowCount: /^\d+$/.test(last) ? Number(last) : null };
}
