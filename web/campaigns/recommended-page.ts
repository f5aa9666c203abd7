import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoredRecommendation } from '../../contract/ai.ts';
import type { App } from '../app/app.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { pagedList } from '../ui/paged-list.ts';
import { rows } from '../ui/rows.ts';
import { Watch } from '../ui/watch.ts';
import { noCampaigns } from './no-campaigns.ts';
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
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        padding: var(--space-4);
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: var(--text-m);
      }
      li p {
        font-size: var(--text-s);
      }
      ph-brought {
        margin-top: var(--space-2);
        padding-top: var(--space-3);
        border-top: 1px solid var(--line);
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
    return html`<div class="page inner">
      <a class="back" href="/campaigns">${icon('back', 18)} Campaigns</a>
      <header>
        <h1>What was recommended</h1>
        <p class="soft">And what came of it: what letters added, against people who got none.</p>
      </header>
      ${pagedList(this.#told, {
        of: 'what was recommended',
        failed: 'What was recommended could not be loaded.',
        none: () =>
          noCampaigns(this.app, 'Nothing was recommended yet', 'Ask for campaigns; what comes of them is told here.'),
        some: (told) =>
          html`<ul class="card rows" aria-label="What was recommended">${repeat(told, ({ id }) => id, this.#one)}</ul>`,
      })}
    </div>`;
  }

  readonly #one = (one: StoredRecommendation) => {
    const { format } = this.app;
    const { segmentName, subject, channel, people, createdAt, brought, outcome, rating } = one;
    return html`<li>
      <div>
        <h2>${segmentName}: ${subject}</h2>
        <p class="soft">
          ${channelWords[channel].words}, ${format.number(people)} ${people === 1 ? 'person' : 'people'}, recommended
          ${format.ago(createdAt)}${brought ? '.' : '. No letters were sent of it.'}
        </p>
      </div>
      ${outcome ? html`<p>What was told of it: ${outcome}</p>` : rating ? html`<p class="soft">Rated ${rating === 'up' ? 'useful' : 'not useful'}.</p>` : nothing}
      ${
        brought
          ? html`<ph-brought .format=${format} .brought=${brought} .of=${`${segmentName}, ${format.moment(createdAt)}`}></ph-brought>`
          : nothing
      }
    </li>`;
  };
}
