import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CampaignDraft } from '../../contract/actions.ts';
import type { App } from '../app/app.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { pagedList } from '../ui/paged-list.ts';
import { rows } from '../ui/rows.ts';
import { Watch } from '../ui/watch.ts';
import { noCampaigns } from './no-campaigns.ts';

/** The campaigns that were drafted, newest first. */
@customElement('ph-campaigns-page')
export class PhCampaignsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-4);
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
    return html`<div class="page">
      <div class="head">
        <header>
          <h1>Campaigns</h1>
          <p class="soft">What you drafted. Nothing is sent before somebody approves it.</p>
        </header>
        <a class="button" href="/campaigns/recommended">${icon('megaphone', 18)} What was recommended</a>
      </div>
      ${pagedList(this.#drafts, {
        of: 'the campaigns',
        failed: 'The campaigns could not be loaded.',
        none: () =>
          noCampaigns(this.app, 'No campaigns yet', 'Ask for campaigns, and draft one of those that are proposed.'),
        some: (drafts) =>
          html`<ul class="card rows" aria-label="Campaigns">${repeat(drafts, ({ id }) => id, this.#draft)}</ul>`,
      })}
    </div>`;
  }

  readonly #draft = ({ id, name, channels, createdAt }: CampaignDraft) => html`<li>
    <a href="/campaigns/${id}">
      <span class="name">
        <b>${name}</b>
        <span>${channels.map((channel) => channelWords[channel].words).join(', else ')}, drafted ${this.app.format.ago(createdAt)}</span>
      </span>
      ${icon('chevron', 18)}
    </a>
  </li>`;
}
