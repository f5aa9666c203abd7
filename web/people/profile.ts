import type { PersonDetail } from '../../contract/people.ts';
import type { StoredEvent } from '../../contract/sources.ts';
import { type Api, ApiFailure } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page {
  data: StoredEvent[];
  nextCursor: string | null;
}

const pageSize = 25;

/** One person on the screen, and what they did, latest first, page by page. */
export class Profile extends State {
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  person: PersonDetail | undefined;
  events: StoredEvent[] = [];
  more = false;
  loadingMore = false;
  readonly id: string;
  readonly #api: Api;
  #cursor: string | null = null;

  constructor(api: Api, id: string) {
    super();
    this.#api = api;
    this.id = id;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    try {
      const [person, page] = await Promise.all([
        this.#api.get<PersonDetail>(`/profiles/${encodeURIComponent(this.id)}`),
        this.#page(null),
      ]);
      this.person = person;
      this.#take([], page);
      this.status = 'ready';
    } catch (error) {
      const gone = error instanceof ApiFailure && (error.status === 404 || error.status === 400);
      this.status = gone ? 'missing' : 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** What they did before that. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    this.loadingMore = true;
    this.changed();
    try {
      this.#take(this.events, await this.#page(this.#cursor));
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  #take(before: StoredEvent[], page: Page): void {
    this.events = [...before, ...page.data];
    this.#cursor = page.nextCursor;
    this.more = page.nextCursor !== null;
  }

  #page(cursor: string | null): Promise<Page> {
    const query = new URLSearchParams({ limit: String(pageSize), ...(cursor ? { cursor } : {}) });
    return this.#api.get<Page>(`/profiles/${encodeURIComponent(this.id)}/timeline?${query}`);
  }
}
