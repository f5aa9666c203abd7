import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { cards } from './card-styles.ts';

/** What a search found, numbered as the answer cites it. */
@customElement('ph-found-card')
export class PhFoundCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-3);
        padding: var(--space-3) var(--space-5);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .n {
        color: var(--ink-faint);
        font-size: var(--text-s);
        line-height: 1.6rem;
      }
      b,
      a {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .kind {
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
    `,
  ];

  @property({ attribute: false }) card!: Extract<Card, { type: 'found' }>;

  protected override render() {
    return html`<article class="card" aria-label="Found: ${this.card.query}">
      <ol>
        ${this.card.items.map(
          ({ n, kind, title, text, href }) =>
            html`<li>
              <span class="n">[${n}]</span>
              <div>
                ${href ? html`<a class="touch" href=${href}>${title}</a>` : html`<b>${title}</b>`}
                <span class="kind">${kind}</span>
                <p>${text}</p>
              </div>
            </li>`,
        )}
      </ol>
    </article>`;
  }
}
