import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import type { Waiting } from './queue.ts';

/** A question is not to be asked after all. */
export class DropEvent extends Event {
  readonly clientId: string;

  constructor(clientId: string) {
    super('drop-waiting', { bubbles: true, composed: true });
    this.clientId = clientId;
  }
}

/** The questions that wait until the answer before them is there. */
@customElement('ph-waiting')
export class PhWaiting extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: grid;
        gap: var(--space-1);
        padding: 0 0 var(--space-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding-left: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--sunken);
        font-size: var(--text-m);
      }
      li b {
        flex: none;
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 560;
      }
      li span {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) waiting: Waiting[] = [];

  protected override render() {
    if (this.waiting.length === 0) return nothing;
    return html`<ul aria-label="Questions that wait">
      ${this.waiting.map(
        ({ clientId, text }, index) => html`<li>
          <b>${index === 0 ? 'Next' : 'Then'}</b><span title=${text}>${text}</span>
          <button class="button quiet icon" aria-label=${`Do not ask “${text}”`} @click=${() => this.dispatchEvent(new DropEvent(clientId))}>
            ${icon('close', 16)}
          </button>
        </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-waiting': PhWaiting;
  }
}
