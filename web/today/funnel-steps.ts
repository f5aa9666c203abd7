import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FUNNEL_STEPS } from '../../contract/analytics.ts';
import { deedWords } from '../people/words.ts';
import { base, buttons } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { FEWEST_STEPS, MOST_STEPS } from './funnel-question.ts';
import { pickers } from './pickers.ts';

/** The steps of a path, to be changed, added, taken away and put in another order. Tells them as the event `steps`. */
@customElement('ph-funnel-steps')
export class PhFunnelSteps extends LitElement {
  static override styles = [
    base,
    buttons,
    disclosure,
    pickers,
    css`
      /* One below the other, also where small choices stand side by side. */
      ol.pickers {
        display: grid;
        gap: var(--space-2);
        padding: 0 0 var(--space-2);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 16rem) auto;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      .moves {
        display: flex;
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: 0.75rem minmax(0, 1fr) auto;
          column-gap: 6px;
        }
        li select {
          width: 100%;
          padding-inline: 0.4rem 0;
        }
        .moves {
          margin-right: calc(-1 * var(--space-3));
        }
      }
      .turned svg {
        transform: rotate(-90deg);
      }
      .turned.later svg {
        transform: rotate(90deg);
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly string[] = FUNNEL_STEPS;
  @property({ attribute: false }) events: readonly string[] = [];

  protected override render() {
    const { steps } = this;
    const isUsual = steps.join() === FUNNEL_STEPS.join();
    return html`<details ?open=${!isUsual}>
      <summary>${icon('chevron', 16)} Change the steps</summary>
      <ol class="pickers" aria-label="Steps">
        ${steps.map((step, index) => this.#row(step, index))}
      </ol>
      <div class="pickers">
        ${
          steps.length < MOST_STEPS
            ? html`<select aria-label="Add a step" @change=${this.#add}>
              <option value="">Add a step…</option>
              ${this.#options('')}
            </select>`
            : nothing
        }
        ${isUsual ? nothing : html`<button class="button quiet" @click=${() => this.#tell(FUNNEL_STEPS)}>The usual steps</button>`}
      </div>
    </details>`;
  }

  #row(step: string, index: number) {
    const { steps } = this;
    const words = `step ${index + 1}, ${deedWords(step)}`;
    return html`<li>
      <span aria-hidden="true">${index + 1}</span>
      <select aria-label="Step ${index + 1}" @change=${(event: Event) => this.#change(index, (event.target as HTMLSelectElement).value)}>
        ${this.#options(step)}
      </select>
      <span class="moves">
        <button class="button quiet icon turned" aria-label="Earlier: ${words}" ?disabled=${index === 0} @click=${() => this.#move(index, -1)}>
          ${icon('chevron')}
        </button>
        <button class="button quiet icon turned later" aria-label="Later: ${words}" ?disabled=${index === steps.length - 1} @click=${() => this.#move(index, 1)}>
          ${icon('chevron')}
        </button>
        <button class="button quiet icon" aria-label="Take away: ${words}" ?disabled=${steps.length <= FEWEST_STEPS} @click=${() => this.#tell(steps.filter((_, at) => at !== index))}>
          ${icon('close')}
        </button>
      </span>
    </li>`;
  }

  #options(chosen: string) {
    const known = new Set<string>([...FUNNEL_STEPS, ...this.events, ...(chosen ? [chosen] : [])]);
    return [...known].map(
      (name) =>
        html`<option value=${name} ?selected=${name === chosen} .selected=${name === chosen}>${deedWords(name)}</option>`,
    );
  }

  #change(index: number, name: string): void {
    this.#tell(this.steps.map((step, at) => (at === index ? name : step)));
  }

  #move(index: number, by: number): void {
    const steps = [...this.steps];
    const [step = ''] = steps.splice(index, 1);
    steps.splice(index + by, 0, step);
    this.#tell(steps);
  }

  #add(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const name = select.value;
    select.value = '';
    if (name) this.#tell([...this.steps, name]);
  }

  #tell(steps: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('steps', { detail: steps }));
  }
}
