import type { SourceHealth } from '../../contract/health.ts';
import type { DataSource, SourceType } from '../../contract/sources.ts';
import type { Api } from '../app/api.ts';
import { Followed } from '../ui/followed.ts';

const lookAgainMs = 4000;

/** Something of it comes in or is compared right now. */
function isUnderWay({ waiting, reconciliation }: SourceHealth): boolean {
  return waiting > 0 || reconciliation?.state === 'behind' || reconciliation?.state === 'checking';
}

/** The sources of the workspace, looked at again for as long as one is not at rest. */
export class Sources extends Followed {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  items: DataSource[] = [];
  /** How well each comes in, by its id; empty until it is known. */
  health = new Map<string, SourceHealth>();
  /** The kind whose sample data is being made. */
  trying: SourceType | undefined;
  readonly #api: Api;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  protected get againMs(): number | undefined {
    return [...this.health.values()].some(isUnderWay) ? lookAgainMs : undefined;
  }

  protected async read(): Promise<void> {
    try {
      this.items = (await this.#api.get<{ data: DataSource[] }>('/data-sources?limit=100')).data;
      this.status = 'ready';
      this.changed();
      await this.#loadHealth();
    } catch (error) {
      // What was read before stays on the screen.
      if (this.items.length === 0) this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
      this.changed();
    }
  }

  /** The list does without it where it cannot be read. */
  async #loadHealth(): Promise<void> {
    const { data } = await this.#api
      .get<{ data: SourceHealth[] }>('/data-sources/health')
      .catch(() => ({ data: [...this.health.values()] }));
    this.health = new Map(data.map((one) => [one.sourceId, one]));
    this.changed();
  }

  /** Makes sample events in the shape of a kind. Returns the source they are under. */
  async trySample(type: SourceType): Promise<DataSource> {
    this.trying = type;
    this.changed();
    try {
      const made = await this.#api.post<{ dataSource: DataSource }>(`/data-sources/dummy-data/bulk/${type}`);
      return made.dataSource;
    } finally {
      this.trying = undefined;
      this.changed();
    }
  }
}
