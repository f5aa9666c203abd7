import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PrivacyRequest } from '../../../contract/privacy.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { rows } from '../../ui/rows.ts';
import { kindWords, outcomeWords, stateWords, whenWords } from './words.ts';

const shownAtFirst = 5;
const mostShown = 100;

/** Who asked for somebody's data or its erasure, and what became of it. Nothing while nobody did. */
@customElement('ph-privacy-requests')
export class PhPrivacyRequests extends LitElement {
  static override styles = [base, buttons, surfaces, rows];

  @property({ attribute: false }) app!: App;
  @state() private requests: PrivacyRequest[] = [];
  @state() private whole = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override updated(): void {
    this.hidden = this.requests.length === 0;
  }

  /** A list that cannot be read is left as it is: the page says when the hub is away. */
  async load(): Promise<void> {
    const page = await this.app.api
      .get<{ data: PrivacyRequest[] }>(`/privacy-requests?limit=${mostShown}`)
      .catch(() => ({ data: this.requests }));
    this.requests = page.data;
  }

  protected override render() {
    if (this.requests.length === 0) return nothing;
    const shown = this.whole ? this.requests : this.requests.slice(0, shownAtFirst);
    return html`<section>
      <header>
        <h2>Requests about personal data</h2>
        <p>Each has to be done within 30 days. Erasing happens by itself; data is handed over by you.</p>
      </header>
      <ul class="card rows" aria-label="Requests about personal data">
        ${shown.map((request) => this.#row(request))}
      </ul>
      ${
        shown.length < this.requests.length
          ? html`<button class="button" @click=${() => (this.whole = true)}>Show all ${this.requests.length}</button>`
          : nothing
      }
    </section>`;
  }

  #row(request: PrivacyRequest) {
    const inner = html`<span class="name">
        <b>${kindWords(request)}</b>
        <span>${whenWords(request, (iso) => this.app.format.day(iso))}</span>
        <span>${outcomeWords(request)}</span>
      </span>
      <span class="chip ${request.state === 'done' ? 'good' : request.state === 'open' ? '' : 'warn'}">
        ${stateWords(request)}
      </span>`;
    return html`<li>
      ${
        request.personId
          ? html`<a href="/people/profile/${request.personId}">${inner}</a>`
          : html`<div class="row">${inner}</div>`
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-privacy-requests': PhPrivacyRequests;
  }
}
