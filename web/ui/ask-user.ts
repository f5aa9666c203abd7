import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from './base.ts';
import { dialogs } from './dialog-styles.ts';
import { field } from './field.ts';
import { forms } from './form-styles.ts';

interface AskOptions {
  title: string;
  words?: string;
  /** What the button that goes on says: a verb, never "OK". */
  action: string;
  danger?: boolean;
  /** Asks for one line of text, and starts with this one. */
  input?: { label: string; value: string };
}

/** A question that must be answered before going on. Use `askUser`. */
@customElement('ui-ask-user')
export class UiAskUser extends LitElement {
  static override styles = [base, buttons, forms, dialogs];

  @property({ attribute: false }) options!: AskOptions;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input?: HTMLInputElement;
  answer!: (text: string | undefined) => void;

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.input?.select();
  }

  protected override render() {
    const { title, words, action, danger, input } = this.options;
    return html`<dialog aria-labelledby="title" @close=${this.#close} @click=${this.#clickOutside}>
      <form method="dialog">
        <h2 id="title">${title}</h2>
        ${words ? html`<p class="soft">${words}</p>` : nothing}
        ${input ? field({ name: 'text', label: input.label, value: input.value, required: true, maxLength: 200 }) : nothing}
        <div class="actions">
          <button class="button" type="button" @click=${() => this.dialog.close('')}>Cancel</button>
          <button class="button ${danger ? 'danger' : 'primary'}" type="submit" value="go" ?autofocus=${!input}>
            ${action}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #close() {
    this.answer(this.dialog.returnValue === 'go' ? (this.input?.value.trim() ?? '') : undefined);
    this.remove();
  }

  #clickOutside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close('');
  }
}

/** The text that was given ('' where none was asked for), or undefined when the person turned back. */
export function askUser(options: AskOptions): Promise<string | undefined> {
  const element = document.createElement('ui-ask-user');
  element.options = options;
  document.body.append(element);
  return new Promise((answer) => {
    element.answer = answer;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-ask-user': UiAskUser;
  }
}
