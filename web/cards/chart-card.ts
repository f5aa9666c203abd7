import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { cards } from './card-styles.ts';
import { measured, measuredShort } from './measures.ts';
import { pinButton, receiptLink } from './on-from-here.ts';
import '../ui/chart.ts';

/** Values along time or side by side, with the table behind them. */
@customElement('ph-chart-card')
export class PhChartCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    disclosure,
    css`
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 0 var(--space-5);
      }
      .running {
        color: var(--ink-faint);
      }
      @media (max-width: 40rem) {
        summary {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) card!: Extract<Card, { type: 'chart' }>;
  @property({ type: Boolean }) pinned = false;

  protected override render() {
    const { card, app } = this;
    const { points, title } = card;
    return html`<article class="card" aria-label=${title}>
      <header><h3>${title}</h3></header>
      <div class="inside">
        <ui-chart
          .shape=${card.shape}
          .values=${points.map(({ value }) => (value === null ? null : Number(value)))}
          .label=${(index: number) => points[index]?.label ?? ''}
          .whole=${(value: number) => measuredShort(value, card, app.format)}
        ></ui-chart>
      </div>
      <details>
        <summary>${icon('chevron', 16)} The table behind it</summary>
        <div class="scroll" tabindex="0" role="group" aria-label="Table: ${title}">${this.#table()}</div>
      </details>
      <footer>
        ${card.receiptId ? receiptLink(card.receiptId) : nothing}
        ${card.query && !this.pinned ? pinButton(app, title, card.query) : nothing}
      </footer>
    </article>`;
  }

  #table() {
    const { card, app } = this;
    return html`<table>
      <caption class="unseen">
        ${card.title}
      </caption>
      <tbody>
        ${card.points.map(
          ({ label, value, running }) =>
            html`<tr>
              <th scope="row">${label} ${running ? html`<span class="running">so far</span>` : nothing}</th>
              <td class="amount">${measured(value, card, app.format)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
