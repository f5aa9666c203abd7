import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Part } from '../ui/part.ts';
import type { Question } from './turns.ts';

const questionForm = new Part(() => import('./question-form.ts'));
const versions = new Part(() => import('./versions.ts'));

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
    `,
  ];

  @property({ attribute: false }) question!: Question;
  /** While an answer is written nothing is edited. */
  @property({ type: Boolean }) busy = false;
  @state() private editing = false;
  @query('.change') private change?: HTMLButtonElement;

  protected override render() {
    const { question } = this;
    return html`<h2 class="unseen">You asked</h2>
      ${
        this.editing
          ? html`<ph-question-form .text=${question.text} @cancel=${this.#close} @edit=${this.#close}></ph-question-form>`
          : this.#asked()
      }
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
    void versions.untilLoaded();
    return html`<ph-versions .ids=${beside} .shown=${id} .busy=${this.busy}></ph-versions>`;
  }

  /** Puts the focus where another version is chosen. */
  async focusVersions(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ph-versions')?.focus();
  }

  async #edit() {
    this.editing = (await questionForm.asked()) !== undefined;
  }

  readonly #close = async (event: Event) => {
    this.editing = false;
    await this.updateComplete;
    if (event.type === 'cancel') this.change?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-question': PhQuestion;
  }
}
