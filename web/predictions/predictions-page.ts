import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Predicted } from '../../contract/predicted.ts';
import type { Churn, PredictionModel } from '../../contract/predictions.ts';
import type { App } from '../app/app.ts';
import { whoIs } from '../people/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { Predictions } from './predictions.ts';
import '../ask/campaign-card.ts';
import './likely-buyers.ts';
import './model-card.ts';
import './risk-list.ts';

/** What people will do: who is about to leave, who is about to buy, and how well such predictions did. */
@customElement('ph-predictions-page')
export class PhPredictionsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .big {
        font-size: var(--text-2xl);
        font-weight: 620;
        letter-spacing: -0.02em;
        line-height: 1.3;
        text-wrap: balance;
      }
      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .reasons .chip {
        padding-block: 0.25rem;
        border-radius: var(--radius-m);
        line-height: 1.35;
        white-space: normal;
      }
      ${disclosure}
      .meaning p {
        max-width: 68ch;
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  #predictions!: Predictions;

  override connectedCallback(): void {
    if (!this.#predictions) {
      this.#predictions = new Predictions(this.app.api);
      new Watch(this, () => [this.#predictions]);
    }
    super.connectedCallback();
    void this.#predictions.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#predictions.rest();
  }

  protected override render() {
    const { status, failure, churn, model } = this.#predictions;
    return html`<div class="page inner">
      <a class="back" href="/people">${icon('back', 18)} People</a>
      <header>
        <h1>Predictions</h1>
        <p class="soft">Who is about to leave, who is about to buy, and how far to trust it.</p>
      </header>
      ${
        status === 'failed'
          ? loadFailed('The predictions could not be loaded.', failure, () => this.#predictions.load())
          : nothing
      }
      ${status === 'loading' ? waitingRows(6, 'Loading the predictions') : nothing}
      ${churn && model && status !== 'failed' ? this.#full(churn, model) : nothing}
    </div>`;
  }

  #full(churn: Churn, model: PredictionModel) {
    const { likely } = this.#predictions;
    if (model.customers === 0) return this.#empty();
    return html`${
      model.fitting
        ? html`<p class="note" role="status">${icon('sync')} A newer model is being fitted; until then this one answers.</p>`
        : nothing
    }
      <section aria-labelledby="risk">
        <h2 id="risk">About to leave</h2>
        ${this.#risk(churn)}
      </section>
      <section>
        <h2>About to buy</h2>
        ${likely ? html`<ph-likely-buyers .app=${this.app} .likely=${likely}></ph-likely-buyers>` : nothing}
        ${this.#campaign('purchase')}
      </section>
      <section aria-labelledby="value">
        <h2 id="value">Worth most</h2>
        ${this.#best()} ${this.#campaign('value')}
      </section>
      <section>
        <h2>The model behind it</h2>
        <ph-model-card .app=${this.app} .model=${model}></ph-model-card>
      </section>`;
  }

  #risk(churn: Churn) {
    const { people, of, moneyAtRisk, moneyAtRiskInterval, currency } = churn;
    if (people === null || of === null || moneyAtRisk === null || !moneyAtRiskInterval) {
      return html`<p class="soft">${churn.statusText}</p>`;
    }
    const { format } = this.app;
    const money = (amount: number) => format.amount(amount.toFixed(2), currency);
    return html`<p class="big">
        ${
          people === 0
            ? `Nobody of ${format.number(of)} returning customers`
            : `${format.number(people)} of ${format.number(of)} returning customers, ${money(moneyAtRisk)} a year at risk`
        }
      </p>
      ${
        people === 0
          ? nothing
          : html`<p class="soft">
                Between ${money(moneyAtRiskInterval.low)} and ${money(moneyAtRiskInterval.high)}, with a chance of nine in ten.
              </p>
              <ul class="reasons" aria-label="What most of them have in common">
                ${churn.reasons.map((one) => html`<li><span class="chip">${format.number(one.people)} ${one.text}</span></li>`)}
              </ul>`
      }
      <details class="meaning">
        <summary>${icon('chevron', 16)} What this means</summary>
        <p>${churn.definition}</p>
      </details>
      ${
        people === 0
          ? nothing
          : html`<ph-risk-list .app=${this.app} .predictions=${this.#predictions}></ph-risk-list>
              ${this.#campaign('churn')}
              <div class="row">
                <button class="button" @click=${() => this.app.ask('Draft an email to my customers at risk')}>
                  ${icon('mail')} Draft a letter to them
                </button>
                <button class="button" @click=${() => this.app.ask('What should I send to win back customers?')}>
                  ${icon('megaphone')} Ask how to win them back
                </button>
              </div>`
      }`;
  }

  #best() {
    const { best } = this.#predictions;
    if (best.length === 0) return html`<p class="soft">Nobody is known well enough yet.</p>`;
    const { format } = this.app;
    return html`<ul class="card rows" aria-label="People who are expected to spend most">
      ${best.map(
        (one) => html`<li>
          <a href="/people/profile/${one.profileId}">
            <span class="name"><b>${whoIs(one).called}</b><span>${ordered(one.purchases)} so far</span></span>
            <span class="facts">
              <b>${format.amount(one.expectedValue.toFixed(2), one.currency)}</b><span>in the next 90 days</span>
            </span>
          </a>
        </li>`,
      )}
    </ul>`;
  }

  /** What is recommended for a list, worked out before anybody asks for it. */
  #campaign(prediction: Predicted) {
    const found = this.#predictions.campaignOf(prediction);
    // Where the list is empty or not known yet, it says so itself.
    if (!found?.campaign) return nothing;
    return html`<h3>What to do</h3>
      <p class="soft">A campaign as it could go out to ${found.campaign.people === 1 ? 'this person' : 'these people'}; nothing is sent before somebody approves it.</p>
      <ph-campaign-card .app=${this.app} .campaign=${found.campaign}></ph-campaign-card>`;
  }

  #empty() {
    return html`<div class="card empty">
      <h2>Nobody has bought yet</h2>
      <p class="soft">Predictions are made from orders of people who can be told apart. Connect your shop, or try dummy data.</p>
      <a class="button primary" href="/sources">Go to Sources</a>
    </div>`;
  }
}

/** The model counts days: what was ordered on one day is one purchase to it. */
const ordered = (days: number) => (days === 1 ? 'ordered once' : `ordered on ${days} days`);
