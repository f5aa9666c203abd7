import type { Summary } from '../../../contract/analytics.ts';
import type { MetricResult } from '../../../contract/metrics.ts';
import type { Definition, Node, Preview, Segment, SegmentDetail } from '../../../contract/segments.ts';
import { type Api, ApiFailure } from '../../app/api.ts';
import { recallJson, remember } from '../../app/storage.ts';
import { State } from '../../ui/watch.ts';
import { asGroup, FIRST_RULE, isGroup, type Path, replaceAt } from './rule.ts';

interface Draft {
  name: string;
  rule: Definition;
}

const PREVIEW_AFTER_MS = 350;
/** As many products as are offered to choose from; any other is named by a word. */
const PRODUCTS = 100;

/** Events that most shops send, to choose from before anything has arrived. */
const USUAL_EVENTS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'];

/** A segment that is being made or changed. What was typed is kept until it is saved or given up. */
export class Builder extends State {
  status: 'loading' | 'ready' | 'missing' | 'failed' = 'loading';
  failure = '';
  /** What is changed; undefined for a new segment. */
  segment: SegmentDetail | undefined;
  others: Segment[] = [];
  events: string[] = [];
  /** What was sold, most first, to choose from. */
  products: { id: string; name: string }[] = [];
  name = '';
  rule: Definition = FIRST_RULE;
  preview: Preview | undefined;
  previewing = false;
  previewFailure = '';
  /** Whether reach and overlap are shown, for the rule as it is. */
  compared = false;
  /** What is wrong, by its path in the request. */
  faults: { path: string; message: string }[] = [];
  readonly #api: Api;
  readonly #id: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  constructor(api: Api, id: string | undefined) {
    super();
    this.#api = api;
    this.#id = id;
  }

  async load(): Promise<void> {
    this.status = 'loading';
    this.changed();
    try {
      const [segments, summary, segment] = await Promise.all([
        this.#api.get<{ data: Segment[] }>('/segments'),
        this.#api.get<Summary>('/analytics/summary'),
        this.#id ? this.#api.get<SegmentDetail>(`/segments/${encodeURIComponent(this.#id)}`) : undefined,
      ]);
      this.segment = segment;
      this.others = segments.data.filter(({ id }) => id !== this.#id);
      this.events = [...new Set([...USUAL_EVENTS, ...Object.keys(summary.eventsByType)])];
      const draft = recallJson<Draft | undefined>(this.#draft, undefined);
      this.name = draft?.name ?? segment?.name ?? '';
      this.rule = draft?.rule ?? segment?.rule ?? FIRST_RULE;
      this.status = 'ready';
      void this.#ask();
      void this.#loadProducts();
    } catch (error) {
      this.status = error instanceof ApiFailure && error.status === 404 ? 'missing' : 'failed';
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  /** Without them a product can still be named by a word. */
  async #loadProducts(): Promise<void> {
    const asked = { metric: 'units', dimensions: ['product'], range: 'all', order: 'highest', limit: PRODUCTS };
    try {
      const { rows = [] } = await this.#api.post<Partial<MetricResult>>('/analytics/query', asked);
      this.products = rows.flatMap(({ keys: [id], labels: [name] }) => (id ? [{ id, name: name ?? id }] : []));
    } catch {
      this.products = [];
    }
    this.changed();
  }

  /** Whether something was changed that is not saved. */
  get isChanged(): boolean {
    const before = this.segment ?? { name: '', rule: FIRST_RULE };
    return this.name !== before.name || JSON.stringify(this.rule) !== JSON.stringify(before.rule);
  }

  rename(name: string): void {
    this.name = name;
    this.#keep();
    this.changed();
  }

  /** Puts a part in place of the one at a path, or takes that out. */
  replace(path: Path, by: Node | undefined): void {
    this.setRule({ ...this.rule, where: replaceAt(asGroup(this.rule), path, by) });
  }

  add(path: Path, node: Node): void {
    let place: Node = asGroup(this.rule);
    for (const index of path) place = (isGroup(place) && place.of[index]) || place;
    if (isGroup(place)) this.replace(path, { ...place, of: [...place.of, node] });
  }

  setRule(rule: Definition): void {
    this.rule = rule;
    this.compared = false;
    this.faults = [];
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PREVIEW_AFTER_MS);
    this.changed();
  }

  /** Saves it; the id of what was saved. Throws what the API said; what was typed stays. */
  async save(): Promise<string> {
    const body = { definition: this.rule, ...(this.segment?.builtIn ? {} : { name: this.name.trim() }) };
    try {
      const saved = this.#id
        ? await this.#api.patch<SegmentDetail>(`/segments/${encodeURIComponent(this.#id)}`, body)
        : await this.#api.post<SegmentDetail>('/segments', body);
      this.forget();
      return saved.id;
    } catch (error) {
      this.faults = error instanceof ApiFailure ? error.fields : [];
      this.changed();
      throw error;
    }
  }

  /** Lets go of what was typed. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    remember(this.#draft, undefined);
  }

  compare(): void {
    this.compared = true;
    this.changed();
  }

  askAgain(): void {
    void this.#ask();
  }

  /** The newest question counts: an older answer that comes later is not shown. */
  async #ask(): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.previewing = true;
    this.changed();
    try {
      const body = { definition: this.rule };
      this.preview = await this.#api.post<Preview>('/segments/preview', body, { signal: asked.signal });
      this.previewFailure = '';
      this.faults = [];
    } catch (error) {
      if (asked.signal.aborted) return;
      this.faults = error instanceof ApiFailure ? error.fields : [];
      const isUnfinished = this.faults.length > 0;
      this.previewFailure = isUnfinished ? 'unfinished' : error instanceof Error ? error.message : String(error);
    }
    if (this.#asked === asked) this.previewing = false;
    this.changed();
  }

  get #draft(): string {
    return `segment-draft.${this.#id ?? 'new'}`;
  }

  #keep(): void {
    remember(this.#draft, this.isChanged ? { name: this.name, rule: this.rule } : undefined);
  }
}
