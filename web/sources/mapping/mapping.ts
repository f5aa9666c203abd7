import type { MappingResult, WebhookMapping, WebhookSample } from '../../../contract/mapping.ts';
import type { Api } from '../../app/api.ts';
import { State } from '../../ui/watch.ts';
import { type Leaf, leavesOf } from './leaves.ts';

/** What a value of a body can be. */
export type Field = Exclude<keyof WebhookMapping, keyof typeof SAID>;

/** What is said of the sender as such, and is no path into its bodies. */
const SAID = { valueIn: true, purchase: true, refund: true };
const isField = (name: string): name is Field => !Object.hasOwn(SAID, name);

/** Which field of a webhook's bodies is what, as a person is choosing it: tried on what was sent, then kept. */
export class Mapping extends State {
  samples: WebhookSample[] | undefined;
  shown: WebhookSample | undefined;
  leaves: Leaf[] = [];
  result: MappingResult | undefined;
  failure = '';
  saving = false;
  chosen: WebhookMapping = {};
  readonly #api: Api;
  readonly #sourceId: string;
  #kept: WebhookMapping = {};
  /** The newest try: an earlier one that comes back later says nothing. */
  #tried = 0;

  constructor(api: Api, sourceId: string, kept: WebhookMapping) {
    super();
    this.#api = api;
    this.#sourceId = sourceId;
    this.#kept = kept;
    this.chosen = kept;
  }

  get isChanged(): boolean {
    const entries = (mapping: WebhookMapping) => JSON.stringify(Object.entries(mapping).sort());
    return entries(this.chosen) !== entries(this.#kept);
  }

  /** Reads what was sent lately. */
  async load(): Promise<void> {
    try {
      const { data } = await this.#api.get<{ data: WebhookSample[] }>(`/data-sources/${this.#sourceId}/samples`);
      this.samples = data;
      this.failure = '';
      // What waits to be named comes first.
      this.show((data.find(({ stored }) => !stored) ?? data[0])?.id);
    } catch (error) {
      this.failure = messageOf(error);
      this.changed();
    }
  }

  show(id: string | undefined): void {
    this.shown = this.samples?.find((sample) => sample.id === id);
    this.leaves = this.shown ? (leavesOf(this.shown.body) ?? []) : [];
    void this.#try();
  }

  fieldAt(path: string): Field | undefined {
    return Object.keys(this.chosen)
      .filter(isField)
      .find((field) => this.chosen[field] === path);
  }

  /** Says what the value at a path is; undefined when it is nothing of note. A field is at one path only. */
  name(path: string, field: Field | undefined): void {
    const others = Object.entries(this.chosen).filter(
      ([known, at]) => !isField(known) || (at !== path && known !== field),
    );
    this.chosen = { ...Object.fromEntries(others), ...(field ? { [field]: path } : {}) };
    void this.#try();
  }

  /** Says whether amounts are counted in the smallest unit of their currency. */
  count(inSmallest: boolean): void {
    const { valueIn: _, ...others } = this.chosen;
    this.chosen = inSmallest ? { ...others, valueIn: 'smallest' } : others;
    void this.#try();
  }

  /** Says what an event of the sender's counts as; undefined for nothing but itself. */
  countAs(original: string, kind: 'purchase' | 'refund' | undefined): void {
    const others = Object.entries(this.chosen).filter(
      ([name, said]) => (name !== 'purchase' && name !== 'refund') || (said !== original && name !== kind),
    );
    this.chosen = { ...Object.fromEntries(others), ...(kind ? { [kind]: original } : {}) };
    void this.#try();
  }

  /** Keeps the mapping; rejects with what is wrong with it. */
  async save(): Promise<void> {
    this.saving = true;
    this.changed();
    const mapping = Object.keys(this.chosen).length > 0 ? this.chosen : null;
    try {
      await this.#api.patch(`/data-sources/${this.#sourceId}`, { config: { mapping } });
      this.#kept = this.chosen;
    } finally {
      this.saving = false;
      this.changed();
    }
  }

  async #try(): Promise<void> {
    const turn = ++this.#tried;
    this.changed();
    if (!this.shown) return;
    const tried = { body: this.shown.body, topic: this.shown.topic, mapping: this.chosen };
    try {
      const result = await this.#api.post<MappingResult>(`/data-sources/${this.#sourceId}/mapping/try`, tried);
      if (turn !== this.#tried) return;
      this.result = result;
      this.failure = '';
    } catch (error) {
      if (turn !== this.#tried) return;
      this.failure = messageOf(error);
    }
    this.changed();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
