/**
 * The one shape of a local database, as Neon's SQL-over-HTTP protocol needs it: text in, text out. Two things have
 * it - the embedded Postgres and a pool on any Postgres server - and one suite of tests runs on both.
 */
export interface Database {
  /** Runs one statement on its own. Throws `SqlError` when Postgres refuses it. */
  query(statement: Statement): Promise<Result>;
  /** Runs all statements in one transaction: every effect or none. Throws the `SqlError` of the first that fails. */
  batch(statements: Statement[], options?: BatchOptions): Promise<Result[]>;
  /** Finishes what runs and lets go of every connection and file. */
  close(): Promise<void>;
}

/** One statement with its parameters as Postgres reads them in text (`null` is SQL's null). */
export interface Statement {
  query: string;
  params: (string | null)[];
}

/** What a statement answered: every value in Postgres' own text form, in the order of `fields`. */
export interface Result {
  /** The first word of the command tag: `SELECT`, `INSERT`, `CREATE` ... */
  command: string;
  rowCount: number | null;
  fields: Field[];
  rows: (string | null)[][];
}

export interface Field {
  name: string;
  tableID: number;
  columnID: number;
  dataTypeID: number;
  dataTypeSize: number;
  dataTypeModifier: number;
  format: string;
}

export interface BatchOptions {
  isolationLevel?: IsolationLevel;
  readOnly?: boolean;
  deferrable?: boolean;
}

const isolationLevels = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
} as const;

/** Neon's names of the isolation levels, as they come in the `Neon-Batch-Isolation-Level` header. */
export type IsolationLevel = keyof typeof isolationLevels;

export function isIsolationLevel(name: string | undefined): name is IsolationLevel {
  return name !== undefined && Object.hasOwn(isolationLevels, name);
}

/** The statement that opens a batch's transaction. */
export function beginStatement(options: BatchOptions = {}): string {
  const parts = ['begin'];
  if (options.isolationLevel) parts.push(`isolation level ${isolationLevels[options.isolationLevel]}`);
  if (options.readOnly !== undefined) parts.push(options.readOnly ? 'read only' : 'read write');
  if (options.deferrable !== undefined) parts.push(options.deferrable ? 'deferrable' : 'not deferrable');
  return parts.join(' ');
}

/** The fields of Postgres' error that the Neon driver copies onto the error its caller sees. */
const errorFields = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const;

/** Postgres refused a statement. `fields` holds what it said, under the names of the Neon driver. */
export class SqlError extends Error {
  readonly fields: Record<string, string>;

  constructor(source: { message: string }) {
    super(source.message);
    const said = source as Record<string, unknown>;
    this.fields = {};
    for (const name of errorFields) {
      const value = said[name];
      if (value !== undefined && value !== null) this.fields[name] = String(value);
    }
  }
}
