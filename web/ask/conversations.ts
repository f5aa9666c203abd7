import type { Conversation } from '../../contract/chat.ts';
import type { Session } from '../app/session.ts';
import { State } from '../ui/watch.ts';
import { forgetVisitorConversation, visitorConversations, visitorHeaders } from './visitor.ts';

export type Listed = Pick<Conversation, 'id' | 'title' | 'updatedAt'>;

interface Page {
  data: Conversation[];
  nextCursor: string | null;
}

/** The conversations of whoever is here, the last used first, narrowed to titles with the words of `search`. */
export class Conversations extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  items: Listed[] = [];
  search = '';
  more = false;
  #cursor: string | null = null;
  #asked = 0;
  #owner: string | undefined;
  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
    session.addEventListener('change', () => {
      const owner = session.state === 'starting' ? undefined : (session.user?.id ?? 'visitor');
      if (owner === this.#owner) return;
      this.#owner = owner;
      this.search = '';
      this.#show([], null, 'loading');
      if (owner) void this.load();
    });
  }

  async load(): Promise<void> {
    if (!this.#session.user) {
      this.#show(visitorConversations().filter(matching(this.search)), null);
      return;
    }
    await this.#fetch((page) => this.#show(page.data, page.nextCursor));
  }

  async loadMore(): Promise<void> {
    await this.#fetch((page) => this.#show([...this.items, ...page.data], page.nextCursor), this.#cursor);
  }

  find(search: string): void {
    this.search = search;
    void this.load();
  }

  async rename(id: string, title: string): Promise<void> {
    const renamed = await this.#session.api.patch<Conversation>(`/conversations/${id}`, { title });
    this.items = this.items.map((one) => (one.id === id ? { ...one, title: renamed.title } : one));
    this.changed();
  }

  async remove(id: string): Promise<void> {
    await this.#session.api.delete(`/conversations/${id}`, { headers: visitorHeaders(id) });
    forgetVisitorConversation(id);
    this.items = this.items.filter((one) => one.id !== id);
    this.changed();
  }

  /** Only the last question asked is answered: a slow answer never overwrites a newer one. */
  async #fetch(take: (page: Page) => void, cursor: string | null = null): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const query = new URLSearchParams({ limit: '50' });
    if (this.search.trim()) query.set('search', this.search.trim());
    if (cursor) query.set('cursor', cursor);
    try {
      const page = await this.#session.api.get<Page>(`/conversations?${query}`);
      if (mine === this.#asked) take(page);
    } catch {
      if (mine === this.#asked) this.#show(this.items, this.#cursor, 'failed');
    }
  }

  #show(items: Listed[], cursor: string | null, status: Conversations['status'] = 'ready'): void {
    this.items = items;
    this.#cursor = cursor;
    this.more = cursor !== null;
    this.status = status;
    this.changed();
  }
}

function matching(search: string) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ title }: Listed) => words.every((word) => title.toLowerCase().includes(word));
}
