import type { Note } from '../../contract/search.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';

interface Page {
  data: Note[];
  nextCursor: string | null;
}

/** The notes of the workspace, changed last first. */
export class Notes extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  items: Note[] = [];
  more = false;
  readonly #api: Api;
  #cursor: string | null = null;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  async load(): Promise<void> {
    try {
      const page = await this.#api.get<Page>('/notes?limit=50');
      this.items = page.data;
      this.#turn(page);
      this.status = 'ready';
    } catch (error) {
      this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** A note by its id, also one that is not listed yet. Throws what the API said. */
  async find(id: string): Promise<Note> {
    return this.items.find((note) => note.id === id) ?? this.#api.get<Note>(`/notes/${id}`);
  }

  async loadMore(): Promise<void> {
    if (!this.#cursor) return;
    const query = new URLSearchParams({ limit: '50', cursor: this.#cursor });
    const page = await this.#api.get<Page>(`/notes?${query}`);
    this.items = [...this.items, ...page.data.filter(({ id }) => !this.items.some((one) => one.id === id))];
    this.#turn(page);
    this.changed();
  }

  /** Writes a new note, or changes the one with this id. Throws what the API said. */
  async save(id: string | undefined, values: Record<string, string>): Promise<Note> {
    const note = await (id ? this.#api.patch<Note>(`/notes/${id}`, values) : this.#api.post<Note>('/notes', values));
    this.items = [note, ...this.items.filter((one) => one.id !== note.id)];
    this.changed();
    return note;
  }

  async remove(id: string): Promise<void> {
    await this.#api.delete(`/notes/${id}`);
    this.items = this.items.filter((note) => note.id !== id);
    this.changed();
  }

  #turn({ nextCursor }: Page): void {
    this.#cursor = nextCursor;
    this.more = nextCursor !== null;
  }
}
