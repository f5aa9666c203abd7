import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import { AskEvent } from '../ask/ask-event.ts';
import { base, buttons } from '../ui/base.ts';

/** Other ways to read the question; one tap asks the other one. Fires `ask`. */
@customElement('ph-choices-card')
export class PhChoicesCard extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) card!: Extract<Card, { type: 'choices' }>;

  protected override render() {
    const { question, options } = this.card;
    return html`<div role="group" aria-label=${question}>
      <p>${question}</p>
      ${options.map(
        ({ label, ask }) =>
          html`<button class="button" @click=${() => this.dispatchEvent(new AskEvent(ask))}>${label}</button>`,
      )}
    </div>`;
  }
}
