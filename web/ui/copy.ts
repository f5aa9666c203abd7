import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from './base.ts';
import { icon } from './icon.ts';

/** Longer text is folded to its beginning. */
const FOLDED_LINES = 16;

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
      .folded pre {
        max-height: 14rem;
        overflow: hidden;
        mask-image: linear-gradient(#000 70%, transparent);
      }
      .unfold {
        min-height: var(--touch);
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
  @state() private unfolded = false;
  @query('pre') private text!: HTMLElement;

  protected override render() {
    const lines = this.block ? this.value.split('\n').length : 1;
    const folded = lines > FOLDED_LINES && !this.unfolded;
    return html`<p class="label" id="label">${this.label}</p>
      <div class="frame ${this.block ? '' : 'line'} ${folded ? 'folded' : ''}">
        <pre tabindex=${this.block ? 0 : -1} role="group" aria-labelledby="label"><code>${this.value}</code></pre>
        <button class="button quiet icon" @click=${this.#copy} aria-label="Copy: ${this.label}">
          ${icon(this.copied ? 'check' : 'copy')}
        </button>
      </div>
      ${
        lines > FOLDED_LINES
          ? html`<button class="button quiet unfold" aria-expanded=${this.unfolded} @click=${this.#unfold}>
            ${this.unfolded ? 'Show less' : `Show all ${lines} lines`}<span class="unseen">: ${this.label}</span>
          </button>`
          : nothing
      }
      <span class="unseen" role="status">${this.copied ? `${this.label}: copied` : ''}</span>`;
  }

  #unfold() {
    this.unfolded = !this.unfolded;
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
