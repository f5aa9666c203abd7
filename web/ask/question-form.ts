import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';

/** A question was changed: it is asked again in its place, and the old one stays beside it. */
export class EditEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('edit', { bubbles: true, composed: true });
    this.text = text;
  }
}

/** Where a question is put otherwise. Fires `edit` when it is asked so, and `cancel`. */
@customElement('ph-question-form')
export class PhQuestionForm extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        width: min(36rem, 100%);
      }
      form {
        display: grid;
        gap: var(--space-2);
      }
      textarea {
        width: 100%;
        min-height: 5rem;
        padding: 0.65rem 1rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-l);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        field-sizing: content;
        resize: vertical;
      }
      form .row {
        justify-content: flex-end;
      }
    `,
  ];

  @property() text = '';
  @query('textarea') private input!: HTMLTextAreaElement;

  protected override firstUpdated(): void {
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  protected override render() {
    return html`<form @submit=${this.#ask} @keydown=${this.#key}>
      <label class="unseen" for="again">The question, changed</label>
      <textarea id="again" maxlength="8000" .defaultValue=${this.text}></textarea>
      <div class="row">
        <button class="button" type="button" @click=${this.#cancel}>Cancel</button>
        <button class="button primary">Ask this instead</button>
      </div>
    </form>`;
  }

  readonly #cancel = () => this.dispatchEvent(new Event('cancel'));

  #key(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#cancel();
    }
    const inText = event.target === this.input;
    if (inText && event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#ask(event);
  }

  #ask(event: Event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text || text === this.text) this.#cancel();
    else this.dispatchEvent(new EditEvent(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-question-form': PhQuestionForm;
  }
}
