import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Driver, Propensities, PropensityModel } from '../../contract/predictions.ts';
import type { App } from '../app/app.ts';
import { whoIs } from '../people/words.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { rows } from '../ui/rows.ts';
import './calibration.ts';

/** Who with a cart or views is likely to buy within 7 days, and how well that was told. */
@customElement('ph-likely-buyers')
export class PhLikelyBuyers extends LitElement {
  static override styles = [
    base,
    surfaces,
    rows,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      p {
        max-width: 68ch;
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      ${disclosure}
      .inside {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) likely!: Propensities;

  protected override render() {
    const { model, data } = this.likely;
    if (!model)
      return html`<p class="soft" role="status">Being learned for the first time; it shows here in a moment.</p>`;
    return html`${data.length > 0 ? this.#list() : nothing}
      ${model.test ? this.#test(model) : html`<p class="soft">${model.statusText}</p>`}`;
  }

  #list() {
    const { format } = this.app;
    return html`<ul class="card rows" aria-label="People likely to buy">
      ${this.likely.data.map(
        (person) => html`<li>
          <a href="/people/profile/${person.profileId}">
            <span class="name"><b>${whoIs(person).called}</b><span>${reasonFor(person.drivers)}</span></span>
            <span class="facts"><b>${format.percent(person.chance)}</b><span>within 7 days</span></span>
          </a>
        </li>`,
      )}
    </ul>`;
  }

  #test({ test, weights, examples, purchases, statusText }: PropensityModel) {
    const { format } = this.app;
    return html`<details>
      <summary>${icon('chevron', 16)} How well it was told, and by what</summary>
      <div class="inside">
        <p class="soft">${statusText}</p>
        <ph-calibration .app=${this.app} .tenths=${test?.deciles ?? []} unit="share who bought" share></ph-calibration>
        <p class="soft">
          Learned from ${format.number(examples)} snapshots of people, of which ${format.number(purchases)} bought within 7
          days. What counts most: ${weights
            .slice(0, 4)
            .map(({ feature, weight }) => `${feature} (${weight > 0 ? 'for' : 'against'} it)`)
            .join(', ')}.
        </p>
      </div>
    </details>`;
  }
}

/** What speaks most for a purchase. */
function reasonFor(drivers: readonly Driver[]): string {
  return (drivers.find(({ effect }) => effect > 0) ?? drivers[0])?.text ?? '';
}
