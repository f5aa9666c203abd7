import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../contract/auth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { deviceOf } from './device.ts';
import { settingsList } from './list-styles.ts';

/** Where the user is signed in, and the way to end each. */
@customElement('ph-sessions')
export class PhSessions extends LitElement {
  static override styles = [base, buttons, surfaces, settingsList];

  @property({ attribute: false }) app!: App;
  readonly #sessions = new Loaded<{ data: Session[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#sessions]);
    super.connectedCallback();
    void this.#sessions.load(() => this.app.api.get('/auth/sessions?limit=50'));
  }

  protected override render() {
    const { status, failure, value } = this.#sessions;
    if (status === 'failed')
      return loadFailed('The sessions could not be loaded.', failure, () => this.#sessions.load());
    return html`<ul class="card">
      ${value?.data.map((session) => this.#session(session)) ?? html`<li><span class="skeleton"></span></li>`}
    </ul>`;
  }

  #session(session: Session) {
    const device = deviceOf(session.userAgent);
    return html`<li>
      <div>
        <b>${device}</b>
        <p class="faint">${session.ip ?? 'unknown address'} · last used ${this.app.format.ago(session.lastUsedAt)}</p>
      </div>
      ${
        session.current
          ? html`<span class="chip good">This one</span>`
          : html`<button class="button quiet danger-quiet" aria-label="End the session: ${device}" @click=${() => this.#end(session)}>
            End
          </button>`
      }
    </li>`;
  }

  async #end(session: Session) {
    try {
      await this.app.api.delete(`/auth/sessions/${session.id}`);
      await this.#sessions.load();
      toast('The session is ended.');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
