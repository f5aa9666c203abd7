import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { AskEvent } from './ask-event.ts';
import { keepDraft, readDraft } from './drafts.ts';

/** Where the question is written. Fires `ask` with what was typed, and `stop`; `accepted()` empties the field once the question is safe. */
@customElement('ph-composer')
export class PhComposer extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: var(--space-1);
        padding: 0.3rem;
        border: 1px solid var(--line-strong);
        border-radius: calc(var(--radius-l) + 2px);
        background: var(--surface);
        box-shadow: 0 8px 28px -18px var(--shadow-high);
      }
      form:focus-within {
        border-color: var(--accent);
        box-shadow:
          0 0 0 1px var(--accent),
          0 8px 28px -18px var(--shadow-high);
      }
      textarea {
        flex: 1;
        min-width: 0;
        min-height: var(--touch);
        max-height: 40dvh;
        padding: 0.6rem 0.4rem 0.6rem 0.85rem;
        border: 0;
        background: transparent;
        color: var(--ink);
        font: inherit;
        line-height: 1.5;
        resize: none;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        color: var(--ink-faint);
        opacity: 1;
      }
      .button.icon {
        border-radius: var(--radius-m);
      }
      .hint {
        padding: var(--space-2) var(--space-4) 0;
        color: var(--ink-faint);
        font-size: var(--text-xs);
        text-align: center;
      }
      kbd {
        font: inherit;
        font-weight: 600;
      }
      @media (pointer: coarse), (max-width: 40rem) {
        .hint {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) conversationId: string | undefined;
  @property({ type: Boolean }) writing = false;
  @state() private empty = true;
  @query('textarea') private input!: HTMLTextAreaElement;

  /** The draft to be put into the field with the next drawing. */
  #draft: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has('conversationId')) return;
    this.#draft = readDraft(this.conversationId);
    this.empty = this.#draft.trim() === '';
  }

  protected override updated(): void {
    if (this.#draft === undefined) return;
    this.input.value = this.#draft;
    this.#draft = undefined;
    this.#fit();
  }

  async focusQuestion(): Promise<void> {
    await this.updateComplete;
    this.input.focus();
  }

  /** The question is stored: its draft is needed no more, unless it was changed in the meantime. */
  accepted(conversationId: string | undefined, question: string): void {
    if (readDraft(conversationId).trim() !== question) return;
    keepDraft(conversationId, '');
    if (conversationId !== this.conversationId) return;
    this.input.value = '';
    this.#typed();
  }

  protected override render() {
    return html`<form @submit=${this.#ask}>
        <label class="unseen" for="question">Your question</label>
        <textarea
          id="question"
          rows="1"
          maxlength="8000"
          placeholder="Ask about your customers…"
          enterkeyhint="send"
          @input=${this.#typed}
          @keydown=${this.#key}
        ></textarea>
        ${
          this.writing
            ? html`<button class="button icon" type="button" aria-label="Stop the answer" title="Stop (Esc)" @click=${this.#stop}>
              ${icon('stop')}
            </button>`
            : nothing
        }
        ${
          this.writing && this.empty
            ? nothing
            : html`<button
              class="button primary icon"
              aria-label=${this.writing ? 'Ask when the answer is there' : 'Ask'}
              aria-disabled=${this.empty}
            >
              ${icon('send')}
            </button>`
        }
      </form>
      <p class="hint"><kbd>Enter</kbd> asks · <kbd>Shift Enter</kbd> new line · <kbd>/</kbd> comes back here</p>`;
  }

  #typed() {
    keepDraft(this.conversationId, this.input.value);
    this.empty = this.input.value.trim() === '';
    this.#fit();
  }

  #key(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#ask(event);
  }

  #ask(event: Event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text) this.dispatchEvent(new AskEvent(text));
  }

  #stop() {
    this.dispatchEvent(new Event('stop', { bubbles: true, composed: true }));
  }

  /** Grows with its text where the style sheet alone cannot make it. */
  #fit() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-composer': PhComposer;
  }
}
