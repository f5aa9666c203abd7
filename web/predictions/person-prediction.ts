import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Driver, PersonPrediction, Prediction } from '../../contract/predictions.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { effectInWords } from './words.ts';

/** What is expected of one person and why; nothing where nothing can be expected. */
@customElement('ph-person-prediction')
export class PhPersonPrediction extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .facts-line {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        gap: var(--space-4);
        padding: var(--space-4);
      }
      .facts-line dt {
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      .facts-line dd:nth-of-type(1) {
        font-size: var(--text-xl);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      .facts-line dd + dd {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .card > ul {
        padding: 0 var(--space-4);
      }
      .card > ul li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-4);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
        font-size: var(--text-m);
      }
      .card > ul span {
        flex: none;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      ${disclosure}
      details {
        padding: 0 var(--space-4) var(--space-1);
        border-top: 1px solid var(--line);
      }
      table {
        width: 100%;
        margin-bottom: var(--space-3);
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        font-weight: 400;
        text-align: right;
      }
      th:first-child {
        text-align: left;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() profileId = '';
  @state() private found: PersonPrediction | undefined;
  @state() private failure = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profileId')) void this.#load();
  }

  async #load(): Promise<void> {
    const id = this.profileId;
    this.failure = '';
    this.found = undefined;
    try {
      const found = await this.app.api.get<PersonPrediction>(`/profiles/${id}/prediction`);
      if (id === this.profileId) this.found = found;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render() {
    if (this.failure) return loadFailed('The prediction could not be loaded.', this.failure, () => this.#load());
    if (!this.found)
      return html`<section><h2>Expected</h2><div class="card waiting-row"><span class="skeleton"></span></div></section>`;
    const { prediction, propensity } = this.found;
    if (!prediction && !propensity) return nothing;
    return html`<section>
      <h2>Expected</h2>
      ${prediction ? this.#expected(this.found, prediction) : nothing}
      ${propensity ? this.#chance(propensity) : nothing}
    </section>`;
  }

  #expected(found: PersonPrediction, prediction: Prediction) {
    const { format } = this.app;
    const money = (amount: number) => format.amount(amount.toFixed(2), prediction.currency);
    const interval = found.churnRiskInterval;
    const day = prediction.nextOrderOn ?? found.nextOrderIfCustomerOn;
    return html`<div class="card">
      <dl class="facts-line">
        <div>
          <dt>No order in 90 days</dt>
          <dd>${format.percent(prediction.churnRisk)}</dd>
          <dd>${interval ? `${format.percent(interval.low)} to ${format.percent(interval.high)}` : ''}</dd>
        </div>
        <div>
          <dt>Next order</dt>
          <dd>${day ? format.days(day, day, { year: true }) : 'not to be expected'}</dd>
          <dd>${prediction.nextOrderOn ? 'as likely before as after' : day ? 'if still a customer; more likely none comes' : ''}</dd>
        </div>
        <div>
          <dt>Value in 90 days</dt>
          <dd>${money(prediction.expectedValue)}</dd>
          <dd>${money(prediction.expectedValueInterval.low)} to ${money(prediction.expectedValueInterval.high)}</dd>
        </div>
      </dl>
      ${this.#reasons(found.drivers)}
      <details>
        <summary>${icon('chevron', 16)} How this changed, and what stands behind it</summary>
        <p class="soft">${found.statusText}</p>
        <table>
          <thead>
            <tr><th scope="col">As of</th><th scope="col">No order in 90 days</th><th scope="col">Value in 90 days</th></tr>
          </thead>
          <tbody>
            ${found.history.map(
              (one) => html`<tr>
                <th scope="row">${format.day(one.asOf)}</th>
                <td>${format.percent(one.churnRisk)}</td>
                <td>${format.amount(one.expectedValue.toFixed(2), one.currency)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </details>
    </div>`;
  }

  #chance({ chance, drivers }: NonNullable<PersonPrediction['propensity']>) {
    return html`<div class="card">
      <dl class="facts-line">
        <div><dt>Buys within 7 days</dt><dd>${this.app.format.percent(chance)}</dd></div>
      </dl>
      ${this.#reasons(drivers)}
    </div>`;
  }

  #reasons(drivers: readonly Driver[]) {
    return html`<ul aria-label="Why">
      ${drivers.map(({ text, effect }) => html`<li>${text.charAt(0).toUpperCase() + text.slice(1)}<span>${effectInWords(effect)}</span></li>`)}
    </ul>`;
  }
}
