import type { Sync } from '../contract/sources.ts';

/** One sync as it was asked for, and where it begins: at the start, or where an earlier one stopped. */
export interface SyncJob {
  id: string;
  workspaceId: string;
  sourceId: string;
  /** Who asked for it by hand. */
  userId: string | null;
  kind: Sync['kind'];
  /** ISO. What changed at the provider in this time is fetched; half-open. */
  since: string;
  until: string;
  startedAt: string;
  /** What is fetched, in this order. */
  resources: string[];
  /** What is fetched next; null once everything was. */
  resource: string | null;
  cursor: string | null;
  progress: Sync['progress'];
}

/** A sync on its way. */
export interface Run extends SyncJob {
  status: 'running' | 'success' | 'failed' | 'stopped';
  /** Records handed to the accept log, those of them that are done with, and of these the ones that failed for good. */
  fetched: number;
  processed: number;
  failed: number;
  /** Events that were new. */
  events: number;
  /** Why it waits or how it failed, in words. */
  error: string | null;
  /** Tries in a row that came to nothing, and when the first of them was (ms). */
  tries: number;
  troubleSince: number | null;
  /** When it is looked at next (ms). */
  due: number;
  /** Postgres does not know of the last change yet. */
  unreported: boolean;
}

/** What became of one record, as the consumer tells. Told twice, it counts once. */
export interface RecordDone {
  id: string;
  events: number;
  failed: boolean;
}

/** How far a page led. */
export interface Place {
  resource: string | null;
  cursor: string | null;
  progress: Sync['progress'];
}

type Stored = {
  job: string;
  resource: string | null;
  cursor: string | null;
  progress: string;
  status: Run['status'];
  fetched: number;
  processed: number;
  failed: number;
  events: number;
  error: string | null;
  tries: number;
  trouble_since: number | null;
  due: number;
  version: number;
  reported: number;
};

/** The part of an object's storage that is used here. */
export type Sql = Pick<SqlStorage, 'exec'>;

/**
 * The syncs of one source and every record they fetched, in the object's SQLite. A record is counted by its id as
 * fetched when its page is kept and as processed when the consumer tells so, in whichever order the two come.
 */
export class SyncRuns {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.exec(`create table if not exists runs (
      id text primary key, job text not null, resource text, cursor text, progress text not null,
      status text not null default 'running', fetched integer not null default 0, processed integer not null default 0,
      failed integer not null default 0, events integer not null default 0, error text,
      tries integer not null default 0, trouble_since integer, due integer not null,
      version integer not null default 1, reported integer not null default 0)`);
    sql.exec(`create table if not exists records (
      run text not null, id text not null, fetched integer not null, done integer not null,
      primary key (run, id)) without rowid`);
  }

  /** Begins a run; one that is known already goes on as it is. */
  add(job: SyncJob, due: number): void {
    this.#sql.exec(
      `insert into runs (id, job, resource, cursor, progress, due) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      ...[job.id, JSON.stringify(job), job.resource, job.cursor, JSON.stringify(job.progress), due],
    );
  }

  get(id: string): Run | undefined {
    const [row] = this.#sql.exec<Stored>('select * from runs where id = ?', id).toArray();
    return row && read(row);
  }

  /** What is not over yet, and what Postgres was not told of. Short runs come before long ones. */
  all(): Run[] {
    return this.#sql
      .exec<Stored>(`select * from runs order by json_extract(job, '$.kind') = 'backfill', id`)
      .toArray()
      .map(read);
  }

  /** A page is in the accept log: its records are counted, and the run goes on behind it. */
  turnPage(id: string, records: string[], place: Place, due: number): void {
    let fetched = 0;
    let processed = 0;
    for (const record of new Set(records)) {
      const [known] = this.#sql
        .exec<{ fetched: number; done: number }>(
          'select fetched, done from records where run = ? and id = ?',
          id,
          record,
        )
        .toArray();
      if (known?.fetched) continue;
      fetched++;
      processed += known?.done ?? 0;
      this.#sql.exec(
        'insert into records (run, id, fetched, done) values (?, ?, 1, 0) on conflict do update set fetched = 1',
        ...[id, record],
      );
    }
    this.#sql.exec(
      `update runs set fetched = fetched + ?, processed = processed + ?, resource = ?, cursor = ?, progress = ?,
         error = null, tries = 0, trouble_since = null, due = ?, version = version + 1
       where id = ?`,
      ...[fetched, processed, place.resource, place.cursor, JSON.stringify(place.progress), due, id],
    );
  }

  /** The consumer is done with these records. */
  count(id: string, records: RecordDone[]): void {
    // Repairs hand over records by themselves, and are over with that.
    if (!this.get(id)) return;
    let processed = 0;
    let failed = 0;
    let events = 0;
    for (const record of records) {
      const [known] = this.#sql
        .exec<{ fetched: number; done: number }>(
          'select fetched, done from records where run = ? and id = ?',
          ...[id, record.id],
        )
        .toArray();
      if (known?.done) continue;
      processed += known?.fetched ?? 0;
      failed += record.failed ? 1 : 0;
      events += record.events;
      this.#sql.exec(
        'insert into records (run, id, fetched, done) values (?, ?, 0, 1) on conflict do update set done = 1',
        ...[id, record.id],
      );
    }
    this.#sql.exec(
      `update runs set processed = processed + ?, failed = failed + ?, events = events + ?, version = version + 1
       where id = ?`,
      ...[processed, failed, events, id],
    );
  }

  /** Nothing happens before `due`. */
  rest(id: string, due: number): void {
    this.#sql.exec('update runs set due = ? where id = ?', due, id);
  }

  /** A try came to nothing: another one at `due`. */
  stumble(id: string, reason: string | null, now: number, due: number): void {
    this.#sql.exec(
      `update runs set error = ?, tries = tries + 1, trouble_since = coalesce(trouble_since, ?), due = ?,
         version = version + 1
       where id = ?`,
      ...[reason, now, due, id],
    );
  }

  end(id: string, status: Exclude<Run['status'], 'running'>, error: string | null): void {
    this.#sql.exec(
      `update runs set status = ?, error = ?, due = 0, version = version + 1 where id = ? and status = 'running'`,
      ...[status, error, id],
    );
  }

  /** Its state as it was read is in Postgres. */
  markReported(id: string, version: number): void {
    this.#sql.exec('update runs set reported = ? where id = ?', version, id);
  }

  versionOf(id: string): number {
    const [row] = this.#sql.exec<{ version: number }>('select version from runs where id = ?', id).toArray();
    return row?.version ?? 0;
  }

  remove(id: string): void {
    this.#sql.exec('delete from records where run = ?', id);
    this.#sql.exec('delete from runs where id = ?', id);
  }
}

function read(row: Stored): Run {
  return {
    ...(JSON.parse(row.job) as SyncJob),
    resource: row.resource,
    cursor: row.cursor,
    progress: JSON.parse(row.progress),
    status: row.status,
    fetched: row.fetched,
    processed: row.processed,
    failed: row.failed,
    events: row.events,
    error: row.error,
    tries: row.tries,
    troubleSince: row.trouble_since,
    due: row.due,
    unreported: row.version > row.reported,
  };
}
