import { DurableObject } from 'cloudflare:workers';
import type { Env, IngestPointer } from '../worker/env.ts';
import type { AcceptedRecord } from '../worker/ingest/record.ts';
import { Gathering, LONGEST_GATHER_MS } from './gathering.ts';

/** A record as it lies in the log. */
export interface LogEntry {
  seq: number;
  record: AcceptedRecord;
  /** How often processing it failed, and what was said the last time. */
  attempts: number;
  reason: string | null;
}

/** A fed record that is not confirmed in this time is fed again, later each time. */
const LEASE_MS = 10_000;
const LONGEST_LEASE_MS = 300_000;
/** Postgres is away: nothing is fed for a while, longer each time. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/** One pointer stands for at most this much. */
const POINTER_RECORDS = 1000;
const POINTER_BYTES = 1_000_000;
/** At most this much is on its way at a time; the rest waits here, where it is durable. */
const FLIGHT_RECORDS = 4000;
const FLIGHT_BYTES = 16_000_000;
/** The queue takes at most so many messages in one call. */
const SEND_MESSAGES = 100;

/**
 * What was accepted and is not stored yet, for one shard of a source's requests. A record is durable here before its
 * sender is answered, so that neither Postgres being away nor a queue that forgets can lose it. The object feeds the
 * queue with pointers to its records, and feeds again what nobody confirms; every effect of a record is idempotent.
 */
