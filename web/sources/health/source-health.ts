import type { SourceHealthInDetail } from '../../../contract/health.ts';
import type { Api } from '../../app/api.ts';
import { State } from '../../ui/watch.ts';

const lookAgainMs = 5000;

/** The health of one source, looked at again for as long as the page can be seen. */
export class HealthOfSource extends State {
  data: SourceHealthInDetail | undefined;
  failure = '';
  readonly #api: Api;
  readonly #id: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watching = false;

  constructor(api: Api, id: string) {
    super();
    this.#api = api;
    this.#id = id;
  }

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

  /** Reads it now. What was read before stays when the hub is away for a moment. */
  readonly look = async (): Promise<void> => {
    clearTimeout(this.#timer);
    if (!this.#watching || document.visibilityState !== 'visible') return;
    try {
      this.data = await this.#api.get<SourceHealthInDetail>(`/data-sources/${this.#id}/health`);
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
    if (this.#watching) this.#timer = setTimeout(this.look, lookAgainMs);
  };

  async dismiss(driftId: string): Promise<void> {
    await this.#api.post(`/data-sources/drift/${driftId}/dismiss`);
    await this.look();
  }
}
