import type { Predicted } from '../../contract/predicted.ts';
import type {
  Churn,
  PersonAtRisk,
  PredictedCampaigns,
  Prediction,
  PredictionModel,
  Propensities,
  Predictions as Ranked,
} from '../../contract/predictions.ts';
import type { Api } from '../app/api.ts';
import { State } from '../ui/watch.ts';

const pageSize = 20;
/** While new models are on their way, they are looked for so often. */
const lookAgainMs = 3000;

/** What the models of the workspace say: who is at risk, who is likely to buy, and how well both did. */
export class Predictions extends State {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  failure = '';
  churn: Churn | undefined;
  model: PredictionModel | undefined;
  likely: Propensities | undefined;
  /** Who is expected to spend most. */
  best: Prediction[] = [];
  campaigns: PredictedCampaigns['data'] = [];
  people: PersonAtRisk[] = [];
  more = false;
  loadingMore = false;
  readonly #api: Api;
  #cursor: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  async load(): Promise<void> {
    try {
      const model = await this.#api.get<PredictionModel>('/predictions/model');
      const [churn, likely, { data: best }] = await Promise.all([
        this.#api.get<Churn>(`/predictions/churn?limit=${pageSize}`),
        this.#api.get<Propensities>('/predictions/propensity?limit=10'),
        this.#api.get<Ranked>('/predictions?limit=5'),
      ]);
      // After the lists: whom they name is stored with the models by then.
      const { data: campaigns } = await this.#api.get<PredictedCampaigns>('/predictions/campaigns');
      Object.assign(this, { churn, likely, best, campaigns, model, status: 'ready' });
      this.people = churn.data;
      this.#turn(churn);
      if (model.fitting || likely.fitting) this.#timer = setTimeout(() => this.load(), lookAgainMs);
    } catch (error) {
      this.status = 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** What is recommended for a list. */
  campaignOf(prediction: Predicted): PredictedCampaigns['data'][number] | undefined {
    return this.campaigns.find((one) => one.prediction === prediction);
  }

  /** Looks no further for new models. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** The next page. Throws what the API said; what is shown stays. */
  async loadMore(): Promise<void> {
    if (this.loadingMore || !this.#cursor) return;
    this.loadingMore = true;
    this.changed();
    try {
      const query = new URLSearchParams({ limit: String(pageSize), cursor: this.#cursor });
      const page = await this.#api.get<Churn>(`/predictions/churn?${query}`);
      this.people = [...this.people, ...page.data];
      this.#turn(page);
    } finally {
      this.loadingMore = false;
      this.changed();
    }
  }

  #turn({ nextCursor }: Churn): void {
    this.#cursor = nextCursor;
    this.more = nextCursor !== null;
  }
}
