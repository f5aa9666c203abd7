import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons, surfaces } from '../ui/base.ts';

/** What an answer needs first: a connected shop, or somebody who is signed in. Fires `sign-in` and `register`. */
@customElement('ph-answer-prompt')
export class PhAnswerPrompt extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      .prompt {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        padding: var(--space-4) var(--space-5);
        margin-top: var(--space-2);
      }
      .prompt h3 + p {
        max-width: 34ch;
      }
    `,
  ];

  @property() kind: 'connect' | 'sign-in' = 'connect';

  protected override render() {
    if (this.kind === 'connect') {
      return html`<div class="card prompt">
        <div>
          <h3>Connect your shop first</h3>
          <p class="soft">Campaigns are made from what your customers do. It takes a few minutes, or try sample data.</p>
        </div>
        <a class="button primary" href="/sources">Go to Sources</a>
      </div>`;
    }
    return html`<div class="card prompt">
      <div>
        <h3>This needs your own data</h3>
        <p class="soft">Sign in and your question is asked again, here.</p>
      </div>
      <div class="row">
        <button class="button primary" @click=${() => this.#fire('sign-in')}>Sign in</button>
        <button class="button" @click=${() => this.#fire('register')}>Create an account</button>
      </div>
    </div>`;
  }

  #fire(name: 'sign-in' | 'register') {
    this.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-answer-prompt': PhAnswerPrompt;
  }
}
