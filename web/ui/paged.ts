import type { Api } from '../app/api.ts';
import { State } from './watch.ts';

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** How a list of the API is read page by page: `path` with the cursor of the page before. */
export function pagesOf<T>(api: Pick<Api, 'get'>, path: string): (cursor: string | null) => Promise<Page<T>> {
  const joined = path.includes('?') ? '&' : '?';
  return (cursor) => api.get(cursor ? `${path}${joined}${new URLSearchParams({ cursor })}` : path);
}

/** A list that is read page by page, each thing in it once. What is asked last is what is shown, however late the rest comes. */
export class Paged<T> extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  items: T[] = [];
  more = false;
  loadingMore = false;
  readonly #ask: (cursor: string | null) => Promise<Page<T>>;
  readonly #keyOf: (item: T) => string;
  #cursor: string | null = null;
  #loads = 0;

  /** `ask` reads the page after a cursor; the first without one. `keyOf` tells things apart. */
  constructor(ask: (cursor: string | null) => Promise<Page<T>>, keyOf: (item: T) => string) {
    super();
    this.#ask = ask;
    this.#keyOf = keyOf;
  }

  /** Reads the first page anew; what is shown stays until it has come. */
  async load(): Promise<void> {
    const mine = ++this.#loads;
    if (this.status === 'failed') this.status = 'loading';
    this.changed();
    try {
      const page = await this.#ask(null);
      if (mine !== this.#loads) return;
      this.items = [];
      this.#take(page);
      this.status = 'ready';
    } catch (error) {
      if (mine !== this.#loads) return;
      this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** The next page. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    const after = this.#loads;
    this.loadingMore = true;
    this.changed();
    try {
      const page = await this.#ask(this.#cursor);
      if (after === this.#loads) this.#take(page);
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  #take({ data, nextCursor }: Page<T>): void {
    const listed = new Set(this.items.map(this.#keyOf));
    this.items = [...this.items, ...data.filter((item) => !listed.has(this.#keyOf(item)))];
    this.#cursor = nextCursor;
    this.more = nextCursor !== null;
  }
}
