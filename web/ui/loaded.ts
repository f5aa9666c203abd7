import { State } from './watch.ts';

/** One answer of the API that a view shows: what is asked last is what is shown, and stays while the next one is fetched. */
export class Loaded<T> extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  value: T | undefined;
  busy = false;
  #again: (() => Promise<T>) | undefined;
  #asked = 0;

  async load(ask: (() => Promise<T>) | undefined = this.#again): Promise<void> {
    if (!ask) return;
    this.#again = ask;
    this.#asked += 1;
    const mine = this.#asked;
    this.busy = true;
    if (this.status === 'failed') this.status = 'loading';
    this.changed();
    try {
      const value = await ask();
      if (mine !== this.#asked) return;
      Object.assign(this, { value, status: 'ready', busy: false });
    } catch (error) {
      if (mine !== this.#asked) return;
      Object.assign(this, {
        status: 'failed',
        busy: false,
        failure: error instanceof Error ? error.message : String(error),
      });
    }
    this.changed();
  }
}
