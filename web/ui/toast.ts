import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base, buttons } from './base.ts';
import { icon } from './icon.ts';

const showForMs = 6000;

/** One short line about what just happened, said to screen readers as well. Use `toast`. */
@customElement('ui-toast')
export class UiToast extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: fixed;
        inset: auto 0 calc(var(--space-5) + env(safe-area-inset-bottom)) 0;
        z-index: 20;
        display: grid;
        place-items: center;
        padding: 0 var(--space-4);
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        max-width: 34rem;
        padding-left: var(--space-4);
        border-radius: var(--radius-m);
        background: var(--ink);
        color: var(--paper);
        font-size: var(--text-m);
        box-shadow: 0 12px 32px -8px var(--shadow-high);
        pointer-events: auto;
      }
      .toast p {
        padding: var(--space-3) 0;
      }
      .button.quiet {
        color: inherit;
      }
      .button.quiet:hover {
        background: transparent;
        color: inherit;
      }
      .button:focus-visible {
        outline-color: var(--paper);
        outline-offset: -4px;
      }
    `,
  ];

  @state() private words = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(words: string): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#hide, showForMs);
  }

  protected override render() {
    return html`<div role="status">
      ${
        this.words
          ? html`<div class="toast">
            <p>${this.words}</p>
            <button class="button quiet icon" aria-label="Close" @click=${this.#hide}>${icon('close')}</button>
          </div>`
          : nothing
      }
    </div>`;
  }

  readonly #hide = () => {
    this.words = '';
  };
}

let place: UiToast | undefined;

export function toast(words: string): void {
  const shown = place ?? document.body.appendChild(new UiToast());
  place = shown;
  // A frame later: screen readers hear what changes in a place that they know already.
  requestAnimationFrame(() => shown.show(words));
}
