import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MetricResult } from '../../contract/metrics.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';

/** Works a number out and gives its place to the receipt of it. */
@customElement('ph-number-page')
export class PhNumberPage extends LitElement {
  static override styles = [base, buttons, surfaces, rows];

  @property({ attribute: false }) app!: App;
  /** The query of the address: a metric and a range, as the API takes them. */
  @property() query = '';
  readonly #number = new Loaded<MetricResult>();

  constructor() {
    super();
    new Watch(this, () => [this.#number]);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('query')) void this.#load();
  }

  async #load(): Promise<void> {
    const { query } = this;
    const { metric, range } = Object.fromEntries(new URLSearchParams(query));
    await this.#number.load(() => this.app.api.post<MetricResult>('/analytics/query', { metric, range }));
    const found = this.#number.value;
    // Whoever went on meanwhile is not called back.
    if (found && this.isConnected && query === this.query && this.#number.status === 'ready')
      this.app.router.go(`/receipts/${found.receipt.id}`, { replace: true });
  }

  protected override render() {
    const { status, failure } = this.#number;
    return html`<div class="page inner">
      <h1 class="unseen">What is behind it</h1>
      ${status === 'failed' ? loadFailed('The number could not be worked out.', failure, () => this.#load()) : nothing}
      ${status === 'failed' ? nothing : waitingRows(4, 'Working the number out')}
    </div>`;
  }
}
