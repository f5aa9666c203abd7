import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { cards } from './card-styles.ts';
import { changed, measured } from './measures.ts';
import { pinButton, receiptLink } from './on-from-here.ts';

/** One number, its time, and what it is compared with. The number opens to its receipt. */
@customElement('ph-metric-card')
export class PhMetricCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    css`
      .value {
        display: inline-grid;
        align-items: center;
        min-height: var(--touch);
        min-width: var(--touch);
        color: var(--ink);
        font-size: var(--text-3xl);
        font-weight: 620;
        letter-spacing: -0.022em;
        line-height: 1.2;
        text-decoration: underline dotted var(--line-strong) 1px;
        text-underline-offset: 0.2em;
        overflow-wrap: anywhere;
      }
      .value:hover {
        color: var(--accent);
      }
      .beside {
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-wrap: pretty;
      }
      .up {
        color: var(--accent);
        font-weight: 600;
      }
      .down {
        color: var(--danger);
        font-weight: 600;
      }
      .same {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) card!: Extract<Card, { type: 'metric' }>;
  /** Where it stands already: a pinned one is not pinned again. */
  @property({ type: Boolean }) pinned = false;

  protected override render() {
    const { card, app } = this;
    return html`<article class="card" aria-label=${card.title}>
      <header>
        <h3>${card.title}</h3>
        <span class="faint">${card.window}</span>
      </header>
      <div class="inside">
        <a class="value" href="/receipts/${card.receiptId}">${measured(card.value, card, app.format)}</a>
        ${this.#beside()}
      </div>
      <footer>${receiptLink(card.receiptId)} ${this.pinned ? nothing : pinButton(app, card.title, card.query)}</footer>
    </article>`;
  }

  #beside() {
    const { card, app } = this;
    if (card.previous === undefined || !card.change) return nothing;
    const { text, direction } = changed(card.change, card, app.format);
    return html`<p class="beside">
      <span class=${direction}>${text}</span> against ${measured(card.previous, card, app.format)}
      ${card.previousWindow ?? 'before'}
    </p>`;
  }
}
