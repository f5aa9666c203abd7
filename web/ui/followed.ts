import { State } from './watch.ts';

/** State that reads itself anew for as long as somebody watches it and the page can be seen. */
export abstract class Followed extends State {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watching = false;

  watch(): void {
    this.#watching = true;
    document.addEventListener('visibilitychange', this.look);
    void this.look();
  }

  unwatch(): void {
    this.#watching = false;
    document.removeEventListener('visibilitychange', this.look);
    clearTimeout(this.#timer);
  }

  /** Reads it now, and then as often as it says. */
  readonly look = async (): Promise<void> => {
    clearTimeout(this.#timer);
    if (!this.#watching || document.visibilityState !== 'visible') return;
    await this.read();
    const { againMs } = this;
    if (!this.#watching || againMs === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.look, againMs);
  };

  /** Reads what there is now. Never throws: what it failed for is in a field, and what was read before stays. */
  protected abstract read(): Promise<void>;

  /** In how many milliseconds to read again; undefined where nothing is expected. */
  protected abstract get againMs(): number | undefined;
}
