import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../app/api.ts';
import { base, buttons } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';

/** Whether an answer was right. What is said of a wrong one becomes a case that later answers are tried on. */
@customElement('ph-answer-rating')
export class PhAnswerRating extends LitElement {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      :host {
        display: contents;
      }
      .button[aria-pressed='true'] {
        color: var(--accent-strong);
        background: var(--accent-soft);
      }
      form {
        display: grid;
        gap: var(--space-2);
        flex: 1 1 100%;
        order: 1;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property() path = '';
  @state() private rating: 'up' | 'down' | undefined;
  @state() private asking = false;

  protected override render() {
    return html`<button
        class="button quiet icon"
        aria-label="The answer is right"
        aria-pressed=${this.rating === 'up'}
        @click=${() => this.#say('up')}
      >
        ${icon('up', 18)}
      </button>
      <button
        class="button quiet icon"
        aria-label="The answer is wrong"
        aria-pressed=${this.rating === 'down'}
        @click=${() => this.#say('down')}
      >
        ${icon('down', 18)}
      </button>
      ${
        this.asking
          ? html`<form @submit=${this.#explain}>
            <label for="expected">What would have been right?</label>
            <textarea id="expected" name="expected" maxlength="2000" rows="2"></textarea>
            <div class="row">
              <button class="button">Send</button>
              <button class="button quiet" type="button" @click=${this.#close}>No, thanks</button>
            </div>
          </form>`
          : nothing
      }`;
  }

  async #say(rating: 'up' | 'down', expected?: string) {
    try {
      await this.api.post(this.path, { rating, ...(expected ? { expected } : {}) });
      this.rating = rating;
      this.asking = rating === 'down' && expected === undefined;
      if (this.asking) void this.#toForm();
      else toast(expected ? 'Thank you. It is kept with the question.' : 'Thank you.');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  async #toForm() {
    await this.updateComplete;
    const field = this.renderRoot.querySelector('textarea');
    field?.focus({ preventScroll: true });
    field?.form?.scrollIntoView({ block: 'center' });
  }

  readonly #close = () => {
    this.asking = false;
  };

  #explain(event: SubmitEvent) {
    event.preventDefault();
    const expected = String(new FormData(event.target as HTMLFormElement).get('expected') ?? '').trim();
    if (expected) void this.#say('down', expected);
    else this.#close();
  }
}
