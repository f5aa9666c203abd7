import type { ListImport } from '../../../contract/segment-lists.ts';
import type { Api } from '../../app/api.ts';
import { Followed } from '../../ui/followed.ts';

const lookAgainMs = 1000;
/** Who is in the segment is a little behind who is on its list. */
const settledAfterMs = [2000, 8000, 20_000, 60_000];

/** The files that changed a list, with how far the one is that is on its way. `moved` is told when that has changed. */
export class Imports extends Followed {
  items: ListImport[] | undefined;
  failure = '';
  /** What was asked for and is not answered yet. */
  asking = false;
  readonly #api: Api;
  readonly #path: string;
  #settling: ReturnType<typeof setTimeout>[] = [];

  constructor(api: Api, segment: string) {
    super();
    this.#api = api;
    this.#path = `/segments/${segment}/imports`;
  }

  override unwatch(): void {
    super.unwatch();
    for (const timer of this.#settling) clearTimeout(timer);
  }

  protected get againMs(): number | undefined {
    return this.items?.some(({ state }) => state === 'running') ? lookAgainMs : undefined;
  }

  protected async read(): Promise<void> {
    try {
      this.#show((await this.#api.get<{ data: ListImport[] }>(this.#path)).data);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.changed();
    }
  }

  /** Undoes a file, or stops one that is on its way. */
  async ask(what: 'stop' | 'undo', { id }: ListImport): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.changed();
    try {
      this.#show((await this.#api.post<{ data: ListImport[] }>(`${this.#path}/${id}/${what}`)).data);
    } finally {
      this.asking = false;
      this.changed();
    }
  }

  #show(items: ListImport[]): void {
    const stands = (all: ListImport[]) => all.map(({ id, moved, undoneAt }) => `${id} ${moved} ${undoneAt}`).join();
    const hasMoved = this.items !== undefined && stands(this.items) !== stands(items);
    this.items = items;
    this.failure = '';
    this.changed();
    if (!hasMoved) return;
    this.#tellMoved();
    for (const timer of this.#settling) clearTimeout(timer);
    this.#settling = settledAfterMs.map((ms) => setTimeout(this.#tellMoved, ms));
  }

  readonly #tellMoved = () => this.dispatchEvent(new Event('moved'));
}
