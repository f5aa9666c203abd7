import type { Summary } from '../../contract/analytics.ts';
import type { Person } from '../../contract/people.ts';
import type { Segment } from '../../contract/segments.ts';
import { type Api, ApiFailure } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page {
  data: Person[];
  nextCursor: string | null;
}

const pageSize = 25;

/** The people of the workspace or of one segment, seen last first, page by page. */
export class People extends State {
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  items: Person[] = [];
  /** The six and the saved ones, with how many are in each. */
  segments: Segment[] | undefined;
  /** Everybody who can be told apart; known on the page of everybody only. */
  total: number | undefined;
  more = false;
  loadingMore = false;
  /** By how a name, an address or an id begins; everybody without it. */
  query = '';
  /** While those who are found are on their way; the ones before are still shown. */
  finding = false;
  readonly segment: string | undefined;
  readonly #api: Api;
  #cursor: string | null = null;

  constructor(api: Api, segment?: string) {
    super();
    this.#api = api;
    this.segment = segment;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    await this.refresh();
  }

  /** Loads what is shown anew, from the first page on; until that has come, or where it fails, what was shown stays. */
  async refresh(): Promise<void> {
    try {
      const [page, segments, summary] = await Promise.all([
        this.#page(null),
        this.#api.get<{ data: Segment[] }>('/segments'),
        this.segment ? undefined : this.#api.get<Summary>('/analytics/summary'),
      ]);
      this.items = page.data;
      this.#cursor = page.nextCursor;
      this.more = page.nextCursor !== null;
      this.segments = segments.data;
      this.total = summary?.totals.people;
      this.status = 'ready';
    } catch (error) {
      if (this.status === 'ready') return;
      this.status = error instanceof ApiFailure && error.status === 404 ? 'missing' : 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** Lists who is found by a text, or everybody again. Throws what the API said; what is shown stays. */
  async find(query: string): Promise<void> {
    if (query === this.query) return;
    this.query = query;
    this.finding = true;
    this.changed();
    try {
      const page = await this.#page(null);
      if (query !== this.query) return;
      this.items = page.data;
      this.#cursor = page.nextCursor;
      this.more = page.nextCursor !== null;
    } finally {
      if (query === this.query) this.finding = false;
      this.changed();
    }
  }

  /** The next page. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    const { query } = this;
    this.loadingMore = true;
    this.changed();
    try {
      const page = await this.#page(this.#cursor);
      if (query !== this.query) return;
      // Who was seen again meanwhile moved to the top and is listed already.
      const listed = new Set(this.items.map(({ id }) => id));
      this.items = [...this.items, ...page.data.filter(({ id }) => !listed.has(id))];
      this.#cursor = page.nextCursor;
      this.more = page.nextCursor !== null;
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  #page(cursor: string | null): Promise<Page> {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(this.query ? { query: this.query } : {}),
      ...(cursor ? { cursor } : {}),
    });
    const list = this.segment ? `/segments/${encodeURIComponent(this.segment)}/people` : '/profiles';
    return this.#api.get<Page>(`${list}?${query}`);
  }
}