export class AcceptLog extends DurableObject<Env> {
  readonly #sql: SqlStorage;
  /** When the alarm rings next, as far as this instance set it. */
  #alarmAt = Number.POSITIVE_INFINITY;
  /** What this instance fed and nobody confirmed yet. Only a brake: forgotten with the instance. */
  readonly #inFlight = new Map<number, { bytes: number; until: number }>();
  #bytesInFlight = 0;
  #pausedUntil = 0;
  #pauses = 0;
  /** What was appended since the last feed. */
  readonly #gathering = new Gathering();
  /** The last feed had to leave some behind: those wait for nothing but their turn. */
  #isBehind = false;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = state.storage.sql;
    this.#sql.exec(`create table if not exists records (
      seq integer primary key autoincrement, meta text not null, body text not null, bytes integer not null,
      due integer not null, fed integer not null default 0, attempts integer not null default 0, reason text)`);
    this.#sql.exec('create index if not exists records_due on records (due)');
    this.#sql.exec('create table if not exists counting (before integer not null)');
    this.#sql.exec(`insert into counting
      select coalesce((select seq from sqlite_sequence where name = 'records'), 0) - (select count(*) from records)
      where not exists (select 1 from counting)`);
    // What an earlier instance fed may have been forgotten on its way.
    this.#sql.exec('update records set due = 0 where fed > 0 and reason is null');
  }

  /** Keeps the records. They are durable, and will be fed, once the caller has the answer. */
  async append(records: AcceptedRecord[]): Promise<void> {
    const now = Date.now();
    for (const { body, ...meta } of records) {
      this.#sql.exec(
        'insert into records (meta, body, bytes, due) values (?, ?, ?, ?)',
        JSON.stringify(meta),
        body,
        body.length,
        now,
      );
    }
    this.#gathering.add(records.length, now);
    // While earlier ones are on their way it is their landing that wakes: this is only for a lost one.
    await this.#wakeAt(this.#inFlight.size > 0 ? now + LONGEST_GATHER_MS : this.#gathering.lookAt);
  }

  /** The records of a pointer that are not confirmed yet. */
  read(ids: number[]): LogEntry[] {
    return this.#sql
      .exec<{ seq: number; meta: string; body: string; attempts: number; reason: string | null }>(
        `select seq, meta, body, attempts, reason from records
         where seq in (select value from json_each(?)) order by seq`,
        JSON.stringify(ids),
      )
      .toArray()
      .map(({ seq, meta, body, attempts, reason }) => ({
        seq,
        record: { ...JSON.parse(meta), body },
        attempts,
        reason,
      }));
  }

  /** These records have had their effect: they are forgotten. */
  async confirm(ids: number[]): Promise<void> {
    this.#sql.exec('delete from records where seq in (select value from json_each(?))', JSON.stringify(ids));
    this.#landed(ids);
    this.#pauses = 0;
    this.#pausedUntil = 0;
    await this.#wakeForNext();
  }

  /** Postgres is away: feed these again later, and nothing else until then. No attempt is counted. */
  async defer(ids: number[]): Promise<void> {
    const now = Date.now();
    this.#sql.exec(
      'update records set due = ? where seq in (select value from json_each(?))',
      now,
      JSON.stringify(ids),
    );
    this.#landed(ids);
    if (this.#pausedUntil <= now) {
      this.#pausedUntil = now + jittered(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** this.#pauses));
      this.#pauses++;
    }
    await this.#wakeForNext();
  }

  /** A record failed for a reason of its own: it is tried by itself, outside this log, for `leaseMs`. */
  async fail(id: number, reason: string, leaseMs: number): Promise<void> {
    this.#sql.exec(
      'update records set attempts = attempts + 1, reason = ?, due = ? where seq = ?',
      reason,
      Date.now() + leaseMs,
      id,
    );
    this.#landed([id]);
    await this.#wakeForNext();
  }

  /** How many records are waiting for their confirmation. */
  size(): number {
    return this.#sql.exec<{ n: number }>('select count(*) as n from records').one().n;
  }

  /**
   * How many records were ever accepted, counted by the numbers they were given, and how many of them wait. What was
   * confirmed before anybody counted is left out.
   */
  totals(): { accepted: number; waiting: number; oldestWaitingAt: string | null } {
    const { accepted, waiting, oldest } = this.#sql
      .exec<{ accepted: number; waiting: number; oldest: string | null }>(`select
        coalesce((select seq from sqlite_sequence where name = 'records'), 0) - (select before from counting) as accepted,
        (select count(*) from records) as waiting,
        (select meta ->> 'receivedAt' from records order by seq limit 1) as oldest`)
      .one();
    return { accepted, waiting, oldestWaitingAt: oldest };
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = Number.POSITIVE_INFINITY;
    const now = Date.now();
    if (now >= this.#pausedUntil && (this.#isBehind || this.#gathering.isOver(now))) {
      this.#forgetExpired(now);
      const pointers = this.#nextPointers(now);
      this.#gathering.end();
      this.#isBehind = this.#isFull();
      try {
        for (let from = 0; from < pointers.length; from += SEND_MESSAGES) {
          const messages = pointers.slice(from, from + SEND_MESSAGES);
          await this.env.INGEST.sendBatch(messages.map((body) => ({ body, contentType: 'json' as const })));
        }
      } catch (error) {
        console.error(JSON.stringify({ level: 'error', message: 'the queue refused pointers', cause: String(error) }));
        await this.defer(pointers.flatMap(({ ids }) => ids));
      }
    }
    await this.#wakeForNext();
  }

  /** Takes what is due and fits into the flight, leases it, and gathers it into pointers. */
  #nextPointers(now: number): IngestPointer[] {
    const rows = this.#sql
      .exec<{ seq: number; bytes: number }>(
        'select seq, bytes from records where due <= ? order by due, seq limit ?',
        now,
        FLIGHT_RECORDS - this.#inFlight.size,
      )
      .toArray();
    const pointers: IngestPointer[] = [];
    const taken: number[] = [];
    let pointer: IngestPointer | undefined;
    for (const { seq, bytes } of rows) {
      if (this.#bytesInFlight > FLIGHT_BYTES) break;
      if (!pointer || pointer.ids.length >= POINTER_RECORDS || pointer.bytes + bytes > POINTER_BYTES) {
        pointer = { shard: this.ctx.id.toString(), ids: [], bytes: 0 };
        pointers.push(pointer);
      }
      pointer.ids.push(seq);
      pointer.bytes += bytes;
      taken.push(seq);
      this.#inFlight.set(seq, { bytes, until: now + LEASE_MS });
      this.#bytesInFlight += bytes;
    }
    if (taken.length > 0) {
      this.#sql.exec(
        `update records set fed = fed + 1, due = ? + min(?, ? << min(fed, 5))
         where seq in (select value from json_each(?))`,
        now,
        LONGEST_LEASE_MS,
        Math.round(jittered(LEASE_MS)),
        JSON.stringify(taken),
      );
    }
    return pointers;
  }

  #landed(ids: number[]): void {
    for (const id of ids) {
      this.#bytesInFlight -= this.#inFlight.get(id)?.bytes ?? 0;
      this.#inFlight.delete(id);
    }
  }

  #forgetExpired(now: number): void {
    this.#landed([...this.#inFlight].flatMap(([id, { until }]) => (until <= now ? [id] : [])));
  }

  /** Arms the alarm for the first record that is due, unless the flight is full: then a confirmation arms it. */
  async #wakeForNext(): Promise<void> {
    const now = Date.now();
    const { at } = this.#sql
      .exec<{ at: number | null }>('select min(due) as at from records where due > ?', this.#isFull() ? now : -1)
      .one();
    const lookAt = this.#isBehind ? 0 : this.#gathering.lookAt;
    if (at !== null) await this.#wakeAt(Math.max(at, lookAt, this.#pausedUntil));
  }

  #isFull(): boolean {
    return this.#inFlight.size >= FLIGHT_RECORDS || this.#bytesInFlight > FLIGHT_BYTES;
  }

  async #wakeAt(at: number): Promise<void> {
    if (at >= this.#alarmAt) return;
    this.#alarmAt = at;
    await this.ctx.storage.setAlarm(at);
  }
}

/** Within a fifth of the delay, so that what failed together does not return together. */
function jittered(ms: number): number {
  return ms * (0.8 + Math.random() * 0.4);
}
