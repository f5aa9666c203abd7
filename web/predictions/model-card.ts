import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PredictionModel } from '../../contract/predictions.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { rows } from '../ui/rows.ts';
import { parametersInWords } from './words.ts';
import './calibration.ts';

const names = {
  fitted: 'In use',
  degenerate: 'In use, uncertain',
  naive: 'Switched off',
  too_few_buyers: 'Not enough data',
} as const;

/** The model of the buyers: what stands behind it, how it did on orders it had not seen, and what it learned, in words. */
@customElement('ph-model-card')
export class PhModelCard extends LitElement {
  static override styles = [
    base,
    surfaces,
    rows,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .state {
        display: grid;
        justify-items: start;
        gap: var(--space-2);
      }
      .state p,
      .learned p {
        max-width: 68ch;
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .tests {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-m);
      }
      .tests th,
      .tests td {
        padding: var(--space-2) var(--space-3);
        text-align: right;
        white-space: nowrap;
      }
      .tests th:first-child {
        text-align: left;
        white-space: normal;
      }
      .tests tbody > tr > * {
        border-top: 1px solid var(--line);
      }
      .tests th {
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 560;
      }
      .tests .better {
        color: var(--accent);
        font-weight: 620;
      }
      .scroll {
        overflow-x: auto;
      }
      @media (max-width: 40rem) {
        .tests th,
        .tests td {
          padding-inline: var(--space-1);
          font-size: var(--text-s);
          white-space: normal;
        }
        .tests th:first-child {
          padding-left: var(--space-3);
        }
        .tests :is(th, td):last-child {
          padding-right: var(--space-3);
        }
      }
      ${disclosure}
      .learned li {
        max-width: 68ch;
        margin-bottom: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) model!: PredictionModel;

  protected override render() {
    const { status, statusText, version, createdAt, customers, backTest, calibration, holdout } = this.model;
    const { format } = this.app;
    const tenths = backTest?.deciles ?? calibration;
    const tested = backTest ?? holdout;
    const good = status === 'fitted';
    return html`<div class="state">
        <span class="chip ${good ? 'good' : 'warn'}">${names[status]}</span>
        <p>${statusText}</p>
        <p class="faint">
          Version ${format.number(version)}, fitted ${format.ago(createdAt)} on ${format.number(customers)}
          ${customers === 1 ? 'buyer' : 'buyers'}.
        </p>
      </div>
      ${this.#tests()}
      ${
        tenths.length > 0 && tested
          ? html`<h3>Predicted and come, ${format.days(tested.from, tested.to, { year: true })}</h3>
              <ph-calibration .app=${this.app} .tenths=${tenths} unit="purchases a person"></ph-calibration>`
          : nothing
      }
      <details class="learned">
        <summary>${icon('chevron', 16)} What it learned, in words</summary>
        <ul>
          ${parametersInWords(this.model, (amount) => format.amount(amount.toFixed(2), this.model.currency)).map(
            (line) => html`<li>${line}</li>`,
          )}
        </ul>
      </details>`;
  }

  #tests() {
    const { backTest, holdout } = this.model;
    const list = [
      { name: 'the last 90 days', test: backTest },
      { name: 'the second half', test: holdout },
    ].flatMap(({ name, test }) => (test ? [{ name, test }] : []));
    if (list.length === 0) return nothing;
    return html`<h3>Tested on orders it had not seen</h3>
      <div class="card scroll" tabindex="0" role="region" aria-label="How the model did">
      <table class="tests">
        <thead>
          <tr>
            <th scope="col">Orders of</th>
            <th scope="col">Predicted</th>
            <th scope="col">Came</th>
            <th scope="col">Off by, a person</th>
            <th scope="col">At the past rate</th>
          </tr>
        </thead>
        <tbody>
          ${list.map(
            ({ name, test }) => html`<tr>
              <th scope="row">${name}</th>
              <td>${this.app.format.number(Math.round(test.predicted))}</td>
              <td>${this.app.format.number(test.actual)}</td>
              <td class=${test.mae <= test.naiveMae ? 'better' : ''}>${test.mae.toFixed(3)}</td>
              <td>${test.naiveMae.toFixed(3)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
