import type { Order } from '../../contract/orders.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page {
  data: Order[];
  nextCursor: string | null;
}

const ASKED = ['range', 'source', 'product', 'currency', 'state', 'person'];

/** The orders that an address asks for, page by page. */
export class Orders extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  items: Order[] = [];
  more = false;
  loadingMore = false;
  readonly #api: Api;
  readonly #query: URLSearchParams;
  #cursor: string | null = null;

  constructor(api: Api, query: URLSearchParams) {
    super();
    this.#api = api;
    this.#query = new URLSearchParams([...query].filter(([key]) => ASKED.includes(key)));
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
    this.items = [...this.items, ...data];
    this.#cursor = nextCursor;
    this.more = nextCursor !== null;
  }

  #page(cursor: string | null): Promise<Page> {
    const query = new URLSearchParams(this.#query);
    if (cursor) query.set('cursor', cursor);
    return this.#api.get<Page>(`/orders?${query}`);
  }
}
