import type { DataSource, StoredEvent } from '../../contract/sources.ts';
import { type Api, ApiFailure } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const lookAgainMs = 4000;
const firstEvents = 10;
const shownEvents = 500;

/** One source on the screen, and the last events it stored. */
export class Source extends State {
  readonly id: string;
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  data: DataSource | undefined;
  events: StoredEvent[] | undefined;
  readonly #api: Api;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watching = false;
  #cursor: string | null = null;

  constructor(api: Api, id: string) {
    super();
    this.#api = api;
    this.id = id;
  }

  /** Loads it, then looks for new events every four seconds for as long as the page can be seen. */
  watch(): void {
    this.#watching = true;
    document.addEventListener('visibilitychange', this.#look);
    void this.load().then(() => this.#look());
  }

  unwatch(): void {
    this.#watching = false;
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  async load(): Promise<void> {
    try {
      this.data = await this.#api.get<DataSource>(`/data-sources/${this.id}`);
      this.status = 'ready';
    } catch (error) {
      if (!this.data) {
        const gone = error instanceof ApiFailure && (error.status === 404 || error.status === 400);
        this.status = gone ? 'missing' : 'failed';
        this.failure = messageOf(error);
      }
    }
    this.changed();
  }

  async update(patch: { name?: string; status?: 'active' | 'paused' }): Promise<void> {
    this.data = await this.#api.patch<DataSource>(`/data-sources/${this.id}`, patch);
    this.changed();
  }

  async remove(): Promise<void> {
    this.unwatch();
    await this.#api.delete(`/data-sources/${this.id}`);
  }

  get hasEarlier(): boolean {
    return this.#cursor !== null && (this.events?.length ?? 0) < shownEvents;
  }

  async loadEarlier(): Promise<void> {
    const address = `/data-sources/${this.id}/events?limit=50&cursor=${this.#cursor}`;
    const { data, nextCursor } = await this.#api.get<Page<StoredEvent>>(address);
    this.#cursor = nextCursor;
    this.events = [...(this.events ?? []), ...data];
    this.changed();
  }

  readonly #look = async () => {
    clearTimeout(this.#timer);
    if (!this.#watching || document.visibilityState !== 'visible' || this.status === 'missing') return;
    try {
      await this.#readEvents();
    } catch {
      // The next look finds what this one missed.
    }
    if (this.#watching) this.#timer = setTimeout(this.#look, lookAgainMs);
  };

  async #readEvents(): Promise<void> {
    const newest = this.events?.[0]?.id;
    const query = newest ? `?limit=100&after=${newest}` : `?limit=${firstEvents}`;
    const { data, nextCursor } = await this.#api.get<Page<StoredEvent>>(`/data-sources/${this.id}/events${query}`);
    if (!newest) this.#cursor = nextCursor;
    if (data.length === 0 && this.events) return;
    const first = this.events === undefined;
    this.events = [...data, ...(this.events ?? [])].slice(0, shownEvents);
    this.changed();
    if (!first || data.length > 0) this.data = await this.#api.get<DataSource>(`/data-sources/${this.id}`);
    this.changed();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
