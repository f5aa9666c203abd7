import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PersonAtRisk } from '../../contract/predictions.ts';
import type { App } from '../app/app.ts';
import { whoIs } from '../people/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import type { Predictions } from './predictions.ts';

/** The people at risk, most money first, each with the strongest reason. */
@customElement('ph-risk-list')
export class PhRiskList extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      @media (max-width: 40rem) {
        /* The name beside the money, each reason in a line of its own. */
        .rows > li > a {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .name,
        .facts {
          display: contents;
        }
        .name > span,
        .facts > span {
          grid-column: 1 / -1;
          text-align: left;
          white-space: normal;
        }
        .facts b {
          grid-area: 1 / 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Drawn as it is now; whoever holds it redraws this list. */
  @property({ attribute: false, hasChanged: () => true }) predictions!: Predictions;

  protected override render() {
    const { people, more, loadingMore } = this.predictions;
    return html`<ul class="card rows" aria-label="People at risk">
        ${repeat(
          people,
          ({ profileId }) => profileId,
          (person) => this.#row(person),
        )}
      </ul>
      ${
        more
          ? html`<button
              class="button more"
              aria-disabled=${loadingMore}
              @click=${() => this.predictions.loadMore().catch((error: Error) => toast(error.message))}
            >
              ${loadingMore ? 'Loading…' : 'Show more'}
            </button>`
          : nothing
      }`;
  }

  #row(person: PersonAtRisk) {
    const { format } = this.app;
    return html`<li>
      <a href="/people/profile/${person.profileId}">
        <span class="name"><b>${whoIs(person).called}</b><span>${silence(person)}</span></span>
        <span class="facts">
          <b>${format.amount(person.moneyAtRisk.toFixed(2), this.predictions.churn?.currency)}</b>
          <span>${format.percent(person.churnRisk)} likely to leave</span>
        </span>
      </a>
    </li>`;
  }
}

function silence({ daysSinceOrder, usualGapDays }: PersonAtRisk): string {
  const gap = Math.max(1, usualGapDays);
  return `Silent for ${daysSinceOrder} days, usually orders every ${gap === 1 ? 'day' : `${gap} days`}`;
}
