import {
  type FetchedPage,
  type FetchedRecord,
  type PageAsk,
  ProviderError,
} from '../worker/data-sources/providers/provider.ts';
import type { RecordDone, Run, SyncJob, SyncRuns } from './sync-runs.ts';

/**
 * A source that can be asked for its pages, or why it cannot any more. Its errors hold no secrets; one whose grant was
 * revoked is disconnected by then.
 */
export type Opened =
  | { kind: 'open'; fetchPage: (ask: PageAsk) => Promise<FetchedPage> }
  | { kind: 'closed'; status: 'stopped' | 'failed'; reason: string };

/** What lies outside of the object. Every function may throw; what it did before is then done again. */
export interface World {
  open(run: Run): Promise<Opened>;
  /** Puts records into the accept log; their ids, the same for the same record. */
  keep(run: Run, records: FetchedRecord[]): Promise<string[]>;
  /** Brings Postgres up to date, and tells once of a run that has ended. */
  report(run: Run): Promise<void>;
  /** True for an error of Postgres or the accept log being away, which is nobody's fault. */
  isPassing(error: unknown): boolean;
  log(message: string, fields: Record<string, string | number>): void;
  now(): number;
  /** From 0 to 1. */
  random(): number;
}

/** A page that takes longer is given up; providers' own calls end long before. */
const PAGE_TIMEOUT_MS = 60_000;
/** No more records than this are on their way at a time: fetching waits for the writing, where others wait too. */
const MOST_WAITING = 1000;
/** Of a resource with no more records than this, a backfill takes pages, not the provider's way for much data. */
const MOST_PAGED = 1000;
/** A provider that is away or busy is asked again after 2, 4, 8 … seconds, at most five minutes apart. */
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 300_000;
/** For so long it may be away; then the sync has failed. The next one by the clock begins afresh. */
const PATIENCE_MS = { incremental: 30 * 60_000, repair: 30 * 60_000, backfill: 24 * 3_600_000 };
/** A fault of our own is tried so often. */
const MOST_FAULTS = 5;
/** Postgres or the accept log is away. */
const AWAY_PAUSE_MS = 3000;
/** A running sync's figures reach Postgres at most this often. */
const REPORT_EVERY_MS = 1000;
/** The reconciler was cut off when it has not ended its repair by then. */
const LONGEST_FED_MS = 3_600_000;
/** Nothing to do but wait for the consumer, which wakes. */
const ASLEEP_MS = 60_000;

/**
 * The syncs of one source, each a step at a time: one page is fetched, kept and counted, then where it led is
 * remembered. A step that was cut off is done again; a page that is kept twice has one effect.
 */
export class Syncing {
  readonly #runs: SyncRuns;
  readonly #world: World;
  readonly #reportedAt = new Map<string, number>();

  constructor(runs: SyncRuns, world: World) {
    this.#runs = runs;
    this.#world = world;
  }

  /** Begins a run. With `records`, which are in the accept log already, a run goes on at the place of `job`. */
  begin(job: SyncJob, records?: string[]): void {
    const now = this.#world.now();
    this.#runs.add(job, now);
    if (records) this.#runs.turnPage(job.id, records, job, now);
  }

