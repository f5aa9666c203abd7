import type { Found, SearchAnswer, SearchMode } from '../../contract/search.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';

/** What was searched for, and what was found. */
export class Search extends State {
  status: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  failure = '';
  query = '';
  mode: SearchMode = 'hybrid';
  found: Found[] = [];
  /** Why search by meaning is not available; null when it is. */
  reason: string | null = null;
  readonly #api: Api;
  #asked = 0;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  /** Searches, unless that is what is shown. A later search overtakes an earlier one. */
  async show(query: string, mode: SearchMode): Promise<void> {
    if (query === this.query && mode === this.mode && this.status !== 'failed') return;
    Object.assign(this, { query, mode });
    const asked = ++this.#asked;
    if (query === '') {
      Object.assign(this, { status: 'idle', found: [] });
      return this.changed();
    }
    this.status = 'loading';
    this.changed();
    try {
      const words = new URLSearchParams({ q: query, mode, limit: '30' });
      const { data, semantic } = await this.#api.get<SearchAnswer>(`/search?${words}`);
      if (asked !== this.#asked) return;
      Object.assign(this, { found: data, reason: semantic.reason, status: 'ready' });
    } catch (error) {
      if (asked !== this.#asked) return;
      this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }
}
