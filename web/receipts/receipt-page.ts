import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Receipt, ReceiptRerun, ReceiptRow } from '../../contract/metrics.ts';
import type { App } from '../app/app.ts';
import { measured, measuredRange } from '../cards/measures.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { rows } from '../ui/rows.ts';
import { showMore } from '../ui/show-more.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { receiptLineStyles, receiptLines } from './receipt-lines.ts';
import '../people/keep-people.ts';

const kindWords = {
  ...{ order: 'Order', refund: 'Refund', person: 'Person', event: 'Event', week: 'Week', campaign: 'Campaign' },
} as const;

/** How a number was worked out: what it means, its window, what was left out, and everything behind it. */
@customElement('ph-receipt-page')
export class PhReceiptPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    receiptLineStyles,
    css`
      .back {
        justify-self: start;
        border: 0;
        background: none;
        font: inherit;
        cursor: pointer;
      }
      h1 {
        color: var(--ink-soft);
        font-size: var(--text-l);
        letter-spacing: 0;
      }
      .value {
        font-size: var(--text-3xl);
        font-weight: 620;
        letter-spacing: -0.022em;
        overflow-wrap: anywhere;
      }
      .head {
        display: grid;
        gap: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() receiptId = '';
  readonly #receipt = new Loaded<Receipt>();
  @state() private rerun: ReceiptRerun | undefined;
  @state() private busy = false;
  #rows!: Paged<ReceiptRow>;

  constructor() {
    super();
    new Watch(this, () => [this.#receipt]);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('receiptId')) return;
    const { api } = this.app;
    const path = `/analytics/receipts/${this.receiptId}`;
    this.rerun = undefined;
    this.#rows = new Paged(pagesOf(api, `${path}/rows`), ({ kind, id }) => `${kind} ${id}`);
    this.#rows.addEventListener('change', () => this.requestUpdate());
    void this.#receipt.load(() => api.get<Receipt>(path));
    void this.#rows.load();
  }

  protected override render() {
    const { status, failure, value } = this.#receipt;
    return html`<div class="page inner">
      <button class="back" @click=${() => history.back()}>${icon('back', 18)} Back</button>
      ${status === 'ready' ? nothing : html`<h1 class="unseen">Receipt</h1>`}
      ${status === 'loading' ? waitingRows(4, 'Loading the receipt') : nothing}
      ${status === 'failed' ? loadFailed('The receipt could not be loaded.', failure, () => this.#receipt.load()) : nothing}
      ${status === 'ready' && value ? this.#shown(value) : nothing}
    </div>`;
  }

  #shown(receipt: Receipt) {
    const { format } = this.app;
    return html`<header class="head">
        <h1>${receipt.name}</h1>
        <p class="value">${measuredRange(receipt, receipt, format)}</p>
        <p class="soft">${receipt.window.text}</p>
      </header>
      <section aria-label="How it was worked out">
        <dl class="card">
          ${receiptLines(receipt, format, 'Against your shop')}
        </dl>
        <div class="row">
          <button class="button" ?disabled=${this.busy} @click=${this.#again}>${icon('sync')} Work it out again</button>
          ${this.#outcome(receipt)}
        </div>
      </section>
      ${this.#behind(receipt)}`;
  }

  #outcome(receipt: Receipt) {
    const { rerun } = this;
    if (!rerun) return nothing;
    const now = measuredRange(rerun, receipt, this.app.format);
    return html`<p role="status">
      ${
        rerun.same
          ? `The same: ${now}.`
          : `Now ${now}: ${rerun.dataChanged ? 'data has come or changed since then.' : 'it was worked out otherwise.'}`
      }
    </p>`;
  }

  #behind(receipt: Receipt) {
    const list = this.#rows;
    if (list.status === 'failed')
      return loadFailed('What is behind it could not be loaded.', list.failure, () => list.load());
    if (list.status === 'loading') return waitingRows(3, 'Loading what is behind it');
    if (list.items.length === 0) return nothing;
    return html`<section>
      <header><h2>Behind it</h2></header>
      ${
        list.items.some(({ personId }) => personId !== null)
          ? html`<ph-keep-people .app=${this.app} .of=${{ receiptId: this.receiptId }} .name=${`${receipt.name}, ${receipt.window.text}`}></ph-keep-people>`
          : nothing
      }
      <ul class="card rows" aria-label="Behind ${receipt.name}">
        ${repeat(
          list.items,
          ({ kind, id }) => `${kind} ${id}`,
          (row) =>
            html`<li>
              ${row.personId ? html`<a href="/people/profile/${row.personId}">${this.#row(row, receipt)}</a>` : html`<div class="row">${this.#row(row, receipt)}</div>`}
            </li>`,
        )}
      </ul>
      ${showMore(list)}
    </section>`;
  }

  #row({ kind, label, at, personName, amount }: ReceiptRow, receipt: Receipt) {
    const { format } = this.app;
    const measure = {
      unit: typeof amount === 'string' ? ('money' as const) : receipt.unit,
      currency: receipt.currency,
    };
    // Whoever is listed as themselves is named once.
    const isPerson = kind === 'person';
    const more = [isPerson ? null : personName, at ? format.moment(at) : null].filter(Boolean).join(' · ');
    return html`<span class="name"
        ><b>${isPerson ? label : `${kindWords[kind]} ${label}`}</b>${more ? html`<span>${more}</span>` : nothing}</span
      >
      <span class="facts"><b>${amount === null ? '' : measured(amount, measure, format)}</b></span>`;
  }

  readonly #again = async () => {
    const { receiptId } = this;
    this.busy = true;
    try {
      const rerun = await this.app.api.post<ReceiptRerun>(`/analytics/receipts/${receiptId}/rerun`);
      if (receiptId === this.receiptId) this.rerun = rerun;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
    this.busy = false;
  };
}
