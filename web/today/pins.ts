import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { LivePin, ScheduledAnswer } from '../../contract/learning.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Loaded } from '../ui/loaded.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import '../cards/card-list.ts';
import '../schedule/told.ts';

/** What was kept here from answers, worked out anew; and what the questions by the clock have to tell. Nothing where there is neither. Fires `settled` once that is known. */
@customElement('ph-pins')
export class PhPins extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: contents;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .pins {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: var(--space-3);
      }
      .pin {
        /* The title of the first card leaves the corner to the button. */
        --card-corner: 3.25rem;
        position: relative;
        min-width: 0;
      }
      .pin > .button {
        position: absolute;
        top: 1px;
        right: 1px;
        border-radius: var(--radius-l);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #pins = new Loaded<{ data: LivePin[] }>();
  readonly #told = new Loaded<{ data: ScheduledAnswer[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#pins, this.#told]);
    super.connectedCallback();
    void this.#pins.load(() => this.app.api.get('/pins'));
    void this.#told.load(() => this.app.api.get('/scheduled-answers?limit=5'));
  }

  protected override render() {
    return html`${this.#news()} ${this.#kept()}`;
  }

  protected override updated(): void {
    const isOpen = [this.#pins, this.#told].some(({ status }) => status === 'loading');
    if (!isOpen) this.dispatchEvent(new Event('settled', { bubbles: true }));
  }

  #news() {
    const unseen = this.#told.value?.data.filter(({ status, seenAt }) => status === 'told' && seenAt === null) ?? [];
    if (unseen.length === 0) return nothing;
    return html`<section>
      <h2>Something moved</h2>
      ${unseen.map(
        (answer) =>
          html`<ph-told .app=${this.app} .answer=${answer}></ph-told>
            <div><button class="button" @click=${() => this.#seen(answer)}>${icon('check', 18)} Seen</button></div>`,
      )}
    </section>`;
  }

  #kept() {
    const pins = this.#pins.value?.data ?? [];
    if (pins.length === 0) return nothing;
    return html`<section>
      <h2>Pinned</h2>
      <div class="pins">
        ${repeat(
          pins,
          ({ id }) => id,
          (pin) =>
            html`<div class="pin">
              ${
                pin.failed
                  ? html`<div class="note warn">${icon('alert')}<p>${pin.title}: ${pin.failed}</p></div>`
                  : html`<ph-cards .app=${this.app} .cards=${pin.cards.filter(({ type }) => type !== 'choices').slice(0, 2)} pinned></ph-cards>`
              }
              <button class="button quiet icon" aria-label="Take off Today: ${pin.title}" @click=${() => this.#remove(pin)}>
                ${icon('close', 16)}
              </button>
            </div>`,
        )}
      </div>
    </section>`;
  }

  #remove({ id }: LivePin) {
    return this.#try(async () => {
      await this.app.api.delete(`/pins/${id}`);
      await this.#pins.load();
    });
  }

  #seen({ id }: ScheduledAnswer) {
    return this.#try(async () => {
      await this.app.api.post(`/scheduled-answers/${id}/seen`);
      await this.#told.load();
    });
  }

  async #try(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
