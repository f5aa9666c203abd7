import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SharedReceipt } from '../../contract/sharing.ts';
import type { Format } from '../app/format.ts';
import { measuredRange } from '../cards/measures.ts';
import { receiptLineStyles, receiptLines } from '../receipts/receipt-lines.ts';
import { base } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';

/** How a shared number was come by. It opens where it stands; `named` where no card says of what it is. */
@customElement('ph-shared-receipt')
export class PhSharedReceipt extends LitElement {
  static override styles = [
    base,
    disclosure,
    receiptLineStyles,
    css`
      summary {
        width: auto;
        padding: 0 var(--space-5);
      }
      dl {
        padding-top: 0;
      }
      :host([named]) {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      @media (max-width: 40rem) {
        summary {
          padding-inline: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) receipt!: SharedReceipt;
  @property({ attribute: false }) format!: Format;
  @property({ type: Boolean, reflect: true }) named = false;

  protected override render() {
    const { receipt, format, named } = this;
    const number = `${receipt.name}: ${measuredRange(receipt, receipt, format)}, ${receipt.window.text}`;
    return html`<details>
      <summary>
        ${icon('chevron', 16)}
        <span>Receipt${named ? html` of ${number}` : html`<span class="unseen"> of ${number}</span>`}</span>
      </summary>
      <dl>${receiptLines(receipt, format, 'Against the shop')}</dl>
    </details>`;
  }
}
