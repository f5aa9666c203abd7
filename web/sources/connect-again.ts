import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { type SignInProvider, signInAt, signInFor } from './oauth.ts';

/** Says that a source's access was taken back or has ended, and leads to granting it again. */
@customElement('ph-connect-again')
export class PhConnectAgain extends LitElement {
  static override styles = [base, buttons, surfaces];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) source!: DataSource;
  @state() private provider: SignInProvider | undefined;

  protected override firstUpdated(): void {
    signInFor(this.app.api, this.source.sourceType).then(
      (provider) => {
        this.provider = provider;
      },
      () => undefined,
    );
  }

  protected override render() {
    const { id, disconnectedReason } = this.source;
    return html`<div class="note bad" role="alert">
      ${icon('alert')}
      <div>
        <p><b>Disconnected.</b> ${disconnectedReason ?? 'Access has ended.'} Nothing is lost: what is missed is fetched once it is connected again.</p>
        <p>
          ${
            this.provider
              ? html`<button class="button" @click=${this.#again}>Connect again</button>`
              : html`<a class="button" href="/sources/${id}/connection">Connect again</a>`
          }
        </p>
      </div>
    </div>`;
  }

  async #again() {
    if (!this.provider) return;
    await signInAt(this.app.api, this.provider, { sourceId: this.source.id }).catch((error: Error) =>
      toast(error.message),
    );
  }
}
