import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import { base, buttons } from '../ui/base.ts';

/** Another reading of the question was chosen. */
export class ChoiceEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('choice', { bubbles: true, composed: true });
    this.text = text;
  }
}

/** Other ways to read the question; one tap asks the other one. Fires `choice`. */
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
          html`<button class="button" @click=${() => this.dispatchEvent(new ChoiceEvent(ask))}>${label}</button>`,
      )}
    </div>`;
  }
}
