import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { cards } from './card-styles.ts';
import { measured } from './measures.ts';
import { pinButton, receiptLink } from './on-from-here.ts';

/** Rows with their values; each leads to what it is, where it is something. */
@customElement('ph-table-card')
export class PhTableCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    css`
      .card > header {
        padding-bottom: var(--space-2);
      }
      .more {
        padding: var(--space-2) var(--space-5) var(--space-3);
        border-top: 1px solid var(--line);
      }
      @media (max-width: 40rem) {
        .more {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) card!: Extract<Card, { type: 'table' }>;
  @property({ type: Boolean }) pinned = false;

  protected override render() {
    const { card, app } = this;
    const hidden = card.rowsInAll - card.rows.length;
    return html`<article class="card" aria-label=${card.title}>
      <header><h3>${card.title}</h3></header>
      <div class="scroll" tabindex="0" role="group" aria-label="Table: ${card.title}">
        <table>
          <caption class="unseen">
            ${card.title}
          </caption>
          <thead>
            <tr>
              ${card.columns.map(({ label, unit }) => html`<th scope="col" class=${unit === 'text' ? '' : 'amount'}>${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${card.rows.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${hidden > 0 ? html`<p class="more faint">${app.format.number(hidden)} more are not shown here.</p>` : nothing}
      ${card.receiptId || card.query ? this.#foot() : nothing}
    </article>`;
  }

  #foot() {
    const { card, app } = this;
    return html`<footer>
      ${card.receiptId ? receiptLink(card.receiptId) : nothing}
      ${card.query && !this.pinned ? pinButton(app, card.title, card.query) : nothing}
    </footer>`;
  }

  #row({ cells, href }: (typeof this.card.rows)[number]) {
    const { columns, currency } = this.card;
    return html`<tr>
      ${cells.map((value, index) => {
        const unit = columns[index]?.unit ?? 'text';
        const text = measured(value, { unit, currency }, this.app.format);
        return html`<td class=${unit === 'text' ? '' : 'amount'}>${index === 0 && href ? html`<a href=${href}>${text}</a>` : text}</td>`;
      })}
    </tr>`;
  }
}
