import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoredRecommendation } from '../../contract/ai.ts';
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
import './brought.ts';

/** What was recommended, newest first, and what came of it. */
@customElement('ph-recommended-page')
export class PhRecommendedPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4) var(--space-5);
        overflow-wrap: anywhere;
      }
      li p {
        font-size: var(--text-m);
      }
      ph-brought {
        padding-top: var(--space-3);
        border-top: 1px solid var(--line);
      }
      @media (max-width: 30rem) {
        li {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  #told!: Paged<StoredRecommendation>;

  override connectedCallback(): void {
    if (!this.#told) {
      this.#told = new Paged(pagesOf(this.app.api, '/ai/recommendations/history?limit=20'), ({ id }) => id);
      new Watch(this, () => [this.#told]);
    }
    super.connectedCallback();
    void this.#told.load();
  }

  protected override render() {
    const { status, failure, items } = this.#told;
    return html`<div class="page inner">
      <a class="back" href="/campaigns">${icon('back', 18)} Campaigns</a>
      <header>
        <h1>What was recommended</h1>
        <p class="soft">And what came of it: what letters added, against people who got none.</p>
      </header>
      ${status === 'loading' ? waitingRows(3, 'Loading what was recommended') : nothing}
      ${status === 'failed' ? loadFailed('What was recommended could not be loaded.', failure, () => this.#told.load()) : nothing}
      ${status === 'ready' && items.length === 0 ? this.#none() : nothing}
      ${items.length > 0 ? html`<ul>${repeat(items, ({ id }) => id, this.#one)}</ul>` : nothing}
      ${showMore(this.#told)}
    </div>`;
  }

  readonly #one = (one: StoredRecommendation) => {
    const { format } = this.app;
    const { segmentName, subject, channel, people, createdAt, brought, outcome, rating } = one;
    return html`<li class="card">
      <div>
        <h2>${segmentName}: ${subject}</h2>
        <p class="soft">
          ${channelWords[channel].words}, ${format.number(people)} ${people === 1 ? 'person' : 'people'}, recommended
          ${format.ago(createdAt)}
        </p>
      </div>
      ${outcome ? html`<p>What was told of it: ${outcome}</p>` : rating ? html`<p class="soft">Rated ${rating === 'up' ? 'useful' : 'not useful'}.</p>` : nothing}
      ${
        brought
          ? html`<ph-brought .format=${format} .brought=${brought} .of=${`${segmentName}, ${format.moment(createdAt)}`}></ph-brought>`
          : html`<p class="soft">No letters were sent of it.</p>`
      }
    </li>`;
  };

  #none() {
    return html`<div class="card empty">
      <h2>Nothing was recommended yet</h2>
      <p class="soft">Ask for campaigns; what comes of them is told here.</p>
      <button class="button" @click=${() => this.app.ask('Show me campaigns for my customers')}>${icon('megaphone')} Ask for campaigns</button>
    </div>`;
  }
}
