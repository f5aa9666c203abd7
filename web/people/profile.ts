import type { Merge, Person, PersonDetail, TakenApart, TimelineEntry } from '../../contract/people.ts';
import { type Api, ApiFailure } from '../app/api.ts';
import { State } from '../ui/watch.ts';
import { askedBy, type TimelineFilter } from './timeline-filter.ts';

interface Page {
  data: TimelineEntry[];
  nextCursor: string | null;
}

const pageSize = 25;
const EVERYTHING: TimelineFilter = { show: undefined, what: undefined };

/** One person on the screen, who they are made of, and what happened with them, latest first, page by page. */
export class Profile extends State {
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  person: PersonDetail | undefined;
  /** Why several histories are shown as this person; the last one first. */
  merges: Merge[] = [];
  entries: TimelineEntry[] = [];
  filter = EVERYTHING;
  more = false;
  loadingMore = false;
  /** While another filter's entries are on their way; those of the one before are still shown. */
  filtering = false;
  readonly id: string;
  readonly #api: Api;
  #cursor: string | null = null;

  constructor(api: Api, id: string, filter = EVERYTHING) {
    super();
    this.#api = api;
    this.id = id;
    this.filter = filter;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    try {
      const [person, merges, page] = await Promise.all([
        this.#api.get<PersonDetail>(this.#path()),
        this.#api.get<{ data: Merge[] }>(this.#path('/merges')),
        this.#page(null),
      ]);
      this.person = person;
      this.merges = merges.data;
      this.#take([], page);
      this.status = 'ready';
    } catch (error) {
      const gone = error instanceof ApiFailure && (error.status === 404 || error.status === 400);
      this.status = gone ? 'missing' : 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** Shows other entries. Throws what the API said; what is shown stays. */
  async show(filter: TimelineFilter): Promise<void> {
    if (filter.show === this.filter.show && filter.what === this.filter.what) return;
    this.filter = filter;
    if (this.status !== 'ready') return;
    this.filtering = true;
    this.changed();
    try {
      const page = await this.#page(null);
      if (filter === this.filter) this.#take([], page);
    } finally {
      this.filtering = filter !== this.filter;
      this.changed();
    }
  }

  /** What happened before that. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    const { filter } = this;
    this.loadingMore = true;
    this.changed();
    try {
      const page = await this.#page(this.#cursor);
      if (filter === this.filter) this.#take(this.entries, page);
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  /** Shows another person's history with this one's. Throws what the API said. */
  async merge(from: Person, reason: string): Promise<void> {
    await this.#api.post(this.#path('/merge'), { from: from.id, ...(reason && { reason }) });
    await this.load();
  }

  /** Takes a merge apart; who the other is. Throws what the API said. */
  async takeApart({ id }: Merge): Promise<Person> {
    const { other } = await this.#api.post<TakenApart>(this.#path(`/merges/${id}/undo`));
    await this.load();
    return other;
  }

  #take(before: TimelineEntry[], page: Page): void {
    this.entries = [...before, ...page.data];
    this.#cursor = page.nextCursor;
    this.more = page.nextCursor !== null;
  }

  #path(rest = ''): string {
    return `/profiles/${encodeURIComponent(this.id)}${rest}`;
  }

  #page(cursor: string | null): Promise<Page> {
    const query = new URLSearchParams({
      ...{ limit: String(pageSize), ...askedBy(this.filter) },
      ...(cursor ? { cursor } : {}),
    });
    return this.#api.get<Page>(`${this.#path('/timeline')}?${query}`);
  }
}
