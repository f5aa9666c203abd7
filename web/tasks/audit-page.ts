import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AuditEntry } from '../../contract/actions.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { rows } from '../ui/rows.ts';
import { showMore } from '../ui/show-more.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';

const surfaceWords: Record<AuditEntry['surface'], string> = {
  web: 'in the web',
  chat: 'in a conversation',
  api: 'by the API',
  mcp: 'by a connected program',
  workflow: 'by a workflow',
  schedule: 'by the clock',
};

/** Who did what, newest first. It is only added to. */
@customElement('ph-audit-page')
export class PhAuditPage extends LitElement {
  static override styles = [base, buttons, surfaces, rows];

  @property({ attribute: false }) app!: App;
  #entries!: Paged<AuditEntry>;

  override connectedCallback(): void {
    if (!this.#entries) {
      this.#entries = new Paged(pagesOf(this.app.api, '/audit?limit=50'), ({ id }) => id);
      new Watch(this, () => [this.#entries]);
    }
    super.connectedCallback();
    void this.#entries.load();
  }

  protected override render() {
    const { status, failure } = this.#entries;
    return html`<div class="page inner">
      <a class="back" href="/tasks">${icon('back', 18)} Tasks</a>
      <header>
        <h1>Who did what</h1>
        <p class="soft">Everything that changed something, with who did it and from where. Nothing here can be changed or removed.</p>
      </header>
      ${status === 'loading' ? waitingRows(8, 'Loading what was done') : nothing}
      ${status === 'failed' ? loadFailed('What was done could not be loaded.', failure, () => this.#entries.load()) : nothing}
      ${status === 'ready' ? this.#list() : nothing}
    </div>`;
  }

  #list() {
    const { items } = this.#entries;
    if (items.length === 0) {
      return html`<div class="card empty"><h2>Nothing yet</h2><p class="soft">What is approved, applied, undone or changed from now on stands here.</p></div>`;
    }
    return html`<ul class="card rows" aria-label="What was done">
        ${items.map(
          ({ text, actor, surface, at }) =>
            html`<li>
              <div class="row">
                <span class="name"><b>${text}</b><span>${text.startsWith(actor.name) ? surfaceWords[surface] : `${actor.name}, ${surfaceWords[surface]}`} · <time datetime=${at} title=${this.app.format.moment(at)}>${this.app.format.ago(at)}</time></span></span>
              </div>
            </li>`,
        )}
      </ul>
      ${showMore(this.#entries)}`;
  }
}
