import type { Summary } from '../../contract/analytics.ts';
import type { Changes } from '../../contract/changes.ts';
import type { SourceHealth } from '../../contract/health.ts';
import type { MetricResult } from '../../contract/metrics.ts';
import type { Segment } from '../../contract/segments.ts';
import type { DataSource } from '../../contract/sources.ts';
import type { Api } from '../app/api.ts';
import { Loaded } from '../ui/loaded.ts';
import { State } from '../ui/watch.ts';
import type { RangeKey } from './ranges.ts';

/** What happened in a range, with what stands beside it: the segments as they are now, and the sources. */
export class Today extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  /** What is shown. While another range is fetched, `busy`, it is still the one before. */
  range: RangeKey | undefined;
  busy = false;
  /** Its revenue is the metric's, as answers tell it; `receiptId` is of that number. */
  summary: Summary | undefined;
  receiptId: string | undefined;
  segments: Segment[] = [];
  sources: DataSource[] = [];
  /** How each source stands against its provider; empty where it could not be told. */
  health: SourceHealth[] = [];
  /** Beside the like time before: one reading for the figures and for what stands below them. */
  changes = this.#loadedChanges();
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

  /** Whether what is shown has a like time before it: all of the past has none. */
  get comparable(): boolean {
    return this.range !== undefined && this.range !== 'all' && !this.empty;
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
      const [{ summary, receiptId }, segments, sources] = await Promise.all([
        this.#summary(range),
        this.#api.get<{ data: Segment[] }>('/segments'),
        this.#api.get<{ data: DataSource[] }>('/data-sources?limit=100'),
      ]);
      void this.#stand(() => mine === this.#asked);
      if (mine !== this.#asked) return;
      if (range !== this.range) this.changes = this.#loadedChanges();
      Object.assign(this, {
        range,
        summary,
        receiptId,
        segments: segments.data,
        sources: sources.data,
        status: 'ready',
      });
      this.busy = false;
      this.changed();
      if (this.comparable) void this.#compare(range);
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

  #compare(range: RangeKey): Promise<void> {
    return this.changes.load(() => this.#api.get<Changes>(`/analytics/changes?range=${range}`));
  }

  #loadedChanges(): Loaded<Changes> {
    const changes = new Loaded<Changes>();
    changes.addEventListener('change', () => this.changed());
    return changes;
  }

  async #summary(range: string): Promise<{ summary: Summary; receiptId: string }> {
    const [summary, revenue] = await Promise.all([
      this.#api.get<Summary>(`/analytics/summary?range=${range}`),
      this.#api.post<MetricResult>('/analytics/query', { metric: 'revenue', range }),
    ]);
    const totals = { ...summary.totals, revenue: String(revenue.value ?? '0.00') };
    return { summary: { ...summary, totals }, receiptId: revenue.receipt.id };
  }
}
