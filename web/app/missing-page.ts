import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';

/** Shown at an address where there is nothing. */
@customElement('ph-missing-page')
export class PhMissingPage extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
        padding: 18vh var(--space-4) var(--space-7);
        text-align: center;
      }
    `,
  ];

  protected override render() {
    return html`<h1>There is nothing here</h1>
      <p class="soft">The address may be mistyped, or what it led to was deleted.</p>
      <a class="button primary" href="/">Go to Ask</a>`;
  }
}
