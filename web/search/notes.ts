import type { Note } from '../../contract/search.ts';
import type { Api } from '../app/api.ts';
import { Paged } from '../ui/paged.ts';

/** The notes of the workspace, changed last first. */
export class Notes extends Paged<Note> {
  readonly #api: Api;

  constructor(api: Api) {
    super(
      (cursor) => api.get(`/notes?${new URLSearchParams({ limit: '50', ...(cursor ? { cursor } : {}) })}`),
      ({ id }) => id,
    );
    this.#api = api;
  }

  /** A note by its id, also one that is not listed yet. Throws what the API said. */
  async find(id: string): Promise<Note> {
    return this.items.find((note) => note.id === id) ?? this.#api.get<Note>(`/notes/${id}`);
  }

  /** Writes a new note, or changes the one with this id. Throws what the API said. */
  async save(id: string | undefined, values: Record<string, string>): Promise<Note> {
    const note = await (id ? this.#api.patch<Note>(`/notes/${id}`, values) : this.#api.post<Note>('/notes', values));
    this.items = [note, ...this.items.filter((one) => one.id !== note.id)];
    this.changed();
    // A list that is still on its way was written before.
    if (this.status === 'loading') void this.load();
    return note;
  }

  async remove(id: string): Promise<void> {
    await this.#api.delete(`/notes/${id}`);
    this.items = this.items.filter((note) => note.id !== id);
    this.changed();
  }
}