  /** Ends a run at once; the page that is being fetched right now is thrown away. False when there is no such run. */
  stop(id: string): boolean {
    if (this.#runs.get(id)?.status !== 'running') return false;
    this.#runs.end(id, 'stopped', null);
    return true;
  }

  /** Counts what the consumer is done with. */
  count(id: string, records: RecordDone[]): void {
    const before = this.#runs.get(id);
    if (!before) return;
    this.#runs.count(id, records);
    if (isWaiting(before) && !isWaiting(this.#runs.get(id))) this.#runs.rest(id, this.#world.now());
  }

  /** Does what is due; when to come back (ms since 1970), or undefined when all is over. */
  async advance(): Promise<number | undefined> {
    for (const { id } of this.#runs.all()) {
      // A step may take long: that it has begun is told before.
      await this.#report(id);
      await this.#step(id);
      await this.#report(id);
    }
    const left = this.#runs.all();
    return left.length === 0 ? undefined : Math.min(...left.map((run) => this.#wakeAt(run)));
  }

  #wakeAt(run: Run): number {
    const reportAt = run.unreported ? (this.#reportedAt.get(run.id) ?? 0) + REPORT_EVERY_MS : Number.POSITIVE_INFINITY;
    return run.status === 'running' ? Math.min(run.due, reportAt) : run.due;
  }

  async #step(id: string): Promise<void> {
    const run = this.#runs.get(id);
    const now = this.#world.now();
    if (run?.status !== 'running' || run.due > now) return;
    try {
      if (isFed(run) && now - Date.parse(run.startedAt) > LONGEST_FED_MS)
        this.#runs.end(id, 'failed', 'It was cut off');
      else if (isWaiting(run)) this.#runs.rest(id, now + ASLEEP_MS);
      else if (run.resource === null) this.#settle(run);
      else await this.#fetch(run, run.resource);
    } catch (error) {
      await this.#stumble(run, error).catch((later) => this.#stumble(run, later));
    }
  }

  async #fetch(run: Run, resource: string): Promise<void> {
    const opened = await this.#world.open(run);
    if (opened.kind === 'closed') return this.#runs.end(run.id, opened.status, opened.reason);
    const page = await inTime(nextPage(run, resource, opened.fetchPage));
    // It may have been stopped meanwhile: then nothing of this page was accepted.
    if (this.#runs.get(run.id)?.status !== 'running') return;
    const ids = page.records.length === 0 ? [] : await this.#world.keep(run, page.records);
    this.#runs.turnPage(run.id, ids, placeAfter(run, resource, page), this.#world.now() + (page.waitMs ?? 0));
  }

  /** All is fetched and processed. */
  #settle({ id, fetched, failed }: Run): void {
    const reason = `${failed} of ${fetched} records could not be processed; they are listed among the failures`;
    if (failed === 0) this.#runs.end(id, 'success', null);
    else this.#runs.end(id, 'failed', reason);
  }

  async #stumble(run: Run, error: unknown): Promise<void> {
    const { now, random } = this.#world;
    const at = now();
    const known = error instanceof ProviderError;
    if (!known && this.#world.isPassing(error)) return this.#runs.rest(run.id, at + AWAY_PAUSE_MS * (0.5 + random()));
    const reason = known ? error.message : 'Something went wrong on our side';
    if (!known) this.#world.log('a sync stumbled', { sync: run.id, error: String(error) });
    if (known && (error.kind === 'refused' || error.kind === 'revoked'))
      return this.#runs.end(run.id, 'failed', reason);
    const worn = known ? at - (run.troubleSince ?? at) >= PATIENCE_MS[run.kind] : run.tries + 1 >= MOST_FAULTS;
    if (worn) return this.#runs.end(run.id, 'failed', known ? `Given up: ${reason}` : reason);
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** run.tries) * (0.75 + random() / 2);
    const asked = known ? (error.retryAfterMs ?? 0) : 0;
    this.#runs.stumble(run.id, reason, at, at + Math.max(asked, pause));
  }

  /** Postgres being away delays what it knows, never the fetching. */
  async #report(id: string): Promise<void> {
    const run = this.#runs.get(id);
    if (!run?.unreported) return this.#forget(run);
    const now = this.#world.now();
    if (run.status === 'running' && now - (this.#reportedAt.get(id) ?? 0) < REPORT_EVERY_MS) return;
    this.#reportedAt.set(id, now);
    const version = this.#runs.versionOf(id);
    try {
      await this.#world.report(run);
      this.#runs.markReported(id, version);
      this.#forget(this.#runs.get(id));
    } catch (error) {
      if (run.status !== 'running') this.#runs.rest(id, now + AWAY_PAUSE_MS * (0.5 + this.#world.random()));
      this.#world.log('a sync is not in Postgres yet', { sync: id, error: String(error) });
    }
  }

  #forget(run: Run | undefined): void {
    if (!run || run.status === 'running' || run.unreported) return;
    this.#runs.remove(run.id);
    this.#reportedAt.delete(run.id);
  }
}

/** Whether there is nothing to do but to wait: for the consumer, or for the reconciler, which fetches its own. */
function isWaiting(run: Run | undefined): boolean {
  if (!run) return false;
  const onTheirWay = run.fetched - run.processed;
  return isFed(run) || onTheirWay >= (run.resource === null ? 1 : MOST_WAITING);
}

function isFed({ kind, resource }: Run): boolean {
  return kind === 'repair' && resource !== null;
}

/** A provider's way for much data takes its time to begin: a backfill tries first whether there is much. */
async function nextPage(run: Run, resource: string, fetchPage: (ask: PageAsk) => Promise<FetchedPage>) {
  const { cursor, since, until } = run;
  const isBackfill = run.kind === 'backfill';
  const ask = { resource, since: new Date(since), until: new Date(until), cursor };
  const isFirst = isBackfill && cursor === null;
  const page = await fetchPage({
    ...{ ...ask, bulk: isBackfill && cursor !== null },
    countOthers: isFirst && resource === run.resources[0],
  });
  const { of, others } = page;
  const isMuch = page.cursor !== null && (of ?? Number.POSITIVE_INFINITY) > MOST_PAGED;
  if (!isFirst || !isMuch) return page;
  const bulk = await fetchPage({ ...ask, bulk: true });
  return { ...bulk, of: bulk.of ?? of, others };
}

function placeAfter(run: Run, resource: string, page: FetchedPage) {
  const before = run.progress[resource] ?? { done: 0, of: null };
  const of = page.of ?? before.of;
  const done = before.done + page.records.length;
  const ended = page.cursor === null;
  const progress = {
    ...run.progress,
    ...waitingFor(run, page),
    [resource]: { done, of: of === null ? (ended ? done : null) : Math.max(of, done) },
  };
  if (!ended) return { resource, cursor: page.cursor, progress };
  return { resource: run.resources[run.resources.indexOf(resource) + 1] ?? null, cursor: null, progress };
}

/** How many records there are of what comes later, told before any of it is fetched. */
function waitingFor({ resources }: Run, { others = {} }: FetchedPage): Run['progress'] {
  const told = resources.flatMap((name) => (name in others ? [[name, { done: 0, of: others[name] ?? null }]] : []));
  return Object.fromEntries(told);
}

async function inTime(work: Promise<FetchedPage>): Promise<FetchedPage> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new ProviderError('away', 'The provider did not answer in time')),
    PAGE_TIMEOUT_MS,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
