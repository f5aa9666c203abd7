import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Unusual, WatchedMetric } from '../../contract/unusual.ts';
import type { App } from '../app/app.ts';
import { numberAddress } from '../receipts/number-address.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';

/** Numbers of yesterday that lie beyond chance, each with its why, and a way to hear nothing of it. Nothing where all is as usual. Fires `settled` once that is known. */
@customElement('ph-unusual')
export class PhUnusual extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .row p {
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      @media (max-width: 46rem) {
        .rows > li > .row {
          grid-template-columns: minmax(0, 1fr);
          row-gap: var(--space-3);
        }
      }
      .soft {
        max-width: 68ch;
        font-size: var(--text-s);
        text-wrap: pretty;
      }
      .muted {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #found = new Loaded<Unusual>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#found]);
    super.connectedCallback();
    void this.#found.load(() => this.app.api.get('/analytics/unusual'));
  }

  protected override updated(): void {
    // With nothing to tell it takes no room between its neighbours.
    const { data = [], muted = [] } = this.#found.value ?? {};
    this.hidden = data.length === 0 && muted.length === 0;
    if (this.#found.status !== 'loading') this.dispatchEvent(new Event('settled', { bubbles: true }));
  }

  protected override render() {
    const { data, muted } = this.#found.value ?? { data: [], muted: [] };
    if (data.length === 0 && muted.length === 0) return nothing;
    return html`<section>
      ${data.length > 0 ? this.#list(data) : nothing}
      ${muted.map(
        ({ metric, name, until }) => html`<p class="muted">
          Nothing is told of ${name.toLowerCase()} until ${this.app.format.moment(until)}.
          <button class="button quiet" aria-label=${`Tell me of ${name.toLowerCase()} again`} @click=${() => this.#listen(metric)}>
            Tell me again
          </button>
        </p>`,
      )}
    </section>`;
  }

  #list(data: Unusual['data']) {
    return html`<h2>Unusual yesterday</h2>
      <ul class="card rows">
        ${data.map(
          ({ metric, name, text, question }) => html`<li>
            <div class="row">
              <p>${text}</p>
              <span class="ways">
                <a class="button" aria-label=${`See what is behind ${name.toLowerCase()} of yesterday`} href=${numberAddress(metric, 'yesterday')}>See it</a>
                <button class="button" aria-label=${question} @click=${() => this.app.ask(question)}>Ask why</button>
                <button class="button quiet" aria-label=${`Mute ${name.toLowerCase()} for 30 days`} @click=${() => this.#mute(metric)}>
                  Mute
                </button>
              </span>
            </div>
          </li>`,
        )}
      </ul>
      <p class="soft">
        Beside the same weekday of the eight weeks before. When nothing has changed, one day in twenty is told of by mistake.
      </p>`;
  }

  #mute(metric: WatchedMetric) {
    return this.#change(() => this.app.api.post('/analytics/unusual/mute', { metric, days: 30 }));
  }

  #listen(metric: WatchedMetric) {
    return this.#change(() => this.app.api.delete(`/analytics/unusual/mute/${metric}`));
  }

  /** Each change is answered with what is told after it. */
  async #change(work: () => Promise<unknown>) {
    try {
      const left = (await work()) as Unusual;
      await this.#found.load(async () => left);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-unusual': PhUnusual;
  }
}
