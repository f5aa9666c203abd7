import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Evidence, Recommendation } from '../../contract/stream.ts';
import type { Format } from '../app/format.ts';
import { measured } from '../cards/measures.ts';
import { base } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { figureTable } from '../ui/figure-table.ts';
import { icon } from '../ui/icon.ts';
import { channelWords } from './campaign-words.ts';

/** What a campaign comes to: whom it reaches, what it costs, what can be expected; and why, with what that rests on. */
@customElement('ph-campaign-outlook')
export class PhCampaignOutlook extends LitElement {
  static override styles = [
    base,
    disclosure,
    figureTable,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
        gap: var(--space-3) var(--space-5);
        padding-bottom: var(--space-3);
      }
      dt {
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-weight: 560;
      }
      .figures b {
        font-size: var(--text-l);
        font-weight: 620;
        line-height: 1.35;
      }
      /* As wide as its figure with room for a finger on both sides, which pushes nothing away. */
      .figures a {
        min-width: 0;
        margin-inline: -1.1rem;
        padding-inline: 1.1rem;
      }
      .figures dd + dd {
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-wrap: pretty;
      }
      .figures dd + dd a {
        margin-block: -0.5rem;
      }
      details > * + * {
        margin-top: var(--space-3);
      }
      details {
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .evidence div {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-4);
        min-height: var(--touch);
        padding-block: var(--space-1);
        border-top: 1px solid var(--line);
        font-size: var(--text-s);
      }
      .evidence dt {
        color: inherit;
        font-size: inherit;
        font-weight: inherit;
      }
      .weeks {
        overflow-x: auto;
      }
      @media (max-width: 40rem) {
        th,
        td {
          padding-left: var(--space-2);
          font-size: var(--text-xs);
        }
      }
      thead th {
        border-top: 0;
        color: var(--ink-faint);
      }
      .evidence a {
        justify-items: end;
      }
      .evidence dd {
        font-weight: 560;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) campaign!: Recommendation;

  protected override render() {
    const { reason, expected, cost, rank, evidence = [] } = this.campaign;
    return html`<dl class="figures">${this.#reach()} ${this.#cost()} ${this.#expected()} ${this.#holdout()}</dl>
      <details>
        <summary>${icon('chevron', 16)} Why, and what it rests on</summary>
        <p>${reason}</p>
        ${evidence.length > 0 ? html`<dl class="evidence">${evidence.map((one) => this.#evidence(one))}</dl>` : nothing}
        ${expected?.weeks ? this.#weeks(expected.weeks, expected.money?.currency) : nothing}
        ${[cost?.text, expected?.text, rank?.why].map((words) => (words ? html`<p class="soft">${words}</p>` : nothing))}
      </details>`;
  }

  #reach() {
    const { reach, receipts } = this.campaign;
    if (!reach) return nothing;
    const { format } = this;
    const by = reach.byChannel
      .filter(({ chosen }) => chosen > 0)
      .map(({ channel, chosen }, n) => {
        const number = this.#proved(format.number(chosen), receipts?.messages[channel]);
        return html`${n > 0 ? ', ' : ''}${number} by ${channelWords[channel].words.toLowerCase()}`;
      });
    const none = reach.unreachable.noConsent > 0 ? 'nobody has agreed to be written to' : 'nobody has an address';
    return html`<div>
      <dt>Reached now</dt>
      <dd>
        <b>${this.#proved(format.number(reach.reachable), receipts?.reachable)}</b> of
        ${this.#proved(format.number(reach.people), receipts?.people)}
      </dd>
      <dd>${by.length > 0 ? by : none}</dd>
    </div>`;
  }

  #cost() {
    const { cost, receipts } = this.campaign;
    if (!cost) return nothing;
    const { format } = this;
    const messages = cost.parts.reduce((sum, part) => sum + part.messages, 0);
    return html`<div>
      <dt>Costs</dt>
      <dd>
        <b>${cost.amount === null ? 'Not known' : this.#proved(format.money(cost.amount, cost.currency), receipts?.cost)}</b>
      </dd>
      <dd>${messages === 0 ? 'nothing would be sent' : messages === 1 ? 'for one message' : `for ${format.number(messages)} messages`}</dd>
    </div>`;
  }

  #expected() {
    const { expected, receipts } = this.campaign;
    if (!expected) return nothing;
    const { format } = this;
    const { basis, orders, money } = expected;
    if (basis === 'none' || !orders) {
      return html`<div>
        <dt>In a week</dt>
        <dd><b>No history yet</b></dd>
      </div>`;
    }
    const range = (low: string, high: string) => (low === high ? low : `${low} – ${high}`);
    return html`<div>
      <dt>In a week</dt>
      <dd>
        <b>${this.#proved(range(format.number(orders.low), format.number(orders.high)), receipts?.orders)}</b> ${orders.high === 1 ? 'order' : 'orders'}
      </dd>
      <dd>
        ${
          money && Number(money.high) > 0
            ? html`${this.#proved(range(format.whole(Number(money.low), money.currency), format.whole(Number(money.high), money.currency)), receipts?.money)}, `
            : nothing
        }${basis === 'weeks' ? 'as they buy by themselves' : 'as such campaigns did before'}
      </dd>
    </div>`;
  }

  #holdout() {
    const { holdout } = this.campaign;
    if (holdout === undefined) return nothing;
    const { format } = this;
    return html`<div>
      <dt>Held out</dt>
      <dd><b>${holdout ? format.percent(holdout.share) : 'Nobody'}</b></dd>
      <dd>${holdout ? `${format.number(holdout.people)} get no letter, to see what it brings` : 'too few to tell what it brings'}</dd>
    </div>`;
  }

  /** What the range rests on: each week with who was in the segment when it began, and what they ordered. */
  #weeks(weeks: NonNullable<NonNullable<Recommendation['expected']>['weeks']>, currency: string | undefined) {
    const { format } = this;
    return html`<div class="weeks" tabindex="0" role="region" aria-label="The weeks behind ${this.campaign.segmentName}">
      <table>
        <thead>
          <tr><th scope="col">Week from</th><th scope="col">People</th><th scope="col">Orders</th><th scope="col">Spent</th></tr>
        </thead>
        <tbody>
          ${weeks.map(
            ({ from, people, orders, money }) => html`<tr>
              <th scope="row">${format.day(from)}</th>
              <td>${format.number(people)}</td>
              <td>${format.number(orders)}</td>
              <td>${currency ? format.money(money, currency) : money}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #evidence({ text, value, unit, currency, href, receiptId }: Evidence) {
    const words = measured(value, { unit, currency: currency ?? null }, this.format);
    const leads = receiptId ? `/receipts/${receiptId}` : href;
    return html`<div>
      <dt>${text}</dt>
      <dd>${leads ? html`<a class="touch" href=${leads}>${words}</a>` : words}</dd>
    </div>`;
  }

  /** A figure that opens to how it was come by. */
  #proved(words: string, receiptId: string | undefined) {
    return receiptId ? html`<a class="touch" href="/receipts/${receiptId}">${words}</a>` : words;
  }
}
