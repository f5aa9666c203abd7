import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AiUsage } from '../../contract/ai.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { Watch } from '../ui/watch.ts';
import { failureNote, saveRow } from './form-parts.ts';

/** What language models have taken this month, of how much, and what happens at the end. */
@customElement('ph-ai-budget')
export class PhAiBudget extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      meter {
        width: 100%;
        height: 0.75rem;
      }
      meter::-webkit-meter-bar {
        height: 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-full);
        background: var(--sunken);
      }
      meter::-webkit-meter-optimum-value {
        background: var(--accent);
      }
      meter::-webkit-meter-suboptimum-value {
        background: var(--danger);
      }
      .meter {
        display: grid;
        gap: var(--space-2);
      }
      .skeleton {
        height: 2rem;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);
  readonly #usage = new Loaded<AiUsage>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#usage]);
    super.connectedCallback();
    void this.#usage.load(() => this.app.api.get('/ai/usage'));
  }

  protected override render() {
    const { status, failure, value } = this.#usage;
    if (status === 'failed') return loadFailed('The usage could not be loaded.', failure, () => this.#usage.load());
    if (!value) return html`<span class="skeleton"></span>`;
    return html`${this.#meter(value)}
      <form class="fields" novalidate @submit=${this.#save}>
        ${failureNote(this.#form)}
        <div class="field">
          <label for="tokens">Tokens a month</label>
          <input
            id="tokens"
            name="tokens"
            type="number"
            min="0"
            step="1000"
            .defaultValue=${String(value.budget)}
            aria-describedby="tokens-hint"
            aria-invalid=${this.#form.faults.aiMonthlyTokens ? 'true' : nothing}
          />
          <p class="hint" id="tokens-hint">
            ${value.budgetIs === 'plan' ? 'This is what your plan has.' : 'You have set this; empty takes what your plan has.'}
          </p>
          ${this.#form.faults.aiMonthlyTokens ? html`<p class="fault">${this.#form.faults.aiMonthlyTokens}</p>` : nothing}
        </div>
        ${saveRow(this.#form)}
      </form>`;
  }

  #meter({ used, budget, renewsOn, atEnd }: AiUsage) {
    const { format } = this.app;
    return html`<div class="meter">
      <p><b>${format.number(used)}</b> of ${format.number(budget)} tokens used this month</p>
      <meter min="0" max=${Math.max(budget, 1)} high=${budget * 0.9} value=${used} aria-label="Tokens used this month"></meter>
      <p class="faint">All of it is there again on ${format.days(renewsOn, renewsOn)}. ${atEnd}</p>
    </div>`;
  }

  readonly #save = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ tokens = '' }) => {
      await this.app.api.patch('/workspace', { aiMonthlyTokens: tokens === '' ? null : Number(tokens) });
      await this.#usage.load();
    });
}
