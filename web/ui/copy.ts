import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from './base.ts';
import { icon } from './icon.ts';

/** A value to take elsewhere, with the button that copies it. */
@customElement('ui-copy')
export class UiCopy extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .label {
        margin-bottom: var(--space-1);
        font-size: var(--text-m);
        font-weight: 560;
      }
      .frame {
        display: flex;
        align-items: flex-start;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--sunken);
      }
      pre {
        flex: 1;
        min-width: 0;
        margin: 0;
        padding: 0.7rem 0.9rem;
        overflow-x: auto;
        font-size: var(--text-s);
        line-height: 1.55;
        border-radius: inherit;
      }
      .line pre {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];

  @property() label = '';
  @property() value = '';
  /** Keeps its line breaks and scrolls sideways, as program text does. */
  @property({ type: Boolean }) block = false;
  @state() private copied = false;
  @query('pre') private text!: HTMLElement;

  protected override render() {
    return html`<p class="label" id="label">${this.label}</p>
      <div class="frame ${this.block ? '' : 'line'}">
        <pre tabindex=${this.block ? 0 : -1} role="group" aria-labelledby="label"><code>${this.value}</code></pre>
        <button class="button quiet icon" @click=${this.#copy} aria-label="Copy: ${this.label}">
          ${icon(this.copied ? 'check' : 'copy')}
        </button>
      </div>
      <span class="unseen" role="status">${this.copied ? `${this.label}: copied` : ''}</span>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      // Without the right to write, the text is selected for the person's own copy.
      getSelection()?.selectAllChildren(this.text);
      return;
    }
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  }
}
