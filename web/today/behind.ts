import type { Person } from '../../contract/people.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page {
  data: Person[];
  nextCursor: string | null;
}

/** The people behind a number, seen last first, page by page: what `ph-person-list` draws. */
export class PeopleBehind extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  items: Person[] = [];
  more = false;
  loadingMore = false;
  readonly #api: Api;
  readonly #path: string;
  readonly #body: object;
  #cursor: string | null = null;

  constructor(api: Api, path: string, body: object) {
    super();
    this.#api = api;
    this.#path = path;
    this.#body = body;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    try {
      this.#take(await this.#page(null));
      this.status = 'ready';
    } catch (error) {
      this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** The next page. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    this.loadingMore = true;
    this.changed();
    try {
      this.#take(await this.#page(this.#cursor));
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  #take({ data, nextCursor }: Page): void {
    const listed = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...data.filter(({ id }) => !listed.has(id))];
    this.#cursor = nextCursor;
    this.more = nextCursor !== null;
  }

  #page(cursor: string | null): Promise<Page> {
    return this.#api.post<Page>(this.#path, { ...this.#body, ...(cursor ? { cursor } : {}) });
  }
}
