import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../contract/auth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { toast } from '../ui/toast.ts';
import { deviceOf } from './device.ts';

/** Where the user is signed in, and the way to end each. */
@customElement('ph-sessions')
export class PhSessions extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-4);
        min-height: 4.25rem;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      b {
        font-weight: 560;
      }
      .skeleton {
        width: 50%;
      }
      .chip {
        margin-right: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private sessions: Session[] | undefined;
  @state() private failure = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    if (this.failure) {
      return html`<div class="note bad" role="alert">
        <div>
          <p>The sessions could not be loaded. ${this.failure}</p>
          <button class="button quiet" @click=${this.#load}>Try again</button>
        </div>
      </div>`;
    }
    return html`<ul class="card">
      ${this.sessions?.map((session) => this.#session(session)) ?? html`<li><span class="skeleton"></span></li>`}
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

  async #load() {
    this.failure = '';
    try {
      this.sessions = (await this.app.api.get<{ data: Session[] }>('/auth/sessions?limit=50')).data;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async #end(session: Session) {
    try {
      await this.app.api.delete(`/auth/sessions/${session.id}`);
      this.sessions = this.sessions?.filter(({ id }) => id !== session.id);
      toast('The session is ended.');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
