import type { Sync } from '../../../contract/sources.ts';
import type { Api } from '../../app/api.ts';
import { Followed } from '../../ui/followed.ts';

const lookAgainMs = 1000;
const shown = 5;

/** The fetches of one source: those that run, with how far they are, and the last that ended. */
export class Syncs extends Followed {
  items: Sync[] = [];
  failure = '';
  /** What was asked for and is not answered yet. */
  asking = false;
  readonly #api: Api;
  readonly #path: string;

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
      await this.look();
    }
  }

  protected get againMs(): number | undefined {
    return this.running.length > 0 ? lookAgainMs : undefined;
  }

  protected async read(): Promise<void> {
    try {
      this.items = (await this.#api.get<{ data: Sync[] }>(`${this.#path}/syncs?limit=${shown}`)).data;
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }
}
