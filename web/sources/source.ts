import type { DataSource, StoredEvent } from '../../contract/sources.ts';
import { type Api, ApiFailure } from '../app/api.ts';
import { Followed } from '../ui/followed.ts';

interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const lookAgainMs = 4000;
const firstEvents = 10;
const shownEvents = 500;

/** One source on the screen, and the last events it stored; new ones are looked for every four seconds. */
export class Source extends Followed {
  readonly id: string;
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  data: DataSource | undefined;
  events: StoredEvent[] | undefined;
  readonly #api: Api;
  #cursor: string | null = null;

  constructor(api: Api, id: string) {
    super();
    this.#api = api;
    this.id = id;
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

  protected get againMs(): number | undefined {
    return this.status === 'missing' ? undefined : lookAgainMs;
  }

  protected async read(): Promise<void> {
    if (!this.data) await this.load();
    if (this.status === 'missing') return;
    try {
      await this.#readEvents();
    } catch {
      // The next look finds what this one missed.
    }
  }

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
