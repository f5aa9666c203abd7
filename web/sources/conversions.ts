import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Conversions } from '../../contract/oauth.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';

/** What was sent to Meta's Conversions API, and how much of it Meta counts once with what the browser told. */
@customElement('ph-conversions')
export class PhConversions extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .card {
        display: grid;
        gap: var(--space-1);
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

  protected override firstUpdated(): void {
    this.app.api.get<Conversions>(`/data-sources/${this.sourceId}/conversions`).then(
      (data) => {
        this.data = data;
      },
      () => undefined,
    );
  }

  protected override render() {
    if (!this.data?.enabled) return nothing;
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
      </div>`;
  }
}
