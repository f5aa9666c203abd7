import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SegmentKey } from '../../contract/analytics.ts';
import type { CampaignRecommendation } from '../../contract/stream.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { segmentWords, stepWords } from './campaign-words.ts';
import { type Ratings, storedRatings } from './ratings.ts';
import './campaign-card.ts';

/** The campaigns of an answer, and the table of numbers they rest on. */
@customElement('ph-campaigns')
export class PhCampaigns extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      .cards {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-2);
      }
      summary {
        display: flex;
        align-items: center;
        width: fit-content;
        min-height: var(--touch);
        margin-top: var(--space-2);
        gap: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-s);
        list-style: none;
        cursor: pointer;
      }
      details[open] > summary svg {
        transform: rotate(90deg);
      }
      .tables {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-2) var(--space-5) var(--space-4);
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      caption {
        padding: var(--space-3) 0 var(--space-1);
        text-align: left;
        font-weight: 620;
      }
      th,
      td {
        padding: 0.5rem var(--space-3) 0.5rem 0;
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        font-weight: 400;
      }
      thead th {
        border: 0;
        color: var(--ink-faint);
      }
      tbody th {
        font-weight: 560;
      }
      .number {
        text-align: right;
        white-space: nowrap;
        padding-right: 0;
        padding-left: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) recommendation!: CampaignRecommendation;
  @state() private ratings: Ratings = new Map();

  protected override firstUpdated(): void {
    if (this.app.session.user) void this.#readRatings();
  }

  async #readRatings() {
    this.ratings = await storedRatings(this.app.api);
  }

  protected override render() {
    const { recommendations, analysis } = this.recommendation;
    return html`<div class="cards">
        ${recommendations.map(
          (one) => html`<ph-campaign-card
            .app=${this.app}
            .campaign=${one}
            .stored=${this.ratings.get(one.id)}
          ></ph-campaign-card>`,
        )}
      </div>
      ${analysis ? this.#numbers(analysis) : nothing}`;
  }

  #numbers({ totals, segments, funnel }: NonNullable<CampaignRecommendation['analysis']>) {
    const { format } = this.app;
    const keys = Object.keys(segmentWords) as SegmentKey[];
    return html`<details>
      <summary>${icon('chevron', 16)} The numbers behind this</summary>
      <div class="card tables">
        <div class="scroll" tabindex="0" role="region" aria-label="Groups of customers">
          <table>
            <caption>
              Groups of customers${segments.estimated ? ' (estimated: people cannot be told apart)' : ''}
            </caption>
            <thead>
              <tr><th scope="col">Group</th><th scope="col">Who is in it</th><th scope="col" class="number">People</th></tr>
            </thead>
            <tbody>
              ${keys.map(
                (key) => html`<tr>
                  <th scope="row">${segmentWords[key].name}</th>
                  <td>${segmentWords[key].rule}</td>
                  <td class="number">${format.number(segments[key])}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Path to purchase">
          <table>
            <caption>Path to purchase</caption>
            <thead>
              <tr>
                <th scope="col">Step</th><th scope="col" class="number">People</th>
                <th scope="col" class="number">Of the step before</th>
              </tr>
            </thead>
            <tbody>
              ${funnel.map(
                ({ step, people, rate }) => html`<tr>
                  <th scope="row">${stepWords[step]}</th>
                  <td class="number">${format.number(people)}</td>
                  <td class="number">${rate === null ? '–' : format.percent(rate)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="faint">
          Over ${format.number(totals.events)} events of ${format.number(totals.people)} people:
          ${format.number(totals.ordersInCurrency)} orders worth ${format.money(totals.revenue, totals.currency)}.
        </p>
      </div>
    </details>`;
  }
}
