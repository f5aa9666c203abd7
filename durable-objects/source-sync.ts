import { DurableObject } from 'cloudflare:workers';
import type { Sync } from '../contract/sources.ts';
import { worldOf } from '../worker/data-sources/syncs/world.ts';
import type { Env } from '../worker/env.ts';
import { type RecordDone, type Run, type SyncJob, SyncRuns } from './sync-runs.ts';
import { Syncing } from './syncing.ts';

/** How a sync ended; the kind of trouble is left to the words. */
export type SyncEnd = {
  status: Exclude<Sync['status'], 'queued' | 'running'>;
  eventsCount: number;
  error: string | null;
};

/** Should the runtime die in an alarm, it rings again after this. */
const WATCH_MS = 30_000;
/** What the consumer tells within this time of each other is looked at together. */
const GATHER_MS = 100;

/**
 * One source's syncs: it alone asks this source's provider, so that a slow or dead one delays no other. It works page
 * by page from its alarm and remembers where it is, so that it goes on there after a crash. Postgres is the record of
 * every sync; what is here is forgotten once the end of a sync is there.
 */
export class SourceSync extends DurableObject<Env> {
  readonly #waiting = new Map<string, Set<(end: SyncEnd) => void>>();
  readonly #runs = new SyncRuns(this.ctx.storage.sql);
  readonly #syncing: Syncing;
  #alarmAt = Number.POSITIVE_INFINITY;
  #busy = false;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const world = worldOf(env, (work) => state.waitUntil(work));
    const report = async (run: Run) => {
      await world.report(run);
      this.#tell(run);
    };
    this.#syncing = new Syncing(this.#runs, { ...world, report });
  }

  /**
   * Begins a sync soon; asking again for the same one changes nothing. With `records` it goes on where `job` is: that
   * many were put into the accept log by whoever asks.
   */
  async begin(job: SyncJob, records?: string[]): Promise<void> {
    this.#syncing.begin(job, records);
    await this.#wakeAt(Date.now());
  }

  /** Ends a sync at once; what it fetched so far is processed. False when it is not under way. */
  async stop(id: string): Promise<boolean> {
    const stopped = this.#syncing.stop(id);
    if (stopped) await this.#wakeAt(Date.now());
    return stopped;
  }

  /** The consumer is done with these records of a sync. */
  async count(id: string, records: RecordDone[]): Promise<void> {
    this.#syncing.count(id, records);
    await this.#wakeAt(Date.now() + GATHER_MS);
  }

  /** How a sync ended, as soon as it has; null when it takes longer than `ms`, or is not known here (any more). */
  async wait(id: string, ms: number): Promise<SyncEnd | null> {
    if (!this.#runs.get(id)) return null;
    const { promise, resolve } = Promise.withResolvers<SyncEnd | null>();
    const timer = setTimeout(() => resolve(null), ms);
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting.add(resolve));
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(resolve);
      if (waiting.size === 0) this.#waiting.delete(id);
    }
  }

  /** The source was removed. */
  async forget(): Promise<void> {
    for (const { id } of this.#runs.all()) this.#runs.remove(id);
    await this.ctx.storage.deleteAlarm();
    this.#alarmAt = Number.POSITIVE_INFINITY;
  }

  override async alarm(): Promise<void> {
    this.#busy = true;
    await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
    try {
      const next = await this.#syncing.advance();
      this.#alarmAt = next ?? Number.POSITIVE_INFINITY;
      await (next === undefined ? this.ctx.storage.deleteAlarm() : this.ctx.storage.setAlarm(next));
    } finally {
      this.#busy = false;
    }
  }

  #tell({ id, status, events, error }: Run): void {
    if (status === 'running') return;
    for (const resolve of this.#waiting.get(id) ?? []) resolve({ status, eventsCount: events, error });
  }

  /** An alarm under way sees to the next one itself. */
  async #wakeAt(at: number): Promise<void> {
    if (this.#busy || at >= this.#alarmAt) return;
    this.#alarmAt = at;
    await this.ctx.storage.setAlarm(at);
  }
}
