import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Conversions } from '../../contract/oauth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { toast } from '../ui/toast.ts';

/** What was sent to Meta's Conversions API, and how much of it Meta counts once with what the browser told. */
@customElement('ph-conversions')
export class PhConversions extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .card {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
        padding: var(--space-4);
        font-size: var(--text-m);
      }
      b {
        font-size: var(--text-l);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  @state() private data: Conversions | undefined;

  @state() private busy = false;

  protected override firstUpdated(): void {
    this.#load();
  }

  #load(): void {
    this.app.api.get<Conversions>(`/data-sources/${this.sourceId}/conversions`).then(
      (data) => {
        this.data = data;
      },
      () => undefined,
    );
  }

  protected override render() {
    if (!this.data) return nothing;
    if (!this.data.enabled) {
      return html`<h2>Sent to Meta</h2>
        <div class="card">
          <p class="soft">
            Nothing yet. Meta can be told of purchases and the steps before them from here as well, each under the id that the browser
            tells it: once, hashed, and only of people who agreed.
          </p>
          ${this.#switch(true, 'Send to Meta')}
        </div>`;
    }
    const { number, percent } = this.app.format;
    const n = number.bind(this.app.format);
    const { sent, rate, pending, refused, withoutConsent, days, lastRefusal } = this.data;
    const also: [number, string][] = [
      [pending, 'on their way'],
      [refused, `refused${lastRefusal ? ` (${lastRefusal})` : ''}`],
      [withoutConsent, 'not sent, as nobody’s consent is on record'],
    ];
    return html`<h2>Sent to Meta</h2>
      <div class="card">
        <b>${rate === null ? 'Nothing sent yet' : `Deduplicated ${percent.call(this.app.format, rate)}`}</b>
        <p class="soft">
          ${n(sent)} purchases and steps before them in ${n(days)} days, each under the one id that the browser tells Meta too.
          ${also.filter(([count]) => count > 0).map(([count, words]) => `${n(count)} ${words}. `)}
        </p>
        ${this.#switch(false, 'Stop sending')}
      </div>`;
  }

  #switch(sendConversions: boolean, words: string) {
    return html`<button class="button" ?disabled=${this.busy} @click=${() => this.#set(sendConversions)}>${words}</button>`;
  }

  async #set(sendConversions: boolean): Promise<void> {
    this.busy = true;
    try {
      await this.app.api.patch(`/data-sources/${this.sourceId}`, { config: { sendConversions } });
      toast(sendConversions ? 'Purchases are sent to Meta from now on.' : 'Nothing is sent to Meta any more.');
      this.#load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
    }
  }
}
