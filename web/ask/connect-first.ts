import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Loaded } from '../ui/loaded.ts';
import { Watch } from '../ui/watch.ts';

/** The way to the first source, for whoever has none: without one there is little to ask. */
@customElement('ph-connect-first')
export class PhConnectFirst extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      .card {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        margin-top: var(--space-5);
        padding: var(--space-5);
      }
      div {
        flex: 1 1 16rem;
      }
      p {
        margin-top: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #sources = new Loaded<{ data: DataSource[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#sources]);
    super.connectedCallback();
  }

  /** By then it has what it was given, also where it was drawn before it was loaded. */
  protected override firstUpdated(): void {
    void this.#sources.load(() => this.app.api.get('/data-sources?limit=1'));
  }

  protected override render() {
    if (this.#sources.value?.data.length !== 0) return nothing;
    return html`<section class="card">
      <div>
        <h2>Connect your shop</h2>
        <p>Shopify, a Meta pixel, Tag Manager, Segment or a webhook. It takes a few minutes, or try it with dummy data.</p>
      </div>
      <a class="button primary" href="/sources">Connect it ${icon('arrow')}</a>
    </section>`;
  }
}
