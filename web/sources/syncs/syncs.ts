import type { Sync } from '../../../contract/sources.ts';
import type { Api } from '../../app/api.ts';
import { State } from '../../ui/watch.ts';

const lookAgainMs = 1000;
const shown = 5;

/** The fetches of one source: those that run, with how far they are, and the last that ended. */
export class Syncs extends State {
  items: Sync[] = [];
  failure = '';
  /** What was asked for and is not answered yet. */
  asking = false;
  readonly #api: Api;
  readonly #path: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watching = false;

  constructor(api: Api, sourceId: string) {
    super();
    this.#api = api;
    this.#path = `/data-sources/${sourceId}`;
  }

  get running(): Sync[] {
    return this.items.filter(({ status }) => status === 'queued' || status === 'running');
  }

  /** The backfill that was stopped or failed and can go on where it was. */
  get unfinished(): Sync | undefined {
    const last = this.items.find(({ kind }) => kind === 'backfill');
    return last && (last.status === 'stopped' || last.status === 'failed') ? last : undefined;
  }

  /** Looks every second for as long as something runs and the page can be seen. */
  watch(): void {
    this.#watching = true;
    document.addEventListener('visibilitychange', this.#look);
    void this.#look();
  }

  unwatch(): void {
    this.#watching = false;
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  /** Fetches what is new. Returns how many events were, or nothing when it goes on. */
  fetchNow(): Promise<number | undefined> {
    return this.#ask(async () => {
      const done = await this.#api.post<{ eventsCount?: number }>(`${this.#path}/sync`);
      return done.eventsCount;
    });
  }

  /** Fetches the past, or goes on with it. */
  backfill(): Promise<unknown> {
    return this.#ask(() => this.#api.post(`${this.#path}/backfill`));
  }

  stop({ id }: Sync): Promise<unknown> {
    return this.#ask(() => this.#api.post(`${this.#path}/syncs/${id}/stop`));
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    this.asking = true;
    this.changed();
    try {
      return await work();
    } finally {
      this.asking = false;
      await this.#look();
    }
  }

  readonly #look = async () => {
    clearTimeout(this.#timer);
    if (!this.#watching || document.visibilityState !== 'visible') return;
    try {
      this.items = (await this.#api.get<{ data: Sync[] }>(`${this.#path}/syncs?limit=${shown}`)).data;
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
    if (this.#watching && this.running.length > 0) this.#timer = setTimeout(this.#look, lookAgainMs);
  };
}
