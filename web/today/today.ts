import type { Summary } from '../../contract/analytics.ts';
import type { SourceHealth } from '../../contract/health.ts';
import type { Segment } from '../../contract/segments.ts';
import type { DataSource } from '../../contract/sources.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';
import { comparableDays, type Days, daysOf, type RangeKey } from './ranges.ts';

/** Two times that are alike, and what happened in each. */
export interface Comparison {
  now: { days: Days; summary: Summary };
  before: { days: Days; summary: Summary };
}

/** What happened in a range, with what stands beside it: the segments as they are now, and the sources. */
export class Today extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  /** What is shown. While another range is fetched, `busy`, it is still the one before. */
  range: RangeKey | undefined;
  busy = false;
  summary: Summary | undefined;
  segments: Segment[] = [];
  sources: DataSource[] = [];
  /** How each source stands against its provider; empty where it could not be told. */
  health: SourceHealth[] = [];
  /** Undefined while it is fetched, null where there is nothing that could be compared. */
  comparison: Comparison | null | undefined;
  /** Of the range `today` only: all of yesterday, told beside it. */
  yesterday: Summary | undefined;
  readonly #api: Api;
  #wanted: RangeKey | undefined;
  #asked = 0;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  /** Nothing is connected and nothing ever arrived. */
  get empty(): boolean {
    return this.sources.length === 0 && this.summary?.totals.events === 0;
  }

  async show(range: RangeKey): Promise<void> {
    if (range === this.#wanted) return;
    this.#wanted = range;
    await this.load();
  }

  /** Reads everything again; the last range that was asked for is the one that is shown. */
  async load(): Promise<void> {
    const range = this.#wanted;
    if (!range) return;
    this.#asked += 1;
    const mine = this.#asked;
    // The same range is read again quietly.
    this.busy = range !== this.range;
    if (this.status === 'failed') this.status = 'loading';
    this.changed();
    try {
      const [summary, segments, sources] = await Promise.all([
        this.#summary(range),
        this.#api.get<{ data: Segment[] }>('/segments'),
        this.#api.get<{ data: DataSource[] }>('/data-sources?limit=100'),
      ]);
      void this.#stand(() => mine === this.#asked);
      if (mine !== this.#asked) return;
      const again = range === this.range;
      Object.assign(this, { range, summary, segments: segments.data, sources: sources.data, status: 'ready' });
      if (!again) Object.assign(this, { comparison: undefined, yesterday: undefined });
      this.busy = false;
      this.changed();
      await this.#compare(range, summary, () => mine === this.#asked);
    } catch (error) {
      if (mine !== this.#asked) return;
      this.busy = false;
      // What was read before stays on the screen unless it is of another range.
      if (range !== this.range) this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
      this.changed();
    }
  }

  async #stand(current: () => boolean): Promise<void> {
    const health = await this.#api.get<{ data: SourceHealth[] }>('/data-sources/health').catch(() => undefined);
    if (!health || !current()) return;
    this.health = health.data;
    this.changed();
  }

  async #compare(range: RangeKey, summary: Summary, current: () => boolean): Promise<void> {
    const days = daysOf(summary.range);
    const alike = days && comparableDays(range, days);
    const [now, before, yesterday] = await Promise.all([
      alike && this.#summary(keyOf(alike.now)),
      alike && this.#summary(keyOf(alike.before)),
      range === 'today' ? this.#summary('yesterday') : undefined,
    ]).catch(() => []);
    if (!current()) return;
    const compared = alike && now && before && before.totals.events > 0;
    this.comparison = compared
      ? { now: { days: alike.now, summary: now }, before: { days: alike.before, summary: before } }
      : null;
    this.yesterday = yesterday;
    this.changed();
  }

  #summary(range: string): Promise<Summary> {
    return this.#api.get<Summary>(`/analytics/summary?range=${range}`);
  }
}

function keyOf({ first, end }: Days): string {
  return `${first}..${end}`;
}
