import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CampaignDraft } from '../../contract/actions.ts';
import type { App } from '../app/app.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { rows } from '../ui/rows.ts';
import { showMore } from '../ui/show-more.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';

/** The campaigns that were drafted, newest first. */
@customElement('ph-campaigns-page')
export class PhCampaignsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      ul {
        display: grid;
        gap: var(--space-3);
      }
      li a {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-4) var(--space-5);
        color: inherit;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  #drafts!: Paged<CampaignDraft>;

  override connectedCallback(): void {
    if (!this.#drafts) {
      this.#drafts = new Paged(pagesOf(this.app.api, '/campaign-drafts?limit=25'), ({ id }) => id);
      new Watch(this, () => [this.#drafts]);
    }
    super.connectedCallback();
    void this.#drafts.load();
  }

  protected override render() {
    const { status, failure, items } = this.#drafts;
    return html`<div class="page inner">
      <a class="back" href="/tasks">${icon('back', 18)} Tasks</a>
      <header>
        <h1>Campaigns</h1>
        <p class="soft">What was drafted, and by itself sends nothing.</p>
      </header>
      <div class="row"><a class="button" href="/campaigns/recommended">${icon('megaphone', 18)} What was recommended, and brought</a></div>
      ${status === 'loading' ? waitingRows(3, 'Loading the campaigns') : nothing}
      ${status === 'failed' ? loadFailed('The campaigns could not be loaded.', failure, () => this.#drafts.load()) : nothing}
      ${status === 'ready' && items.length === 0 ? this.#none() : nothing}
      ${items.length > 0 ? html`<ul>${repeat(items, ({ id }) => id, this.#draft)}</ul>` : nothing}
      ${showMore(this.#drafts)}
    </div>`;
  }

  readonly #draft = ({ id, name, channels, createdAt }: CampaignDraft) => html`<li class="card">
    <a href="/campaigns/${id}">
      <b>${name}</b>
      <span class="soft">${channels.map((channel) => channelWords[channel].words).join(', else ')}, drafted ${this.app.format.ago(createdAt)}</span>
    </a>
  </li>`;

  #none() {
    return html`<div class="card empty">
      <h2>No campaigns yet</h2>
      <p class="soft">Ask for campaigns, and draft one of those that are proposed.</p>
      <button class="button" @click=${() => this.app.ask('Show me campaigns for my customers')}>${icon('megaphone')} Ask for campaigns</button>
    </div>`;
  }
}
