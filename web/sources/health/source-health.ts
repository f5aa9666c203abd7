import type { SourceHealthInDetail } from '../../../contract/health.ts';
import type { Api } from '../../app/api.ts';
import { Followed } from '../../ui/followed.ts';

const lookAgainMs = 5000;

/** The health of one source, looked at again for as long as the page can be seen. */
export class HealthOfSource extends Followed {
  data: SourceHealthInDetail | undefined;
  failure = '';
  readonly #api: Api;
  readonly #id: string;

  constructor(api: Api, id: string) {
    super();
    this.#api = api;
    this.#id = id;
  }

  protected get againMs(): number {
    return lookAgainMs;
  }

  protected async read(): Promise<void> {
    try {
      this.data = await this.#api.get<SourceHealthInDetail>(`/data-sources/${this.#id}/health`);
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  async dismiss(driftId: string): Promise<void> {
    await this.#api.post(`/data-sources/drift/${driftId}/dismiss`);
    await this.look();
  }
}
