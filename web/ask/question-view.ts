import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import type { Question } from './turns.ts';

/** A question was changed: it is asked again in its place, and the old one stays beside it. */
export class EditEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('edit', { bubbles: true, composed: true });
    this.text = text;
  }
}

/** Another branch is to be shown: the question with this id. */
export class BranchEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('branch', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** What was asked, which of its branches this is, and the way to ask it otherwise. Fires `edit`, `branch` and `resend`. */
@customElement('ph-question')
export class PhQuestion extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        justify-items: end;
        gap: var(--space-1);
        margin-top: var(--space-3);
      }
      .bubble {
        grid-column: 2;
        max-width: 36rem;
        padding: 0.65rem 1rem;
        border-radius: var(--radius-l) var(--radius-l) 4px var(--radius-l);
        background: var(--accent-soft);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .bubble.sending {
        opacity: 0.7;
      }
      .unsent {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 0 var(--space-2);
        color: var(--danger);
        font-size: var(--text-s);
      }
      .asked {
        display: grid;
        grid-template-columns: auto minmax(0, auto);
        align-items: center;
        justify-content: end;
        gap: var(--space-1);
        max-width: 100%;
      }
      .asked .button {
        color: var(--ink-faint);
      }
      .versions {
        display: flex;
        align-items: center;
        margin-bottom: calc(-1 * var(--space-3));
        color: var(--ink-soft);
        font-size: var(--text-xs);
      }
      .previous svg {
        transform: rotate(180deg);
      }
      form {
        display: grid;
        gap: var(--space-2);
        width: min(36rem, 100%);
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

  @property({ attribute: false }) question!: Question;
  /** While an answer is written nothing is edited. */
  @property({ type: Boolean }) busy = false;
  @state() private editing = false;
  @query('textarea') private input?: HTMLTextAreaElement;
  @query('.change') private change?: HTMLButtonElement;
  @query('.versions button:enabled') private versions?: HTMLButtonElement;

  protected override render() {
    const { question } = this;
    return html`<h2 class="unseen">You asked</h2>
      ${this.editing ? this.#form() : this.#asked()}
      ${
        question.state === 'failed'
          ? html`<p class="unsent" role="alert">
            <span>${question.failure}</span>
            <button class="button quiet" @click=${() => this.dispatchEvent(new Event('resend'))}>
              ${icon('sync')} Try again
            </button>
          </p>`
          : nothing
      }`;
  }

  #asked() {
    const { id, text, state: sent } = this.question;
    const editable = id !== undefined && sent === 'sent';
    return html`<div class="asked">
        ${
          editable
            ? html`<button class="change button quiet icon" aria-label="Ask this otherwise" ?disabled=${this.busy} @click=${this.#edit}>
              ${icon('edit', 16)}
            </button>`
            : nothing
        }
        <p class="bubble ${sent}">${text}</p>
      </div>
      ${editable ? this.#versions(id) : nothing}`;
  }

  #versions(id: string) {
    const { beside } = this.question;
    if (beside.length < 2) return nothing;
    const place = beside.indexOf(id);
    return html`<div class="versions" role="group" aria-label="Version ${place + 1} of ${beside.length}">
      <button
        class="button quiet icon previous"
        aria-label="The version before"
        ?disabled=${this.busy || place <= 0}
        @click=${() => this.#show(beside[place - 1])}
      >
        ${icon('chevron', 16)}
      </button>
      <span aria-hidden="true">${place + 1} / ${beside.length}</span>
      <button
        class="button quiet icon"
        aria-label="The version after"
        ?disabled=${this.busy || place >= beside.length - 1}
        @click=${() => this.#show(beside[place + 1])}
      >
        ${icon('chevron', 16)}
      </button>
    </div>`;
  }

  /** Puts the focus where another version is chosen. */
  async focusVersions(): Promise<void> {
    await this.updateComplete;
    this.versions?.focus();
  }

  #form() {
    return html`<form @submit=${this.#ask} @keydown=${this.#key}>
      <label class="unseen" for="again">The question, changed</label>
      <textarea id="again" maxlength="8000" .value=${this.question.text}></textarea>
      <div class="row">
        <button class="button" type="button" @click=${this.#cancel}>Cancel</button>
        <button class="button primary">Ask this instead</button>
      </div>
    </form>`;
  }

  async #edit() {
    this.editing = true;
    await this.updateComplete;
    this.input?.focus();
    this.input?.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  readonly #cancel = async () => {
    this.editing = false;
    await this.updateComplete;
    this.change?.focus();
  };

  #key(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      void this.#cancel();
    }
    const inText = event.target === this.input;
    if (inText && event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#ask(event);
  }

  #ask(event: Event) {
    event.preventDefault();
    const text = this.input?.value.trim() ?? '';
    if (!text) return;
    this.editing = false;
    if (text !== this.question.text) this.dispatchEvent(new EditEvent(text));
  }

  #show(id: string | undefined) {
    if (id) this.dispatchEvent(new BranchEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-question': PhQuestion;
  }
}
